/**
 * The only place that talks to the server. Paths, bodies and answers are typed by the program's own openapi.json. Every failure is an ApiError
 * with a message in both languages and, where the server answered, the request's id.
 */
import { both } from "../texts";
import type { Problem } from "./types";
import type { paths } from "./types.gen";

type Verb = "get" | "post" | "put" | "patch" | "delete";
type PathOf<V extends Verb> = { [P in keyof paths]: paths[P] extends { [K in V]: { responses: unknown } } ? P : never }[keyof paths];
type NameIn<P> = P extends `${string}{${infer Name}}${infer Rest}` ? Name | NameIn<Rest> : never;
type At<P> = { [Name in NameIn<P>]: string };
type Content<C> = C extends { content: { "application/json": infer Body } } ? Body : never;
type Responses<P, V> = P extends keyof paths ? (V extends keyof paths[P] ? (paths[P][V] extends { responses: infer R } ? R : never) : never) : never;
type Good<R> = { [S in keyof R]: S extends 200 | 201 | 202 ? Content<R[S]> : never }[keyof R];
export type Answer<P, V> = Good<Responses<P, V>>;
type BodyOf<P, V> = P extends keyof paths ? (V extends keyof paths[P] ? (paths[P][V] extends { requestBody: infer B } ? Content<B> : never) : never) : never;
export type Query = Record<string, string | number | boolean | null | undefined | readonly string[]>;

export class ApiError extends Error {
	override name = "ApiError";
	constructor(
		readonly status: number,
		readonly problem: Partial<Problem> & Pick<Problem, "code" | "messages">,
	) {
		super(problem.messages.en);
	}
}

/** The address of a path template with its names filled in; for links to downloads too. */
export function address<P extends keyof paths>(path: P, at: At<P>, query?: Query): string {
	const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent((at as Record<string, string>)[name] ?? ""));
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(query ?? {}))
		for (const one of Array.isArray(value) ? (value as readonly string[]) : [value as string | number | boolean | null | undefined])
			if (one !== undefined && one !== null && one !== "")
				search.append(name, String(one));
	return search.size > 0 ? `${filled}?${search}` : filled;
}

/** Seconds after which a refused request may be tried again, where the server names them. */
function wait(response: Response): { retry_after_s?: number } {
	const seconds = Number(response.headers.get("Retry-After") ?? Number.NaN);
	return Number.isFinite(seconds) ? { retry_after_s: seconds } : {};
}

async function ask(verb: Verb, url: string, init: RequestInit): Promise<unknown> {
	const headers = new Headers(init.headers);
	headers.set("Accept", "application/json, application/problem+json");
	if (verb !== "get")
		headers.set("X-Jieban", "1");
	let response: Response;
	try {
		response = await fetch(url, { ...init, method: verb.toUpperCase(), headers, credentials: "same-origin" });
	} catch (cause) {
		if (cause instanceof DOMException && cause.name === "AbortError")
			throw cause;
		throw new ApiError(0, { code: "offline", messages: both("problem.offline") });
	}
	const type = response.headers.get("Content-Type") ?? "";
	const body: unknown = /\bjson\b/.test(type) ? await response.json().catch(() => undefined) : undefined;
	if (response.ok) {
		if (body === undefined && response.status !== 204)
			throw new ApiError(response.status, { code: "internal", messages: both("problem.unreadable"), request_id: response.headers.get("X-Request-Id") ?? "" });
		return body;
	}
	if (typeof body === "object" && body !== null && "messages" in body)
		throw new ApiError(response.status, { ...wait(response), ...(body as Problem) });
	throw new ApiError(response.status, {
		code: "internal",
		messages: both("problem.failed", { status: response.status }),
		request_id: response.headers.get("X-Request-Id") ?? "",
	});
}

export const api = {
	get<P extends PathOf<"get">>(path: P, at: At<P>, query?: Query, signal?: AbortSignal): Promise<Answer<P, "get">> {
		return ask("get", address(path, at, query), signal ? { signal } : {}) as Promise<Answer<P, "get">>;
	},
	post<P extends PathOf<"post">>(path: P, at: At<P>, body?: BodyOf<P, "post">, query?: Query): Promise<Answer<P, "post">> {
		return ask("post", address(path, at, query), body === undefined ? {} : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }) as Promise<Answer<P, "post">>;
	},
	put<P extends PathOf<"put">>(path: P, at: At<P>, body: BodyOf<P, "put">): Promise<Answer<P, "put">> {
		return ask("put", address(path, at), { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }) as Promise<Answer<P, "put">>;
	},
	patch<P extends PathOf<"patch">>(path: P, at: At<P>, body: BodyOf<P, "patch">): Promise<Answer<P, "patch">> {
		return ask("patch", address(path, at), { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }) as Promise<Answer<P, "patch">>;
	},
	remove<P extends PathOf<"delete">>(path: P, at: At<P>, query?: Query): Promise<Answer<P, "delete">> {
		return ask("delete", address(path, at, query), {}) as Promise<Answer<P, "delete">>;
	},
	/** A body that is no JSON: a file or a text of the given media type. */
	send<P extends PathOf<"post">>(path: P, at: At<P>, type: string, body: Blob | string, query?: Query): Promise<Answer<P, "post">> {
		return ask("post", address(path, at, query), { body, headers: { "Content-Type": type } }) as Promise<Answer<P, "post">>;
	},
};

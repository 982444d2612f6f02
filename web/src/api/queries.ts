/**
 * What the pages read, each with its key in the one cache of server state. A key begins with the government and the room of the server's
 * data, so that an event can throw away just what it touches (events.ts).
 */
import { infiniteQueryOptions, QueryClient, queryOptions } from "@tanstack/react-query";
import { ApiError, api } from "./client";

export type Room = "me" | "scores" | "rulebooks" | "facts" | "orders" | "work" | "board" | "filters" | "messages" | "imports" | "calendar" | "governments" | "accounts" | "audit" | "retention";

export const cache = new QueryClient({
	defaultOptions: {
		queries: {
			staleTime: 30_000,
			refetchOnWindowFocus: false,
			// A refusal stays a refusal; only what may pass is tried again.
			retry: (failures, error) => failures < 2 && error instanceof ApiError && (error.status === 0 || error.status === 502 || error.status === 503),
		},
	},
});

export const vocabularyQuery = queryOptions({ queryKey: ["vocabulary"], queryFn: ({ signal }) => api.get("/api/vocabulary", {}, undefined, signal), staleTime: Infinity });

export const meQuery = (government: string) =>
	queryOptions({ queryKey: [government, "me"], queryFn: ({ signal }) => api.get("/api/{government}/me", { government }, undefined, signal) });

export const assessmentsQuery = (government: string) =>
	queryOptions({ queryKey: [government, "scores", "assessments"], queryFn: ({ signal }) => api.get("/api/{government}/assessments", { government }, undefined, signal) });

/** How the world is looked at: an instant, and an edition other than the one in force. */
export interface View { as_of?: string | null; edition?: string | null }

export const scoreSheetQuery = (government: string, assessment: string, period: string, view: View = {}) =>
	queryOptions({
		queryKey: [government, "scores", "sheet", assessment, period, view],
		queryFn: ({ signal }) => api.get("/api/{government}/scores/{assessment}/{period}", { government, assessment, period }, { ...view }, signal),
	});

export const traceQuery = (government: string, assessment: string, period: string, subject: string, item: string, view: View = {}) =>
	queryOptions({
		queryKey: [government, "scores", "trace", assessment, period, subject, item, view],
		queryFn: ({ signal }) => api.get("/api/{government}/scores/{assessment}/{period}/subjects/{subject}/items/{item}", { government, assessment, period, subject, item }, { ...view }, signal),
	});

export const editionsQuery = (government: string) =>
	queryOptions({ queryKey: [government, "rulebooks", "list"], queryFn: ({ signal }) => api.get("/api/{government}/rulebooks", { government }, undefined, signal) });

export const rulebookQuery = (government: string, edition: string) =>
	queryOptions({ queryKey: [government, "rulebooks", "document", edition], queryFn: ({ signal }) => api.get("/api/{government}/rulebooks/{edition}", { government, edition }, undefined, signal) });

export const rulebookDiffQuery = (government: string, edition: string, other: string) =>
	queryOptions({ queryKey: [government, "rulebooks", "diff", edition, other], queryFn: ({ signal }) => api.get("/api/{government}/rulebooks/{edition}/diff/{other}", { government, edition, other }, undefined, signal) });

export const countsQuery = (government: string) =>
	queryOptions({ queryKey: [government, "facts", "counts"], queryFn: ({ signal }) => api.get("/api/{government}/facts", { government }, undefined, signal) });

/** How facts are chosen: filters as the interface writes them (field:op:value), a sort field with - before it for falling. */
export interface Choice { f?: readonly string[]; sort?: string | undefined; limit?: number }

export const factsQuery = (government: string, entity: string, choice: Choice = {}) =>
	infiniteQueryOptions({
		queryKey: [government, "facts", "page", entity, choice],
		queryFn: ({ signal, pageParam }) => api.get("/api/{government}/facts/{entity}", { government, entity }, { ...choice, after: pageParam, count: pageParam === "" ? 1 : undefined }, signal),
		initialPageParam: "",
		getNextPageParam: (last) => last.next ?? undefined,
	});

export const factQuery = (government: string, entity: string, id: string) =>
	queryOptions({ queryKey: [government, "facts", "one", entity, id], queryFn: ({ signal }) => api.get("/api/{government}/facts/{entity}/{id}", { government, entity, id }, { names: 1 }, signal) });

export const factHistoryQuery = (government: string, entity: string, id: string) =>
	queryOptions({ queryKey: [government, "facts", "history", entity, id], queryFn: ({ signal }) => api.get("/api/{government}/facts/{entity}/{id}/history", { government, entity, id }, undefined, signal) });

export const factLinksQuery = (government: string, entity: string, id: string) =>
	queryOptions({ queryKey: [government, "facts", "links", entity, id], queryFn: ({ signal }) => api.get("/api/{government}/facts/{entity}/{id}/links", { government, entity, id }, undefined, signal) });

const LINKS_AT_ONCE = 12;

/** Facts of a kind whose id or name holds a text, for a field that links to one. */
export const linkQuery = (government: string, entity: string, id: string | null, name: string | null, text: string) =>
	queryOptions({
		queryKey: [government, "facts", "link", entity, text],
		queryFn: async ({ signal }) => {
			const ask = (f?: string) => api.get("/api/{government}/facts/{entity}", { government, entity }, { limit: LINKS_AT_ONCE, f }, signal);
			const pages = text === "" ? [await ask()] : await Promise.all([id, name].filter((field) => field !== null).map((field) => ask(`${field}:has:${text}`)));
			return [...new Map(pages.flatMap((page) => page.facts).map((fact) => [fact.id, fact])).values()].slice(0, LINKS_AT_ONCE);
		},
	});

export const orderQuery = (government: string, id: string) =>
	queryOptions({ queryKey: [government, "orders", id], queryFn: ({ signal }) => api.get("/api/{government}/orders/{id}", { government, id }, undefined, signal) });

const RUNNING_MS = 700;

/** While one runs its progress is asked for again and again; its end comes as an event too. */
export const importsQuery = (government: string) =>
	queryOptions({
		queryKey: [government, "imports", "list"],
		queryFn: ({ signal }) => api.get("/api/{government}/imports", { government }, undefined, signal),
		refetchInterval: ({ state }) => (state.data?.imports.some((one) => one.state === "checking" || one.state === "writing") ? RUNNING_MS : false),
	});

export const importProblemsQuery = (government: string, id: string) =>
	infiniteQueryOptions({
		queryKey: [government, "imports", "problems", id],
		queryFn: ({ signal, pageParam }) => api.get("/api/{government}/imports/{import}/problems", { government, import: id }, { from: pageParam }, signal),
		initialPageParam: 0,
		getNextPageParam: (last) => last.next ?? undefined,
	});

export const noticesQuery = (government: string) =>
	queryOptions({ queryKey: [government, "calendar", "notices"], queryFn: ({ signal }) => api.get("/api/{government}/calendar", { government }, undefined, signal) });

export const calendarYearQuery = (government: string, year: string) =>
	queryOptions({ queryKey: [government, "calendar", year], queryFn: ({ signal }) => api.get("/api/{government}/calendar/{year}", { government, year }, undefined, signal) });

export const governmentsQuery = (government: string) =>
	queryOptions({ queryKey: [government, "governments"], queryFn: ({ signal }) => api.get("/api/{government}/governments", { government }, undefined, signal) });

export const accountsQuery = (government: string) =>
	queryOptions({ queryKey: [government, "accounts"], queryFn: ({ signal }) => api.get("/api/{government}/accounts", { government }, undefined, signal) });

export const auditQuery = (government: string) =>
	infiniteQueryOptions({
		queryKey: [government, "audit"],
		queryFn: ({ signal, pageParam }) => api.get("/api/{government}/audit", { government }, { before: pageParam }, signal),
		initialPageParam: "",
		getNextPageParam: (last) => last.next ?? undefined,
	});

/** Looked at again each time: the day goes on, and what was seen is what may be erased. */
export const retentionQuery = (government: string, asOf: string) =>
	queryOptions({ queryKey: [government, "retention", "plan", asOf], queryFn: ({ signal }) => api.get("/api/{government}/retention", { government }, { as_of: asOf || undefined }, signal), staleTime: 0 });

export const retentionRunQuery = (government: string) =>
	queryOptions({
		queryKey: [government, "retention", "run"],
		queryFn: ({ signal }) => api.get("/api/{government}/retention/run", { government }, undefined, signal),
		staleTime: 0,
		refetchInterval: (query) => (query.state.data?.state === "running" ? 1000 : false),
	});

/** How the work list is chosen; what is absent does not narrow it. */
export interface WorkChoice { state?: string; unit?: string; category?: string; urgency?: string; rule?: string; due?: "overdue" | "soon" | "later" | "none"; undispatched?: 1; closed?: 1; newest?: 1 }

export const workQuery = (government: string, choice: WorkChoice = {}) =>
	infiniteQueryOptions({
		queryKey: [government, "work", "list", choice],
		queryFn: ({ signal, pageParam }) => api.get("/api/{government}/work", { government }, { ...choice, after: pageParam }, signal),
		initialPageParam: "",
		getNextPageParam: (last) => last.next ?? undefined,
	});

/** Orders that hold these words, or have this number, the newest first. */
export const searchQuery = (government: string, words: string) =>
	infiniteQueryOptions({
		queryKey: [government, "work", "search", words],
		queryFn: ({ signal, pageParam }) => api.get("/api/{government}/search", { government }, { q: words, after: pageParam }, signal),
		initialPageParam: "",
		getNextPageParam: (last) => last.next ?? undefined,
	});

/** What is open, by unit and time; its numbers change with the time too. */
export const boardQuery = (government: string) =>
	queryOptions({ queryKey: [government, "board"], queryFn: ({ signal }) => api.get("/api/{government}/board", { government }, undefined, signal), refetchInterval: 60_000 });

export const filtersQuery = (government: string) =>
	queryOptions({ queryKey: [government, "filters"], queryFn: ({ signal }) => api.get("/api/{government}/filters", { government }, undefined, signal) });

/** The server's clock as a difference to this machine's: what runs down here must run down as it does there. */
export const clockQuery = (government: string) =>
	queryOptions({
		queryKey: [government, "work", "clock"],
		queryFn: async ({ signal }) => {
			const asked = Date.now();
			const { now } = await api.get("/api/{government}/work", { government }, { limit: 1 }, signal);
			return Date.parse(`${now}+08:00`) - (asked + Date.now()) / 2;
		},
		staleTime: 300_000,
	});

export const caseQuery = (government: string, id: string) =>
	queryOptions({ queryKey: [government, "orders", "case", id], queryFn: ({ signal }) => api.get("/api/{government}/orders/{id}/case", { government, id }, undefined, signal) });

export const beginningsQuery = (government: string) =>
	queryOptions({ queryKey: [government, "rulebooks", "beginnings"], queryFn: ({ signal }) => api.get("/api/{government}/beginnings", { government }, undefined, signal) });

/** The key of a telephone's caller. */
export const callerQuery = (government: string, phone: string) =>
	queryOptions({ queryKey: [government, "callers", phone], queryFn: () => api.post("/api/{government}/callers", { government }, { phone }) });

/** Lines of the dispatch catalogue that fit an order today. */
export const catalogueQuery = (government: string, id: string) =>
	queryOptions({ queryKey: [government, "facts", "catalogue", id], queryFn: ({ signal }) => api.get("/api/{government}/orders/{id}/catalogue", { government, id }, undefined, signal) });

export const paperQuery = (government: string, id: string, filing: string) =>
	queryOptions({ queryKey: [government, "orders", "paper", id, filing], queryFn: ({ signal }) => api.get("/api/{government}/orders/{id}/papers/{filing}", { government, id, filing }, undefined, signal) });

export const outsideQuery = (government: string, id: string) =>
	queryOptions({ queryKey: [government, "orders", "outside", id], queryFn: ({ signal }) => api.get("/api/{government}/orders/{id}/outside", { government, id }, undefined, signal) });

export const deputiesQuery = (government: string) =>
	queryOptions({ queryKey: [government, "facts", "deputies"], queryFn: ({ signal }) => api.get("/api/{government}/deputies", { government }, undefined, signal) });

export const shiftsQuery = (government: string, hours: number) =>
	queryOptions({ queryKey: [government, "work", "shifts", hours], queryFn: ({ signal }) => api.get("/api/{government}/shifts", { government }, { hours }, signal) });

export const messagesQuery = (government: string) =>
	infiniteQueryOptions({
		queryKey: [government, "messages"],
		queryFn: ({ signal, pageParam }) => api.get("/api/{government}/messages", { government }, { before: pageParam, limit: MESSAGES_AT_ONCE }, signal),
		initialPageParam: "",
		getNextPageParam: (last) => (last.messages.length < MESSAGES_AT_ONCE ? undefined : last.messages.at(-1)?.message_id),
	});
const MESSAGES_AT_ONCE = 50;

/** Orders like the one that is being written down, open ones or closed ones. */
export const similarQuery = (government: string, which: "open" | "closed", text: string, caller: string) =>
	queryOptions({
		queryKey: [government, "orders", "similar", which, text, caller],
		queryFn: async () => (await api.post("/api/{government}/similar", { government }, { title: text, caller, [which]: true })).similar,
	});

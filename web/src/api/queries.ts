/**
 * What the pages read, each with its key in the one cache of server state. A key begins with the government and the room of the server's
 * data, so that an event can throw away just what it touches (events.ts).
 */
import { QueryClient, queryOptions } from "@tanstack/react-query";
import { ApiError, api } from "./client";

export type Room = "me" | "scores" | "rulebooks" | "facts" | "orders" | "imports" | "calendar" | "governments" | "accounts" | "audit";

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

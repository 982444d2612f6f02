/** Loading, empty and failed: the three ways in which a page has nothing to show yet. */
import { Button } from "antd";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { ApiError } from "../api/client";
import { useLang, useText } from "../texts";

export function Skeleton({ lines = 8 }: { lines?: number }) {
	const t = useText();
	return (
		<div className="skeleton" role="status" aria-label={t("loading")}>
			{Array.from({ length: lines }, (_, i) => <i key={i} />)}
		</div>
	);
}

export function State({ title, children, actions, small, role, whole }: { title: string; children?: ReactNode; actions?: ReactNode; small?: string; role?: "alert"; /** it is all that the page says */ whole?: boolean }) {
	const Title = whole ? "h1" : "h2";
	return (
		<div className="state" role={role}>
			<Title>{title}</Title>
			{children !== undefined && <p>{children}</p>}
			{actions !== undefined && <div className="do">{actions}</div>}
			{small !== undefined && small !== "" && <small>{small}</small>}
		</div>
	);
}

export function NotFound() {
	const t = useText();
	return <State whole title={t("problem.not_found")} actions={<Link to="/">{t("problem.home")}</Link>}>{t("problem.not_found.hint")}</State>;
}

export function Denied() {
	const t = useText();
	return <State whole title={t("problem.denied")}>{t("problem.denied.hint")}</State>;
}

/** What an error says to the person in front of the screen. */
export function useProblem() {
	const t = useText();
	const { lang } = useLang();
	return (error: unknown) => {
		if (error instanceof ApiError)
			return { message: error.problem.messages[lang], request: error.problem.request_id ? t("request", { id: error.problem.request_id }) : "" };
		return { message: t("problem.unexpected"), request: "" };
	};
}

export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
	const t = useText();
	const problem = useProblem()(error);
	if (error instanceof ApiError && error.status === 403)
		return <Denied />;
	const missing = error instanceof ApiError && error.status === 404;
	return (
		<State role="alert" title={missing ? t("problem.not_found") : t("problem.title")} small={problem.request} actions={retry && !missing ? <Button onClick={retry}>{t("retry")}</Button> : undefined}>
			{problem.message}
		</State>
	);
}

/** Shows a query: its skeleton, its failure with a retry, or what `children` makes of its data. */
export function Answer<T>({ query, skeleton, children }: { query: UseQueryResult<T>; skeleton?: ReactNode; children: (data: T) => ReactNode }) {
	if (query.data !== undefined)
		return children(query.data);
	if (query.isError)
		return <Failed error={query.error} retry={() => void query.refetch()} />;
	return skeleton ?? <Skeleton />;
}

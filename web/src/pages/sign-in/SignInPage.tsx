/**
 * Sign-in: one account, its posts in governments; then back to where one wanted to go. A plain form: it is the first thing that is loaded, and
 * two fields need no library.
 */
import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Input } from "antd";
import { useEffect, useState, type FormEvent, type ReactNode } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { ApiError, api } from "../../api/client";
import { cache } from "../../api/queries";
import { Title } from "../../parts/Page";
import { useProblem } from "../../parts/states";
import { lastGovernment } from "../../shell/government";
import { useText } from "../../texts";
import { Door } from "./Door";

/** Seconds left of a throttle, counted down. */
function useCountdown(): [number, (seconds: number) => void] {
	const [left, setLeft] = useState(0);
	useEffect(() => {
		if (left <= 0)
			return;
		const timer = window.setTimeout(() => setLeft(left - 1), 1_000);
		return () => window.clearTimeout(timer);
	}, [left]);
	return [left, setLeft];
}

export default function SignInPage() {
	const t = useText();
	const problem = useProblem();
	const navigate = useNavigate();
	const [search] = useSearchParams();
	const [wait, setWait] = useCountdown();
	const [login, setLogin] = useState("");
	const [password, setPassword] = useState("");
	const [missing, setMissing] = useState<"login" | "password" | null>(null);
	const back = search.get("back");
	const signIn = useMutation({
		mutationFn: (values: { login: string; password: string }) => api.post("/api/sign-in", {}, { login: values.login.trim(), password: values.password }),
		onSuccess: (signed) => {
			cache.clear();
			const slugs = signed.posts.map((post) => post.government);
			const wanted = back !== null && back.startsWith("/") && !back.startsWith("//") && slugs.includes(back.split("/")[1]?.split("?")[0] ?? "") ? back : null;
			const last = lastGovernment();
			const first = last !== null && slugs.includes(last) ? last : slugs[0];
			if (first !== undefined)
				void navigate(wanted ?? `/${first}`, { replace: true });
		},
		onError: (error) => {
			if (error instanceof ApiError && error.status === 429)
				setWait(error.problem.retry_after_s ?? 30);
		},
	});
	const failure = describe();
	const submit = (event: FormEvent) => {
		event.preventDefault();
		const first = login.trim() === "" ? "login" : password === "" ? "password" : null;
		setMissing(first);
		if (first !== null)
			document.getElementById(first)?.focus();
		else if (!signIn.isPending)
			signIn.mutate({ login, password });
	};

	function describe(): { title: string; hint?: string } | null {
		if (wait > 0)
			return { title: t("sign_in.throttled", { s: wait }) };
		if (signIn.isSuccess && signIn.data.posts.length === 0)
			return { title: t("sign_in.no_posts") };
		if (!signIn.isError || (signIn.error instanceof ApiError && signIn.error.status === 429))
			return null;
		if (signIn.error instanceof ApiError && (signIn.error.status === 401 || signIn.error.status === 403))
			return { title: t("sign_in.wrong"), hint: t("sign_in.wrong.hint") };
		const { message, request } = problem(signIn.error);
		return { title: message, hint: request };
	}

	return (
		<Door title={t("sign_in.title")} lead={t("sign_in.lead")}>
			<Title text={t("sign_in.title")} />
			<form noValidate onSubmit={submit}>
				{failure
					? <Alert className="door-alert" type={wait > 0 ? "warning" : "error"} showIcon role="alert" title={failure.title} description={failure.hint || undefined} />
					: back !== null && !signIn.isPending && <Alert className="door-alert" type="info" showIcon title={t("sign_in.again")} />}
				<Field name="login" label={t("sign_in.login")} missing={missing === "login" ? t("sign_in.login.missing") : null}>
					<Input {...field("login", missing === "login")} autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus size="large" value={login} onChange={(event) => setLogin(event.target.value)} />
				</Field>
				<Field name="password" label={t("sign_in.password")} missing={missing === "password" ? t("sign_in.password.missing") : null}>
					<Input.Password {...field("password", missing === "password")} autoComplete="current-password" size="large" value={password} onChange={(event) => setPassword(event.target.value)} />
				</Field>
				<Button type="primary" htmlType="submit" size="large" block disabled={wait > 0} loading={signIn.isPending}>{t("sign_in.submit")}</Button>
			</form>
		</Door>
	);
}

function field(name: string, wrong: boolean) {
	return { id: name, name, ...(wrong ? { status: "error" as const, "aria-invalid": true, "aria-describedby": `${name}-wrong` } : {}) };
}

function Field({ name, label, missing, children }: { name: string; label: string; missing: string | null; children: ReactNode }) {
	return (
		<div className="door-field">
			<label htmlFor={name}>{label}</label>
			{children}
			{missing !== null && <p id={`${name}-wrong`} className="bad" role="alert">{missing}</p>}
		</div>
	);
}

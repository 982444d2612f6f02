/** The head of every page: product, government, language, account. */
import { DownOutlined, QuestionCircleOutlined, UserOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { Link, useNavigate } from "react-router";
import { api } from "../api/client";
import { cache } from "../api/queries";
import { MenuButton } from "../parts/MenuButton";
import { useLang, useText } from "../texts";
import { useVocabulary } from "../vocabulary";
import { Bell } from "./Bell";
import { Mark } from "./Mark";
import { useHere } from "./government";

const PasswordModal = lazy(() => import("../pages/sign-in/PasswordModal"));

export function Header({ onHelp }: { onHelp: () => void }) {
	const t = useText();
	const { government } = useHere();
	return (
		<header className="shell-head">
			<Link className="brand" to={`/${government}`}>
				<Mark />
				<span>{t("product")}</span>
			</Link>
			<Governments />
			<div className="grow" />
			<Stands />
			<Bell />
			<LangButton />
			<Button className="shell-help" type="text" icon={<QuestionCircleOutlined />} aria-label={t("shell.help")} title={t("shell.help")} onClick={onHelp} />
			<Account />
		</header>
	);
}

/** For whom this account acts today; leads to where it is arranged. */
function Stands() {
	const t = useText();
	const { government, me } = useHere();
	if (me.stands_for.length === 0)
		return null;
	return <Link className="shell-stands" to={`/${government}/deputies`}>{t("stand.for", { name: me.stands_for.map((one) => one.name).join("、") })}</Link>;
}

export function LangButton() {
	const t = useText();
	const { lang, setLang } = useLang();
	return <Button type="text" lang={lang === "zh" ? "en" : "zh-CN"} title={t("shell.lang")} onClick={() => void setLang(lang === "zh" ? "en" : "zh")}>{t("shell.lang.short")}</Button>;
}

/** The governments in which the account has a post; a name alone where there is one only. */
function Governments() {
	const t = useText();
	const { government, me } = useHere();
	const navigate = useNavigate();
	const all = [...new Map(me.posts.map((post) => [post.government, post.government_name]))];
	if (all.length < 2)
		return <span className="shell-government one" title={me.government_name}>{me.government_name}</span>;
	return (
		<MenuButton
			type="text"
			className="shell-government"
			aria-label={`${t("shell.government")}: ${me.government_name}`}
			items={all.map(([slug, name]) => ({ key: slug, label: name, current: slug === government }))}
			onChoose={(slug) => void navigate(`/${slug}`)}
		>
			<span>{me.government_name}</span>
			<DownOutlined />
		</MenuButton>
	);
}

function Account() {
	const t = useText();
	const { government, me } = useHere();
	const { role } = useVocabulary();
	const navigate = useNavigate();
	const [changing, setChanging] = useState(false);
	const signOut = useMutation({
		mutationFn: () => api.post("/api/{government}/sign-out", { government }),
		onSettled: () => {
			void navigate("/sign-in");
			cache.clear();
		},
	});
	return (
		<>
			<MenuButton
				type="text"
				end
				icon={<UserOutlined />}
				aria-label={`${t("shell.account")}: ${me.name}`}
				heading={`${me.login} · ${me.roles.map(role).join(" · ")}`}
				items={[{ key: "password", label: t("shell.password") }, { key: "out", label: t("shell.sign_out"), apart: true }]}
				onChoose={(key) => (key === "password" ? setChanging(true) : signOut.mutate())}
			>
				{me.name}
			</MenuButton>
			{changing && <Suspense><PasswordModal onClose={() => setChanging(false)} /></Suspense>}
		</>
	);
}

/** Accounts: who may sign in here and as what. A made password is shown once. */
import { PlusOutlined } from "@ant-design/icons";
import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button, Form, Input, Modal, Popconfirm, Select, Table } from "antd";
import { useState } from "react";
import { api } from "../../api/client";
import { accountsQuery, cache, factsQuery } from "../../api/queries";
import type { Account } from "../../api/types";
import { Page } from "../../parts/Page";
import { ToneTag } from "../../parts/Tone";
import { usePhone } from "../../parts/useMedia";
import { Answer, Skeleton, useProblem } from "../../parts/states";
import { notice } from "../../parts/notices";
import { useHere } from "../../shell/government";
import { useText } from "../../texts";
import { useVocabulary } from "../../vocabulary";
import { atText } from "../../facts/FactValue";
import "../../parts/keyset.css";
import "./manage.css";

export default function AccountsPage() {
	const t = useText();
	const { government, me } = useHere();
	const phone = usePhone();
	const problem = useProblem();
	const accounts = useQuery(accountsQuery(government));
	const [editing, setEditing] = useState<Account | "new" | null>(null);
	const [made, setMade] = useState<{ login: string; password: string } | null>(null);
	const refresh = () => cache.invalidateQueries({ queryKey: [government, "accounts"] });
	const fail = (error: unknown) => notice.bad(problem(error).message);
	const reset = useMutation({
		mutationFn: (account: Account) => api.post("/api/{government}/accounts/{account}/reset", { government, account: account.account_id }),
		onSuccess: async ({ account, password }) => { setMade({ login: account.login, password }); await refresh(); },
		onError: fail,
	});
	const disable = useMutation({
		mutationFn: (account: Account) => api.patch("/api/{government}/accounts/{account}", { government, account: account.account_id }, { disabled: !account.disabled }),
		onSuccess: refresh,
		onError: fail,
	});
	const actions = (one: Account) => one.account_id === me.account_id
		? <span className="muted">{t("accounts.self")}</span>
		: (
			<span className="row-actions">
				<Button size="small" onClick={() => setEditing(one)}>{t("accounts.posts.change")}</Button>
				<Popconfirm title={t("accounts.reset.sure", { login: one.login })} okText={t("accounts.reset")} cancelText={t("cancel")} onConfirm={() => reset.mutate(one)}><Button size="small">{t("accounts.reset")}</Button></Popconfirm>
				<Popconfirm title={t(one.disabled ? "accounts.enable.sure" : "accounts.disable.sure", { login: one.login })} okText={t(one.disabled ? "accounts.enable" : "accounts.disable")} cancelText={t("cancel")} onConfirm={() => disable.mutate(one)}><Button size="small" danger={!one.disabled}>{t(one.disabled ? "accounts.enable" : "accounts.disable")}</Button></Popconfirm>
			</span>
		);
	return (
		<Page title={t("accounts.title")} documentTitle={t("accounts.title")} lead={t("accounts.lead")} actions={<Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing("new")}>{t("accounts.add")}</Button>}>
			<Answer query={accounts} skeleton={<div className="panel"><Skeleton lines={8} /></div>}>
				{({ accounts }) => {
					const list = [...accounts].sort((a, b) => a.login.localeCompare(b.login));
					return (
						<section className="panel">
							{phone
								? (
									<ul className="keyset-cards" aria-label={t("accounts.title")}>
										{list.map((one) => (
											<li key={one.account_id}>
												<p className="card-line"><span>{one.name}</span><State one={one} /></p>
												<p className="muted">{one.login}</p>
												<p className="account-posts"><Posts one={one} /></p>
												{actions(one)}
											</li>
										))}
									</ul>
								)
								: (
									<Table<Account>
										aria-label={t("accounts.title")}
										rowKey="account_id"
										dataSource={list}
										pagination={list.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
										scroll={{ x: 1060 }}
										columns={[
											{ title: t("accounts.login"), dataIndex: "login", width: 210 },
											{ title: t("accounts.name"), dataIndex: "name", width: 140 },
											{ title: t("accounts.posts"), render: (_, one) => <Posts one={one} /> },
											{ title: t("accounts.state"), width: 110, render: (_, one) => <State one={one} /> },
											{ title: t("accounts.last"), dataIndex: "last_sign_in", width: 150, render: (at: string | null) => <span className="num">{at ? atText(at).slice(0, 16) : t("unknown")}</span> },
											{ title: t("accounts.do"), width: 300, render: (_, one) => actions(one) },
										]}
									/>
								)}
						</section>
					);
				}}
			</Answer>
			{editing !== null && <Edit one={editing === "new" ? null : editing} onClose={() => setEditing(null)} onMade={setMade} />}
			{made && (
				<Modal open title={t("accounts.password", { login: made.login })} footer={<Button type="primary" onClick={() => setMade(null)}>{t("accounts.password.noted")}</Button>} closable={false}>
					<p className="revealed-password" role="status">{made.password}</p>
					<p className="muted">{t("accounts.password.hint")}</p>
				</Modal>
			)}
		</Page>
	);
}

function Posts({ one }: { one: Account }) {
	const words = useVocabulary();
	return one.posts.map((post, i) => <ToneTag key={i}>{words.role(post.role)}{post.unit_id ? ` · ${post.unit_id}` : ""}</ToneTag>);
}

function State({ one }: { one: Account }) {
	const t = useText();
	return one.disabled ? <ToneTag tone="bad">{t("accounts.disabled")}</ToneTag> : one.must_change ? <ToneTag tone="warn">{t("accounts.must_change")}</ToneTag> : <ToneTag tone="good">{t("accounts.active")}</ToneTag>;
}

interface PostValues { role: string; unit_id?: string | null }

function Edit({ one, onClose, onMade }: { one: Account | null; onClose: () => void; onMade: (made: { login: string; password: string }) => void }) {
	const t = useText();
	const { government } = useHere();
	const words = useVocabulary();
	const problem = useProblem();
	const units = useInfiniteQuery(factsQuery(government, "units", { limit: 500 }));
	const [form] = Form.useForm<{ login: string; name: string; posts: PostValues[] }>();
	const save = useMutation({
		mutationFn: async (values: { login: string; name: string; posts: PostValues[] }) => {
			const posts = values.posts.map((post) => ({ role: post.role, unit_id: post.unit_id ?? null }));
			if (one === null) {
				const { account, password } = await api.post("/api/{government}/accounts", { government }, { login: values.login, name: values.name, posts });
				onMade({ login: account.login, password });
			} else {
				await api.patch("/api/{government}/accounts/{account}", { government, account: one.account_id }, { posts });
			}
		},
		onSuccess: async () => {
			onClose();
			await cache.invalidateQueries({ queryKey: [government, "accounts"] });
		},
	});
	const failure = save.isError ? problem(save.error) : null;
	const unitOptions = units.data?.pages.flatMap((page) => page.facts).map((unit) => ({ value: unit.id, label: unit.values.name ?? unit.id })) ?? [];
	return (
		<Modal open title={one === null ? t("accounts.add") : t("accounts.posts.of", { login: one.login })} okText={t("save")} okButtonProps={{ loading: save.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
			<Form form={form} layout="vertical" requiredMark={false} initialValues={{ login: one?.login, name: one?.name, posts: one?.posts ?? [{ role: "operator" }] }} onFinish={(values) => save.mutate(values)}>
				{failure && <Form.Item><Alert type="error" showIcon role="alert" title={failure.message} description={failure.request || undefined} /></Form.Item>}
				{one === null && <Form.Item name="login" label={t("accounts.login")} extra={t("accounts.login.hint")} rules={[{ required: true, pattern: /^[a-z0-9._-]{2,64}$/, message: t("accounts.login.hint") }]}><Input autoComplete="off" /></Form.Item>}
				{one === null && <Form.Item name="name" label={t("accounts.name")} rules={[{ required: true, message: t("required") }]}><Input maxLength={40} /></Form.Item>}
				<Form.List name="posts">
					{(fields, { add, remove }) => (
						<>
							{fields.map(({ key, name }) => (
								<div key={key} className="post">
									<Form.Item name={[name, "role"]} label={t("accounts.role")} rules={[{ required: true, message: t("required") }]}>
										<Select options={(words.vocabulary?.roles ?? []).map((role) => ({ value: role, label: words.role(role) }))} />
									</Form.Item>
									<Form.Item name={[name, "unit_id"]} label={t("accounts.unit")}>
										<Select allowClear showSearch={{ optionFilterProp: "label" }} loading={units.isLoading} options={unitOptions} />
									</Form.Item>
									{fields.length > 1 && <Button onClick={() => remove(name)}>{t("accounts.post.remove")}</Button>}
								</div>
							))}
							<Button icon={<PlusOutlined />} onClick={() => add({ role: "operator" })}>{t("accounts.post.add")}</Button>
						</>
					)}
				</Form.List>
			</Form>
		</Modal>
	);
}

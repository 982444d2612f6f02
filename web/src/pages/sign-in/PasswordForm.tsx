/** Change of the own password: from the account's menu, and forced after somebody else has set it. */
import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Form, Input } from "antd";
import { api } from "../../api/client";
import { cache, meQuery } from "../../api/queries";
import { useProblem } from "../../parts/states";
import { useText } from "../../texts";

const SHORTEST = 10;

export function PasswordForm({ government, login, onDone }: { government: string; login: string; onDone: () => void }) {
	const t = useText();
	const problem = useProblem();
	const change = useMutation({
		mutationFn: (values: { old: string; fresh: string }) => api.post("/api/{government}/password", { government }, { old: values.old, fresh: values.fresh }),
		onSuccess: async () => {
			await cache.invalidateQueries({ queryKey: meQuery(government).queryKey });
			onDone();
		},
	});
	const failure = change.isError ? problem(change.error) : null;
	return (
		<Form layout="vertical" requiredMark={false} onFinish={(values: { old: string; fresh: string }) => change.mutate(values)}>
			<input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
			{failure && <Form.Item><Alert type="error" showIcon role="alert" title={failure.message} description={failure.request || undefined} /></Form.Item>}
			<Form.Item name="old" label={t("password.old")} rules={[{ required: true, message: t("sign_in.password.missing") }]}>
				<Input.Password autoComplete="current-password" autoFocus />
			</Form.Item>
			<Form.Item
				name="fresh"
				label={t("password.fresh")}
				extra={t("password.fresh.rule")}
				rules={[
					{ required: true, min: SHORTEST, message: t("password.fresh.short") },
					({ getFieldValue }) => ({ validator: (_, value: string) => (value && value === getFieldValue("old") ? Promise.reject(new Error(t("password.fresh.same"))) : Promise.resolve()) }),
				]}
			>
				<Input.Password autoComplete="new-password" maxLength={128} />
			</Form.Item>
			<Form.Item
				name="again"
				label={t("password.again")}
				dependencies={["fresh"]}
				rules={[({ getFieldValue }) => ({ validator: (_, value: string) => (value === getFieldValue("fresh") ? Promise.resolve() : Promise.reject(new Error(t("password.again.differs")))) })]}
			>
				<Input.Password autoComplete="new-password" maxLength={128} />
			</Form.Item>
			<Button type="primary" htmlType="submit" block loading={change.isPending}>{t("password.submit")}</Button>
		</Form>
	);
}

/** Stands before every page until a password set by somebody else has been replaced. */
import type { Me } from "../../api/types";
import { Title } from "../../parts/Page";
import { useText } from "../../texts";
import { Door } from "./Door";
import { PasswordForm } from "./PasswordForm";

export default function MustChange({ me }: { me: Me }) {
	const t = useText();
	return (
		<Door title={t("password.must")} lead={t("password.must.why")}>
			<Title text={t("password.title")} />
			<PasswordForm government={me.government} login={me.login} onDone={() => undefined} />
		</Door>
	);
}

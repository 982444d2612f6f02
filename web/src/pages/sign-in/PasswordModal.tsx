/** The password form over the page that is open. */
import { Modal } from "antd";
import { notice } from "../../parts/notices";
import { useHere } from "../../shell/government";
import { useText } from "../../texts";
import { PasswordForm } from "./PasswordForm";

export default function PasswordModal({ onClose }: { onClose: () => void }) {
	const t = useText();
	const { government, me } = useHere();
	return (
		<Modal open title={t("password.title")} footer={null} onCancel={onClose} width={420} destroyOnHidden>
			<PasswordForm government={government} login={me.login} onDone={() => { notice.good(t("password.done")); onClose(); }} />
		</Modal>
	);
}

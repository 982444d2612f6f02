/** The table of keyboard shortcuts. */
import { Modal } from "antd";
import { useText } from "../texts";
import { useHere } from "./government";
import { pages } from "./pages";

export default function KeysHelp({ onClose }: { onClose: () => void }) {
	const t = useText();
	const { may } = useHere();
	return (
		<Modal open title={t("shell.help")} footer={null} onCancel={onClose} width={440}>
			<dl className="keys">
				{pages.filter((page) => page.nav !== undefined && may(page.right)).map((page) => page.nav && (
					<Row key={page.nav.key} keys={["g", page.nav.key]} what={t(page.nav.text)} />
				))}
				<Row keys={["?"]} what={t("shell.keys.help")} />
				{may("orders") && (
					<>
						<Row keys={["j", "k"]} what={t("keys.move")} />
						<Row keys={["x"]} what={t("keys.choose")} />
						<Row keys={["/"]} what={t("keys.find")} />
						<Row keys={["1", "…", "9"]} what={t("keys.saved")} />
					</>
				)}
				<Row keys={[t("shell.keys.grid.keys")]} what={t("shell.keys.grid")} />
				<Row keys={[t("shell.keys.open.keys")]} what={t("shell.keys.open")} />
				<Row keys={["Esc"]} what={t("shell.keys.close")} />
			</dl>
		</Modal>
	);
}

function Row({ keys, what }: { keys: string[]; what: string }) {
	return (
		<>
			<dt>{keys.map((key) => <kbd className="kbd" key={key}>{key}</kbd>)}</dt>
			<dd>{what}</dd>
		</>
	);
}

/** What somebody with the right may do with a fact: change it, remove it. The forms come only when asked for. */
import { DeleteOutlined, EditOutlined, PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import type { Fact } from "../api/types";
import { useHere } from "../shell/government";
import { useText } from "../texts";
import { useVocabulary } from "../vocabulary";

const FactDrawer = lazy(() => import("./FactDrawer"));
const RemoveModal = lazy(() => import("./RemoveModal"));

export function FactActions({ fact, onRemoved }: { fact: Fact; /** absent: it can be changed here, not removed */ onRemoved?: () => void }) {
	const t = useText();
	const { may } = useHere();
	const [doing, setDoing] = useState<"change" | "remove" | null>(null);
	if (!may("facts_edit"))
		return null;
	return (
		<>
			<Button icon={<EditOutlined />} onClick={() => setDoing("change")}>{t("fact.change")}</Button>
			{onRemoved && <Button danger icon={<DeleteOutlined />} onClick={() => setDoing("remove")}>{t("fact.remove")}</Button>}
			<Suspense>
				{doing === "change" && <FactDrawer entity={fact.entity} fact={fact} onClose={() => setDoing(null)} />}
				{doing === "remove" && onRemoved && <RemoveModal fact={fact} onClose={() => setDoing(null)} onRemoved={onRemoved} />}
			</Suspense>
		</>
	);
}

export function AddFact({ entity, given, onSaved }: { entity: string; given?: Record<string, string>; onSaved?: (fact: Fact) => void }) {
	const t = useText();
	const { may } = useHere();
	const words = useVocabulary();
	const [open, setOpen] = useState(false);
	if (!may("facts_edit"))
		return null;
	return (
		<>
			<Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t("fact.add", { kind: words.entity(entity) })}</Button>
			<Suspense>{open && <FactDrawer entity={entity} fact={null} {...(given ? { given } : {})} onClose={() => setOpen(false)} {...(onSaved ? { onSaved } : {})} />}</Suspense>
		</>
	);
}

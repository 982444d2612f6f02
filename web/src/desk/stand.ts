/** That somebody acts for a colleague who is away, in words. */
import type { Me } from "../api/types";
import type { Say } from "../texts";

export function standText(stand: Me["stands_for"][number], t: Say, role: (name: string) => string): string {
	const who = t("stand.for.as", { name: stand.name, role: stand.roles.map(role).join("、") });
	return stand.until === null ? who : `${who}${t("stand.until", { day: stand.until })}`;
}

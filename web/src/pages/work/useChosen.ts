/** Which orders of a list are chosen for a step that is taken on all of them: those that a process runs. */
import { useState } from "react";
import type { Work, WorkLine } from "../../api/types";

export function choosable(line: WorkLine): line is Work {
	return line.case !== undefined;
}

export function useChosen(rows: readonly WorkLine[]) {
	const [chosen, setChosen] = useState<ReadonlyMap<string, Work>>(new Map());
	const able = rows.filter(choosable);
	return {
		chosen,
		able: able.length,
		toggle: (order: string) => {
			const next = new Map(chosen);
			const row = able.find((one) => one.order.id === order);
			if (!next.delete(order) && row)
				next.set(order, row);
			setChosen(next);
		},
		all: (on: boolean) => setChosen(on ? new Map(able.map((row) => [row.order.id, row])) : new Map()),
		clear: () => setChosen(new Map()),
	};
}

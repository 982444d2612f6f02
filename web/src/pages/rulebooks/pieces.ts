/** What two texts share and where they differ, by words and Han characters: the longest common run of tokens. */
export interface Piece { text: string; same: boolean }

/** Longer texts are shown whole: the table of the search grows with both lengths. */
const MOST_TOKENS = 1_500;

function tokens(text: string): string[] {
	return text.match(/[\p{Script=Han}]|[\p{L}\p{N}_.%-]+|\s+|./gu) ?? [];
}

function put(list: Piece[], text: string, same: boolean) {
	const last = list.at(-1);
	if (last?.same === same)
		last.text += text;
	else
		list.push({ text, same });
}

export function pieces(before: string, after: string): [Piece[], Piece[]] {
	const a = tokens(before), b = tokens(after);
	if (a.length > MOST_TOKENS || b.length > MOST_TOKENS)
		return [[{ text: before, same: false }], [{ text: after, same: false }]];
	const width = b.length + 1;
	const longest = new Uint16Array((a.length + 1) * width);
	for (let i = a.length - 1; i >= 0; i--)
		for (let k = b.length - 1; k >= 0; k--)
			longest[i * width + k] = a[i] === b[k] ? (longest[(i + 1) * width + k + 1] ?? 0) + 1 : Math.max(longest[(i + 1) * width + k] ?? 0, longest[i * width + k + 1] ?? 0);
	const left: Piece[] = [], right: Piece[] = [];
	let i = 0, k = 0;
	while (i < a.length || k < b.length) {
		const x = a[i], y = b[k];
		if (x !== undefined && x === y) {
			put(left, x, true);
			put(right, x, true);
			i++;
			k++;
		} else if (x !== undefined && (y === undefined || (longest[(i + 1) * width + k] ?? 0) >= (longest[i * width + k + 1] ?? 0))) {
			put(left, x, false);
			i++;
		} else if (y !== undefined) {
			put(right, y, false);
			k++;
		}
	}
	return [left, right];
}

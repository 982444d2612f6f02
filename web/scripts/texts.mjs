// Checks the texts: both languages hold the same keys with the same placeholders, every key is used, and no other file holds Chinese text.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const dir = new URL("../src/", import.meta.url).pathname;

function texts(name) {
	const list = new Map();
	const source = readFileSync(join(dir, "texts", name), "utf8");
	for (const [, key, value] of source.matchAll(/^\t"([^"]+)":\s*\n?\s*"((?:[^"\\]|\\.)*)",$/gm)) {
		if (list.has(key))
			problems.push(`${name}: "${key}" twice`);
		list.set(key, value);
	}
	const lines = source.split("\n").filter((line) => /^\t"/.test(line)).length;
	if (lines !== list.size)
		problems.push(`${name}: ${lines} lines look like texts, ${list.size} were read: one text a line, ending with a comma`);
	return list;
}

const problems = [];
const zh = texts("zh-CN.ts");
const en = texts("en.ts");
const names = (text) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort().join();
for (const [key, text] of zh) {
	if (!en.has(key))
		problems.push(`en.ts: "${key}" is missing`);
	else if (names(text) !== names(en.get(key)))
		problems.push(`"${key}": placeholders differ: {${names(text)}} and {${names(en.get(key))}}`);
}
for (const key of en.keys())
	if (!zh.has(key))
		problems.push(`zh-CN.ts: "${key}" is missing`);

let sources = "";
for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
	if (!entry.isFile() || !/\.tsx?$/.test(entry.name) || entry.parentPath.endsWith("/texts") || entry.name === "types.gen.ts")
		continue;
	const source = readFileSync(join(entry.parentPath, entry.name), "utf8");
	sources += source;
	source.split("\n").forEach((line, i) => {
		if (/[\u4e00-\u9fff]/.test(line.replace(/\/\/.*|\/\*.*?\*\/|^\s*\*.*/g, "")))
			problems.push(`${entry.name}:${i + 1}: Chinese text outside src/texts`);
	});
}
for (const key of zh.keys())
	if (!sources.includes(`"${key}"`))
		problems.push(`"${key}" is not used`);

for (const problem of problems)
	console.error(`texts: ${problem}`);
console.log(`texts: ${zh.size} in each language, ${problems.length} problems`);
process.exit(problems.length === 0 && zh.size > 0 ? 0 : 1);

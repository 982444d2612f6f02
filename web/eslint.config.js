import hooks from "eslint-plugin-react-hooks";
import ts from "typescript-eslint";

export default ts.config(
	{ ignores: ["dist/", "node_modules/", "src/api/types.gen.ts"] },
	...ts.configs.recommended,
	hooks.configs.flat.recommended,
	{
		files: ["src/**/*.{ts,tsx}"],
		rules: {
			"@typescript-eslint/consistent-type-imports": "error",
			"@typescript-eslint/no-non-null-assertion": "error",
			"no-restricted-globals": ["error", { name: "fetch", message: "Only src/api/client.ts talks to the server." }, { name: "EventSource", message: "Only src/api/events.ts listens to the server." }],
			"no-restricted-syntax": [
				"error",
				{ selector: "JSXText[value=/[A-Za-z\\u4e00-\\u9fff]{2,}/]", message: "Texts stand in src/texts." },
				{ selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: "No raw HTML." },
			],
		},
	},
	{ files: ["src/api/client.ts", "src/api/events.ts"], rules: { "no-restricted-globals": "off" } },
);

// Builds the pages: hashed names, vendor code apart, and a .gz and .br beside every text file, so that the program serves them as they are.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

function precompressed() {
	let dist;
	return {
		name: "precompressed",
		apply: "build",
		configResolved(config) {
			dist = config.build.outDir;
		},
		async closeBundle() {
			for (const entry of await readdir(dist, { recursive: true, withFileTypes: true })) {
				// index.html gets its nonce when it is served, so it cannot be compressed before.
				if (!entry.isFile() || !/\.(js|css|svg)$/.test(entry.name))
					continue;
				const path = join(entry.parentPath, entry.name);
				const plain = await readFile(path);
				await writeFile(`${path}.gz`, gzipSync(plain, { level: 9 }));
				await writeFile(`${path}.br`, brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }));
			}
		},
	};
}

/**
 * Ant Design hands the page's nonce to its own styles, but its scroll locker and its measuring of scroll bars insert style elements without
 * one, which the content security policy refuses. The one function that inserts them learns where the nonce stands.
 */
function nonceForEveryStyle() {
	const without = "if (csp?.nonce) {\n    styleNode.nonce = csp?.nonce;\n  }";
	const nonce = "document.querySelector('meta[name=\"csp-nonce\"]')?.content";
	return {
		name: "nonce-for-every-style",
		apply: "build",
		transform(code, id) {
			if (!id.includes("@rc-component/util/es/Dom/dynamicCSS"))
				return null;
			if (!code.includes(without))
				throw new Error("dynamicCSS.js has changed: see whether it still needs its nonce");
			return { code: code.replace(without, `styleNode.nonce = csp?.nonce ?? ${nonce} ?? "";`), map: null };
		},
	};
}

export default defineConfig({
	plugins: [react(), nonceForEveryStyle(), precompressed()],
	build: {
		target: "es2022",
		assetsInlineLimit: 0,
		chunkSizeWarningLimit: 900,
		// What every page needs and seldom changes stands apart, so that a new version of the pages does not load it again. The library's parts that a
		// score of pages share are one file: forty small ones compress worse, by 17 kB of the first page (measured), and each is a request.
		rolldownOptions: { output: { codeSplitting: { groups: [{ name: "parts", test: /node_modules\/(antd|@rc-component|@ant-design)\//, minShareCount: 20 }, { name: "react", test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack)\// }] } } },
	},
	server: { proxy: { "/api": process.env.JIEBAN_API ?? "http://127.0.0.1:8080" } },
});

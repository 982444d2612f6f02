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

export default defineConfig({
	plugins: [react(), precompressed()],
	build: {
		target: "es2022",
		assetsInlineLimit: 0,
		chunkSizeWarningLimit: 900,
	},
	server: { proxy: { "/api": process.env.JIEBAN_API ?? "http://127.0.0.1:8080" } },
});

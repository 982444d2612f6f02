"""The pages as data of the program: web.py build|none WEB OUT.c OUT.S

`build` runs the pages' own build first; `none` makes an empty table. Every file of WEB/dist becomes a row of `const struct http_file web_files[]` (http/http.h): its path, media type, entity tag, the plain bytes and, where the
build left them beside it, the .gz and .br ones. The bytes come in through .incbin, so that megabytes compile in no time. Files under /assets/ carry
their hash in the name and may be kept for ever. Called by meson only.
"""
import hashlib
import os
import subprocess
import sys

TYPES = {".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml",
         ".png": "image/png", ".ico": "image/x-icon", ".json": "application/json", ".woff2": "font/woff2", ".txt": "text/plain; charset=utf-8",
         ".webmanifest": "application/manifest+json"}
what, web, out_c, out_s = sys.argv[1:]
dist = f"{web}/dist"
if what == "build":
    subprocess.run(["npm", "run", "--silent", "build"], cwd=web, check=True, stdout=subprocess.DEVNULL)
paths = [] if what == "none" else sorted(os.path.relpath(f"{at}/{n}", dist) for at, _, names in os.walk(dist) for n in names if not n.endswith((".gz", ".br", ".map")))
asm, rows, declare = ['\t.section .rodata\n'], [], []


def blob(label, path):
    if not os.path.exists(path):
        return '{"", 0}'
    asm.append(f'\t.balign 16\n\t.globl {label}\n{label}:\n\t.incbin "{os.path.abspath(path)}"\n')
    declare.append(f"extern const char {label}[];\n")
    return f"{{{label}, {os.path.getsize(path)}}}"


for i, path in enumerate(paths):
    full = f"{dist}/{path}"
    kind = TYPES.get(os.path.splitext(path)[1])
    if kind is None:
        sys.exit(f"web.py: no media type for {path}; add it to TYPES")
    tag = hashlib.sha256(open(full, "rb").read()).hexdigest()[:16]
    three = ", ".join(blob(f"web_{i}_{k}", full + ending) for k, ending in (("plain", ""), ("gz", ".gz"), ("br", ".br")))
    forever = "true" if path.startswith("assets/") else "false"
    rows.append(f'\t{{"/{path}", "{kind}", "\\"{tag}\\"", {three}, {forever}}},\n')
with open(out_s, "w", encoding="utf-8") as f:
    f.write("".join(asm) + '\t.section .note.GNU-stack,"",@progbits\n')
with open(out_c, "w", encoding="utf-8") as f:
    f.write('/* Made by tools/web.py; do not edit. */\n#include "http/http.h"\n' + "".join(declare))
    f.write("extern const struct http_file web_files[];\nextern const unsigned web_files_n;\n")
    f.write("const struct http_file web_files[] = {\n" + ("".join(rows) or '\t{"", "", "", {"", 0}, {"", 0}, {"", 0}, false},\n') + "};\n")
    f.write(f"const unsigned web_files_n = {len(rows)};\n")

"""Named SQL blocks into C: queries.py OUT.inc OUT.c FILE.sql…

A block begins with `-- name: order_by_id`. A block `-- @postgres` right after it is PostgreSQL's alternative to the one above. Lines
that are comments are left out. Writes `QUERY(order_by_id)` lines for the enum of store.h and the table of texts of
store/internal.h, in one order. Called by meson only.
"""
import re
import sys

inc, out, *files = sys.argv[1:]
blocks = []  # [name, text, PostgreSQL's text or None, place]
for path in files:
    part = None
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        name = re.match(r"-- name: ([a-z][a-z0-9_]*)\s*$", line)
        if name:
            blocks.append([name.group(1), "", None, f"{path}:{number}"])
            part = 1
        elif re.match(r"-- @postgres\s*$", line):
            if part != 1:
                sys.exit(f"{path}:{number}: `-- @postgres` follows a named block, once")
            blocks[-1][2] = ""
            part = 2
        elif re.match(r"\s*--\s*(name|@)", line):
            sys.exit(f"{path}:{number}: not understood: {line.strip()}")
        elif line.strip() and not line.strip().startswith("--"):
            if part is None:
                sys.exit(f"{path}:{number}: SQL before the first `-- name:`")
            blocks[-1][part] += line

seen = {}
for block in blocks:
    name, place = block[0], block[3]
    if name in seen:
        sys.exit(f"{place}: {name} is already at {seen[name]}")
    seen[name] = place
    for i in (1, 2):
        if block[i] is None:
            continue
        block[i] = block[i].strip().removesuffix(";").rstrip()
        if not block[i] or ";" in re.sub(r"'[^']*'", "", block[i]):
            sys.exit(f"{place}: {name} must be one statement")


def literal(text):
    if text is None:
        return "{NULL, 0}"
    lines = [line.replace("\\", "\\\\").replace('"', '\\"').replace("?", "\\?") for line in text.split("\n")]
    return "{" + "\n\t\t".join(f'"{line}{end}"' for line, end in zip(lines, ["\\n"] * (len(lines) - 1) + [""])) + f", {len(text.encode())}}}"


with open(inc, "w", encoding="utf-8") as c:
    c.write("/* Made by tools/queries.py; do not edit. */\n")
    c.writelines(f"QUERY({name})\n" for name, *_ in blocks)
with open(out, "w", encoding="utf-8") as c:
    c.write('/* Made by tools/queries.py; do not edit. */\n#include "store/internal.h"\n\n')
    c.write("const struct query_text query_texts[] = {\n")
    for name, common, postgres, _ in blocks:
        c.write(f'\t{{"{name}", {literal(common)}, {literal(postgres)}}},\n')
    c.write("};\n_Static_assert(sizeof query_texts / sizeof *query_texts == QUERY__COUNT, \"one text a query\");\n")

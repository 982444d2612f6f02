"""Turns files into a C table, so that the program carries its calendars: embed.py NAME OUT.c FILE…

Writes `const struct embedded NAME[]` and `const unsigned NAME_n`; the struct is declared in base/base.h. Called by meson only.
"""
import os
import sys

name, out, *files = sys.argv[1:]
with open(out, "w", encoding="utf-8") as c:
    c.write('/* Made by tools/embed.py; do not edit. */\n#include "base/base.h"\n')
    for i, path in enumerate(files):
        data = open(path, "rb").read()
        c.write(f"static const char file_{i}[] = {{")
        c.write(",".join(str(b if b < 128 else b - 256) for b in data))
        c.write("};\n")
    c.write(f"const struct embedded {name}[] = {{\n")
    for i, path in enumerate(files):
        c.write(f'\t{{"{os.path.basename(path)}", {{file_{i}, sizeof file_{i}}}}},\n')
    c.write(f"}};\nconst unsigned {name}_n = {len(files)};\n")

"""Which room may include which: arrows point down only (ARCHITECTURE.md). The link enforces calls, this enforces headers.

A room may include its own headers and the public header (room/room.h, or those listed) of the rooms it stands on, no other.
"""
import os
import re
import sys

STANDS_ON = {
    "base": [],
    "calendar": ["base"],
    "vocabulary": ["base"],
    "columns": ["base", "vocabulary"],
    "insight": ["base", "vocabulary"],
    "bundle": ["base", "vocabulary", "columns"],
    "rulebook": ["base", "calendar", "vocabulary"],
    "score": ["base", "calendar", "vocabulary", "columns", "rulebook"],
    "report": ["base"],
    "demo": ["base", "calendar", "vocabulary"],
    "store": ["base"],
    "facts": ["base", "vocabulary", "columns", "bundle", "store"],
    "people": ["base", "vocabulary", "columns", "bundle", "store", "facts"],
    "editions": ["base", "calendar", "vocabulary", "columns", "rulebook", "score", "store", "bundle", "facts"],
    "order": ["insight", "base", "calendar", "vocabulary", "columns", "rulebook", "score", "store", "bundle", "facts", "people", "editions"],
    "jobs": ["insight", "order", "base", "calendar", "vocabulary", "columns", "rulebook", "score", "store", "bundle", "facts", "people", "editions"],
    "http": ["base"],
    "api": ["order", "base", "calendar", "vocabulary", "columns", "bundle", "rulebook", "score", "report", "store", "facts", "people", "editions", "http"],
    "main": ["jobs", "order", "base", "calendar", "vocabulary", "columns", "bundle", "rulebook", "score", "report", "demo", "store", "facts", "people", "editions", "http", "api"],
}
# Public headers beside room/room.h, each with its reason.
ALSO_PUBLIC = {"score/measures.h", "rulebook/process.h", "rulebook/retention.h", "order/retention.h"}  # the lower half of score: the measuring program and the store's row source use it alone; jobs of their own: process and retention

root = sys.argv[1] if len(sys.argv) > 1 else "."
bad = []
for room in sorted(os.listdir(f"{root}/src")):
    if not os.path.isdir(f"{root}/src/{room}"):
        continue
    if room not in STANDS_ON:
        bad.append(f"src/{room}: no such room; add it to tools/layers.py and ARCHITECTURE.md")
        continue
    for name in sorted(os.listdir(f"{root}/src/{room}")):
        if not name.endswith((".c", ".h")):
            continue
        path = f"src/{room}/{name}"
        for number, line in enumerate(open(f"{root}/{path}", encoding="utf-8"), 1):
            found = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
            if not found:
                continue
            header = found.group(1)
            other = header.split("/")[0] if "/" in header else room
            if other == room:
                continue
            if other not in STANDS_ON[room]:
                bad.append(f"{path}:{number}: {room} does not stand on {other}")
            elif header != f"{other}/{other}.h" and header not in ALSO_PUBLIC:
                bad.append(f"{path}:{number}: {header} is private to {other}")
print("\n".join(bad) if bad else "layers hold")
sys.exit(1 if bad else 0)

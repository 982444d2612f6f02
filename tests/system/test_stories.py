"""A story in the browser for each document: tests/browser/{nanmatou,xinyang,gumei}.mjs, told to the running program; afterwards the chains are whole.

JIEBAN_KINDS says on which databases each is told; in the suite on SQLite. test_stories.py [NAME]: that one alone.
"""
import os
import subprocess
import sys
import time

from server import KINDS, SOURCE, Tally
from town import PASSWORD, Town, database

t = Tally()
STORIES = {"nanmatou": ("nanmatou-2024", "2024-11-06"), "xinyang": ("xinyang-2019", "2019-12-20"), "gumei": ("gumei-2025", "2025-09-26")}


def tell(name, kind):
    rulebook, in_force = STORIES[name]
    with database(kind) as db, Town(db, rulebook=rulebook, in_force=in_force) as town:
        begun = time.monotonic()
        done = subprocess.run(["node", f"{SOURCE}/tests/browser/{name}.mjs"], capture_output=True, text=True, timeout=1500,
                              env={**os.environ, "BASE": f"http://127.0.0.1:{town.server.port}", "PASSWORD": PASSWORD, "CLOCK": town.clock})
        sys.stdout.write(f"-- {name} on {kind}, {time.monotonic() - begun:.0f} s\n{done.stdout}{done.stderr[-3000:]}")
        t.check(done.returncode == 0, f"{name} on {kind}: the story ended with {done.returncode}")
        clean = db.run("verify", "--tenant", "town", check=False)
        t.check(clean.returncode == 0, f"{name} on {kind}: verify: {clean.stdout} {clean.stderr}")


for name in STORIES:
    if name not in (sys.argv[1:] or [name]):
        continue
    for kind in KINDS if "JIEBAN_KINDS" in os.environ else KINDS[:1]:
        tell(name, kind)
t.end()

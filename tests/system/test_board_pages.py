"""The supervisor's desk in the browser (tests/browser/board.mjs) on the day of test_board.py; JIEBAN_KINDS says on which databases."""
import os
import subprocess
import sys

from server import KINDS, SOURCE
from test_board import day
from town import PASSWORD, Tally, Town, database

t = Tally()
for kind in os.environ.get("JIEBAN_KINDS", KINDS[0]).split(","):
    with database(kind) as db, Town(db) as town:
        orders = day(town)
        done = subprocess.run(["node", SOURCE + "/tests/browser/board.mjs"], capture_output=True, text=True, timeout=1500,
                              env={**os.environ, "BASE": f"http://127.0.0.1:{town.server.port}", "PASSWORD": PASSWORD, "LATER": orders["later"], "NO_LIMIT": orders["no limit"]})
        sys.stdout.write(f"-- {kind}\n{done.stdout}{done.stderr[-3000:]}")
        t.check(done.returncode == 0, f"{kind}: the story ended with {done.returncode}")
t.end()

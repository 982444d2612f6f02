"""The on-time rate of a small rulebook against an outside answer: the city's own flags per unit (Boston 311, 2011, as of 2016-06-01).

Runs the program as a user would. Skips with a reason where the real data is absent.
"""
import csv
import json
import os
import subprocess
import sys
from fractions import Fraction

source = os.environ["JIEBAN_SOURCE"]
data = os.environ.get("JIEBAN_DATA", source + "/../shared/data")
if not os.path.isdir(data + "/boston-2011"):
    print("skipped: boston-2011 is not at", data)
    sys.exit(77)

run = subprocess.run(
    [os.environ["JIEBAN_PROGRAM"], "score", "--rulebook", source + "/tests/rulebooks/boston.md", "--facts", data + "/boston-2011",
     "--assessment", "half-year", "--period", "2011-H2", "--as-of", "2016-06-01T00:00", "--format", "json"],
    capture_output=True, text=True, check=False)
if run.returncode != 0:
    print(run.stderr)
    sys.exit(1)
text = run.stdout.strip()
rows = json.loads(text) if text.startswith("[") else [json.loads(line) for line in text.splitlines()]
got = {r["subject"]: r for r in rows if r["item"] == "B-1"}

passed = failed = 0
for want in csv.DictReader(open(data + "/boston-2011-flags.csv", encoding="utf-8-sig")):
    r = got.get(want["unit_id"])
    ok = r is not None
    if ok:
        parts = r["parts"]
        ok = all(str(parts[k]) == want[k] for k in ("with_target", "flag_ontime", "flag_overdue"))
        if int(want["with_target"]):
            ok = ok and Fraction(r["exact"]) == Fraction(100 * int(want["flag_ontime"]), int(want["with_target"]))
    passed, failed = passed + ok, failed + (not ok)
    if not ok:
        print("differs:", want, r and r["parts"], r and r["exact"])
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0 or passed != 103)

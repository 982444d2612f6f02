"""Real citizen messages scored whole under the Nanmatou rulebook: what the data does not hold is flagged, nothing is invented.

The bundle has orders and assignments with reply times, but no due times, no call-backs and no incidents.
"""
import json
import os
import subprocess
import sys

source = os.environ["JIEBAN_SOURCE"]
data = os.environ.get("JIEBAN_DATA", source + "/../shared/data")
if not os.path.isdir(data + "/messages"):
    print("skipped: messages is not at", data)
    sys.exit(77)

passed = failed = 0


def check(what, ok, seen=""):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    if not ok:
        print("failed:", what, seen)


def score(assessment, period):
    run = subprocess.run(
        [os.environ["JIEBAN_PROGRAM"], "score", "--rulebook", source + "/rulebooks/nanmatou-2024.md", "--facts", data + "/messages",
         "--assessment", assessment, "--period", period, "--format", "json"], capture_output=True, text=True, check=False)
    check(f"{assessment} {period} runs", run.returncode == 0, run.stderr[:2000])
    text = run.stdout.strip()
    return (json.loads(text) if text.startswith("[") else [json.loads(line) for line in text.splitlines()]) if text else []


# Volumes counted once more, by hand, from the file itself.
import csv
from collections import Counter
volumes = Counter(a["unit_id"] for a in csv.DictReader(open(data + "/messages/assignments.csv", encoding="utf-8-sig"))
                  if a["dispatched_at"].startswith("2019-06"))
rows = score("month", "2019-06")
by = {(r["subject"], r["item"]): r for r in rows}
check("116 units", len({r["subject"] for r in rows}) == 116, len({r["subject"] for r in rows}))
check("somebody had messages", sum(volumes.values()) > 0)
high, low = max(volumes.values()), 0
for unit, n in volumes.items():
    b1 = by[unit, "NM-B1"]
    check(f"{unit} B1 has a value", b1["exact"] is not None, b1)
for (unit, item), r in by.items():
    assessed = volumes[unit] > 0
    if item == "NM-B2" and assessed:        # no due_at column: not known, never counted as on time or late
        check(f"{unit} B2 no_data", r["exact"] is None and "no_data" in r["flags"], r)
    if item in ("NM-B3", "NM-B4", "NM-B5") and assessed:    # no call-backs file: there were none
        check(f"{unit} {item} no_sample", r["exact"] is None and "no_sample" in r["flags"], r)
    if item == "total":
        check(f"{unit} has no total", r["exact"] is None and r["flags"], r)
    if not assessed and item.startswith("NM-B"):
        check(f"{unit} without messages is not assessed", r["exact"] is None and "not_assessed" in r["flags"], r)
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)

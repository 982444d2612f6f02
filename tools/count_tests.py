"""Adds up a meson test run: the cases that cmocka and the runners report, and programs that failed without saying how many.

Reads testlog.json (one object a line) and prints `N passed, N failed`; exit 1 on any failure or when nothing ran.
Called by script/test only.
"""
import json
import re
import sys

passed = failed = skipped = 0
try:
    lines = open(sys.argv[1] + "/testlog.json", encoding="utf-8")
except FileNotFoundError:
    print("0 passed, 1 failed")
    sys.exit(1)
for line in lines:
    test = json.loads(line)
    text = (test.get("stdout") or "") + (test.get("stderr") or "")
    ok = sum(int(n) for n in re.findall(r"^\[  PASSED  \] (\d+) test\(s\)", text, re.M))
    bad = sum(int(n) for n in re.findall(r"^\[  FAILED  \] .*?(\d+) test\(s\)", text, re.M))
    skip = sum(int(n) for n in re.findall(r"^\[  SKIPPED \] .*?(\d+) test\(s\)", text, re.M))
    for a, b in re.findall(r"^(\d+) passed, (\d+) failed$", text, re.M):
        ok, bad = ok + int(a), bad + int(b)
    if test["result"] in ("OK", "EXPECTEDFAIL"):
        passed += ok or (0 if skip else 1)
        failed += bad
    elif test["result"] == "SKIP":
        skipped += 1
        print("skipped:", test["name"])
    else:
        passed += ok
        failed += bad or 1
        print("failed:", test["name"], test["result"])
    skipped += skip
    for reason in re.findall(r"^skipped: .*$", text, re.M):
        print(reason)
if skipped:
    print(skipped, "skipped")
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed or not passed else 0)

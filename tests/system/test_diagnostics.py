"""Diagnostics pinned: code, text and the caret under the right column after Chinese text, in both languages.

tests/golden/diag/NAME.md beside NAME.zh.txt and NAME.en.txt; JIEBAN_RESET=1 rewrites them (review the diff).
"""
import glob
import os
import re
import subprocess
import sys

source, program = os.environ["JIEBAN_SOURCE"], os.environ["JIEBAN_PROGRAM"]
passed = failed = 0
for path in sorted(glob.glob(source + "/tests/golden/diag/*.md")):
    for lang in ("zh", "en"):
        run = subprocess.run([program, "--lang", lang, "check", os.path.basename(path)], cwd=os.path.dirname(path), capture_output=True, text=True, check=False)
        golden = path[:-3] + f".{lang}.txt"
        if os.environ.get("JIEBAN_RESET"):
            open(golden, "w", encoding="utf-8").write(run.stderr)
        want = open(golden, encoding="utf-8").read()
        ok = run.returncode == 1 and run.stderr == want
        passed, failed = passed + ok, failed + (not ok)
        if not ok:
            print("differs:", golden, run.returncode, "\n", run.stderr[:3000])
    # the file says how many mistakes it has: all are reported at once
    said = re.search(r"mistakes: (\d+)", open(path, encoding="utf-8").read())
    found = len(re.findall(r"^\S+:\d+:\d+: error ", open(path[:-3] + ".en.txt", encoding="utf-8").read(), re.M))
    ok = said is not None and int(said.group(1)) == found
    passed, failed = passed + ok, failed + (not ok)
    if not ok:
        print(path, "has", found, "diagnostics; it says", said and said.group(1))
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0 or passed == 0)

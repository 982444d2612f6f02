"""The language reference cannot rot: every rule block of it is compiled and its examples run, per document, in both languages."""
import os
import re
import subprocess
import sys
import tempfile

source, program = os.environ["JIEBAN_SOURCE"], os.environ["JIEBAN_PROGRAM"]
HEAD = "---\nid: reference\ntitle: reference\nedition: 1\nlanguage: 1\n---\n\n# reference\n\n"
passed = failed = 0
for name in ("language.md", "language.zh-CN.md", "first-rulebook.zh-CN.md", "first-rulebook.md"):
    text = open(f"{source}/docs/{name}", encoding="utf-8").read()
    blocks = re.findall(r"^```(?:规则|rule)\n.*?^```$", text, re.M | re.S)
    with tempfile.TemporaryDirectory() as tmp:
        path = f"{tmp}/{name}"
        open(path, "w", encoding="utf-8").write(HEAD + "\n\n".join(blocks) + "\n")
        run = subprocess.run([program, "check", path], capture_output=True, text=True, check=False)
    ok = run.returncode == 0 and len(blocks) >= 3
    passed, failed = passed + (len(blocks) if ok else 0), failed + (not ok)
    if not ok:
        print("failed:", name, run.stderr[:4000])
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)

"""The shipped rulebooks: clean check with all examples, stable printing in both languages, assessments as their heads list them."""
import glob
import json
import os
import subprocess
import sys
import tempfile

source, program = os.environ["JIEBAN_SOURCE"], os.environ["JIEBAN_PROGRAM"]
passed = failed = 0


def run(*args):
    return subprocess.run([program, *args], capture_output=True, text=True, check=False)


def check(what, ok, seen=""):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    if not ok:
        print("failed:", what, seen)


books = sorted(glob.glob(source + "/rulebooks/*.md"))
check("five rulebooks", len(books) == 5, books)
with tempfile.TemporaryDirectory() as tmp:
    for book in books:
        name = os.path.basename(book)
        text = open(book, encoding="utf-8").read()
        r = run("check", book)
        check(f"{name} checks clean", r.returncode == 0, r.stdout[-1500:] + r.stderr[-1500:])
        zh, en = run("fmt", "--lang", "zh", book), run("fmt", "--lang", "en", book)
        check(f"{name} prints in both languages", zh.returncode == 0 and en.returncode == 0, zh.stderr + en.stderr)
        check(f"{name} is kept as fmt prints it", zh.stdout == text, "run jieban fmt --lang zh on it")
        path = tmp + "/" + name
        open(path, "w", encoding="utf-8").write(en.stdout)
        r = run("check", path)
        check(f"{name} in English checks clean", r.returncode == 0, r.stdout[-1500:] + r.stderr[-1500:])
        back = run("fmt", "--lang", "zh", path)
        check(f"{name} comes back from English", back.stdout == zh.stdout)
        again = run("fmt", "--lang", "en", path)
        check(f"{name} in English is stable", again.stdout == en.stdout)
        for line in text.split("\n"):
            if line.startswith("考核 "):
                ident = line.split()[1]
                head = text.split("```")[0]
                check(f"{name} lists {ident} in its head", f"`{ident}`" in head)
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)

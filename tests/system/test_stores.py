"""The same score from SQLite, PostgreSQL and the bundle itself: on random facts, on Boston's 311 requests, and on the demo's five governments.

JIEBAN_SEED chooses the random facts; the seed is printed.
"""
import glob
import os
import re
import tempfile

import random_bundle
from server import DATA, KINDS, SOURCE, Tally, database, run

BOOKS = {os.path.basename(p)[:-3]: p for p in glob.glob(SOURCE + "/rulebooks/*.md")}
seed = int(os.environ.get("JIEBAN_SEED", "20261126"))
print(f"JIEBAN_SEED={seed}")
t = Tally()


def assessments(book):
    text = open(book, encoding="utf-8").read()
    found = re.findall(r"^考核 (\S+) .*?\n((?:  .*\n)+)", text, re.M)
    return [(a, re.search(r"每 (月|季度?|半年|年)", body).group(1)[0]) for a, body in found]


PERIOD = {"月": "2025-03", "季": "2025-Q1", "半": "2025-H1", "年": "2025"}


def compare(name, bundle, asks, tenant="town"):
    """Each ask is (rulebook, assessment, period, more words); the JSON must be the same to the byte. The facts are imported once for all rulebooks."""
    asked = [["--rulebook", book, "--assessment", assessment, "--period", period, "--format", "json", *more] for book, assessment, period, more in asks]
    wanted = [run("score", "--facts", bundle, *words).stdout for words in asked]
    for kind in KINDS:
        with database(kind) as db:
            db.init(tenant)
            db.run("import", bundle, "--tenant", tenant)
            for (book, assessment, period, _), words, want in zip(asks, asked, wanted):
                got = db.run("score", "--tenant", tenant, *words).stdout
                t.check(got == want, f"{name} {os.path.basename(book)} {assessment} {period}: {kind} differs from the bundle")
                if got != want:
                    for a, b in zip(want.splitlines(), got.splitlines()):
                        if a != b:
                            print("  bundle:", a[:300], "\n  base:  ", b[:300])
                            break


with tempfile.TemporaryDirectory() as folder:
    for n in range(3):
        random_bundle.write(f"{folder}/random{n}", seed + n)
        books = sorted(BOOKS.values()) if n == 0 else [BOOKS["nanmatou-2024"]]
        compare(f"random {seed + n}", f"{folder}/random{n}", [(book, a, PERIOD[each], []) for book in books for a, each in assessments(book)])

if os.path.isdir(DATA + "/boston-2011"):
    compare("boston", DATA + "/boston-2011", [(SOURCE + "/tests/rulebooks/boston.md", "half-year", "2011-H2", ["--as-of", "2016-06-01T00:00"])])
else:
    print("skipped: boston-2011 is not at", DATA)
t.end()

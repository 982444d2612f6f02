"""Makes the dumps of a landed schema: a small government with facts, accounts, an edition, notices, an audit and a change log, written by the program of
that day. Run once for each schema that is landed, with that program, and never again: what stands in the files is what operators' databases look like.

    tests/pg/with_postgres.sh env JIEBAN_SOURCE=. JIEBAN_PROGRAM=build/src/main/jieban python3 tests/dumps/make.py NNNN

NNNN is the last migration. Writes NNNN.sqlite.sql, NNNN.postgres.sql and NNNN.scores.tsv, what the program of that day scored on both. test_upgrade.py takes every dump there is. Passwords and keys in them are of this test and of nothing else.
"""
import json
import os
import re
import sqlite3
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE + "/../system")
import random_bundle  # noqa: E402
from server import SOURCE, database, server  # noqa: E402

PASSWORD = "Xiao-Hua-7-lane"


def populate(db):
    first = db.init("town", check=True)
    db.run("tenant", "add", "--tenant", "village", "--name", "某村", "--level", "3", "--parent", "town")
    db.run("rulebook", "add", SOURCE + "/rulebooks/nanmatou-2024.md", "--tenant", "town", "--in-force", "2024-11-06")
    for seed in (4, 5):         # the second replaces facts of the first
        random_bundle.write(f"{db.folder}/b{seed}", seed, rows=14)
        db.run("import", f"{db.folder}/b{seed}", "--tenant", "town", "--skip-bad", f"{db.folder}/bad.csv")
    os.makedirs(db.folder + "/broken")
    with open(db.folder + "/broken/orders.csv", "w", encoding="utf-8") as f:
        f.write("order_id,received_at\nx1,yesterday\n")
    assert db.run("import", db.folder + "/broken", "--tenant", "town", check=False).returncode == 1
    with open(db.folder + "/2027.csv", "w", encoding="utf-8") as f:
        f.write(open(SOURCE + "/rulebooks/calendars/2026.csv", encoding="utf-8").read().replace("2026", "2027"))
    print(db.run("calendar", "add", db.folder + "/2027.csv", check=False).stderr)
    with server(db) as s:
        admin = s.first_admin("town", first, PASSWORD)

        def good(status, answer):
            assert status in (200, 201), answer
            return answer

        good(*admin.call("PUT", "/facts/orders/single-1", {"version": 0, "values": {"title": "单件", "received_at": "2025-03-02T10:00", "caller_phone": "19900001111"}}))
        good(*admin.call("PUT", "/facts/orders/single-1", {"version": 1, "values": {"title": "改过的单件"}, "why": "typo"}))
        good(*admin.call("PUT", "/facts/orders/single-2", {"version": 0, "values": {"title": "删掉的", "received_at": "2025-03-02T10:00"}}))
        good(*admin.call("DELETE", "/facts/orders/single-2?version=1&why=test"))
        good(*admin.post("/reveals", {"entity": "orders", "id": "single-1", "field": "caller_phone", "reason": "call back"}))
        good(*admin.post("/accounts", {"login": "desk", "name": "台", "posts": [{"role": "operator"}]}))
        s.sign_in("admin", "town", PASSWORD)
        try:
            s.sign_in("admin", "town", "wrong password")
        except AssertionError:
            pass
    assert db.run("verify").returncode == 0


def scores(db):
    out = db.run("score", "--tenant", "town", "--assessment", "month", "--period", "2025-03", "--format", "json").stdout
    return "".join(f"{r['subject']}\t{r['item']}\t{r['exact']}\t{r['shown']}\n" for r in json.loads(out))


def sqlite_text(path):
    """The database as SQL, without the node numbers that nobody took."""
    link = sqlite3.connect(path)
    out = [f"PRAGMA application_id = {link.execute('PRAGMA application_id').fetchone()[0]};"]
    out += [line for line in link.iterdump() if not re.match(r'INSERT INTO "node" VALUES\(\d+,0\);', line)]
    link.close()
    out.insert(len(out) - 1, "INSERT OR IGNORE INTO node (n, until_ms) WITH RECURSIVE k(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM k WHERE n < 1023) SELECT n, 0 FROM k;")
    return "\n".join(out) + "\n"


def postgres_text(url):
    text = subprocess.run(["pg_dump", "--no-owner", "--no-privileges", "-d", url], check=True, capture_output=True, text=True).stdout
    # \\restrict is of the dumping client's own version
    text = "".join(line for line in text.splitlines(True) if not re.match(r"\\(un)?restrict |-- Dumped|\d+\t0\n", line))
    text = re.sub(r"\n(--[^\n]*\n)+", "\n", text)
    return re.sub(r"\n{2,}", "\n", text) + "INSERT INTO public.node (n, until_ms) SELECT n, 0 FROM generate_series(0, 1023) AS k(n) ON CONFLICT DO NOTHING;\n"


name = f"{HERE}/{sys.argv[1]}"
text = None
for kind, ending, as_text in (("sqlite", "sqlite.sql", sqlite_text), ("postgresql", "postgres.sql", postgres_text)):
    with database(kind) as db:
        populate(db)
        assert text in (None, scores(db)), "the two databases score differently"
        text = scores(db)
        content = as_text(db.url)
    with open(f"{name}.{ending}", "w", encoding="utf-8") as f:
        f.write(content)
with open(f"{name}.scores.tsv", "w", encoding="utf-8") as f:
    f.write(text)

"""Databases as they were landed, brought up to this program: every dump under tests/dumps (tests/dumps/make.py), on both databases. Each is migrated, its
schema is the one that is made from nothing, its chains hold, its scores are those of its day, people can sign in and work; migrating twice is harmless;
an older and a newer database are refused with advice in both languages; a backup of it can be restored into the other kind.

Usage: test_upgrade.py SCHEMA_TEXT (tests/unit/store/schema_text.c)
"""
import glob
import json
import os
import sqlite3
import subprocess
import sys

from server import KINDS, PASSWORD, SOURCE, Tally, database, run, server

t = Tally()
NEWEST = max(int(os.path.basename(p)[:4]) for p in glob.glob(SOURCE + "/db/migrations/*.sqlite.sql"))
GOLDEN = open(SOURCE + "/tests/golden/schema.txt", encoding="utf-8").read()


def sql(db, text):
    if db.kind == "sqlite":
        link = sqlite3.connect(db.url)
        link.executescript(text)
        link.close()
    else:
        subprocess.run(["psql", "-q", "-v", "ON_ERROR_STOP=1", db.url], input=text, check=True, capture_output=True, text=True)


def schema_of(db):
    return subprocess.run([sys.argv[1], db.url], check=True, capture_output=True, text=True).stdout


def refused(db, what, zh, en):
    """By every command that needs the schema, in both languages."""
    for words in (["serve", "--listen", "127.0.0.1:0"], ["verify"], ["score", "--tenant", "town", "--assessment", "month", "--period", "2025-03"]):
        for lang, says in (("zh", zh), ("en", en)):
            done = run("--lang", lang, *words, "--db", db.url, check=False, timeout=60)
            t.check(done.returncode == 1 and says in done.stderr and done.stdout == "", f"{db.kind} {what}: {words[0]} in {lang}: {done.returncode} {done.stderr}")


def scores(db):
    out = db.run("score", "--tenant", "town", "--assessment", "month", "--period", "2025-03", "--format", "json").stdout
    return "".join(f"{r['subject']}\t{r['item']}\t{r['exact']}\t{r['shown']}\n" for r in json.loads(out))


def alive(db, what):
    """People sign in with their old passwords, read, change; the chains hold afterwards."""
    with server(db) as s:
        admin = s.sign_in("admin", "town", PASSWORD)
        status, fact = admin.get("/facts/orders/single-1")
        t.check(status == 200 and fact["values"]["title"] == "改过的单件", f"{what}: a fact: {status} {fact}")
        status, answer = admin.get("/facts/orders/single-1/history")
        t.check(status == 200 and len(answer["history"]) == 2, f"{what}: its history: {status} {answer}")
        status, answer = admin.call("PUT", "/facts/orders/single-1", {"version": 2, "values": {"title": "再改"}})
        t.check(status == 200, f"{what}: a change: {status} {answer}")
        status, answer = admin.post("/reveals", {"entity": "orders", "id": "single-1", "field": "caller_phone", "reason": "test"})
        t.check(status == 200 and answer["value"] == "19900001111", f"{what}: a personal field: {status} {answer}")
        status, answer = admin.get("/audit")
        t.check(status == 200 and {"reveal"} <= {line["what"] for line in answer["lines"]}, f"{what}: the audit: {status} {answer}")
        status, answer = admin.get("/imports")
        t.check(status == 200 and [i["state"] for i in answer["imports"]][-3:] == ["failed", "visible", "visible"], f"{what}: the imports: {status} {answer}")
        status, answer = admin.get("/calendar")
        t.check(status == 200 and any(n["year"] == 2027 for n in answer["notices"]), f"{what}: a notice: {status} {answer}")
    bundle = f"{db.folder}/more"
    os.makedirs(bundle, exist_ok=True)
    with open(bundle + "/orders.csv", "w", encoding="utf-8") as f:
        f.write("order_id,title\nsingle-1,导入的\nnew-1,新的\n")
    db.run("import", bundle, "--tenant", "town")
    done = db.run("verify", check=False)
    t.check(done.returncode == 0, f"{what}: verify after changes: {done.stdout}{done.stderr}")


def upgrade(kind, number, path, day):
    what = f"{number:04d} on {kind}"
    with database(kind) as db:
        with open(path, encoding="utf-8") as f:
            sql(db, f.read())
        if number < NEWEST:
            refused(db, f"{number:04d} before it is migrated", "请运行 jieban migrate", "run jieban migrate")
        done = db.run("migrate")
        t.check(f"{NEWEST - number} steps" in done.stdout, f"{what}: migrate says {done.stdout}")
        whole = schema_of(db)
        t.check(whole == GOLDEN, f"{what}: the schema is not that from nothing")
        done = db.run("migrate")
        t.check("0 steps" in done.stdout and schema_of(db) == whole, f"{what}: migrate again says {done.stdout}")
        done = db.run("verify", check=False)
        t.check(done.returncode == 0 and "town" in done.stdout and "village" in done.stdout, f"{what}: verify: {done.stdout}{done.stderr}")
        now = scores(db)
        t.check(now == day, f"{what}: the scores differ from those of its day:\n{now}")
        alive(db, what)
        # and to the other kind, as an operator moves up
        other_kind = KINDS[1 - KINDS.index(kind)]
        db.run("backup", f"{db.folder}/copy")
        with database(other_kind) as other:
            done = other.run("restore", f"{db.folder}/copy", check=False)
            t.check(done.returncode == 0, f"{what}: restore into {other_kind}: {done.stdout}{done.stderr}")
            done = other.run("verify", check=False)
            t.check(done.returncode == 0 and schema_of(other) == GOLDEN, f"{what}: after the restore into {other_kind}: {done.stdout}{done.stderr}")
            done = other.run("restore", f"{db.folder}/copy", check=False)
            t.check(done.returncode == 1 and "not empty" in done.stderr, f"{what}: restored twice: {done.returncode} {done.stderr}")
        # a program of tomorrow was here; somebody else's schema
        sql(db, f"INSERT INTO schema_step (n, name, sha256, at) VALUES ({NEWEST + 1}, 'tomorrow', 'x', 0);")
        refused(db, f"{number:04d} with a step of tomorrow", "请更新程序", "update the program")
        done = db.run("migrate", check=False)
        t.check(done.returncode == 1 and "update the program" in done.stderr, f"{what}: migrate of a newer one: {done.returncode} {done.stderr}")
        sql(db, f"DELETE FROM schema_step WHERE n = {NEWEST + 1}; UPDATE schema_step SET sha256 = 'x' WHERE n = 2;")
        refused(db, f"{number:04d} with a step of another program", "不是本程序建立的", "another one")


dumps = sorted(glob.glob(SOURCE + "/tests/dumps/*.scores.tsv"))
t.check(len(dumps) > 0, "there are dumps")
for tsv in dumps:
    stem = tsv[:-len(".scores.tsv")]
    for kind, ending in (("sqlite", "sqlite"), ("postgresql", "postgres")):
        upgrade(kind, int(os.path.basename(stem)), f"{stem}.{ending}.sql", open(tsv, encoding="utf-8").read())
t.end()

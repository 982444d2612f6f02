"""The SQL peers of the bench: the same counts as the month's and the year's Nanmatou score, on SQLite, PostgreSQL and DuckDB, warm, best of
several runs; loading against `sqlite3 .import`. All of one run, on one machine. Prints one JSON object a line. Called by script/bench.

Usage: peers.py DIR ROWS SCORE_LINES.json   (the lines that bench_score printed)
"""
import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

data, rows, lines = sys.argv[1], int(sys.argv[2]), [json.loads(x) for x in open(sys.argv[3])]
ours = {x["name"]: x["value"] for x in lines}
RUNS = 3
T0 = 1735660800                         # 2025-01-01 civil, as UTC seconds
DAYS = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365]
SCHEMA = {
    "orders": "order_id BIGINT, received BIGINT, district BIGINT",
    "assignments": "id BIGINT, order_id BIGINT, unit INT, co INT, dispatched BIGINT, due BIGINT, handled BIGINT, returned INT",
    "callbacks": "id BIGINT, order_id BIGINT, unit INT, round INT, called BIGINT, contacted INT, solved INT, rating INT",
}
INDEXES = ["CREATE INDEX a1 ON assignments(dispatched, unit, co)", "CREATE INDEX a2 ON assignments(due, unit, co, handled, returned)",
           "CREATE INDEX a3 ON assignments(order_id, unit, handled, returned)", "CREATE INDEX o1 ON orders(district, order_id)",
           "CREATE INDEX c1 ON callbacks(called, round, order_id, unit, contacted, solved, rating, id)"]


def queries(a, b, month):
    """Whole counts only: volume, due and on time, past the district's limit, and the latest answer of each order to each question."""
    bucket = lambda f: f"({f} - {T0}) / 2628000" if month else "0"
    latest = lambda f, extra="": (f"SELECT unit, m, {f}, count(*) FROM (SELECT unit, {bucket('called')} AS m, {f}, row_number() OVER (PARTITION BY order_id, unit, {bucket('called')} "
                                  f"ORDER BY called DESC, id DESC) AS k FROM callbacks WHERE called >= {a} AND called < {b} AND round > 0 AND {f} >= 0 {extra}) x WHERE k = 1 GROUP BY unit, m, {f}")
    return [
        f"SELECT unit, {bucket('dispatched')} AS m, count(*) FROM assignments WHERE dispatched >= {a} AND dispatched < {b} AND co = 0 GROUP BY unit, m",
        f"SELECT unit, {bucket('due')} AS m, co, count(*), sum(CASE WHEN handled > 0 AND handled < due AND handled <= {b} THEN 1 ELSE 0 END) FROM assignments "
        f"WHERE due >= {a} AND due < {b} AND returned = 0 GROUP BY unit, m, co",
        f"SELECT s.unit, {bucket('o.district')} AS m, count(*) FROM orders o JOIN assignments s ON s.order_id = o.order_id WHERE o.district >= {a} AND o.district < {b} "
        f"AND s.returned = 0 AND (s.handled = 0 OR s.handled >= o.district) GROUP BY s.unit, m",
        latest("contacted"), latest("solved"), latest("rating", "AND rating < 4"),
    ]


TASKS = {"month": queries(T0 + DAYS[5] * 86400, T0 + DAYS[6] * 86400, False), "year": queries(T0, T0 + 365 * 86400, True)}


def report(peer, name, ms):
    mine = ours["score " + name]
    print(json.dumps({"name": f"score {name}", "rows": rows, "value": mine, "unit": "ms", "against": f"{peer} {ms:.0f} ms", "ratio": round(ms / mine, 2)}, ensure_ascii=False), flush=True)


def sqlite_peer(tmp):
    db = sqlite3.connect(tmp + "/bench.db")
    db.execute("PRAGMA journal_mode=OFF")
    db.execute("PRAGMA cache_size=-524288")
    for t, columns in SCHEMA.items():
        db.execute(f"CREATE TABLE {t}({columns})")
        with open(f"{data}/sql/{t}.csv") as f:
            db.executemany(f"INSERT INTO {t} VALUES({','.join('?' * len(columns.split(',')))})", csv.reader(f))
    for i in INDEXES:
        db.execute(i)
    db.commit()
    db.execute("ANALYZE")
    for name, texts in TASKS.items():
        best = 1e9
        for _ in range(RUNS):
            t = time.perf_counter()
            for q in texts:
                db.execute(q).fetchall()
            best = min(best, (time.perf_counter() - t) * 1000)
        report("SQLite " + sqlite3.sqlite_version, name, best)


def sqlite_import(tmp):
    """The same bundle files through sqlite3 .import, the way a person would."""
    script = "PRAGMA journal_mode=OFF;\nPRAGMA synchronous=OFF;\n.mode csv\n" + "".join(f'.import "{data}/facts/{t}.csv" {t}\n' for t in ("units", *SCHEMA))
    t = time.perf_counter()
    subprocess.run(["sqlite3", tmp + "/import.db"], input=script, text=True, check=True, stdout=subprocess.DEVNULL)
    s = time.perf_counter() - t
    mine = ours["bundle load"] / 1000
    print(json.dumps({"name": "bundle load", "rows": rows, "value": round(mine, 3), "unit": "s", "against": f"sqlite3 .import {s:.2f} s", "ratio": round(s / mine, 2)}), flush=True)


def postgres_peer(tmp):
    binaries = "/usr/lib/postgresql/15/bin"
    if not os.path.isdir(binaries):
        print(json.dumps({"name": "score", "against": "PostgreSQL 15", "skipped": "not installed"}))
        return
    root = os.geteuid() == 0
    home = tmp + "/pg"
    os.mkdir(home)
    os.chmod(tmp, 0o755)
    if root:
        shutil.chown(home, "postgres", "postgres")
    as_user = lambda *args: subprocess.run((["runuser", "-u", "postgres", "--"] if root else []) + list(args), check=True, capture_output=True, text=True, cwd="/")
    as_user(f"{binaries}/initdb", "-D", home + "/d", "--auth=trust", "-E", "UTF8", "--no-sync")
    as_user(f"{binaries}/pg_ctl", "-D", home + "/d", "-w", "-o", f"-k {home} -c listen_addresses= -c shared_buffers=1GB -c work_mem=256MB -c max_parallel_workers_per_gather=2 -c fsync=off", "-l", home + "/log", "start")
    psql = lambda text: subprocess.run((["runuser", "-u", "postgres", "--"] if root else []) + ["psql", "-h", home, "-d", "postgres", "-qAt", "-v", "ON_ERROR_STOP=1"],
                                       input=text, check=True, capture_output=True, text=True, cwd="/").stdout
    try:
        for t, columns in SCHEMA.items():
            psql(f"CREATE TABLE {t}({columns});\n\\copy {t} FROM '{data}/sql/{t}.csv' CSV\n")
        psql(";\n".join(INDEXES) + ";\nVACUUM ANALYZE;\n")
        for name, texts in TASKS.items():
            out = psql("\\timing on\n" + "".join(q + " \\g /dev/null\n" for _ in range(RUNS) for q in texts))
            times = [float(x.split()[1]) for x in out.splitlines() if x.startswith("Time:")]
            report("PostgreSQL 15", name, min(sum(times[i * len(texts):(i + 1) * len(texts)]) for i in range(RUNS)))
    finally:
        as_user(f"{binaries}/pg_ctl", "-D", home + "/d", "-m", "immediate", "stop")


def duckdb_peer(tmp):
    here = os.path.dirname(os.path.abspath(__file__))
    setup = [f"CREATE TABLE {t}({columns})" for t, columns in SCHEMA.items()] + [f"COPY {t} FROM '{data}/sql/{t}.csv' (HEADER false)" for t in SCHEMA]
    whole = {n: [q.replace("/ 2628000", "// 2628000") for q in qs] for n, qs in TASKS.items()}
    with open(tmp + "/tasks.json", "w") as f:
        json.dump({"setup": setup, "tasks": whole, "runs": RUNS}, f)
    out = subprocess.run(["node", here + "/duckdb.mjs", tmp + "/tasks.json"], capture_output=True, text=True, check=False)
    if out.returncode != 0:
        print(json.dumps({"name": "score", "against": "DuckDB failed", "unit": out.stderr[-300:]}))
        return
    for name, r in json.loads(out.stdout).items():
        report("DuckDB", name, r["ms"])


for peer in (sqlite_import, sqlite_peer, duckdb_peer, postgres_peer):
    with tempfile.TemporaryDirectory() as tmp:
        peer(tmp)

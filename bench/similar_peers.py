"""The ten most similar of many Chinese texts on SQLite's FTS5 (trigram, the twelve rarest trigrams of the question) and PostgreSQL's pg_trgm (GIN), with the
texts, the questions and our own p50 that bench_similar wrote. Wall time, warm. Prints one JSON object a line. Called by script/bench.

Usage: similar_peers.py FILE [QUESTIONS]   (PostgreSQL by JIEBAN_PG, see tests/pg/with_postgres.sh)
"""
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time

texts, questions, ours = [part.strip("\n").split("\n") for part in open(sys.argv[1], encoding="utf-8").read().split("\n\n")]
questions = questions[:int(sys.argv[2]) if len(sys.argv) > 2 else 20]
ours = int(ours[0]) / 1000


def report(peer, times, build_s):
    times.sort()
    p50, p99 = times[len(times) // 2], times[min(len(times) - 1, len(times) * 99 // 100)]
    print(json.dumps({"name": "ten most similar p50", "rows": len(texts), "value": round(ours, 3), "unit": "ms",
                      "against": f"{peer} p50 {p50:.1f} p99 {p99:.1f} ms, built in {build_s:.0f} s", "ratio": round(p50 / ours, 1)}, ensure_ascii=False), flush=True)


def fts5(tmp):
    db = sqlite3.connect(tmp + "/texts.db")
    db.execute("PRAGMA journal_mode=OFF")
    db.execute("PRAGMA cache_size=-524288")
    started = time.perf_counter()
    db.execute("CREATE VIRTUAL TABLE t USING fts5(body, tokenize='trigram')")
    db.executemany("INSERT INTO t VALUES(?)", ((x,) for x in texts))
    db.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, row)")
    db.commit()
    built = time.perf_counter() - started
    times = []
    for q in questions:
        started = time.perf_counter()
        grams = {q[i:i + 3] for i in range(len(q) - 2)}
        counts = [(db.execute("SELECT doc FROM v WHERE term = ?", (g.lower(),)).fetchone() or (0,))[0] for g in grams]
        rarest = [g for n, g in sorted(zip(counts, grams)) if n > 0][:12]
        match = " OR ".join('"' + g.replace('"', '""') + '"' for g in rarest)
        db.execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT 10", (match,)).fetchall()
        times.append((time.perf_counter() - started) * 1000)
    report("FTS5 trigram", times, built)


def pg_trgm(tmp):
    address = os.environ.get("JIEBAN_PG")
    if not address:
        print(json.dumps({"name": "ten most similar", "against": "pg_trgm", "skipped": "JIEBAN_PG is not set"}))
        return
    psql = lambda text: subprocess.run(["psql", address, "-qAt", "-v", "ON_ERROR_STOP=1"], input=text, check=True, capture_output=True, text=True).stdout
    with open(tmp + "/texts.csv", "w", encoding="utf-8") as f:
        f.writelines(f"{i},\"" + x.replace('"', '""') + "\"\n" for i, x in enumerate(texts))
    started = time.perf_counter()
    psql(f"CREATE EXTENSION IF NOT EXISTS pg_trgm;\nDROP TABLE IF EXISTS similar_texts;\nCREATE TABLE similar_texts(id INT, body TEXT);\n\\copy similar_texts FROM '{tmp}/texts.csv' CSV\n"
         "SET maintenance_work_mem='1GB';\nCREATE INDEX similar_texts_i ON similar_texts USING gin (body gin_trgm_ops);\nVACUUM ANALYZE similar_texts;\n")
    built = time.perf_counter() - started
    quote = lambda x: "'" + x.replace("'", "''") + "'"
    out = psql("SET pg_trgm.similarity_threshold=0.3;\n\\timing on\n" + "".join(
        f"SELECT id FROM similar_texts WHERE body % {quote(q)} ORDER BY similarity(body, {quote(q)}) DESC LIMIT 10 \\g /dev/null\n" for q in questions))
    psql("DROP TABLE similar_texts")
    report("pg_trgm 0.3", [float(x.split()[1]) for x in out.splitlines() if x.startswith("Time:")], built)


with tempfile.TemporaryDirectory() as folder:
    fts5(folder)
    pg_trgm(folder)

"""The running program over HTTP against limits in the same run: durable writes of 64 clients, an order by its id, a filtered page of 50 on
many orders, crowds of keep-alive connections, memory, and the time to the first page. Prints one JSON object a line.

    bench/serve.py BUILD FOLDER [ORDERS]     called by script/bench; ORDERS 1,000,000 unless told
"""
import glob
import http.client
import json
import os
import shutil
import subprocess
import sys
import time

SOURCE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
build, folder = sys.argv[1], sys.argv[2]
orders = int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000
os.environ.update(JIEBAN_SOURCE=SOURCE, JIEBAN_PROGRAM=f"{build}/src/main/jieban")
sys.path.insert(0, SOURCE + "/tests/system")
from server import Database, server  # noqa: E402

MS = int(os.environ.get("BENCH_MS", "3000"))
ROUNDS = 3
os.makedirs(folder, exist_ok=True)


def line(name, value, unit, against="", ratio=None, rows=orders):
    print(json.dumps({"name": name, "rows": rows, "value": value, "unit": unit, "against": against, "ratio": "" if ratio is None else f"{ratio:.2f}"}, ensure_ascii=False), flush=True)


def client(*words):
    return json.loads(subprocess.run([f"{build}/bench/bench_client", *map(str, words)], check=True, stdout=subprocess.PIPE).stdout)


def ask(s, text, clients, start, n, ms=MS):
    path = f"{folder}/request"
    with open(path, "w", newline="", encoding="utf-8") as f:
        f.write(text)
    return client("ask", s.port, clients, ms, path, start, n)


def resident(process):
    with open(f"/proc/{process.pid}/status", encoding="ascii") as f:
        return next(int(x.split()[1]) for x in f if x.startswith("VmRSS"))


def first_page(db):
    """Seconds from the program's start to the last byte of the first page, and its memory a moment later."""
    began = time.monotonic()
    with server(db) as s:
        link = http.client.HTTPConnection("127.0.0.1", s.port)
        link.request("GET", "/")
        link.getresponse().read()
        took = time.monotonic() - began
        time.sleep(0.5)
        return took, resident(s.process)


def best(runs):
    """Others on the machine take from some runs and give to none."""
    return {"per_second": max(r["per_second"] for r in runs), "p99_us": min(r["p99_us"] for r in runs), "stalls": sum(r["stalled"] for r in runs)}


db = Database("sqlite", f"{folder}/big")
os.makedirs(db.folder)
db.init("town")
took, idle = min(first_page(db) for _ in range(5))
line("serve: start to first page", round(took * 1000), "ms", "goal 200", took / 0.2, rows=0)
line("serve: resident, idle", idle, "kB", "goal 30,000", idle / 30000, rows=0)
subprocess.run([f"{build}/bench/bench_facts", f"{folder}/facts", str(orders)], check=True)
for kind in ("assignments", "callbacks"):
    os.remove(f"{folder}/facts/facts/{kind}.csv")
shutil.rmtree(f"{folder}/facts/sql")
db.run("import", f"{folder}/facts/facts", "--tenant", "town")
tenant = subprocess.run(["sqlite3", db.url, "SELECT tenant_id FROM tenant"], check=True, stdout=subprocess.PIPE, text=True).stdout.strip()

with server(db) as s:
    admin = s.first_admin("town")
    head = f"HTTP/1.1\r\nHost: 127.0.0.1:{s.port}\r\nCookie: jieban={admin.cookie}\r\n"
    one = f"GET /api/town/facts/orders/{{n}} {head}\r\n"
    page = f"GET /api/town/facts/orders?f=source:eq:hotline&f=received_at:lt:2025-06-{{n}}T00:00&sort=-received_at&limit=50&fields=source,received_at,district_due_at,title {head}\r\n"
    every = page.replace("&fields=source,received_at,district_due_at,title", "")
    body = json.dumps({"version": 0, "values": {"source": "hotline", "received_at": "2025-03-01T09:00", "title": "路灯不亮，请尽快派人维修", "category": "市政设施"}}, ensure_ascii=False)
    put = f"PUT /api/town/facts/orders/new-{{9}} {head}X-Jieban: 1\r\nContent-Length: {len(body.encode())}\r\n\r\n{body}"
    time.sleep(31)      # an account that just got its password is looked up with every request for half a minute; a desk's day is longer
    runs = {"hello": [], "one": [], "page": [], "every": [], "put": [], "puts": []}
    made = 0
    for _ in range(ROUNDS):
        runs["hello"].append(client("hello", 64, MS))
        runs["one"].append(ask(s, one, 64, 0, orders))
        runs["page"].append(ask(s, page, 64, 10, 20))
        runs["every"].append(ask(s, every, 64, 10, 20))
        runs["put"].append(ask(s, put, 64, made, 0))
        runs["puts"].append(client("puts", db.url, tenant, made, 20000, 64))
        made += 10_000_000
    b = {k: best(v) for k, v in runs.items()}
    line("http: hello of libmicrohttpd, 64 clients", b["hello"]["per_second"], "1/s", rows=0)
    line("http: an order by id, 64 clients", b["one"]["per_second"], "1/s", "hello", b["one"]["per_second"] / b["hello"]["per_second"])
    line("http: an order by id, p99", b["one"]["p99_us"], "us", "goal 5,000", b["one"]["p99_us"] / 5000)
    line("http: a filtered page of 50, four fields, 64 clients", b["page"]["per_second"], "1/s", "hello", b["page"]["per_second"] / b["hello"]["per_second"])
    line("http: a filtered page of 50, four fields, p99", b["page"]["p99_us"], "us", "goal 5,000", b["page"]["p99_us"] / 5000)
    line("http: a filtered page of 50, every field, 64 clients", b["every"]["per_second"], "1/s", "hello", b["every"]["per_second"] / b["hello"]["per_second"])
    line("http: durable writes of one fact, 64 clients", b["put"]["per_second"], "1/s", "the same statements, bare, in groups of 64", b["put"]["per_second"] / b["puts"]["per_second"])
    line("http: durable writes of one fact, p99", b["put"]["p99_us"], "us")
    for n in (128, 256, 1000):
        runs = [ask(s, one, n, 0, orders) for _ in range(ROUNDS)]
        crowd = best(runs)
        line(f"http: an order by id, {n} keep-alive clients", crowd["per_second"], "1/s", "hello of 64", crowd["per_second"] / b["hello"]["per_second"])
        line(f"http: stalled runs of {ROUNDS}, {n} clients", crowd["stalls"], "")
    line("serve: resident after all that", resident(s.process), "kB")

demo = Database("sqlite", f"{folder}/demo")
os.makedirs(demo.folder)
demo.run("demo")
took, idle = min(first_page(demo) for _ in range(3))
line("serve: resident, the first page over the demo (no score asked)", idle, "kB", "goal 30,000", idle / 30000, rows=0)

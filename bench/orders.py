"""Work orders in the running program: durable actions of 64 clients over HTTP against the bare statements of the same actions in groups of 64, on both databases (on
PostgreSQL with a round trip a statement and, harder, one an action), and the 99th percentile of the work list and of a filtered list on many cases. Prints one JSON object a line.

    bench/orders.py BUILD FOLDER [CASES]     called by script/bench; CASES 1,000,000 unless told
"""
import json
import os
import shutil
import subprocess
import sys
import urllib.parse

SOURCE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
build, folder = sys.argv[1], sys.argv[2]
cases = int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000
os.environ.update(JIEBAN_SOURCE=SOURCE, JIEBAN_PROGRAM=f"{build}/src/main/jieban")
sys.path.insert(0, SOURCE + "/tests/system")
from server import KINDS, psql  # noqa: E402
from town import Town, database  # noqa: E402

MS = int(os.environ.get("BENCH_MS", "5000"))
ACTIONS = int(os.environ.get("BENCH_ACTIONS", "3000"))
os.makedirs(folder, exist_ok=True)


def line(name, rows, value, unit, against="", ratio=None):
    print(json.dumps({"name": name, "rows": rows, "value": value, "unit": unit, "against": against, "ratio": "" if ratio is None else f"{ratio:.2f}"}, ensure_ascii=False), flush=True)


def program(name, *words):
    return json.loads(subprocess.run([f"{build}/bench/{name}", *map(str, words)], check=True, stdout=subprocess.PIPE).stdout)


def ask(town, who, verb, path, body, start, n, ms=MS, clients=64):
    """One request again and again; {n} in it is the next number (a body's numbers have nine digits, {9}, so that its length can stand before it)."""
    data = json.dumps(body, ensure_ascii=False).encode() if body is not None else b""
    size = len(data.replace(b"{9}", b"123456789"))
    head = f"{verb} /api/town{path} HTTP/1.1\r\nHost: localhost\r\nX-Jieban: 1\r\nContent-Type: application/json\r\nCookie: jieban={town.clients[who].cookie}\r\nContent-Length: {size}\r\n\r\n"
    with open(f"{folder}/request", "wb") as f:
        f.write(head.encode() + data)
    return program("bench_client", "ask", town.server.port, clients, ms, f"{folder}/request", start, n)


def copies(db, *endings):
    """Copies of a database that nobody has open, by their addresses."""
    if db.kind == "sqlite":
        return [shutil.copy(db.url, db.url + end) for end in endings]
    for end in endings:
        psql(f"CREATE DATABASE {db.name}{end} TEMPLATE {db.name}")
    return [db.url.replace(db.name, db.name + end) for end in endings]


def drop_copies(db, *endings):
    for end in endings if db.kind == "postgresql" else ():
        psql(f"DROP DATABASE {db.name}{end}")


def actions(kind):
    with database(kind) as db, Town(db) as town:
        town.call("坐席", "GET", "/me")
        new = {"action": "收单", "inputs": {"orders.order_id": "b{9}", "orders.source": "hotline", "orders.title": "路灯不亮，请尽快派人维修", "orders.category": "市政设施", "orders.caller_key": "c{9}"}}
        begun = ask(town, "坐席", "POST", "/orders", new, 100_000_000, 0, ms=MS if kind == "sqlite" else 4 * MS)        # more than will be acted on
        line(f"{kind} orders begun, 64 clients", begun["answers"], begun["per_second"], "1/s")
        town.server.stop()          # the same orders lie before the program and before the bare statements
        n = min(ACTIONS, begun["answers"] * 4 // 5)
        endings = ["_recorded", "_bare"] + (["_pipelined"] if kind == "postgresql" else [])
        recorded, *bares = copies(db, *endings)
        bare = program("bench_orders", "bare", recorded, bares[0], 100_000_000, n, 64, *bares[1:])
        alone = program("bench_orders", "run", recorded, 100_000_000 + n, n // 4)
        drop_copies(db, *endings)
        town.server, town.clients = town.start(), {}
        town.call("坐席", "GET", "/me")
        done = ask(town, "坐席", "POST", "/orders/b{9}/actions", {"action": "简告", "inputs": {"contacts.reached": True}}, 100_000_000, 0, ms=min(MS, begun["answers"] * 1000 // max(begun["per_second"], 1) // (2 if kind == "sqlite" else 4)))
        line(f"{kind} durable actions, 64 clients", done["answers"], done["per_second"], "1/s", f"its {bare['statements']} statements bare, 64 actions a commit", done["per_second"] / bare["per_second"])
        if bare["pipelined"]:
            line(f"{kind} durable actions, 64 clients", done["answers"], done["per_second"], "1/s", "the same, one round trip an action", done["per_second"] / bare["pipelined"])
        line(f"{kind} one action after the other, no HTTP", n // 4, alone["per_second"], "1/s")


def many(folder_):
    """Cases as a town would have after years: one in twenty open, dispatched to one of three units."""
    os.makedirs(folder_, exist_ok=True)
    with open(f"{folder_}/orders.csv", "w", encoding="utf-8") as o, open(f"{folder_}/cases.csv", "w", encoding="utf-8") as c:
        o.write("order_id,title,received_at,source,category\n")
        c.write("case_id,order_id,process,edition,state,state_at,unit_id,category,urgency,opened_at,next_due_at,overdue,closed\n")
        for i in range(cases):
            day, minute, is_open = i * 700 // cases, i % 600, i % 20 == 0
            at = f"20{24 + day // 350}-{1 + day % 350 // 30:02d}-{1 + day % 28:02d}T{9 + minute // 60:02d}:{minute % 60:02d}"
            o.write(f"m{i},路灯不亮,{at},hotline,市政设施\n")
            c.write(f"m{i},m{i},hotline,x,{'已派单' if is_open else '已办结'},{at},unit-{1 + i % 3},{'市政设施' if i % 7 else '噪声'},{'urgent' if i % 50 == 0 else 'normal'},{at},{at if is_open else ''},{'true' if i % 60 == 0 else 'false'},{'false' if is_open else 'true'}\n")


def lists(kind):
    with database(kind) as db, Town(db) as town:
        many(f"{folder}/many")
        db.run("import", f"{folder}/many", "--tenant", "town")
        for who, name, path in (("督办员", "work list", "/work?limit=50"), ("联络员1", "a unit's work list", "/work?limit=50"), ("督办员", "work list by state, unit and category", "/work?limit=50&state=已派单&unit=unit-2&category=噪声"),
                                ("督办员", "closed, the newest first", "/work?limit=50&closed=1&newest=1")):
            status, got = town.call(who, "GET", path)
            if status != 200:
                raise SystemExit(f"{path}: {status} {got}")
            r = ask(town, who, "GET", urllib.parse.quote(path, safe="/?&="), None, 1, 0, clients=2)
            line(f"{kind} {name}, p99", cases, r["p99_us"], "us")


for kind in KINDS:
    actions(kind)
for kind in KINDS if cases > 0 else ():
    lists(kind)

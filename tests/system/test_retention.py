"""Callers' data after the rulebook's years: a dry run shows what would go, its code erases just that; open and held orders are kept, the boundary is the day
after the corresponding day; scores are the same bytes before and after, `jieban verify` is clean, and the caller's words are nowhere in the database file (or a dump of
it) any more, nor, a minute later, in the memory of another server on it. Killed in the middle it is gone on with. On both databases.
"""
import copy
import csv
import json
import os
import re
import subprocess
import time

from server import KINDS, PROGRAM, Server, Tally
from town import PASSWORD, PEOPLE, Town, database

t = Tally()
MANY = 900
# what only the caller knows, by order: name, phone, address
SECRETS = {o: (f"欧阳{o}", f"1990{n:07d}", f"秘密路{n}弄{n + 7}号") for n, o in enumerate(["due", "edge", "never", "held", "new", "void", "open"], 4100)}
# The same words in full width: the index of similar orders alone keeps them in half width, and in 16 bits each
SECRETS["never"] = (*SECRETS["never"][:2], "秘密路４１０２弄４１０９号")
IN_MEMORY = "秘密路4102弄4109号".encode("utf-16-le")
AUDIO, PHOTO, PAPER = (head + f"只有来电人说过的话{kind}".encode() * 40 for kind, head in (("录音", b"RIFF\x00\x00\x00\x00WAVEfmt "), ("照片", b"\xff\xd8\xff\xe0"), ("文件", b"%PDF-1.4\n")))
FORM = "表单里写的身份证号31010119900101"


def table(folder, name, rows):
    with open(f"{folder}/{name}.csv", "w", encoding="utf-8", newline="") as f:
        out = csv.DictWriter(f, list(rows[0]))
        out.writeheader()
        out.writerows(rows)


def order(name, received, closed):
    who = SECRETS.get(name, (f"无名{name}", f"1880{abs(hash(name)) % 10 ** 7:07d}", f"众人路{name}号"))
    return {"order_id": name, "source": "hotline", "title": f"路灯不亮 {name}", "received_at": received, "closed_at": closed, "caller_name": who[0], "caller_phone": who[1], "address": who[2], "caller_key": f"k-{name}"}


def bundle(db):
    """Orders of March 2026 that came by an import, before a process handles any."""
    folder = f"{db.folder}/orders"
    os.mkdir(folder)
    orders = [order("due", "2026-03-03T09:00", "2026-03-14T10:00"), order("edge", "2026-03-03T09:00", "2026-03-15T23:50"), order("never", "2026-03-05T09:00", ""),
              order("held", "2026-03-04T09:00", "2026-03-06T10:00"), order("new", "2026-03-04T09:00", "2028-01-05T10:00")]
    orders += [order(f"m{i}", "2026-03-03T09:00", "2026-03-10T10:00") for i in range(MANY)]
    table(folder, "orders", orders)
    table(folder, "assignments", [{"assignment_id": f"a-{o['order_id']}", "order_id": o["order_id"], "unit_id": f"unit-{1 + i % 3}", "dispatched_at": "2026-03-03T10:00", "due_at": "2026-03-09T10:00",
                                   "handled_at": "2026-03-08T10:00" if i % 4 else "2026-03-10T09:00"} for i, o in enumerate(orders)])
    table(folder, "callbacks", [{"callback_id": f"c-{o['order_id']}", "order_id": o["order_id"], "unit_id": f"unit-{1 + i % 3}", "round": "district", "at": "2026-03-12T10:00", "reached": "true",
                                 "solved": ("solved", "unsolved", "explained")[i % 3], "rating": ("satisfied", "dissatisfied", "fair")[i % 3], "contacted": "true"} for i, o in enumerate(orders)])
    table(folder, "supervisions", [{"supervision_id": "s1", "order_id": "held", "unit_id": "unit-1", "level": "district", "opened_at": "2026-03-05T10:00"}])
    table(folder, "filings", [{"filing_id": "f1", "order_id": "due", "unit_id": "unit-1", "form": "1.1", "at": "2026-03-05T10:00", "content": FORM}])
    db.run("import", folder, "--tenant", "town")


def by_process(town):
    """One voided, with a recording, a photo and a paper; one left open for years; a recording that both have is kept for the open one."""
    made = {}
    for name in ("void", "open"):
        files = []
        for label, kind, data in (("audio", "audio", AUDIO + name.encode()), ("photo", "photo", PHOTO + name.encode()), ("document", "document", PAPER + name.encode()), ("shared", "audio", AUDIO + b"both")):
            got = town.upload("坐席", data)
            files.append({"sha256": got["sha256"], "kind": kind, "label": label, "name": label})
        who = SECRETS[name]
        made[name] = town.begin("坐席", "收单", {"orders.source": "hotline", "orders.title": "路灯不亮", "orders.caller_name": who[0], "orders.caller_phone": who[1], "orders.address": who[2]}, attachments=files)
    town.act("派单员", made["void"], "作废", note="录重了")
    return made


def plan(db, day=None):
    return json.loads(db.run("retention", "--tenant", "town", "--format", "json", *(["--as-of", day] if day else []), env=db.env).stdout)


def everything(db):
    """The bytes of the database: the file with its log, or a dump (which has contents in hex)."""
    if db.kind == "sqlite":
        return b"".join(open(db.url + end, "rb").read() for end in ("", "-wal") if os.path.exists(db.url + end)), False
    host = re.search(r"host=([^&]+)", db.url).group(1)
    return subprocess.run(["pg_dump", "-h", host, "-U", "jieban", db.name], check=True, capture_output=True).stdout, True


def words(kind, data, hexed, wanted, gone):
    for what in gone:
        t.check(what not in data and (not hexed or what.hex().encode() not in data), f"{kind}: {what[-60:]!r} is still there")
    for what in wanted:
        t.check(what in data or (hexed and what.hex().encode() in data), f"{kind}: {what[-60:]!r} has gone")


def personal(name):
    return [s.encode() for s in SECRETS[name]]


def scores(db):
    return [db.run("score", "--tenant", "town", "--assessment", a, "--period", p, "--format", "json", env=db.env).stdout for a, p in (("month", "2026-03"), ("year", "2026"))]


def clean(kind, db, when):
    got = db.run("verify", "--tenant", "town", check=False, env=db.env)
    t.check(got.returncode == 0, f"{kind} verify {when}: {got.stdout}{got.stderr}")


def killed(kind, db):
    """Killed at one instant or another, until once it was in the middle: what is left is whole and goes on."""
    start = time.monotonic()
    before = plan(db)
    looking = time.monotonic() - start
    for n in range(30):
        run = subprocess.Popen([PROGRAM, "retention", "--db", db.url, "--tenant", "town", "--erase", before["confirm"]], env=db.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(looking * (1 + 0.1 * n))
        run.kill()
        run.wait()
        after = plan(db)
        if after["orders"] < before["orders"]:
            break
    t.check(0 < after["orders"] < before["orders"], f"{kind}: killed in the middle: {before['orders']} before, {after['orders']} after")
    t.check(before["confirm"] != after["confirm"], f"{kind}: another code")
    t.check((before["orders"] - after["orders"]) % 50 == 0, f"{kind}: whole steps went: {before['orders']} {after['orders']}")
    clean(kind, db, "after the kill")
    stale = db.run("retention", "--tenant", "town", "--erase", before["confirm"], check=False, env=db.env)
    t.check(stale.returncode == 1 and after["confirm"] in stale.stderr, f"{kind}: the code of before is refused: {stale.stdout}{stale.stderr}")


def another(db, town):
    """One more server on the database, with a log of its own. What it frees is filled, so that what is found in its memory is held."""
    beside = copy.copy(db)
    beside.folder = f"{db.folder}/another"
    os.mkdir(beside.folder)
    fill = {"MALLOC_PERTURB_": "165", "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":max_free_fill_size=1000000000:free_fill_byte=165"}
    return Server(beside, "--per-minute", "100000", env={"JIEBAN_CLOCK": town.clock, **fill})


def holds(server, what):
    """Is it anywhere in the memory that the server may write to?"""
    with open(f"/proc/{server.process.pid}/maps", encoding="utf-8") as maps, open(f"/proc/{server.process.pid}/mem", "rb", 0) as memory:
        for line in maps:
            span, mode = line.split()[:2]
            at, end = (int(edge, 16) for edge in span.split("-"))
            if not mode.startswith("rw") or end - at > 1 << 32:         # the shadow of a sanitizer
                continue
            before = b""
            while at < end:
                try:
                    memory.seek(at)
                    piece = memory.read(min(1 << 22, end - at))
                except OSError:
                    break
                if not piece:
                    break
                if what in before + piece:
                    return True
                before = piece[-len(what):]
                at += len(piece)
    return False


def forgot(server):
    return open(f"{server.db.folder}/serve.log", encoding="utf-8").read().count("ev=jobs.forgot")


for kind in KINDS:
    with database(kind) as db, Town(db, people={who: PEOPLE[who] for who in ("坐席", "派单员", "督办员", "主要领导")}) as town:
        db.env = {**os.environ, "JIEBAN_CLOCK": town.clock}
        bundle(db)
        made = by_process(town)
        clean(kind, db, "before")
        data, hexed = everything(db)
        words(kind, data, hexed, [w for name in SECRETS for w in personal(name)] + [FORM.encode(), AUDIO, PHOTO, PAPER], [])
        t.check(plan(db)["orders"] == 0, f"{kind}: nothing is over yet")
        town.now("2029-03-15T09:00")
        was = scores(db)
        # the day itself belongs to the time: 2026-03-14 is over on 2029-03-15, 2026-03-15 is not
        p = plan(db)
        t.check(p["orders"] == MANY + 3, f"{kind}: due, never, void and the many: {p['orders']}")
        t.check(plan(db, "2029-03-16")["orders"] == MANY + 4 and plan(db, "2029-03-14")["orders"] == MANY + 2, f"{kind}: the boundary")
        t.check({h["en"]: h["orders"] for h in p["held"]} == {"still being handled": 1, "督办还没有完成": 1}, f"{kind} held: {p['held']}")
        t.check(p["kept"] == 2, f"{kind} kept: {p['kept']}")
        t.check(p["years"] == [{"year": 2026, "orders": MANY + 3, "fields": 3 * (MANY + 3) + 1, "contents": 2, "bytes": len(AUDIO + PHOTO) + 8}], f"{kind} years: {p['years']}")
        t.check({f["entity"] + "." + f["field"]: f["values"] for f in p["by_field"]} == {"orders.address": MANY + 3, "orders.caller_name": MANY + 3, "orders.caller_phone": MANY + 3, "filings.content": 1}, f"{kind}: {p['by_field']}")
        t.check(p["rules"][0]["months"] == 36 and "抹去" in p["rules"][0]["text"], f"{kind}: {p['rules']}")
        later = db.run("retention", "--tenant", "town", "--as-of", "2029-03-16", "--erase", plan(db, "2029-03-16")["confirm"], check=False, env=db.env)
        t.check(later.returncode == 1 and "yet to come" in later.stderr, f"{kind}: a day to come: {later.stderr}")
        admin = town.server.sign_in("admin", "town", PASSWORD)
        similar = admin.post("/similar", {"title": "路灯不亮 due", "address": SECRETS["due"][2]})[1]["similar"]
        t.check(any(s["order_id"] == "due" and s["same_place"] for s in similar), f"{kind}: the server knows the place: {similar[:2]}")
        killed(kind, db)
        # the rest through the interface, by the administrator
        status, seen = admin.get("/retention")
        t.check(status == 200 and seen == plan(db), f"{kind}: the same plan by either way")
        t.check(town.call("坐席", "GET", "/retention")[0] == 403 and town.call("主要领导", "POST", "/retention/erase", {"as_of": "2029-03-15", "confirm": "x"})[0] == 403, f"{kind}: rights")
        second = another(db, town)
        elsewhere = second.sign_in("admin", "town", PASSWORD)
        sheet = "/scores/month/2026-03?as_of=2029-03-15T09:00"
        before = elsewhere.get(sheet)[1]["rows"]
        t.check(any(s["order_id"] == "never" for s in elsewhere.post("/similar", {"title": "路灯不亮 never"})[1]["similar"]) and holds(second, IN_MEMORY), f"{kind}: the other server has it in memory")
        for confirm, state in (("1-00000000", "failed"), (seen["confirm"], "done")):
            status, run = admin.post("/retention/erase", {"as_of": "2029-03-15", "confirm": confirm})
            t.check(status == 202, f"{kind} erase: {status} {run}")
            town.wait(lambda: admin.get("/retention/run")[1]["state"] != "running", 60)
            run = admin.get("/retention/run")[1]
            t.check(run["state"] == state, f"{kind} {confirm}: {run}")
            t.check(run["orders"] == seen["orders"] and run["message"] is None if state == "done" else run["orders"] == 0 and seen["confirm"] in run["message"], f"{kind} {confirm}: {run}")
        t.check(plan(db)["orders"] == 0 and plan(db)["kept"] == 2, f"{kind}: nothing left: {plan(db)}")
        t.check(holds(second, IN_MEMORY) and forgot(second) == 0, f"{kind}: the other server has not looked yet")
        town.now(minutes=1)
        t.check(town.wait(lambda: forgot(second) > 0, 60) and not holds(second, IN_MEMORY), f"{kind}: a minute later the other server holds what was erased: forgot {forgot(second)} times")
        t.check(elsewhere.get(sheet)[1]["rows"] == before, f"{kind}: its scores are as they were")
        t.check(any(s["order_id"] == "never" for s in elsewhere.post("/similar", {"title": "路灯不亮 never"})[1]["similar"]) and not holds(second, IN_MEMORY), f"{kind}: it finds the order, without the place")
        t.check(forgot(second) == 1, f"{kind}: forgotten once: {forgot(second)}")
        second.stop()
        similar = admin.post("/similar", {"title": "路灯不亮 due", "address": SECRETS["due"][2]})[1]["similar"]
        t.check(not any(s["order_id"] == "due" and s["same_place"] for s in similar), f"{kind}: the server has forgotten the place")
        shown = admin.get("/facts/orders/due")[1]
        t.check(shown["masked"] == [] and shown["values"]["title"] == "路灯不亮 due" and shown["values"]["caller_key"] == "k-due", f"{kind}: the order stands: {shown}")
        history = admin.get("/facts/orders/due/history")[1]["history"]
        t.check(history[0]["what"] == {"address": None, "caller_name": None, "caller_phone": None} and "nanmatou-2024" in history[0]["why"], f"{kind}: on record: {history[0]}")
        files = {a["values"]["label"]: a["id"] for g in town.case("督办员", made["void"])["kinds"] if g["entity"] == "attachments" for a in g["facts"]}
        t.check({k: town.call("督办员", "GET", f"/attachments/{i}")[0] for k, i in files.items()} == {"audio": 410, "photo": 410, "document": 200, "shared": 200}, f"{kind}: contents")
        lines = [(li["what"], li["by"], li["detail"]) for li in admin.get("/audit?limit=20")[1]["lines"] if li["what"].startswith("retention")]
        t.check([li[0] for li in lines[:2]] == ["retention.end", "retention.begin"] and lines[0][1] == "admin" and lines[0][2]["orders"] == seen["orders"] and lines[0][2]["rulebook"] == "nanmatou-2024 2024", f"{kind} audit: {lines}")
        t.check(scores(db) == was, f"{kind}: the scores are the same bytes")
        clean(kind, db, "after")
        data, hexed = everything(db)
        words(kind, data, hexed, [w for name in ("edge", "held", "new", "open") for w in personal(name)] + [PAPER + b"void", AUDIO + b"open", PHOTO + b"open", AUDIO + b"both"],
              [w for name in ("due", "never", "void") for w in personal(name)] + ["无名m1".encode(), "众人路m7号".encode(), FORM.encode(), AUDIO + b"void", PHOTO + b"void"])
t.end()

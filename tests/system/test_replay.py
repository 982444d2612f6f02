"""Real messages and real requests taken through the process, one after another in the order of their time: taken, dispatched, accepted, replied as the
data say. Afterwards the work list, a search and the similar orders find them, clocks agree with the data, and the chains are whole.

JIEBAN_REPLAY says how many of each (all: 100000); few by default. Skipped where the data is absent.
"""
import csv
import datetime
import os
import re

from server import DATA, KINDS, Tally
from town import PEOPLE, Town, database

t = Tally()
N = int(os.environ.get("JIEBAN_REPLAY", "60"))


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as f:
        yield from csv.DictReader(f)


def replay(kind, name):
    folder = f"{DATA}/{name}"
    if not os.path.isdir(folder):
        print(f"skipped: {folder} is not there")
        return
    assigned = {}
    for a in rows(f"{folder}/assignments.csv"):
        assigned.setdefault(a["order_id"], a)
    orders = []
    for o in rows(f"{folder}/orders.csv"):
        if o["order_id"] in assigned and o.get("received_at"):
            orders.append(o)
        if len(orders) == N:
            break
    orders.sort(key=lambda o: o["received_at"])
    units = {u["unit_id"]: (u.get("name") or u["unit_id"], u.get("kind") or "department") for u in rows(f"{folder}/units.csv")}
    used = {assigned[o["order_id"]]["unit_id"] for o in orders}
    people = dict(list(PEOPLE.items())[:6])
    with database(kind) as db, Town(db, people=people, units={"centre": ("城运中心", "centre"), **{u: units[u] for u in used}}, in_force="2000-01-01") as town:
        words, late = {}, 0
        town.now(orders[-1]["received_at"][:16])        # once: each step of the clock would end the sessions
        for o in orders:
            a = assigned[o["order_id"]]
            title = (o.get("title") or o.get("category") or "无标题")[:200].replace("\x00", "")
            mine = town.begin("坐席", "收单", {"orders.source": "web", "orders.title": title, "orders.description": (o.get("description") or "")[:5000], "orders.urgency": "urgent",
                                             "orders.received_at": o["received_at"], "orders.order_id": "R-" + o["order_id"]})
            # a Latin word or a number is found whole; of Chinese any characters side by side
            whole = re.search(r"[\u4e00-\u9fff]{4}", title) or re.search(r"[A-Za-z]{4,}", title)
            if whole:
                words[mine] = whole[0]
            town.act("派单员", mine, "派单", {"assignments.unit_id": a["unit_id"], "assignments.basis": "statutory"})
            late += any(c["rule"] == "NM-L2" and c["running"] for c in town.case("督办员", mine)["clocks"])
        t.check(late == len(orders), f"{kind} {name}: a clock runs for each, {late} of {len(orders)}")
        town.now((datetime.datetime.fromisoformat(orders[-1]["received_at"][:16]) + datetime.timedelta(days=400)).isoformat()[:16])
        seen, after = 0, ""
        while True:
            status, page = town.call("督办员", "GET", f"/work?limit=50{'&after=' + after if after else ''}")
            t.check(status == 200, f"{kind} {name}: work list {status}")
            due = [w["case"]["next_due_at"] for w in page["work"]]
            t.check(due == sorted(due), f"{kind} {name}: the soonest first")
            seen += len(page["work"])
            after = page["next"]
            if not after:
                break
        t.check(seen == len(orders), f"{kind} {name}: {seen} in the list, {len(orders)} begun")
        t.check(town.wait(lambda: town.call("督办员", "GET", "/work?overdue=1&limit=200")[1]["next"] is not None or len(town.call("督办员", "GET", "/work?overdue=1&limit=200")[1]["work"]) == min(len(orders), 200), 60),
                f"{kind} {name}: every order is overdue by now, assigned or not")
        for mine, word in list(words.items())[:10]:
            status, found = town.call("督办员", "GET", f"/search?limit=100&q=“{word}”")
            t.check(status == 200 and any(f["order_id"] == mine for f in found["orders"]), f"{kind} {name}: “{word}” does not find {mine}")
        clean = db.run("verify", "--tenant", "town", check=False)
        t.check(clean.returncode == 0, f"{kind} {name} verify: {clean.stdout} {clean.stderr}")


# one database each, unless one is asked for
for i, name in enumerate(("messages", "boston-2011")):
    replay(KINDS[i % len(KINDS)], name)
t.end()

"""Dispatching, papers, leave and shifts in the browser (tests/browser/dispatch.mjs); JIEBAN_KINDS says on which databases."""
import json
import os
import subprocess
import sys

from server import KINDS, PROGRAM, SOURCE
from town import PASSWORD, PEOPLE, Tally, Town, database

t = Tally()


def points(db):
    """More review points than a page of the list reads at once; the last alone is in force."""
    folder = f"{db.folder}/points"
    os.mkdir(folder)
    with open(f"{folder}/review_points.csv", "w", encoding="utf-8") as f:
        f.write("point_id,text,active_from,active_to\n" + "".join(f"p{n:04d},旧要点{n:04d},2025-01-01,2025-12-31\n" for n in range(1, 1050)) + "p1050,核对夜间照明,2026-01-01,\n")
    return folder


def day(kind):
    people = dict(PEOPLE, **{"承办人1": ("handler1", "handler", "unit-1", "p-handler-1")})
    with database(kind) as db, Town(db, people=people) as town:
        order = town.begin("坐席", "收单", {"orders.source": "hotline", "orders.title": "路灯不亮", "orders.category": "市政/照明", "orders.caller_name": "张小明", "orders.caller_phone": "13800001234",
                                           "orders.address": "南码头路九百号二单元", "orders.description": "张小明（13800001234）说九百号门口的路灯不亮"})
        town.act("坐席", order, "简告", {"contacts.reached": True})
        town.begin("坐席", "收单", {"orders.source": "hotline", "orders.title": "燃气味", "orders.urgency": "urgent"})
        done = subprocess.run(["node", SOURCE + "/tests/browser/dispatch.mjs"], capture_output=True, text=True, timeout=1500,
                              env={**os.environ, "BASE": f"http://127.0.0.1:{town.server.port}", "PASSWORD": PASSWORD, "ORDER": order, "IMPORT": json.dumps([PROGRAM, "import", points(db), "--db", db.url, "--tenant", "town"])})
        sys.stdout.write(f"-- {kind}\n{done.stdout}{done.stderr[-3000:]}")
        if not t.check(done.returncode == 0, f"{kind}: the story ended with {done.returncode}"):
            return
        facts = {k["entity"]: k["facts"] for k in town.case("审核员", order)["kinds"]}
        t.check(facts["assignments"][0]["values"]["legal"] == "城市道路管理条例", f"{kind}: {facts['assignments']}")
        t.check([(x["values"]["source"], x["values"]["return_id"]) for x in facts["dispatch_lines"]] == [("退单裁定", facts["returns"][0]["id"])], f"{kind}: {facts['dispatch_lines']}")


for kind in os.environ.get("JIEBAN_KINDS", KINDS[0]).split(","):
    day(kind)
t.end()

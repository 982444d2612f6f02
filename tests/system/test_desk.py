"""The desk's day in the browser (tests/browser/desk.mjs); JIEBAN_KINDS says on which databases; afterwards the interface says what the facts are."""
import os
import subprocess
import sys

from server import KINDS, SOURCE
from town import PASSWORD, Tally, Town, database

t = Tally()


def facts(whole, entity):
    return next((k["facts"] for k in whole["kinds"] if k["entity"] == entity), [])


def day(kind):
    with database(kind) as db, Town(db) as town:
        done = subprocess.run(["node", SOURCE + "/tests/browser/desk.mjs"], capture_output=True, text=True, timeout=1500,
                              env={**os.environ, "BASE": f"http://127.0.0.1:{town.server.port}", "PASSWORD": PASSWORD})
        sys.stdout.write(f"-- {kind}\n{done.stdout}{done.stderr[-3000:]}")
        if not t.check(done.returncode == 0, f"{kind}: the story ended with {done.returncode}"):
            return
        status, list_ = town.call("坐席", "GET", "/work?closed=1")
        ended = {x["case"]["state"]: x["case"]["order_id"] for x in list_["work"]}
        t.check(status == 200 and sorted(ended) == ["已作废", "已办结"] and len(list_["work"]) == 2, f"{kind}: one closed and one voided order: {list_}")
        whole = town.case("坐席", ended["已办结"])
        t.check([e["action"] for e in whole["events"]] == ["收单", "简告", "更正", "派单", "接单", "先行联系", "现场勘查", "反馈", "报送处置结果", "负责人批准", "审核通过", "先行回访", "并单"],
                f"{kind}: {[e['action'] for e in whole['events']]}")
        t.check([f["values"]["label"] for f in facts(whole, "attachments")] == ["处置前照片", "处置后照片"], f"{kind}: {facts(whole, 'attachments')}")
        call_back = facts(whole, "callbacks")[0]["values"]
        t.check((call_back["reached"], call_back["solved"], call_back["rating"]) == ("true", "solved", "satisfied"), f"{kind}: {call_back}")
        t.check(whole["order"]["values"]["category"] == "市政设施", f"{kind}: the correction holds: {whole['order']['values']}")


for kind in os.environ.get("JIEBAN_KINDS", KINDS[0]).split(","):
    day(kind)
t.end()

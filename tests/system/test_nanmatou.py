"""A month of Nanmatou's hotline through the interface, by everybody whose step it is: what the regulation forbids is refused and leaves no trace,
what happens becomes facts, and the score sheet then shows exactly the points of the table at the end, which was worked out by hand.

On both databases.
"""
import time

from server import KINDS, Tally
from town import Town, database

t = Tally()
CITIZEN = {"orders.source": "hotline", "orders.appeal_type": "complaint", "orders.category": "市容环境"}


def refused(kind, got, status, words, what):
    t.check(got[0] == status and words in str(got[1]), f"{kind} {what}: {got[0]} {got[1].get('detail') if isinstance(got[1], dict) else got[1]}, wanted {status} {words}")


def briefed(town, title, caller, matter=None, **more):
    order = town.begin("坐席", "收单", {**CITIZEN, "orders.title": title, "orders.caller_key": caller, "orders.caller_phone": "19900001111", **({"orders.matter_key": matter} if matter else {}), **more})
    town.now(minutes=10)
    town.act("坐席", order, "简告", {"contacts.reached": True})
    return order


def dispatch(town, order, unit):
    town.now(minutes=5)
    return town.act("派单员", order, "派单", {"assignments.unit_id": f"unit-{unit}", "assignments.basis": "statutory"})


def handled(town, order, unit, finding="true", result="solved"):
    """Accepted at once, contacted, told, replied and approved: what a good unit does in a morning."""
    town.now(minutes=5)
    town.act(f"联络员{unit}", order, "接单")
    town.act(f"联络员{unit}", order, "先行联系", {"contacts.reached": True})
    town.act(f"联络员{unit}", order, "反馈", {"contacts.reached": True})
    papers = [town.paper(f"联络员{unit}", "不属实说明材料", order)] if finding == "untrue" else []
    reply = {"assignments.result_claimed": result, "assignments.fact_finding": finding, "assignments.appeal_finding": "lawful", "assignments.reply": "已处理完毕"}
    if finding == "untrue":
        town.act(f"联络员{unit}", order, "报送处置结果", {**reply, "assignments.result_claimed": "explained"}, attachments=papers)
    else:
        town.act(f"联络员{unit}", order, "报送处置结果", reply)
    town.now(minutes=5)
    town.act(f"负责人{unit}", order, "负责人批准")


def closed(town, order, **official):
    """Reviewed, called back satisfied; then the district's own call-back with those answers."""
    town.act("审核员", order, "审核通过")
    state = town.act("坐席", order, "先行回访", {"callbacks.reached": True, "callbacks.contacted": True, "callbacks.answered": True, "callbacks.solved": "solved", "callbacks.rating": "satisfied"})
    t.check(state == "已办结", f"call-back satisfied: {state}")
    if official:
        town.act("派单员", order, "官方回访", {"callbacks.round": "district", "callbacks.reached": True, **{f"callbacks.{k}": v for k, v in official.items()}})


def long_one(kind, town):
    """One order that goes wrong in every way that the regulation knows."""
    town.now("2026-03-02T09:00")
    order = town.begin("坐席", "收单", {**CITIZEN, "orders.title": "路灯不亮", "orders.caller_key": "c1", "orders.caller_phone": "19900001111", "orders.has_site": "yes", "orders.district_due_at": "2026-04-10T00:00"})
    refused(kind, town.try_act("派单员", order, "派单", {"assignments.unit_id": "unit-1", "assignments.basis": "statutory"}), 400, "先行简告接通", "dispatch before the brief")
    refused(kind, town.try_act("联络员1", order, "简告", {"contacts.reached": True}), 404, "没有", "a unit that the order is not assigned to")
    refused(kind, town.try_act("坐席", order, "简告", {}), 400, "“reached” must be filled in", "a brief that does not say whether anybody answered, told in English")
    for attempt in range(3):        # three calls, an hour apart
        state = town.act("坐席", order, "简告", {"contacts.reached": False, "contacts.reason": "no_answer"})
        t.check(state == ("已简告" if attempt == 2 else "已收单"), f"{kind} call {attempt + 1} failed: {state}")
        town.now(minutes=61)
    dispatch(town, order, 1)
    refused(kind, town.try_act("联络员2", order, "接单"), 404, "没有", "another unit accepts")
    refused(kind, town.try_act("坐席", order, "接单"), 403, "角色", "the desk accepts for the unit")
    town.now("2026-03-03T10:00")    # accepted a day late: the unit's clock has run from the dispatch
    town.act("联络员1", order, "接单")
    clocks = {c["rule"]: c for c in town.case("督办员", order)["clocks"] if c["running"]}
    t.check(clocks["NM-L5g"]["started_at"].startswith("2026-03-02T12:08"), f"{kind} accepted late, the clock runs from {clocks['NM-L5g']['started_at']}")
    t.check(clocks["NM-L5g"]["due_at"] == "2026-03-10T00:00", f"{kind} due {clocks['NM-L5g']['due_at']}")
    for attempt in range(3):        # the unit reaches nobody either: three calls an hour apart stand for the first contact
        offer = town.offers("联络员1", order)["申请退单"]
        t.check(not offer["ready"] and "先行联系" in offer["why_not"], f"{kind} return offered after {attempt} calls: {offer['why_not']}")
        town.act("联络员1", order, "先行联系", {"contacts.reached": False, "contacts.reason": "off"})
        town.now(minutes=61)
    form = {"退单理由": "不在我科职责范围", "初步判断的责任部门": "南一居委会"}
    back = {"returns.reason": "不在我科职责范围", "returns.suggested_unit": "unit-2"}
    refused(kind, town.try_act("联络员1", order, "申请退单", back, form=form), 400, "现场勘查", "a return without a site visit")
    before = town.case("督办员", order)
    town.act("联络员1", order, "现场勘查", {"site_visits.found": "灯杆属小区"}, attachments=[town.photo("联络员1", "处置前照片")])
    refused(kind, town.try_act("联络员1", order, "申请退单", back, form={**form, "部门负责人": "负责人1"}), 400, "不能代写", "the head's name written by the liaison")
    refused(kind, town.try_act("联络员1", order, "申请退单", back, form={"退单理由": "x"}), 400, "初步判断", "a return form half filled")
    t.check(len(town.case("督办员", order)["events"]) == len(before["events"]) + 1, f"{kind} refused returns leave no trace")
    t.check(town.act("联络员1", order, "申请退单", back, form=form) == "退单审核", f"{kind} return applied for")
    refused(kind, town.try_act("审核员", order, "同意退单"), 400, "签发", "a return that the head has not signed")
    town.act("负责人1", order, "签署退单审核表")
    t.check(town.act("审核员", order, "同意退单") == "已简告", f"{kind} return agreed")
    dispatch(town, order, 2)
    town.now("2026-03-04T09:00")
    town.act("联络员2", order, "接单")
    t.check(not town.offers("联络员2", order)["申请退单"]["ready"], f"{kind} no return after the second dispatch")
    t.check(town.act("联络员2", order, "再次异议", note="灯杆归绿化所管") == "待指定", f"{kind} second objection")
    refused(kind, town.try_act("派单员", order, "指定", {"assignments.unit_id": "unit-3"}, note="x"), 403, "角色", "the dispatcher designates")
    t.check(town.act("主要领导", order, "指定", {"assignments.unit_id": "unit-3"}, note="绿化所先处置") == "已派单", f"{kind} designated")
    # as the text has it: an objector's assignment stays theirs until it is taken back
    town.now("2026-03-04T10:00")
    town.act("联络员3", order, "接单")
    town.now("2026-03-05T09:00")
    town.act("联络员3", order, "申请延期", note="要等配件")
    town.act("审核员", order, "批准延期")
    clocks = {(c["rule"], c["unit_id"]): c for c in town.case("督办员", order)["clocks"]}
    t.check(clocks[("NM-L8x", "unit-3")]["due_at"] == "2026-03-26T00:00", f"{kind} extended to {clocks[('NM-L8x', 'unit-3')]['due_at']}")
    t.check(not clocks[("NM-L5g", "unit-3")]["running"], f"{kind} the first deadline still runs beside the extended one")
    town.act("联络员3", order, "先行联系", {"contacts.reached": True})
    town.act("联络员3", order, "现场勘查", {"site_visits.found": "灯头损坏"}, attachments=[town.photo("联络员3", "处置前照片")])
    reply = {"assignments.result_claimed": "solved", "assignments.fact_finding": "true", "assignments.appeal_finding": "lawful", "assignments.reply": "已换灯头"}
    refused(kind, town.try_act("联络员3", order, "报送处置结果", reply), 400, "反馈", "a reply before the resident was told")
    for at in ("2026-03-06T10:00", "2026-03-06T15:00", "2026-03-06T19:00"):     # three different times of day
        town.now(at)
        town.act("联络员3", order, "反馈", {"contacts.reached": False, "contacts.reason": "no_answer"})
    refused(kind, town.try_act("联络员3", order, "报送处置结果", reply), 400, "处置后照片", "a reply without the photo")
    refused(kind, town.try_act("联络员3", order, "报送处置结果", reply), 400, "the photo “处置后照片” is missing", "the same in English")
    refused(kind, town.try_act("负责人3", order, "负责人批准"), 400, "还没有报送", "an approval of nothing")
    town.act("联络员3", order, "报送处置结果", reply, attachments=[town.photo("联络员3", "处置后照片", "after")])
    refused(kind, town.try_act("联络员3", order, "负责人批准"), 403, "角色", "the liaison approves for the head")
    town.act("负责人3", order, "负责人批准")
    town.now("2026-03-09T09:00")
    t.check(town.act("审核员", order, "审核退回", note="没有写处理经过") == "已接单", f"{kind} review sends back")
    town.act("联络员3", order, "报送处置结果", {**reply, "assignments.reply": "3月6日到场更换灯头，已亮"})
    town.act("负责人3", order, "负责人批准")
    town.act("审核员", order, "审核通过")
    bad = {"callbacks.reached": True, "callbacks.contacted": True, "callbacks.answered": True, "callbacks.solved": "unsolved", "callbacks.rating": "dissatisfied"}
    refused(kind, town.try_act("坐席", order, "先行回访", {"callbacks.reached": True, "callbacks.contacted": True}), 400, "全四项", "a call-back with questions left out")
    town.now("2026-03-10T09:00")
    t.check(town.act("坐席", order, "先行回访", bad) == "已接单", f"{kind} unsolved: back to the unit")
    clocks = {(c["rule"], c["unit_id"], c["running"]): c for c in town.case("督办员", order)["clocks"]}
    t.check(clocks[("重办期限", "unit-3", True)]["due_at"] == "2026-03-14T00:00", f"{kind} rework {clocks[('重办期限', 'unit-3', True)]['due_at']}")
    t.check(clocks[("NM-L8x", "unit-3", True)]["due_at"] == "2026-03-26T00:00", f"{kind} the deadline stays where it was (A-42)")
    town.act("联络员3", order, "反馈", {"contacts.reached": True})
    town.act("联络员3", order, "报送处置结果", {**reply, "assignments.reply": "又亮了"})
    town.act("负责人3", order, "负责人批准")
    closed(town, order, contacted=True, answered=True, solved="solved", rating="satisfied", unit_id="unit-3")
    done = town.case("督办员", order)
    t.check(done["case"]["closed"] and not any(c["running"] for c in done["clocks"]), f"{kind} closed: {[c['rule'] for c in done['clocks'] if c['running']]} still run")
    return order


def checklist(kind, town):
    """八审八不准 is not public: the list is empty until the centre fills it in; then a blocking point must be ticked."""
    status, answer = town.admin_call("PUT", "/facts/review_points/p1", {"version": 0, "values": {"text": "答复写明处理经过", "blocking": "true"}})
    t.check(status == 200, f"{kind} a review point: {status} {answer}")
    town.admin_call("PUT", "/facts/review_points/p2", {"version": 0, "values": {"text": "语气平和"}})
    order = briefed(town, "道路积水", "c5")
    dispatch(town, order, 3)
    handled(town, order, 3)
    offer = town.offers("审核员", order)["审核通过"]
    t.check([(p["point_id"], p["blocking"]) for p in offer["checklist"]] == [("p1", True), ("p2", False)], f"{kind} checklist: {offer['checklist']}")
    refused(kind, town.try_act("审核员", order, "审核通过", checked=["p2"]), 400, "答复写明处理经过", "a review with a point left out")
    t.check(town.act("审核员", order, "审核通过", checked=["p1"]) == "待回访", f"{kind} reviewed by the list")
    town.admin_call("DELETE", "/facts/review_points/p1?version=1&why=x")


def lists(kind, town):
    """A filter of one's own; the list as a file, without personal fields, on record."""
    status, kept = town.call("督办员", "POST", "/filters", {"page": "work", "name": "快超期", "query": "overdue=1"})
    t.check(status == 200 and town.call("督办员", "GET", "/filters")[1]["filters"] == [kept], f"{kind} a saved filter: {status} {kept}")
    t.check(town.call("派单员", "GET", "/filters")[1]["filters"] == [], f"{kind} somebody else's filter")
    t.check(town.call("督办员", "DELETE", f"/filters/{kept['filter_id']}")[0] == 200 and town.call("督办员", "GET", "/filters")[1]["filters"] == [], f"{kind} removed")
    status, data = town.call("主要领导", "GET", "/work/export?format=csv", raw=True)
    text = data.decode("utf-8-sig")
    t.check(status == 200 and "道路积水" in text and "绿化所" in text and "19900001111" not in text, f"{kind} the list as a file: {status} {text[:300]}")
    status, data = town.call("主要领导", "GET", "/work/export?format=xlsx", raw=True)
    t.check(status == 200 and data[:2] == b"PK", f"{kind} as a workbook: {status}")
    t.check(town.call("联络员1", "GET", "/work/export")[0] == 403, f"{kind} who may not export")
    audit = town.admin_call("GET", "/audit")[1]["lines"]
    t.check([a["what"] for a in audit if a["what"] == "work.export"] == ["work.export"] * 2, f"{kind} on record: {audit[:3]}")


def callers(kind, town):
    """The phone tells the caller: the same key for every call from it, and the key tells nothing; what is like the text being typed is found with its reasons."""
    keys = []
    for phone, title in (("199 0000 2222", "幸福路25号停水"), ("19900002222", "幸福路25号又停水了"), ("19900003333", "路口积水")):
        order = town.begin("坐席", "收单", {**CITIZEN, "orders.title": title, "orders.caller_phone": phone})
        keys.append(town.case("坐席", order)["order"]["values"]["caller_key"])
    status, asked = town.call("坐席", "POST", "/callers", {"phone": "1990000-2222"})
    t.check(status == 200 and keys[0] == keys[1] == asked["caller_key"] != keys[2] and "2222" not in keys[0], f"{kind} callers: {keys} {asked}")
    t.check(town.call("坐席", "POST", "/callers", {"phone": "12"})[0] == 400, f"{kind} no phone number")
    status, like = town.call("坐席", "POST", "/similar", {"title": "幸福路25号没有水", "caller": keys[0], "open": True})
    t.check(status == 200 and len(like["similar"]) >= 2 and all(s["same_caller"] for s in like["similar"][:2]) and "幸福路25号" in like["similar"][0]["why"], f"{kind} similar: {like}")
    t.check(town.call("联络员1", "POST", "/similar", {"title": "幸福路25号没有水"})[0] == 403, f"{kind} similar orders of other units")
    status, found = town.call("坐席", "GET", "/search?q=停水")
    t.check(status == 200 and len(found["orders"]) == 2, f"{kind} a word of two characters: {found}")
    t.check(town.call("联络员1", "GET", "/search?q=停水")[1]["orders"] == [], f"{kind} search finds what is not one's own")


def repeats(kind, town):
    """Five calls of one person on one matter: supervision, at the fifth and once."""
    for i in range(5):
        town.now(f"2026-03-{11 + i}T09:00" if i < 3 else f"2026-03-{13 + i}T09:00")
        order = briefed(town, "楼上漏水", "c9", "m9")
        seen = {e["action"] for e in town.case("督办员", order)["events"]}
        t.check(("NM-031" in seen) == (i == 4), f"{kind} call {i + 1}: {seen}")
    kinds = {k["entity"]: k["facts"] for k in town.case("督办员", order)["kinds"]}
    t.check(len(kinds["supervisions"]) == 1, f"{kind} one supervision")
    told = [m for m in town.call("督办员", "GET", "/messages")[1]["messages"] if m["order_id"] == order and m["kind"] == "trigger"]
    t.check(len(told) == 1, f"{kind} the supervisor is told once: {told}")
    town.act("督办员", order, "督办完成")
    return order


def shelving(kind, town):
    """Six signed untrue forms of one person on one matter: shelving may be applied for; afterwards only satisfaction leaves the matter out."""
    for i in range(6):
        town.now(f"2026-03-{16 + i // 3}T{9 + 2 * (i % 3):02d}:00")
        order = briefed(town, "反映深夜施工", "c8", "m8")
        dispatch(town, order, 1)
        handled(town, order, 1, finding="untrue")
        refused(kind, town.try_act("审核员", order, "审核通过"), 400, "签报", "a review without the untrue form")
        form = {"“不属实”情况说明": "工地当晚未施工，有监控", "填表人": "联络员1", "处置单位热线分管领导（盖章）": True}
        if i == 5:
            apply = {"shelvings.ground": "0", "shelvings.reason": "反复反映不属实"}
            papers = {"存电理由": "反复反映不属实", "办结结论": "不属实", "答复要点": "已多次解释", "实际处置部门负责人（盖章）": True, "单位领导（盖章）": True}
            refused(kind, town.try_act("负责人1", order, "申请存电", apply, form=papers), 400, "要满 6 次", "shelving after five forms")
        town.act("负责人1", order, "签报不属实", form=form)
        if i == 5:
            town.act("负责人1", order, "申请存电", apply, form=papers)
            town.act("审核员", order, "存电批复", {"shelvings.decision": "filed"})
        closed(town, order, contacted=True, answered=True, solved="explained", rating="fair", unit_id="unit-1")
    town.now("2026-03-18T09:00")
    order = briefed(town, "又反映深夜施工", "c8", "m8")
    dispatch(town, order, 1)
    handled(town, order, 1)
    closed(town, order, contacted=True, answered=True, solved="unsolved", rating="dissatisfied", unit_id="unit-1")


def ordinary(kind, town):
    """Two plain orders of unit 2, one of them handled after its deadline."""
    town.now("2026-03-19T09:00")
    order = briefed(town, "广场舞噪声", "c2")
    dispatch(town, order, 2)
    handled(town, order, 2)
    closed(town, order, contacted=True, answered=True, solved="solved", rating="mostly", unit_id="unit-2")
    town.now("2026-03-19T14:00")
    order = briefed(town, "楼道堆物", "c3", **{"orders.district_due_at": "2026-03-27T00:00"})
    dispatch(town, order, 2)
    town.now("2026-03-20T09:00")
    town.act("联络员2", order, "接单")
    town.now("2026-03-30T09:00")    # due 2026-03-27T00:00: late for the street and for the district
    town.act("联络员2", order, "先行联系", {"contacts.reached": True})
    town.act("联络员2", order, "反馈", {"contacts.reached": True})
    town.act("联络员2", order, "报送处置结果", {"assignments.result_claimed": "solved", "assignments.fact_finding": "true", "assignments.appeal_finding": "lawful", "assignments.reply": "已清理"})
    town.act("负责人2", order, "负责人批准")
    closed(town, order, contacted=False, answered=True, solved="filed", rating="dissatisfied", unit_id="unit-2")


def pushed(kind, town, repeated):
    """Monday at eight: the leaders hear of what came five times and is not solved; once. (They may have heard the week before: the fifth call came after that Monday, and
    that week's push goes out with the first round of jobs that sees it.)"""
    town.now("2026-03-23T08:00")
    t.check(town.wait(lambda: any(repeated in m["zh"] and m["at"] >= "2026-03-23T08:00" for m in town.messages("分管领导", "push"))), f"{kind} the weekly push: {town.messages('分管领导', 'push')}")
    before = len(town.messages("分管领导", "push"))
    town.now("2026-03-25T08:00")
    time.sleep(2.5)
    t.check(len(town.messages("分管领导", "push")) == before, f"{kind} pushed again within the week")
    t.check(town.messages("联络员1", "push") == [], f"{kind} the push reaches who is not named")


# By hand, for March 2026 (附2). Lead assignments dispatched: unit 1 one returned + seven; unit 2 the objected one + two; unit 3 the designated one: 8, 3, 1.
#   B1 5×(0.5+0.5×(v−1)/7): 8 → 5; 3 → 5×(0.5+1/7) = 45/14; 1 → 2.5
#   B2 due in March, not returned: unit 1 seven on time of seven; unit 2: the objected one is due 2026-03-11 and was never handled, the two others one on time: 1 of 3;
#      unit 3: handled 2026-03-10, due 2026-03-26: 1 of 1
#   B3 contacted, by the district's call-backs, the latest of each order: unit 1 7/7; unit 2 1/2; unit 3 1/1
#   B4 solved: unit 1 six explained and one unsolved: 600/700 × 30 = 180/7; unit 2 (100 + 70)/200 × 30 = 51/2; unit 3 30
#   B5 satisfied, shelved ones out (those that came after the approval): unit 1 six fair: 60 % × 30 = 18, the seventh is out; the sixth was received before the approval and stays;
#      unit 2 (80 + 0)/200 × 30 = 12; unit 3 30
#   M4 past the district's time: unit 2 one: −2. Unit 3's order has its district time in April.
TABLE = {
    ("unit-1", "NM-B1"): "5", ("unit-2", "NM-B1"): "45/14", ("unit-3", "NM-B1"): "5/2",
    ("unit-1", "NM-B2"): "10", ("unit-2", "NM-B2"): "10/3", ("unit-3", "NM-B2"): "10",
    ("unit-1", "NM-B3"): "25", ("unit-2", "NM-B3"): "25/2", ("unit-3", "NM-B3"): "25",
    ("unit-1", "NM-B4"): "180/7", ("unit-2", "NM-B4"): "51/2", ("unit-3", "NM-B4"): "30",
    ("unit-1", "NM-B5"): "18", ("unit-2", "NM-B5"): "12", ("unit-3", "NM-B5"): "30",
    ("unit-2", "NM-M4"): "-2",
}


def sheet(kind, town):
    status, got = town.call("督办员", "GET", "/scores/month/2026-03?as_of=2026-04-01T00:00")
    t.check(status == 200, f"{kind} score sheet: {status} {got}")
    items = [i["id"] for i in got["items"]]
    subjects = [s["id"] for s in got["subjects"]]
    for (unit, item), exact in TABLE.items():
        cell = got["rows"][subjects.index(unit)][items.index(item)]
        t.check(cell["exact"] == exact, f"{kind} {unit} {item}: {cell['exact']}, by hand {exact}")


for kind in KINDS:
    with database(kind) as db, Town(db) as town:
        long_one(kind, town)
        repeated = repeats(kind, town)
        shelving(kind, town)
        ordinary(kind, town)
        pushed(kind, town, repeated)
        town.now("2026-04-02T09:00")
        checklist(kind, town)
        lists(kind, town)
        callers(kind, town)
        town.now("2026-04-03T00:00")
        sheet(kind, town)
        clean = db.run("verify", "--tenant", "town", check=False)
        t.check(clean.returncode == 0, f"{kind} verify: {clean.stdout} {clean.stderr}")
t.end()

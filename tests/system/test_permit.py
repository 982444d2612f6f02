"""Every role, with a post in the unit that has the order, in another unit and in the centre: what it may see and do of an order, from tables written
here; a foreign order is as if it were not there, everywhere, and personal fields leave masked.

May somebody act? Asked with a version that has passed: who may is told that the order moved on (409) and nothing changes; who may not is
refused before that (403); and for whom there is no such order there is none (404). JIEBAN_KINDS says on which databases.
"""
import os

from server import KINDS, Tally
from town import PEOPLE as EVERYBODY
from town import Town, database

t = Tally()
SEES_ALL = {"admin", "auditor", "assessor", "chief", "line_leader", "operator", "dispatcher", "supervisor", "reviewer"}
OWN_UNIT = {"head", "liaison", "handler", "grid_leader", "fulltime_gridworker", "parttime_gridworker"}
UNIT = {"liaison", "head", "handler"}
MAY = {  # the process of rulebooks/nanmatou-2024.md, action by action
    "简告": {"operator", "dispatcher"}, "退区": {"dispatcher", "reviewer"}, "提请协调": {"dispatcher"}, "派单": {"dispatcher"}, "领导派单": {"line_leader", "chief"},
    "加派协办": {"dispatcher"}, "接单": UNIT, "先行联系": UNIT, "现场勘查": UNIT, "放行退单": {"reviewer", "dispatcher"}, "申请退单": {"liaison"}, "签署退单审核表": {"head"},
    "同意退单": {"reviewer", "dispatcher"}, "不同意退单": {"reviewer", "dispatcher"}, "退单入目录": {"reviewer", "dispatcher"}, "指定入目录": {"reviewer", "dispatcher"}, "再次异议": {"liaison", "head"}, "指定": {"chief", "line_leader"},
    "条线指定": {"liaison", "head"}, "申请延期": {"liaison", "head"}, "批准延期": {"reviewer", "line_leader"}, "反馈": UNIT, "报送处置结果": UNIT, "负责人批准": {"head"},
    "负责人退改": {"head"}, "签报不属实": {"head"}, "审核通过": {"reviewer"}, "审核退回": {"reviewer"}, "先行回访": {"operator"},
    "收复核单": {"operator", "dispatcher"}, "答复复核": {"liaison", "head"}, "二次回访": {"operator", "reviewer"}, "官方回访": {"operator", "dispatcher"},
    "重开": {"reviewer", "supervisor"}, "催办": {"supervisor", "dispatcher"}, "督办": {"supervisor", "line_leader"}, "督办进度": {"liaison", "head"},
    "督办完成": {"supervisor", "line_leader"}, "申请存电": {"head", "reviewer"}, "存电批复": {"reviewer", "supervisor"}, "并单": {"operator", "dispatcher", "reviewer"},
    "撤销并单": {"operator", "dispatcher", "reviewer"}, "更正": {"operator", "dispatcher", "reviewer"}, "作废": {"dispatcher", "reviewer"},
}
BEGINS = {"operator", "dispatcher"}
TITLE, SECRETS = "渗水到了三楼", ("19900001111", "张小明", "南码头路九百号", "不在我科职责范围")
PLACES = ("unit-1", "unit-2", "centre")
PEOPLE = {**EVERYBODY, **{f"{role}@{place}": (f"{role}-{place}".replace("_", "-"), role, place, f"q-{role}-{place}") for place in PLACES for role in sorted(SEES_ALL if place == "centre" else OWN_UNIT)}}


def one_order(town):
    """Unit 1's: visited, with a photo, a return form filed."""
    order = town.begin("坐席", "收单", {"orders.source": "hotline", "orders.title": TITLE, "orders.caller_phone": SECRETS[0], "orders.caller_name": SECRETS[1], "orders.address": SECRETS[2]})
    town.act("坐席", order, "简告", {"contacts.reached": True})
    town.act("派单员", order, "派单", {"assignments.unit_id": "unit-1", "assignments.basis": "statutory"})
    town.act("联络员1", order, "接单")
    town.act("联络员1", order, "先行联系", {"contacts.reached": True})
    town.act("联络员1", order, "现场勘查", {"site_visits.found": "x"}, attachments=[town.photo("联络员1", "处置前照片")])
    town.act("联络员1", order, "申请退单", {"returns.reason": "x", "returns.suggested_unit": "unit-2"},
             form={"退单理由": SECRETS[3], "初步判断的责任部门": "南一居委会"})
    return order


def looks(kind, town, who, role, order, facts, theirs):
    """Each address of the order and of what belongs to it: there, or as if it were not."""
    paths = [f"/orders/{order}", f"/orders/{order}/case"] + [f"/attachments/{id}" for entity, id in facts if entity == "attachments"]
    paths += [f"/facts/{entity}/{id}{way}" for entity, id in facts for way in ("", "/history", "/links")]
    for path in paths:
        status, answer = town.call(who, "GET", path, raw=True)
        text = answer.decode("utf-8", "replace")
        want = {200} if theirs else {404}
        if "/facts/site_visits/" in path and role in OWN_UNIT:
            want = {403}            # a kind without ids of its own is read with its order
        elif "/facts/" in path and not theirs:
            want = {404, 403}       # 403: kinds that no unit sees by itself
        t.check(status in want, f"{kind} {who} GET {path}: {status}, wanted {want}")
        t.check(theirs or TITLE not in text, f"{kind} {who} GET {path} tells the title")
        t.check(not any(s in text for s in SECRETS), f"{kind} {who} GET {path} shows what is personal: {text[:300]}")
    lists = ["/work?limit=200", "/work?limit=200&newest=1", f"/search?q={TITLE}", "/board", "/messages?limit=100"] + [f"/facts/{entity}?limit=500" for entity in sorted({e for e, _ in facts})]
    for path in lists:
        status, answer = town.call(who, "GET", path, raw=True)
        text = answer.decode("utf-8", "replace")
        t.check(status == 200, f"{kind} {who} GET {path}: {status} {text[:200]}")
        t.check(theirs or (TITLE not in text and order not in text), f"{kind} {who} GET {path} tells of a foreign order: {text[:300]}")
        t.check(not any(s in text for s in SECRETS), f"{kind} {who} GET {path} shows what is personal")
        if theirs and path.startswith(("/work", "/search")):
            t.check(order in text, f"{kind} {who} GET {path} lacks the order")
    status, answer = town.call(who, "POST", "/similar", {"title": TITLE, "description": TITLE})
    t.check(status == (200 if role in SEES_ALL else 403), f"{kind} {who} POST /similar: {status}")
    t.check(role in SEES_ALL or TITLE not in str(answer), f"{kind} {who} POST /similar tells the title")
    t.check(not any(s in str(answer) for s in SECRETS), f"{kind} {who} POST /similar shows what is personal")


def acts(kind, town, who, role, order, theirs):
    for action, roles in MAY.items():
        status, answer = town.try_act(who, order, action, version=1)
        want = 404 if not theirs else 409 if role in roles else 403
        t.check(status == want, f"{kind} {who} {action}: {status} {answer.get('detail')}, wanted {want}")
        t.check(theirs or TITLE not in str(answer), f"{kind} {who} {action} tells the title")
    status, answer = town.try_begin(who, "收单", {"orders.source": "hotline"})
    t.check(status == (400 if role in BEGINS else 403), f"{kind} {who} 收单: {status} {answer}")
    status, answer = town.call(who, "POST", "/bulk-actions", {"action": "催办", "orders": [{"order_id": order, "version": 1}]})
    t.check(status == 200 and not answer["results"][0]["done"] and TITLE not in str(answer), f"{kind} {who} bulk: {status} {answer}")


# who may what is decided above the database: one is enough for every run, JIEBAN_KINDS asks for both
for kind in KINDS if "JIEBAN_KINDS" in os.environ else KINDS[:1]:
    with database(kind) as db, Town(db, people=PEOPLE) as town:
        order = one_order(town)
        before = town.case("督办员", order)
        offered = {o["action"] for who in EVERYBODY for o in (town.case(who, order)["offers"] if PEOPLE[who][2] in ("unit-1", "centre") else [])}
        t.check(offered <= set(MAY), f"{kind} offered, but not in the table: {offered - set(MAY)}")
        facts = [(g["entity"], f["id"]) for g in before["kinds"] for f in g["facts"]] + [("orders", order), ("cases", order), ("order_events", before["events"][0]["event_id"]), ("clocks", before["clocks"][0]["clock_id"])]
        t.check({"attachments", "filings", "returns"} <= {entity for entity, _ in facts}, f"{kind} the order has {facts}")
        for who, (_, role, place, _) in PEOPLE.items():
            if "@" not in who:
                continue
            theirs = role in SEES_ALL or place == "unit-1"
            looks(kind, town, who, role, order, facts, theirs)
            acts(kind, town, who, role, order, theirs)
        after = town.case("督办员", order)
        t.check(before["case"]["version"] == after["case"]["version"] and before["events"] == after["events"], f"{kind} nothing changed")
t.end()

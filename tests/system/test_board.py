"""The supervision board counts what happened: a day of ten orders, and the numbers that it must show, worked out by hand; every number is the length of
the list behind it; a unit's people see their own numbers alone. Then the search, saved filters and the list as a file.

On both databases.
"""
import csv
import io

from server import KINDS, Tally
from town import Town, database

t = Tally()
CITIZEN = {"orders.source": "hotline", "orders.appeal_type": "complaint"}
REPLY = {"assignments.result_claimed": "solved", "assignments.fact_finding": "true", "assignments.appeal_finding": "lawful", "assignments.reply": "已处理"}


def briefed(town, title, matter=None, due=None, category="市政设施", urgency="normal"):
    """Taken down and briefed: after that nothing runs but the district's own limit, where it set one."""
    inputs = {**CITIZEN, "orders.title": title, "orders.category": category, "orders.urgency": urgency}
    order = town.begin("坐席", "收单", {**inputs, **({"orders.matter_key": matter} if matter else {}), **({"orders.district_due_at": due} if due else {})})
    town.act("坐席", order, "简告", {"contacts.reached": True})
    return order


def accepted(town, order, unit):
    """Dispatched, accepted and contacted at once: five working days run (NM-L5g)."""
    town.act("派单员", order, "派单", {"assignments.unit_id": f"unit-{unit}", "assignments.basis": "statutory"})
    town.act(f"联络员{unit}", order, "接单")
    town.act(f"联络员{unit}", order, "先行联系", {"contacts.reached": True})
    return order


def day(town):
    town.now("2026-01-20T09:00")
    old = briefed(town, "一月的来电", "m-1")        # more than 30 days before: not called about "lately"
    town.act("派单员", old, "作废", note="录重了")
    town.now("2026-02-27T09:00")
    before = accepted(town, briefed(town, "上月退回重办的", due="2026-04-01T00:00"), 2)
    sent_back(town, before, 2)                      # in February: not this month's
    town.now("2026-03-02T09:00")                    # a Monday
    o = {"before": before}
    o["no limit"] = briefed(town, "井盖松动", "m-1")
    o["soon"] = briefed(town, "积水“倒灌”车库", "m-1", "2026-03-02T20:00", urgency="urgent")
    o["later"] = briefed(town, "要求增设路灯", due="2026-03-20T00:00")
    o["own later"] = accepted(town, briefed(town, "噪声扰民", "m-2", category="环境保护"), 1)
    o["own overdue"] = accepted(town, briefed(town, "垃圾没有清运", "m-2", "2026-03-02T18:00", category="市容环境"), 1)
    o["other"] = accepted(town, briefed(town, "夜间噪声", "m-2", category="环境保护"), 2)
    back = accepted(town, briefed(town, "申请退单的", due="2026-04-01T00:00"), 2)
    town.act("联络员2", back, "申请退单", {"returns.reason": "不归我们管", "returns.suggested_unit": "unit-3"},
             form={"退单理由": "不归我们管", "初步判断的责任部门": "绿化所"})
    o["returned"] = back
    o["reworked"] = accepted(town, briefed(town, "重办的", due="2026-04-01T00:00"), 1)
    sent_back(town, o["reworked"], 1)
    town.act("督办员", o["own later"], "督办", {"supervisions.level": "district", "supervisions.due_at": "2026-03-02T18:30", "supervisions.reason": "区里交办"})
    town.act("督办员", o["other"], "督办", {"supervisions.level": "street", "supervisions.due_at": "2026-03-10T00:00", "supervisions.reason": "多次来电"})
    done = accepted(town, briefed(town, "督办完成的"), 1)
    town.act("督办员", done, "督办", {"supervisions.level": "city", "supervisions.due_at": "2026-03-10T00:00", "supervisions.reason": "市里交办"})
    town.act("督办员", done, "督办完成")
    o["finished"] = done
    town.now("2026-03-02T19:00")
    t.check(town.wait(lambda: town.case("督办员", o["own overdue"])["case"]["overdue"]), "the overdue one is marked")
    return o


def sent_back(town, order, unit):
    town.act(f"联络员{unit}", order, "反馈", {"contacts.reached": True})
    town.act(f"联络员{unit}", order, "报送处置结果", REPLY)
    town.act(f"负责人{unit}", order, "负责人批准")
    town.act("审核员", order, "审核退回", note="没有写处理经过")


def board(town, who):
    status, answer = town.call(who, "GET", "/board")
    t.check(status == 200, f"{who} board: {status} {answer}")
    return answer


def rows(answer):
    return {u["unit_id"]: tuple(u[k] for k in ("overdue", "soon", "later", "none", "supervised", "returned", "reworked")) for u in answer["units"]}


def counts(answer, key):
    return {c["value"]: c["n"] for c in answer[key]}


def whole(town, who, path, key):
    """All rows of a list, page by page."""
    got, after = [], ""
    while True:
        status, page = town.call(who, "GET", f"{path}&limit=3{'&after=' + after if after else ''}")
        t.check(status == 200, f"{who} {path}: {status} {page}")
        got += page[key]
        after = page["next"]
        if not after:
            return got


def numbers(kind, town, o):
    b = board(town, "督办员")
    #                     overdue soon later none supervised returned reworked
    want = {None: (0, 1, 1, 1, 0, 0, 0), "unit-1": (1, 0, 3, 0, 1, 0, 1), "unit-2": (0, 0, 3, 0, 1, 1, 0)}
    t.check(rows(b) == want, f"{kind} units: {rows(b)}")
    t.check([u["unit_id"] for u in b["units"]] == [None, "unit-1", "unit-2"] and b["units"][1]["unit"] == "城建科", f"{kind} what nobody has first, then the most overdue")
    t.check(counts(b, "states") == {"已简告": 3, "已接单": 6, "退单审核": 1}, f"{kind} states: {counts(b, 'states')}")
    t.check(counts(b, "categories") == {"市政设施": 7, "环境保护": 2, "市容环境": 1}, f"{kind} categories: {counts(b, 'categories')}")
    t.check(counts(b, "urgencies") == {"normal": 9, "urgent": 1}, f"{kind} urgencies: {counts(b, 'urgencies')}")
    t.check({c["value"]: c["title"] for c in b["limits"]}.items() >= {"NM-L5g": "一般工单5个工作日（逾时未接单）", "NM-L12": "办结回复区城运（区级时限）"}.items(), f"{kind} limits have names: {b['limits']}")
    t.check(sum(c["n"] for c in b["limits"]) == 9, f"{kind} limits: {b['limits']}")
    t.check({(c["value"], c["n"], c["late"]) for c in b["supervised"]} == {("district", 1, 1), ("street", 1, 0)}, f"{kind} supervised: {b['supervised']}")
    t.check([(m["matter_key"], m["n"], m["open"], m["order_id"], m["title"]) for m in b["matters"]] == [("m-2", 3, 3, o["other"], "夜间噪声"), ("m-1", 2, 2, o["soon"], "积水“倒灌”车库")],
            f"{kind} matters: {b['matters']}")
    t.check([w["order"]["id"] for w in b["overdue"]] == [o["own overdue"]] and b["overdue"][0]["case"]["next_limit_title"] == "办结回复区城运（区级时限）", f"{kind} overdue: {b['overdue']}")
    t.check((b["unit_id"], b["month"], b["matters_from"]) == (None, "2026-03-01", "2026-01-31"), f"{kind} since when: {b['month']} {b['matters_from']}")
    # the lists behind the numbers
    for unit, row in want.items():
        for due, n in zip(("overdue", "soon", "later", "none"), row):
            got = whole(town, "督办员", f"/work?due={due}&{'undispatched=1' if unit is None else 'unit=' + unit}", "work")
            t.check(len(got) == n and all(w["case"]["unit_id"] == unit for w in got), f"{kind} the list behind {unit} {due}: {len(got)}, not {n}")
        of = "unit_id:unknown" if unit is None else f"unit_id:eq:{unit}"
        for entity, which, n in (("supervisions", "closed_at:unknown", row[4]), ("returns", "at:ge:2026-03-01T00:00", row[5]), ("assignments", "sent_back_at:ge:2026-03-01T00:00", row[6])):
            got = whole(town, "督办员", f"/facts/{entity}?f={which}&f={of}", "facts")
            t.check(len(got) == n, f"{kind} the {entity} behind {unit}: {len(got)}, not {n}")
    for key, name in (("states", "state"), ("categories", "category"), ("urgencies", "urgency"), ("limits", "rule")):
        for c in b[key]:
            got = whole(town, "督办员", f"/work?{name}={c['value']}", "work")
            t.check(len(got) == c["n"], f"{kind} the list behind {key} {c}: {len(got)}")
    t.check(town.call("督办员", "GET", "/work?due=tomorrow")[0] == 400, f"{kind} a due that is none")
    # a unit's people: their own, whatever they ask for; a unit without orders; the overdue mark makes way for what happens next
    for who in ("联络员1", "负责人1"):
        mine = board(town, who)
        t.check(rows(mine) == {"unit-1": want["unit-1"]} and mine["unit_id"] == "unit-1", f"{kind} {who}: {rows(mine)}")
        t.check(counts(mine, "states") == {"已接单": 4} and counts(mine, "categories") == {"市政设施": 2, "环境保护": 1, "市容环境": 1}, f"{kind} {who}: {mine['states']} {mine['categories']}")
        t.check([(m["matter_key"], m["n"], m["order_id"]) for m in mine["matters"]] == [("m-2", 2, o["own overdue"])], f"{kind} {who} matters: {mine['matters']}")
        t.check([(c["value"], c["n"]) for c in mine["supervised"]] == [("district", 1)], f"{kind} {who} supervised: {mine['supervised']}")
        got = whole(town, who, "/work?unit=unit-2&due=later", "work")
        t.check({w["order"]["id"] for w in got} == {o["own later"], o["reworked"], o["finished"]}, f"{kind} {who}: the list of another unit is the own one")
    nothing = board(town, "联络员3")
    t.check(not any(nothing[k] for k in ("units", "states", "categories", "limits", "supervised", "matters", "overdue")), f"{kind} a unit without orders: {nothing}")


def search(kind, town, o):
    def ids(who, words):
        return [f["order_id"] for f in whole(town, who, f"/search?q={words}", "orders")]

    t.check(ids("坐席", "噪声") == [o["other"], o["own later"]], f"{kind} a word of two characters, the newest first: {ids('坐席', '噪声')}")
    t.check(ids("坐席", "“夜间噪声”") == [o["other"]] and ids("坐席", "噪声 扰民") == [o["own later"]], f"{kind} a phrase; two words")
    t.check(ids("坐席", "一月") != [] and ids("坐席", "没有这个词") == [], f"{kind} closed ones are found too, and nothing where there is nothing")
    t.check(ids("坐席", o["later"]) == [o["later"]] and ids("联络员1", o["later"]) == [], f"{kind} a number is found by whoever may see it")
    t.check(ids("联络员1", "噪声") == [o["own later"]], f"{kind} search tells of foreign orders: {ids('联络员1', '噪声')}")
    one = town.call("坐席", "GET", "/search?q=垃圾")[1]["orders"][0]
    t.check(one["case"]["overdue"] and one["case"]["unit"] == "城建科" and one["case"]["next_limit_title"] and one["order"]["values"]["category"] == "市容环境", f"{kind} a find as a line of the list: {one}")
    town.admin_call("PUT", "/facts/orders/imported", {"version": 0, "values": {"title": "外来的噪声"}})
    one = next(f for f in town.call("坐席", "GET", "/search?q=外来")[1]["orders"] if f["order_id"] == "imported")
    t.check("case" not in one and one["order"]["values"]["title"] == "外来的噪声", f"{kind} an order that no process runs: {one}")
    t.check(town.call("坐席", "GET", "/search?q=%20")[0] == 400, f"{kind} nothing to look for")


def kept(kind, town, o):
    status, one = town.call("督办员", "POST", "/filters", {"page": "work", "name": "城建科超期", "query": "unit=unit-1&due=overdue"})
    t.check(status == 200, f"{kind} a filter: {status} {one}")
    status, again = town.call("督办员", "POST", "/filters", {"page": "work", "name": "城建科超期", "query": "unit=unit-2"})
    t.check(status == 409 and again["field"] == "name", f"{kind} the same name again: {status} {again}")
    t.check(town.call("派单员", "POST", "/filters", {"page": "work", "name": "城建科超期", "query": "x=1"})[0] == 200, f"{kind} somebody else's name is his own")
    status, data = town.call("主要领导", "GET", "/work/export?format=csv&due=overdue", raw=True)
    table = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    t.check(status == 200 and [r["诉求编号"] for r in table] == [o["own overdue"]] and table[0]["时限"] == "办结回复区城运（区级时限）", f"{kind} the narrowed list as a file: {table}")
    t.check(table[0]["导出人和时间"] == "chief 2026-03-02T19:00", f"{kind} who took it away, and when: {table}")
    t.check(town.call("主要领导", "GET", "/work/export?format=csv&due=never")[0] == 400, f"{kind} an export of a due that is none")


if __name__ == "__main__":     # test_board_pages.py has the same day
    for kind in KINDS:
        with database(kind) as db, Town(db) as town:
            orders = day(town)
            numbers(kind, town, orders)
            search(kind, town, orders)
            kept(kind, town, orders)
    t.end()

"""What a process keeps is not changed by hand, and who is away is stood in for by a deputy on the days named.

Over the facts interface: the kinds that only the order room writes are refused with the way that stands open, and so is every fact of an order
that runs in a process; orders that were only imported stay editable. JIEBAN_KINDS says on which databases.
"""
import os

from server import KINDS, Tally
from town import PASSWORD
from town import PEOPLE as EVERYBODY
from town import Town, database

t = Tally()
# every kind with a link to an order, with the values of a fact of it; the first five are the room's own
LINKED = {
    "cases": {"case_id": "x"}, "order_events": {"event_id": "x"}, "clocks": {"clock_id": "x"}, "attachments": {"attachment_id": "x"}, "filings": {"filing_id": "x"},
    "assignments": {"assignment_id": "x", "unit_id": "unit-1"}, "contacts": {"contact_id": "x"}, "site_visits": {}, "callbacks": {"callback_id": "x"},
    "returns": {"return_id": "x"}, "extensions": {"extension_id": "x"}, "supervisions": {"supervision_id": "x"}, "reminders": {}, "rechecks": {}, "untrue_forms": {}, "shelvings": {},
}
OWN = ("cases", "order_events", "clocks", "attachments", "filings")
BRIEF = {"orders.source": "hotline", "orders.title": "路灯不亮", "orders.caller_phone": "19900001111"}


def dispatched(town, unit=1):
    order = town.begin("坐席", "收单", BRIEF)
    town.act("坐席", order, "简告", {"contacts.reached": True})
    town.act("派单员", order, "派单", {"assignments.unit_id": f"unit-{unit}", "assignments.basis": "statutory"})
    return order


def refused(what, got, *words):
    status, answer = got
    texts = answer.get("messages", {}) if isinstance(answer, dict) else {}
    t.check(status == 409, f"{what}: {status} {answer}")
    for word in words:
        t.check(any(word in str(text) for text in texts.values()), f"{what}: “{word}” is not in {texts}")


def by_hand(kind, town):
    admin = town.server.sign_in("admin", "town", PASSWORD)
    order = dispatched(town)
    before = town.case("督办员", order)
    plain = admin.call("PUT", "/facts/orders/plain", {"version": 0, "values": {"title": "旧工单"}})
    t.check(plain[0] == 200, f"{kind} an order in no process: {plain}")
    for entity, values in LINKED.items():
        given = {"version": 0, "values": {"order_id": order, **values}}
        how = ("process", "流程") if entity in OWN else (order, "更正", "作废", "correct")
        refused(f"{kind} POST {entity}", admin.post(f"/facts/{entity}", given), *how)
        refused(f"{kind} PUT {entity}", admin.call("PUT", f"/facts/{entity}/x", given), *how)
        if entity in OWN:
            refused(f"{kind} PUT {entity} of an order in no process", admin.call("PUT", f"/facts/{entity}/x", {"version": 0, "values": {"order_id": "plain", **values}}), *how)
        else:
            at = admin.post(f"/facts/{entity}", {"version": 0, "values": {**given["values"], "order_id": "plain"}})
            t.check(at[0] == 200, f"{kind} POST {entity} of an order in no process: {at}")
            if at[0] == 200:
                refused(f"{kind} PUT {entity}: moved to it", admin.call("PUT", f"/facts/{entity}/{at[1]['id']}", {"version": 1, "values": given["values"]}), order)
    # what there is of the order, whichever kind: neither changed, moved away nor removed
    for group in before["kinds"] + [{"entity": "cases", "facts": [{"id": order, "version": before["case"]["version"], "values": {}}]},
                                   {"entity": "orders", "facts": [before["order"]]}]:
        for fact in group["facts"]:
            path = f"/facts/{group['entity']}/{fact['id']}"
            refused(f"{kind} PUT {path}", admin.call("PUT", path, {"version": fact["version"], "values": {"order_id": "plain"} if group["entity"] not in ("orders", "cases") else {}}))
            refused(f"{kind} DELETE {path}", admin.call("DELETE", f"{path}?version={fact['version']}"))
    # a fact that leads to the order over its assignment alone
    mine = next(g for g in before["kinds"] if g["entity"] == "assignments")["facts"][0]["id"]
    refused(f"{kind} a contact of its assignment", admin.post("/facts/contacts", {"version": 0, "values": {"contact_id": "y", "assignment_id": mine}}), order)
    # what is said of the order from outside stays open: no action records it
    outside = admin.post("/facts/incidents", {"version": 0, "values": {"incident_id": "i1", "order_id": order, "code": "X"}})
    t.check(outside[0] == 200, f"{kind} an incident about the order: {outside}")
    after = town.case("督办员", order)
    for part in ("order", "case", "clocks", "events", "kinds"):
        t.check(before[part] == after[part] or part == "kinds", f"{kind} refused changes leave {part} as it was")
    facts = {g["entity"]: g["facts"] for g in before["kinds"]}
    t.check(facts == {g["entity"]: g["facts"] for g in after["kinds"] if g["entity"] != "incidents"}, f"{kind} refused changes leave the facts as they were")


def deputies(kind, town):
    """The head of unit 1 is away from the 10th to the 12th; the handler of the same unit stands in, and one of unit 2 may not."""
    town.now("2026-03-09T09:00")
    admin = town.server.sign_in("admin", "town", PASSWORD)
    for deputy in ("p-handler-1", "p-handler-2"):
        got = admin.post("/facts/deputies", {"version": 0, "values": {"person_id": "p-head-1", "deputy_id": deputy, "active_from": "2026-03-10", "active_to": "2026-03-12", "reason": "出差"}})
        t.check(got[0] == 200, f"{kind} deputy {deputy}: {got}")
    orders = {day: dispatched(town) for day in ("2026-03-09", "2026-03-10", "2026-03-12", "2026-03-13")}
    for order in orders.values():
        town.act("承办人1", order, "接单")
        town.act("承办人1", order, "先行联系", {"contacts.reached": True})
        town.act("承办人1", order, "反馈", {"contacts.reached": True})
        town.act("承办人1", order, "报送处置结果", {"assignments.result_claimed": "solved", "assignments.fact_finding": "true", "assignments.appeal_finding": "lawful", "assignments.reply": "好了"})
    for day, order in orders.items():
        away = day in ("2026-03-10", "2026-03-12")
        town.now(day + ("T23:30" if day == "2026-03-12" else "T00:10"))
        t.check(("负责人批准" in town.offers("承办人1", order)) == away, f"{kind} {day}: the deputy's offers")
        other, answer = town.try_act("承办人2", order, "负责人批准")
        t.check(other == 404, f"{kind} {day}: a deputy of another unit: {other} {answer}")
        status, answer = town.try_act("承办人1", order, "负责人批准")
        t.check(status == (200 if away else 403), f"{kind} {day}: the deputy approves: {status} {answer}")
        if away:
            last = town.case("督办员", order)["events"][-1]
            t.check(last["actor"] == "handler1" and last["by"] == "承办人1", f"{kind} {day}: on record is who did it: {last}")
    for day in ("2026-03-09", "2026-03-13"):
        t.check(town.case("督办员", orders[day])["case"]["state"] == "已接单", f"{kind} {day}: nothing was approved")


PEOPLE = dict(EVERYBODY, **{"承办人1": ("handler1", "handler", "unit-1", "p-handler-1"), "承办人2": ("handler2", "handler", "unit-2", "p-handler-2")})
# refused above the database: one is enough for every run, JIEBAN_KINDS asks for both
for kind in KINDS if "JIEBAN_KINDS" in os.environ else KINDS[:1]:
    with database(kind) as db, Town(db, people=PEOPLE) as town:
        by_hand(kind, town)
        deputies(kind, town)
        clean = db.run("verify", "--tenant", "town", check=False)
        t.check(clean.returncode == 0, f"{kind} verify: {clean.stdout} {clean.stderr}")
t.end()

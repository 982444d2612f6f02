"""What a process keeps is not changed by hand, and who is away is stood in for by a deputy on the days named.

Over the facts interface: the kinds that only the order room writes are refused with the way that stands open, and so is every fact of an order
that runs in a process; orders that were only imported stay editable. An import is refused the same: what only actions write, and whatever leads to an order that is
still open; what is said of a closed order comes in, and the export of the whole goes into a government that handles none. JIEBAN_KINDS says on which databases.
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


def bundle(db, name, **files):
    """A folder of CSV files: each a header and rows, as text."""
    folder = f"{db.folder}/{name}"
    os.mkdir(folder)
    for file, text in files.items():
        with open(f"{folder}/{file}.csv", "w", encoding="utf-8") as f:
            f.write(text)
    return folder


def by_import(kind, town):
    db = town.db
    running, voided = dispatched(town), town.begin("坐席", "收单", BRIEF)
    town.act("派单员", voided, "作废", note="录重了")
    mine = next(g for g in town.case("督办员", running)["kinds"] if g["entity"] == "assignments")["facts"][0]["id"]
    before = town.case("督办员", running)
    bad = {"cases": f"case_id,order_id\n{running},{running}\n", "order_events": f"event_id,order_id\ne9,{voided}\n", "clocks": f"clock_id,order_id\nk9,{voided}\n",
           "attachments": f"attachment_id,order_id\nt9,{voided}\n", "filings": f"filing_id,order_id\nf9,{voided}\n",
           "orders": f"order_id,title\n{running},改了\n", "assignments": f"assignment_id,order_id,unit_id\n{mine},{voided},unit-2\n", "callbacks": f"callback_id,order_id\nc9,{running}\n",
           "contacts": f"contact_id,assignment_id\nn9,{mine}\n", "reminders": f"order_id,kind\n{running},催\n"}
    for entity, text in bad.items():
        got = db.run("import", bundle(db, f"bad-{entity}", **{entity: text}), "--tenant", "town", check=False)
        own = entity in OWN
        t.check(got.returncode == 1 and f"{entity}.csv:2:" in got.stderr and ("kept by the process" if own else "being handled in a process") in got.stderr, f"{kind} import {entity}: {got.stdout}{got.stderr}")
    after = town.case("督办员", running)
    for part in ("order", "case", "clocks", "events", "kinds"):
        t.check(before[part] == after[part], f"{kind} refused imports leave {part} as it was")
    # bad rows can be left out, what is new or closed comes in: the district calls back after the end
    good = bundle(db, "good", orders=f"order_id,title\n{running},改了\nfresh,新来的\n", callbacks=f"callback_id,order_id,unit_id,round,at,rating\nc1,{voided},unit-1,district,2026-03-05T09:00,satisfied\nc2,fresh,unit-1,district,2026-03-05T09:00,fair\n",
                  incidents=f"incident_id,order_id,code\ni7,{running},X\n")
    refused_whole = db.run("import", good, "--tenant", "town", check=False)
    t.check(refused_whole.returncode == 1 and f"orders.csv:2:" in refused_whole.stderr, f"{kind} one bad row: {refused_whole.stderr}")
    taken = db.run("import", good, "--tenant", "town", "--skip-bad", f"{db.folder}/bad.csv")
    t.check("4 added" in taken.stdout and "1 skipped" in taken.stdout, f"{kind} without it: {taken.stdout}")
    t.check(running in open(f"{db.folder}/bad.csv", encoding="utf-8").read(), f"{kind} the bad row is written out")
    t.check(town.case("督办员", running)["order"] == before["order"], f"{kind} the open order stands")
    # the whole into a government that handles nothing yet; once it does, not again
    db.run("export", f"{db.folder}/whole", "--tenant", "town")
    db.run("tenant", "add", "--tenant", "other")
    first = db.run("import", f"{db.folder}/whole", "--tenant", "other")
    t.check(" 0 skipped" in first.stdout, f"{kind} restore: {first.stdout}")
    again = db.run("import", f"{db.folder}/whole", "--tenant", "other", check=False)
    t.check(again.returncode == 1 and "cases.csv:2:" in again.stderr, f"{kind} again: {again.stderr[:300]}")
    clean = db.run("verify", "--tenant", "other", check=False)
    t.check(clean.returncode == 0, f"{kind} verify other: {clean.stdout}{clean.stderr}")


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
        by_import(kind, town)
        deputies(kind, town)
        clean = db.run("verify", "--tenant", "town", check=False)
        t.check(clean.returncode == 0, f"{kind} verify: {clean.stdout} {clean.stderr}")
t.end()

"""The desk's dispatching, on both databases: the catalogue's lines by category, place and day, and a return that ends as a line; who stands in for whom; shifts handed over and
taken; signatures that nobody can give for another; papers that their readers may read and others not; the order for a firm outside, which tells nothing of who reported it.
"""
import json

from server import KINDS
from town import PEOPLE as EVERYBODY
from town import Tally, Town, database

t = Tally()
PEOPLE = dict(EVERYBODY, **{"承办人1": ("handler1", "handler", "unit-1", "p-handler-1"), "坐席2": ("operator2", "operator", "centre", "p-operator-2")})
NAME, PHONE, KEY, ADDRESS = "张小明", "13812345678", "c-77-key", "南码头路九百号二单元三零一室"
SECRETS = (NAME, PHONE, "138-1234-5678", "138 1234 5678", KEY, ADDRESS, "三零一室", "回电说找他爱人", "13987654321")


def refused(kind, got, status, says, what):
    t.check(got[0] == status and says in json.dumps(got[1], ensure_ascii=False), f"{kind} {what}: {got[0]} {json.dumps(got[1], ensure_ascii=False)[:300]}, wanted {status} “{says}”")


def begun(town, title="路灯不亮", **more):
    order = town.begin("坐席", "收单", {"orders.source": "hotline", "orders.title": title, **{f"orders.{k}": v for k, v in more.items()}})
    town.act("坐席", order, "简告", {"contacts.reached": True})
    return order


def dispatched(town, unit=1, **more):
    order = begun(town, **more)
    town.act("派单员", order, "派单", {"assignments.unit_id": f"unit-{unit}", "assignments.basis": "statutory"})
    return order


# ---- the catalogue ------------------------------------------------------------------------------------------------------------------

LINES = {  # id: category, place, unit, basis, from, to
    "any": ("", "", "unit-3", "fallback", "2026-01-01", ""),
    "light": ("市政/照明", "", "unit-2", "agreed", "2026-01-01", ""),
    "street": ("市政", "", "unit-3", "statutory", "2026-01-01", ""),
    "law": ("市政/照明", "", "unit-1", "statutory", "2026-01-01", ""),
    "estate": ("市政/照明", "南泉新村", "unit-2", "agreed", "2026-01-01", ""),
    "elsewhere": ("市政/照明/路灯", "滨江", "unit-3", "statutory", "2026-01-01", ""),
    "ended": ("市政/照明/路灯", "", "unit-1", "statutory", "2025-01-01", "2026-03-01"),
    "last-day": ("市政/照明/路灯", "", "unit-2", "statutory", "2025-01-01", "2026-03-02"),
    "begins": ("市政/照明/路灯", "", "unit-3", "statutory", "2026-03-03", ""),
    "other": ("市政/照明设备", "", "unit-1", "statutory", "2026-01-01", ""),
    "deeper": ("市政/照明/路灯/灯杆", "", "unit-1", "statutory", "2026-01-01", ""),
}


def proposals(town, who, order):
    status, answer = town.call(who, "GET", f"/orders/{order}/catalogue")
    if status != 200:
        raise AssertionError(f"{who} catalogue {order}: {status} {answer}")
    return answer


def catalogue(kind, town):
    for id, (category, place, unit, basis, first, last) in LINES.items():
        values = {"category": category, "place": place, "unit_id": unit, "basis": basis, "legal": f"法 {id}", "active_from": first, "active_to": last}
        got = town.call("派单员", "PUT", f"/facts/dispatch_lines/{id}", {"version": 0, "values": {k: v or None for k, v in values.items()}})
        t.check(got[0] == 200, f"{kind} line {id}: {got}")
    refused(kind, town.call("联络员1", "PUT", "/facts/dispatch_lines/mine", {"version": 0, "values": {"unit_id": "unit-2"}}), 403, "", "a liaison writes the catalogue")
    order = begun(town, category="市政/照明/路灯", address="南泉新村12号门口")
    found = proposals(town, "派单员", order)
    ids = [line["line"]["id"] for line in found["lines"]]
    # the deepest category first, a named place before none, law before agreement; what asks for another place last
    t.check(ids == ["last-day", "estate", "law", "light", "street", "any", "elsewhere"], f"{kind} on 2 March: {ids}")
    t.check(found["category"] == "市政/照明/路灯" and [x["sure"] for x in found["lines"]] == [True] * 6 + [False], f"{kind}: {found}")
    t.check([x["depth"] for x in found["lines"]] == [3, 2, 2, 2, 1, 0, 3] and [x["placed"] for x in found["lines"]].count(True) == 1, f"{kind}: {found}")
    t.check(found["lines"][1]["line"]["names"]["unit_id"] == "南一居委会", f"{kind}: a unit by its name: {found['lines'][1]}")
    t.check("南泉新村12号门口" not in json.dumps(found, ensure_ascii=False), f"{kind}: the address is not told with the lines")
    town.now("2026-03-03T00:00")
    ids = [line["line"]["id"] for line in proposals(town, "派单员", order)["lines"]]
    t.check(ids[0] == "begins" and "last-day" not in ids, f"{kind} on 3 March: {ids}")
    # the text may name the place, an order without a category has only lines without one
    said = begun(town, title="滨江路灯杆歪了", category="市政/照明/路灯")
    lines = proposals(town, "派单员", said)["lines"]
    t.check((lines[0]["line"]["id"], lines[0]["placed"]) == ("elsewhere", True), f"{kind} the title names the place: {[x['line']['id'] for x in lines]}")
    plain = begun(town)
    t.check([x["line"]["id"] for x in proposals(town, "派单员", plain)["lines"]] == ["any"], f"{kind} without a category")
    refused(kind, town.call("联络员1", "GET", f"/orders/{order}/catalogue"), 404, "没有", "the catalogue for a foreign order")
    # dispatched by a line: the legal basis stays with the assignment
    first = lines[0]["line"]["values"]
    town.act("派单员", said, "派单", {"assignments.unit_id": first["unit_id"], "assignments.basis": first["basis"], "assignments.legal": first["legal"]})
    facts = {k["entity"]: k["facts"] for k in town.case("派单员", said)["kinds"]}
    t.check(facts["assignments"][0]["values"]["legal"] == "法 elsewhere", f"{kind} the legal basis: {facts['assignments']}")


# ---- a return: signed by the head, decided, written into the catalogue -------------------------------------------------------------------

def returned(kind, town):
    town.now("2026-03-04T09:00")
    order = dispatched(town, category="绿化/行道树", caller_name=NAME, caller_phone=PHONE)
    town.act("联络员1", order, "接单")
    town.act("联络员1", order, "先行联系", {"contacts.reached": True})
    reason = f"{NAME}（138-1234-5678）反映的树归绿化所管"
    fill = {"returns.reason": "归绿化所", "returns.suggested_unit": "unit-3"}
    form = {"退单理由": reason, "初步判断的责任部门": "绿化所"}
    # nobody signs for another: not by writing the name, not by ticking, not by asking for the step
    for forged, says in (("负责人1", "不能代写"), ("head1", "不能代写"), (True, "不归您签"), ("联络员1", "不归您签")):
        refused(kind, town.try_act("联络员1", order, "申请退单", fill, form={**form, "部门负责人": forged}), 400, says, f"the liaison signs as {forged}")
    town.act("联络员1", order, "申请退单", fill, form=form)
    t.check("签署退单审核表" not in town.offers("联络员1", order), f"{kind} a liaison is offered the head's signature")
    refused(kind, town.try_act("联络员1", order, "签署退单审核表"), 403, "角色", "the liaison signs for the head")
    refused(kind, town.try_act("负责人2", order, "签署退单审核表"), 404, "没有", "a head of another unit signs")
    refused(kind, town.try_act("审核员", order, "同意退单"), 400, "签发", "a return that the head has not signed")
    t.check("签发" in town.offers("审核员", order)["同意退单"]["why_not"], f"{kind} why it cannot be agreed")
    filing = next(k["facts"] for k in town.case("负责人1", order)["kinds"] if k["entity"] == "filings")[0]["id"]
    paper = town.call("负责人1", "GET", f"/orders/{order}/papers/{filing}")[1]
    sign = next(line for line in paper["lines"] if line["kind"] == "sign")
    t.check((sign["signer"], sign["roles"]) == (None, ["head"]), f"{kind} an open step: {sign}")
    offer = town.offers("负责人1", order)["签署退单审核表"]
    t.check(offer["ready"] and offer["target"] == filing and offer["inputs"] == [], f"{kind} the head's offer: {offer}")
    town.now(minutes=7)
    town.act("负责人1", order, "签署退单审核表", target=filing, note="同意上报", inputs={"filings.signatures": "x"})
    paper = town.call("负责人1", "GET", f"/orders/{order}/papers/{filing}")[1]
    sign = next(line for line in paper["lines"] if line["kind"] == "sign")
    t.check((sign["signer"], sign["at"], sign["behalf"]) == ("负责人1", "2026-03-04T09:07", None), f"{kind} signed: {sign}")
    refused(kind, town.try_act("负责人1", order, "签署退单审核表", target=filing), 409, "没有等着签署", "the same step twice")
    # read by who handles it, with the resident masked; by nobody else
    for who, reads in (("联络员1", True), ("负责人1", True), ("审核员", True), ("派单员", True), ("坐席", False), ("主要领导", False), ("督办员", False)):
        status, paper = town.call(who, "GET", f"/orders/{order}/papers/{filing}")
        text = json.dumps(paper, ensure_ascii=False)
        t.check(status == 200 and paper["readable"] is reads and ("归绿化所管" in text) is reads, f"{kind} {who} reads the form: {status} {text[:300]}")
        t.check(not any(s in text for s in SECRETS), f"{kind} {who} is told who called: {text[:300]}")
    refused(kind, town.call("联络员2", "GET", f"/orders/{order}/papers/{filing}"), 404, "没有", "a foreign unit reads the form")
    refused(kind, town.call("审核员", "GET", f"/orders/{begun(town)}/papers/{filing}"), 404, "没有", "a form by another order's address")
    # decided, and at once a line of the catalogue that names the return
    waiting = town.offers("审核员", order)["退单入目录"]
    t.check(not waiting["ready"] and "还没有定" in waiting["why_not"], f"{kind} a line before the decision: {waiting}")
    town.act("审核员", order, "同意退单")
    offer = town.offers("审核员", order)["退单入目录"]
    presets = {i["field"]: i["preset"] for i in offer["inputs"]}
    t.check(offer["ready"] and presets["category"] == "绿化/行道树", f"{kind} the line begins with the order's category: {offer}")
    town.act("审核员", order, "退单入目录", {"dispatch_lines.category": "绿化/行道树", "dispatch_lines.unit_id": "unit-3", "dispatch_lines.basis": "agreed", "dispatch_lines.legal": "绿化条例"})
    refused(kind, town.try_act("审核员", order, "退单入目录", {"dispatch_lines.category": "x", "dispatch_lines.unit_id": "unit-3", "dispatch_lines.basis": "agreed"}), 400, "已经写进", "a line twice")
    line = proposals(town, "派单员", order)["lines"][0]["line"]
    back = next(k["facts"] for k in town.case("派单员", order)["kinds"] if k["entity"] == "returns")[0]
    t.check((line["values"]["return_id"], line["values"]["order_id"], line["values"]["source"], line["values"]["active_from"]) == (back["id"], order, "退单裁定", "2026-03-04"), f"{kind} the ruling: {line}")
    t.check(back["values"]["head_signed"] == "true", f"{kind} the head's signature stands with the return: {back}")
    # a line is ended by hand although its order still runs
    got = town.call("派单员", "PUT", f"/facts/dispatch_lines/{line['id']}", {"version": line["version"], "values": {**line["values"], "active_to": "2026-03-03"}})
    t.check(got[0] == 200 and line["id"] not in [x["line"]["id"] for x in proposals(town, "派单员", order)["lines"]], f"{kind} the line ends: {got}")
    return order


def signed_by_filler(kind, town):
    """Who files a form and is to sign it does so with the filing; typed names of others are refused there, too. Steps go in order."""
    town.now("2026-03-05T09:00")
    order = dispatched(town, matter_key="m1")
    town.act("联络员1", order, "接单")
    shelve = {"shelvings.ground": "1", "shelvings.reason": "x"}
    form = {"存电理由": "x", "处置情况": "x", "办结结论": "x", "答复要点": "x"}
    first, second = "实际处置部门负责人（盖章）", "单位领导（盖章）"
    refused(kind, town.try_act("负责人1", order, "申请存电", shelve, form=form), 400, "请本人签署", "the head files without signing")
    refused(kind, town.try_act("负责人1", order, "申请存电", shelve, form={**form, first: "负责人2", second: True}), 400, "不能代写", "the head signs as another")
    refused(kind, town.try_act("审核员", order, "申请存电", shelve, form={**form, second: True}), 400, "不归您签", "the reviewer signs")
    town.act("审核员", order, "申请存电", shelve, form=form)      # two steps wait for the head, one after the other
    for n, label in enumerate((first, second)):
        offer = town.offers("负责人1", order)["签署存电备案单"]
        t.check(label in offer["title"], f"{kind} step {n}: {offer['title']}")
        town.act("负责人1", order, "签署存电备案单")
    t.check("签署存电备案单" not in town.offers("负责人1", order), f"{kind} all signed")
    events = town.case("审核员", order)["events"]
    t.check([e["note"] for e in events[-2:]] == [first, second] and {e["actor"] for e in events[-2:]} == {"head1"}, f"{kind} both on record: {events[-2:]}")


# ---- deputies -----------------------------------------------------------------------------------------------------------------------------

def deputies(kind, town):
    town.now("2026-03-09T09:00")
    ask = {"deputy_id": "p-handler-1", "from": "2026-03-10", "to": "2026-03-11", "reason": "出差"}
    for body, status, says in (({**ask, "deputy_id": "p-head-2"}, 400, "同一个单位"), ({**ask, "deputy_id": "p-head-1"}, 400, "本人"), ({**ask, "from": "2026-03-08"}, 400, "早于今天"),
                               ({**ask, "to": "2026-03-09"}, 400, "早于起始日"), ({**ask, "reason": " "}, 400, "理由"), ({**ask, "person_id": "p-liaison-1"}, 403, "本人"), ({**ask, "from": "soon"}, 400, "日期"),
                               ({**ask, "deputy_id": "nobody"}, 400, "没有")):
        refused(kind, town.call("负责人1", "POST", "/deputies", body), status, says, f"a deputy {body}")
    got = town.call("负责人1", "POST", "/deputies", ask)
    t.check(got[0] == 200, f"{kind} away: {got}")
    refused(kind, town.call("负责人1", "POST", "/deputies", ask), 409, "已经由他", "the same days twice")
    for who, n in (("负责人1", 1), ("承办人1", 1), ("联络员2", 0), ("督办员", 1)):
        rows = town.call(who, "GET", "/deputies")[1]["deputies"]
        t.check(len(rows) == n, f"{kind} {who} sees {rows}")
    orders = {}
    for day in ("10", "11", "12"):
        orders[day] = dispatched(town)
        for action, inputs in (("接单", {}), ("先行联系", {"contacts.reached": True}), ("反馈", {"contacts.reached": True}),
                               ("报送处置结果", {"assignments.result_claimed": "solved", "assignments.fact_finding": "true", "assignments.appeal_finding": "lawful", "assignments.reply": "好了"})):
            town.act("承办人1", orders[day], action, inputs)
    for at, acts in (("2026-03-09T23:59", None), ("2026-03-10T00:00", "10"), ("2026-03-11T23:59", "11"), ("2026-03-12T00:00", None)):
        town.now(at)
        stands = town.call("承办人1", "GET", "/me")[1]["stands_for"]
        t.check([(s["name"], s["roles"], s["until"]) for s in stands] == ([("负责人1", ["head"], "2026-03-11")] if acts else []), f"{kind} {at}: {stands}")
        if acts:
            town.act("承办人1", orders[acts], "负责人批准")
            last = town.case("督办员", orders[acts])["events"][-1]
            t.check((last["by"], last["behalf"], last["actor"]) == ("承办人1", "负责人1", "handler1"), f"{kind} {at}: on record is who did it, and for whom: {last}")
        else:
            refused(kind, town.try_act("承办人1", orders["12"], "负责人批准"), 403, "角色", f"the deputy at {at}")
    # what one may by oneself is not done for anybody
    town.now("2026-03-16T09:00")
    got = town.call("派单员", "POST", "/deputies", {"person_id": "p-head-1", "deputy_id": "p-handler-1", "from": "2026-03-16", "reason": "病假"})
    t.check(got[0] == 200 and "active_to" not in got[1]["values"], f"{kind} by the desk, open: {got}")
    again = dispatched(town)
    town.act("承办人1", again, "接单")
    t.check(town.case("督办员", again)["events"][-1]["behalf"] is None, f"{kind} the handler's own act")
    refused(kind, town.call("联络员1", "POST", f"/deputies/{got[1]['id']}/end".replace("~", "%7E"), {"version": 1}), 404, "没有", "somebody else ends it")
    refused(kind, town.call("负责人1", "POST", f"/deputies/{got[1]['id']}/end", {"version": 7}), 409, "", "by another version")
    done = town.call("负责人1", "POST", f"/deputies/{got[1]['id']}/end", {"version": 1})
    t.check(done[0] == 200 and town.call("承办人1", "GET", "/me")[1]["stands_for"] == [], f"{kind} ended at once: {done}")
    # one that has begun before ends yesterday, and stays to be read
    row = town.call("负责人1", "POST", "/deputies", {"deputy_id": "p-handler-1", "from": "2026-03-16", "to": "2026-03-20", "reason": "休假"})[1]
    town.now("2026-03-18T10:00")
    t.check(len(town.call("承办人1", "GET", "/me")[1]["stands_for"]) == 1, f"{kind} on the third day")
    done = town.call("负责人1", "POST", f"/deputies/{row['id']}/end", {"version": row["version"]})
    kept = [d["values"].get("active_to") for d in town.call("负责人1", "GET", "/deputies")[1]["deputies"] if d["id"] == row["id"]]
    t.check(done[0] == 200 and kept == ["2026-03-17"] and town.call("承办人1", "GET", "/me")[1]["stands_for"] == [], f"{kind} ended on the third day: {done} {kept}")
    refused(kind, town.call("负责人1", "POST", f"/deputies/{row['id']}/end", {"version": row["version"] + 1}), 409, "已经结束", "ended twice")


# ---- shifts --------------------------------------------------------------------------------------------------------------------------------

def headings(town, who, hours=8):
    status, answer = town.call(who, "GET", f"/shifts?hours={hours}")
    if status != 200:
        raise AssertionError(f"{who} shifts: {status} {answer}")
    return {p["heading"]: [o["order_id"] for o in p["orders"]] for p in answer["parts"]}, answer


def shifts(kind, town):
    town.now("2026-04-01T09:00")
    urgent = begun(town, title="燃气味", urgency="urgent")
    soon, late, calm, watched = (dispatched(town, title=x) for x in ("将到期", "已超期", "不急", "被督办"))
    for order in (late, soon):
        town.act("联络员1", order, "接单")
        town.act("联络员1", order, "先行联系", {"contacts.reached": True})
    town.act("督办员", watched, "督办", {"supervisions.level": "street", "supervisions.due_at": "2026-04-20T09:00", "supervisions.reason": "x"})
    town.act("联络员1", calm, "接单")
    town.act("联络员1", calm, "先行联系", {"contacts.reached": True})
    files = {o: town.case("督办员", o)["case"] for o in (urgent, soon, late, calm, watched)}
    # by the contact of the watched one, which nobody has called: due at the end of the 2nd; the others when they are to be handled
    town.now(files[watched]["next_due_at"])
    town.now(hours=-3)
    parts, _ = headings(town, "坐席")
    t.check(watched in parts["due"] and soon not in parts["due"] and parts["supervised"] == [watched] and urgent in parts["urgent"], f"{kind} three hours before: {parts}")
    t.check(watched not in headings(town, "坐席", 2)[0]["due"], f"{kind} not within two hours")
    t.check(headings(town, "联络员1")[1]["unread"] > 0, f"{kind} the liaison has read nothing")
    town.now(hours=4)
    t.check(town.wait(lambda: watched in headings(town, "坐席")[0]["overdue"]), f"{kind} overdue: {headings(town, '坐席')[0]}")
    parts, _ = headings(town, "坐席")
    t.check(watched not in parts["due"] and calm not in parts["overdue"] + parts["urgent"] + parts["due"] + parts["supervised"], f"{kind} one heading for late ones: {parts}")
    # units are told of their own
    t.check(all(o not in sum(headings(town, "联络员2")[0].values(), []) for o in (watched, soon, late)), f"{kind} unit 2 sees unit 1's")
    t.check(watched in headings(town, "联络员1")[0]["overdue"] and headings(town, "联络员1")[0]["supervised"] == [watched], f"{kind} unit 1's: {headings(town, '联络员1')[0]}")
    # handed over as it was, with a remark; taken by another of the same unit, once
    status, note = town.call("坐席", "POST", "/shifts", {"note": "燃气味那件在等抢修", "hours": 12})
    kept = json.loads(note["values"]["handed"])
    t.check(status == 200 and watched in kept["overdue"] and urgent in kept["urgent"] and kept["hours"] == 12 and note["values"]["by"] == "p-operator", f"{kind} handed over: {note}")
    refused(kind, town.call("坐席", "POST", f"/shifts/{note['id']}/taken", {"version": 1}), 403, "自己接班", "the same person takes over")
    refused(kind, town.call("联络员1", "POST", f"/shifts/{note['id']}/taken", {"version": 1}), 404, "没有", "another unit takes over")
    refused(kind, town.call("坐席2", "POST", f"/shifts/{note['id']}/taken", {"version": 9}), 409, "", "by another version")
    town.now(minutes=20)
    status, taken = town.call("坐席2", "POST", f"/shifts/{note['id']}/taken", {"version": 1})
    t.check(status == 200 and taken["values"]["taken_by"] == "p-operator-2" and taken["values"]["taken_at"] == town.at.strftime("%Y-%m-%dT%H:%M"), f"{kind} taken: {taken}")
    refused(kind, town.call("派单员", "POST", f"/shifts/{note['id']}/taken", {"version": 2}), 409, "已经有人", "taken twice")
    notes = headings(town, "坐席2")[1]["notes"]
    t.check(notes[0]["names"] == {"unit_id": "城运中心", "by": "坐席", "taken_by": "坐席2"} and json.loads(notes[0]["values"]["handed"]) == kept, f"{kind} past notes: {notes[:1]}")
    t.check(headings(town, "联络员1")[1]["notes"] == [], f"{kind} notes of another unit")


# ---- for a firm outside ---------------------------------------------------------------------------------------------------------------------

def outside(kind, town):
    town.now("2026-05-06T09:00")
    order = town.begin("坐席", "收单", {"orders.source": "hotline", "orders.title": f"{NAME}家楼下路灯不亮", "orders.description": f"{ADDRESS}的{NAME}说路灯坏了，电话138 1234 5678，邻居13987654321也可问。",
                                       "orders.caller_name": NAME, "orders.caller_phone": PHONE, "orders.caller_key": KEY, "orders.address": ADDRESS, "orders.has_site": "yes",
                                       "orders.category": "市政/照明", "orders.confidential_requested": True})
    status, sound = town.call("坐席", "POST", "/contents", b"RIFF....WAVEfmt " + b"x" * 99)
    town.act("坐席", order, "简告", {"contacts.reached": True}, note="回电说找他爱人",
             attachments=[{"sha256": sound["sha256"], "kind": "audio", "label": "录音", "name": f"{NAME}.wav"}])
    town.act("派单员", order, "派单", {"assignments.unit_id": "unit-1", "assignments.basis": "statutory"})
    town.act("联络员1", order, "接单")
    town.act("联络员1", order, "先行联系", {"contacts.reached": True}, note=f"{NAME}不在家")
    photo = town.photo("联络员1", "处置前照片")
    town.act("联络员1", order, "现场勘查", {"site_visits.found": f"{NAME}在场，灯头损坏"}, attachments=[{**photo, "name": f"{NAME}-{PHONE}.jpg"}])
    for who in ("坐席", "联络员1", "负责人1"):
        status, answer = town.call(who, "GET", f"/orders/{order}/outside")
        text = json.dumps(answer, ensure_ascii=False)
        t.check(status == 200, f"{kind} {who} outside: {status} {text}")
        t.check(not any(s in text for s in SECRETS), f"{kind} {who} the outside view tells of the reporter: {[s for s in SECRETS if s in text]} {text}")
        t.check("路灯不亮" in answer["title"] and "灯头损坏" in answer["visits"][0]["found"] and len(answer["photos"]) == 1 and answer["unit"] == "城建科" and answer["due_at"] == "2026-05-13T00:00",
                f"{kind} {who} what the firm needs: {text}")
    # the same strings are really there for who handles the order
    whole = json.dumps(town.call("坐席", "POST", "/reveals", {"entity": "orders", "id": order, "field": "address", "reason": "核对地址"})[1], ensure_ascii=False) + json.dumps(town.case("坐席", order), ensure_ascii=False)
    t.check(ADDRESS in whole and "回电说找他爱人" in whole and f"{NAME}.wav" in whole and KEY in whole, f"{kind} the strings are in the order")
    refused(kind, town.call("联络员2", "GET", f"/orders/{order}/outside"), 404, "没有", "a foreign unit's outside view")


for kind in KINDS:
    with database(kind) as db, Town(db, people=PEOPLE) as town:
        catalogue(kind, town)
        returned(kind, town)
        signed_by_filler(kind, town)
        deputies(kind, town)
        shifts(kind, town)
        outside(kind, town)
        clean = db.run("verify", "--tenant", "town", check=False)
        t.check(clean.returncode == 0, f"{kind} verify: {clean.stdout} {clean.stderr}")
t.end()

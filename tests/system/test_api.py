"""Every role × every route: the expected status, from a table of rights that is written here once more and not read from the program;
every live answer valid against openapi.json; requests without a session, with another government's, without the header: refused.

On both databases.
"""
import re

import random_bundle
from openapi import Contract
from server import KINDS, PASSWORD, SOURCE, Tally, database, server

t = Tally()
ALL = {"session", "scores", "facts_own", "facts", "facts_edit", "reveal", "import", "export", "rulebook_edit", "calendar_edit", "accounts", "governments", "audit", "retention", "orders"}
WORKER = {"session", "scores", "facts_own", "orders"}
DESK = WORKER | {"facts", "facts_edit"}
RIGHTS = {
    "admin": ALL, "auditor": WORKER | {"facts", "audit", "export"},
    "assessor": DESK | {"import", "export", "rulebook_edit", "calendar_edit", "reveal"}, "chief": WORKER | {"facts", "export"}, "line_leader": WORKER | {"facts", "export"},
    "operator": DESK | {"reveal"}, "dispatcher": DESK | {"reveal"}, "supervisor": DESK | {"reveal"}, "reviewer": DESK,
    "head": WORKER, "liaison": WORKER, "handler": WORKER, "grid_leader": WORKER, "fulltime_gridworker": WORKER, "parttime_gridworker": WORKER,
}
SKIP = {"/api/{government}/events"}     # a stream that never ends; tested by itself
BODY = {"text/markdown": b"# nothing", "text/csv": b"date,work,name\n", "application/octet-stream": b"no zip"}


def concrete(path, what):
    return re.sub(r"\{(\w+)\}", lambda m: what[m.group(1)], path)


def processes(kind, admin, edition):
    """The town's process as JSON against its text, and what the difference of two editions says of one."""
    status, answer = admin.get(f"/rulebooks/{edition}/processes")
    t.check(status == 200 and len(answer["processes"]) == 1, f"{kind} processes: {status} {str(answer)[:300]}")
    p = answer["processes"][0]
    text = open(SOURCE + "/rulebooks/nanmatou-2024.md", encoding="utf-8").read()
    t.check([a["id"] for a in p["actions"]] == re.findall(r"^动作 (\S+)", text, re.M), f"{kind}: the actions are not those of the text")
    t.check([x["id"] for x in p["triggers"]] == re.findall(r"^触发 (\S+)", text, re.M), f"{kind}: the triggers are not those of the text")
    t.check([c["id"] for c in p["clocks"]] == re.findall(r"^  计时 ([^\s，]+)", text, re.M), f"{kind}: the clocks are not those of the text")
    t.check([s["name"] for s in p["states"] if s["final"]] == ["已退区", "已办结", "已作废"], f"{kind}: final states")
    states, actions = {s["name"] for s in p["states"]}, {a["alias"]: a for a in p["actions"]}
    t.check(all(set(a["from"]) | set(a["goto"]) | ({a["to"]} if a["to"] else set()) <= states for a in p["actions"]), f"{kind}: a state that is none")
    call = actions["call_back"]
    t.check(call["roles"] == ["operator"] and call["from"] == ["待回访"] and call["to"] == "待回访" and call["goto"] == ["已接单", "已办结"] and call["target"] == "assignments", f"{kind}: {call}")
    t.check({"entity": "callbacks", "field": "reached", "must": True} in call["inputs"] and call["notify"] == ["liaison"], f"{kind}: {call}")
    t.check(actions["receive"]["begins"] and "system" in actions["receive"]["roles"] and actions["apply_return"]["form"].endswith("退单审核表"), f"{kind}: receive, apply_return")
    t.check(actions["merge"]["any"] and actions["merge"]["to"] is None and actions["reply"]["evidence"][0] == {"kind": "photo", "label": "处置后照片"}, f"{kind}: merge, reply")
    document = admin.get(f"/rulebooks/{edition}")[1]
    anchors = {b["anchor"] for b in document["blocks"] if b["kind"] == "heading"}
    t.check(all(x["anchor"] in anchors for k in ("actions", "clocks", "triggers") for x in p[k]), f"{kind}: an anchor that the document has not")
    changed = text.replace("先行简告\"：坐席 或 派单员，", "先行简告\"：坐席，")
    t.check(changed != text, "the text of 简告 is another one")
    status, other = admin.call("POST", "/rulebooks", changed.encode())
    t.check(status == 200, f"{kind} another edition: {status} {other}")
    status, diff = admin.get(f"/rulebooks/{edition}/diff/{other['edition_id']}")
    t.check(status == 200 and [(c["change"], c["what"], c["id"]) for c in diff["changes"]] == [("changed", "action", "简告")], f"{kind} diff: {status} {diff}")


def live(kind):
    with database(kind) as db:
        db.init("town")
        db.run("tenant", "add", "--tenant", "other", "--name", "别处")
        random_bundle.write(f"{db.folder}/bundle", 7)
        db.run("import", f"{db.folder}/bundle", "--tenant", "town")
        db.run("rulebook", "add", SOURCE + "/rulebooks/nanmatou-2024.md", "--tenant", "town", "--in-force", "2024-11-06")
        logins = {role: role.replace("_", "-") for role in RIGHTS if role != "admin"}
        for role, login in logins.items():
            out = db.run("user", "add", "--tenant", "town", "--login", login, "--role", role, "--unit", "unit-1").stdout
        own = re.search(r": (\S+)\s*$", out).group(1)
        db.run("user", "add", "--tenant", "other", "--login", "stranger", "--role", "admin")
        logins["stranger"] = "stranger"
        with server(db) as s:
            # one first password all the way through the program
            status, _ = s.sign_in(login, "town", own).post("/password", {"old": own, "fresh": "Da-Hua-8-lane"})
            t.check(status == 200 and s.sign_in(login, "town", "Da-Hua-8-lane").get("/scores/month/2025-03")[0] == 200, f"{kind} {login}: password change {status}")
            admin = s.first_admin("town")
            status, document = admin.get("/api/openapi.json")
            contract = Contract(document)
            clients = {"admin": admin}
            for role, login in logins.items():
                clients[role] = s.sign_in(login, "other" if role == "stranger" else "town", PASSWORD)
                db.sql(f"UPDATE account SET must_change = 1 WHERE login = '{login}'")
                status, _ = clients[role].get("/scores/month/2025-03")
                t.check(status == 403, f"{kind} {role}: a first password opens more than its own change ({status})")
            db.sql("UPDATE account SET must_change = 0")
            editions = admin.get("/rulebooks")[1]["editions"]
            imports = admin.get("/imports")[1]["imports"]
            accounts = {a["login"]: a["account_id"] for a in admin.get("/accounts")[1]["accounts"]}
            what = {"government": "town", "assessment": "month", "period": "2025-03", "subject": "unit-1", "item": "NM-B2", "edition": editions[0]["edition_id"],
                    "other": editions[0]["edition_id"], "entity": "units", "id": "unit-1", "import": imports[0]["import_id"], "year": "2025", "slug": "town",
                    "account": accounts["handler"]}
            # an order that is surely unit-1's
            for path, values in (("orders/known-order", {"title": "路灯不亮", "caller_phone": "19900001111"}), ("assignments/known-one", {"order_id": "known-order", "unit_id": "unit-1"})):
                status, answer = admin.call("PUT", f"/facts/{path}", {"version": 0, "values": values})
                t.check(status == 200 and "19900001111" not in str(answer), f"{kind} put {path}: {status} {answer}")
            # a new fact names itself, or the program does where its kind has no id
            score = {"item": "X-1", "unit_id": "unit-1", "period": "2025-03", "points": "1.5"}
            ids = [admin.post("/facts/manual_scores", {"version": 0, "values": score, "why": "录入"}) for _ in range(2)]
            t.check([status for status, _ in ids] == [200, 200] and len({fact["id"] for _, fact in ids}) == 2 and all(fact["id"].startswith("~") and fact["version"] == 1 for _, fact in ids),
                    f"{kind} two facts without an id: {ids}")
            for body, status, field in (({"version": 0, "values": {"name": "x"}}, 400, "unit_id"), ({"version": 0, "values": {"unit_id": "unit-1"}}, 409, "unit_id"),
                                        ({"version": 1, "values": {"unit_id": "unit-new"}}, 400, "version")):
                got, answer = admin.post("/facts/units", body)
                t.check((got, answer.get("field")) == (status, field), f"{kind} post {body}: {got} {answer}")
            # a plain read is the fact alone; its changes and what links to it have addresses of their own
            status, answer = admin.get("/facts/assignments/known-one")
            t.check(status == 200 and set(answer) == {"entity", "id", "version", "values", "masked"}, f"{kind} one fact: {answer}")
            names = admin.get("/facts/assignments/known-one?names=1")[1].get("names", {})
            t.check(names.get("order_id") == "路灯不亮", f"{kind} names of links: {names}")
            history = admin.get("/facts/orders/known-order/history")[1]["history"]
            t.check([c["version"] for c in history] == [1] and history[0]["by"] == "admin" and "19900001111" not in str(history), f"{kind} history: {history}")
            linked = admin.get("/facts/orders/known-order/links")[1]["linked"]
            t.check(linked == [{"entity": "assignments", "count": 1}], f"{kind} links: {linked}")
            for way in ("", "/history", "/links"):
                t.check(admin.get(f"/facts/orders/nothing-here{way}")[0] == 404, f"{kind} nothing{way} is there")
                t.check(clients["head"].get(f"/facts/orders/known-order{way}")[0] == 200, f"{kind} own unit{way}")
            # an order that runs in the process, dispatched to unit-1, with a photo
            status, photo = clients["operator"].post("/contents", b"\xff\xd8\xff\xe0" + b"x" * 40)
            t.check(status == 200 and photo["kind"] == "photo", f"{kind} a photo: {status} {photo}")
            status, begun = clients["operator"].post("/orders", {"action": "收单", "inputs": {"orders.source": "hotline", "orders.title": "路灯又不亮", "orders.urgency": "urgent"},
                                                                 "attachments": [{"sha256": photo["sha256"], "kind": "photo", "label": "现场照片"}]})
            t.check(status == 200, f"{kind} an order begun: {status} {begun}")
            status, answer = clients["dispatcher"].post(f"/orders/{begun['order_id']}/actions", {"action": "派单", "inputs": {"assignments.unit_id": "unit-1", "assignments.basis": "statutory"}})
            t.check(status == 200, f"{kind} dispatched: {status} {answer}")
            # a form filled in by its unit
            for action, more in (("接单", {}), ("先行联系", {"inputs": {"contacts.reached": True}}),
                                 ("申请退单", {"inputs": {"returns.reason": "x", "returns.suggested_unit": "unit-1"}, "form": {"退单理由": "x", "初步判断的责任部门": "x"}})):
                status, answer = clients["liaison"].post(f"/orders/{begun['order_id']}/actions", {"action": action, **more})
                t.check(status == 200, f"{kind} {action}: {status} {answer}")
            status, running = admin.get(f"/orders/{begun['order_id']}/case")
            attachment, filing = (next(k["facts"][0]["id"] for k in running["kinds"] if k["entity"] == entity) for entity in ("attachments", "filings"))
            what |= {"message": "1", "filter": "1", "running": begun["order_id"], "attachment": attachment, "filing": filing, "deputy": "~x!1", "note": "1"}
            processes(kind, admin, editions[0]["edition_id"])
            for path, verbs in document["paths"].items():
                for verb, route in verbs.items():
                    if path in SKIP:
                        continue
                    right = route["x-right"]
                    t.check(right != "none", f"{verb} {path} has no right")
                    values = dict(what)
                    if "/orders/" in path:
                        values["id"] = what["running"] if path.endswith(("/case", "/actions", "/catalogue", "/outside", "/papers/{filing}")) else "known-order"
                    if "/attachments/" in path:
                        values["id"] = what["attachment"]
                    url = concrete(path, values) + ("?q=路灯" if path.endswith("/search") else "")
                    body = None
                    if "requestBody" in route:
                        media = next(iter(route["requestBody"]["content"]))
                        body = BODY.get(media, b"{}")
                    if right == "public":
                        status, answer = admin.call(verb.upper(), url, body)
                        t.check(status in ((200,) if verb == "get" else (400, 403)), f"{kind} {verb} {path}: {status}")
                        t.check(contract.answer(verb, path, status, answer) is None, f"{kind}: {contract.answer(verb, path, status, answer)}")
                        continue
                    nobody = type(admin)(s, "town")
                    status, answer = nobody.call(verb.upper(), url, body)
                    t.check(status == 401, f"{kind} nobody {verb} {path}: {status}, not 401")
                    t.check(contract.answer(verb, path, status, answer) is None, f"{kind}: {contract.answer(verb, path, status, answer)}")
                    status, _ = type(admin)(s, "town", clients["stranger"].cookie).call(verb.upper(), url, body)
                    t.check(status == 401, f"{kind} a session of another government {verb} {path}: {status}, not 401")
                    if verb != "get":
                        status, _ = admin.call(verb.upper(), url, body, headers={"X-Jieban": ""})
                        t.check(status == 403, f"{kind} {verb} {path} without the header: {status}, not 403")
                        status, _ = admin.call(verb.upper(), url, body, headers={"Origin": "http://evil.example"})
                        t.check(status == 403, f"{kind} {verb} {path} from another origin: {status}, not 403")
                    for role, rights in RIGHTS.items():
                        if role == "admin" and path.endswith(("/sign-out", "/reset")):
                            continue
                        if path.endswith("/sign-out"):
                            continue
                        status, answer = clients[role].call(verb.upper(), url, body)
                        if right not in rights:
                            t.check(status == 403, f"{kind} {role} {verb} {path}: {status}, not 403")
                        elif verb == "get":
                            t.check(status == 200, f"{kind} {role} {verb} {path}: {status} {answer if status >= 400 else ''}")
                        else:
                            t.check(status not in (401, 403) and status < 500, f"{kind} {role} {verb} {path}: {status} {answer}")
                        wrong = contract.answer(verb, path, status, answer)
                        t.check(wrong is None, f"{kind} {role}: {wrong}")
            for role in ("handler", "admin"):
                status, _ = clients[role].post("/sign-out")
                t.check(status == 200, f"{kind} {role} sign-out: {status}")
                status, _ = clients[role].get("/me")
                t.check(status == 401, f"{kind} {role}: the session outlives the sign-out ({status})")


for kind in KINDS:
    live(kind)
t.end()

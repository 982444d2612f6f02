"""Every role × every route: the expected status, from a table of rights that is written here once more and not read from the program;
every live answer valid against openapi.json; requests without a session, with another government's, without the header: refused.

On both databases.
"""
import re

import random_bundle
from openapi import Contract
from server import KINDS, SOURCE, Tally, database, server

t = Tally()
PASSWORD = "Xiao-Hua-7-lane"
ALL = {"session", "orders", "scores", "facts_own", "facts", "facts_edit", "reveal", "import", "export", "rulebook_edit", "calendar_edit", "accounts", "governments", "audit"}
WORKER = {"session", "orders", "scores", "facts_own"}
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
        first = db.init("town")
        db.run("tenant", "add", "--tenant", "other", "--name", "别处")
        random_bundle.write(f"{db.folder}/bundle", 7)
        db.run("import", f"{db.folder}/bundle", "--tenant", "town")
        db.run("rulebook", "add", SOURCE + "/rulebooks/nanmatou-2024.md", "--tenant", "town", "--in-force", "2024-11-06")
        made = {}
        for role in RIGHTS:
            if role != "admin":
                out = db.run("user", "add", "--tenant", "town", "--login", role.replace("_", "-"), "--role", role, "--unit", "unit-1").stdout
                made[role] = re.search(r": (\S+)\s*$", out).group(1)
        out = db.run("user", "add", "--tenant", "other", "--login", "stranger", "--role", "admin").stdout
        made["stranger"] = re.search(r": (\S+)\s*$", out).group(1)
        with server(db) as s:
            admin = s.first_admin("town", first, PASSWORD)
            status, document = admin.get("/api/openapi.json")
            contract = Contract(document)
            clients = {"admin": admin}
            for role, password in made.items():
                place = "other" if role == "stranger" else "town"
                login = role.replace("_", "-")
                status, _ = s.sign_in(login, place, password).get("/scores/month/2025-03")
                t.check(status == 403, f"{kind} {role}: a first password opens more than its own change ({status})")
                status, _ = s.sign_in(login, place, password).post("/password", {"old": password, "fresh": PASSWORD})
                t.check(status == 200, f"{kind} {role}: password change {status}")
                clients[role] = s.sign_in(login, place, PASSWORD)
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
            processes(kind, admin, editions[0]["edition_id"])
            for path, verbs in document["paths"].items():
                for verb, route in verbs.items():
                    if path in SKIP:
                        continue
                    right = route["x-right"]
                    t.check(right != "none", f"{verb} {path} has no right")
                    values = dict(what)
                    if "/orders/" in path:
                        values["id"] = "known-order"
                    url = concrete(path, values)
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

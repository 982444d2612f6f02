"""A small town for tests of work orders: units, people with accounts, a clock that the test sets, one call for "this person does that".

    with database(kind) as db, Town(db) as town:
        town.now("2026-03-02T09:00")
        order = town.begin("坐席", "收单", {"orders.source": "hotline", "orders.title": "路灯不亮"})
        town.act("派单员", order, "派单", {"assignments.unit_id": "unit-1", "assignments.basis": "statutory"})
"""
import datetime
import json
import os
import time

from server import PASSWORD, SOURCE, Server, Tally, database  # noqa: F401 (for those who import from here)

SHANGHAI = datetime.timezone(datetime.timedelta(hours=8))
# who: login, role, unit, person
PEOPLE = {
    "坐席": ("operator", "operator", "centre", "p-operator"), "派单员": ("dispatcher", "dispatcher", "centre", "p-dispatcher"),
    "审核员": ("reviewer", "reviewer", "centre", "p-reviewer"), "督办员": ("supervisor", "supervisor", "centre", "p-supervisor"),
    "分管领导": ("leader", "line_leader", "centre", "p-leader"), "主要领导": ("chief", "chief", "centre", "p-chief"),
    "联络员1": ("liaison1", "liaison", "unit-1", "p-liaison-1"), "负责人1": ("head1", "head", "unit-1", "p-head-1"),
    "联络员2": ("liaison2", "liaison", "unit-2", "p-liaison-2"), "负责人2": ("head2", "head", "unit-2", "p-head-2"),
    "联络员3": ("liaison3", "liaison", "unit-3", "p-liaison-3"), "负责人3": ("head3", "head", "unit-3", "p-head-3"),
}
UNITS = {"centre": ("城运中心", "centre"), "unit-1": ("城建科", "office"), "unit-2": ("南一居委会", "committee"), "unit-3": ("绿化所", "institution")}


class Town:
    def __init__(self, db, rulebook="nanmatou-2024", people=PEOPLE, units=UNITS, in_force="2024-11-06"):
        self.db, self.people, self.clients = db, people, {}
        self.clock = f"{db.folder}/clock"
        self.now("2026-03-02T08:30")
        db.init("town")
        folder = f"{db.folder}/start"
        os.mkdir(folder)
        with open(f"{folder}/units.csv", "w", encoding="utf-8") as f:
            f.write("unit_id,name,kind\n" + "".join(f"{u},{name},{kind}\n" for u, (name, kind) in units.items()))
        with open(f"{folder}/persons.csv", "w", encoding="utf-8") as f:
            f.write("person_id,name,unit_id,role\n" + "".join(f"{p},{who},{unit},{role}\n" for who, (_, role, unit, p) in people.items()))
        db.run("import", folder, "--tenant", "town")
        db.run("rulebook", "add", f"{SOURCE}/rulebooks/{rulebook}.md" if "/" not in rulebook else rulebook, "--tenant", "town", "--in-force", in_force)
        # as if they had been here long: accounts are made, and first passwords changed, through the program in story.mjs and test_api.py
        db.sql("INSERT INTO account (account_id, login, name, password, disabled, must_change, era, created_at_ms, last_sign_in_ms, version) VALUES "
               + ", ".join(f"({i}, '{login}', '{login}', '', 0, 0, 1, 1, 0, 1)" for i, (login, *_) in enumerate(people.values(), 1)))
        db.sql("INSERT INTO post (tenant_id, account_id, role, unit_id, person_id) SELECT t.tenant_id, a.account_id, p.role, p.unit_id, p.person_id FROM tenant t, account a, ("
               + " UNION ALL ".join(f"SELECT '{login}' AS login, '{role}' AS role, '{unit}' AS unit_id, '{person}' AS person_id" for login, role, unit, person in people.values())
               + ") p WHERE t.slug = 'town' AND a.login = p.login")
        self.server = self.start()
        self.admin = self.server.first_admin("town")

    def start(self):
        return Server(self.db, "--per-minute", "100000", env={"JIEBAN_CLOCK": self.clock})

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind is None:
            self.server.stop()
        else:
            self.server.kill()

    def now(self, text=None, **later):
        """Sets the clock to civil time in Shanghai, or moves it on: now(hours=1)."""
        if text is not None:
            self.at = datetime.datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)
        self.at += datetime.timedelta(**later)
        with open(self.clock + ".new", "w") as f:
            f.write(str(int(self.at.timestamp() * 1000)))
        os.rename(self.clock + ".new", self.clock)

    def call(self, who, verb, path, body=None, **more):
        """Signs in again when the session has run out: the test's clock makes long steps."""
        if who not in self.clients:
            self.clients[who] = self.server.sign_in(self.people[who][0], "town", PASSWORD)
        status, answer = self.clients[who].call(verb, path, body, **more)
        if status == 401:
            del self.clients[who]
            return self.call(who, verb, path, body, **more)
        return status, answer

    def admin_call(self, verb, path, body=None):
        status, answer = self.admin.call(verb, path, body)
        if status == 401:
            self.admin = self.server.sign_in("admin", "town", PASSWORD)
            return self.admin.call(verb, path, body)
        return status, answer

    def try_begin(self, who, action, inputs, **more):
        return self.call(who, "POST", "/orders", {"action": action, "inputs": inputs, **more})

    def begin(self, who, action, inputs, **more):
        status, answer = self.try_begin(who, action, inputs, **more)
        if status != 200:
            raise AssertionError(f"{who} {action}: {status} {answer}")
        return answer["order_id"]

    def try_act(self, who, order, action, inputs=None, **more):
        return self.call(who, "POST", f"/orders/{order}/actions", {"action": action, "inputs": inputs or {}, **more})

    def act(self, who, order, action, inputs=None, **more):
        status, answer = self.try_act(who, order, action, inputs, **more)
        if status != 200:
            raise AssertionError(f"{self.at} {who} {action}: {status} {json.dumps(answer, ensure_ascii=False)}")
        return answer["state"]

    def case(self, who, order):
        status, answer = self.call(who, "GET", f"/orders/{order}/case")
        if status != 200:
            raise AssertionError(f"{who} {order}: {status} {answer}")
        return answer

    def upload(self, who, data):
        status, answer = self.call(who, "POST", "/contents", data)
        if status != 200:
            raise AssertionError(f"{who} upload: {status} {answer}")
        return answer

    def photo(self, who, label, text="x"):
        """A JPEG by its first bytes; the bytes differ by the text."""
        got = self.upload(who, b"\xff\xd8\xff\xe0" + text.encode() * 50)
        return {"sha256": got["sha256"], "kind": "photo", "label": label, "name": label + ".jpg", "media": got["media"], "bytes": got["bytes"]}

    def paper(self, who, label, text="x"):
        got = self.upload(who, b"%PDF-1.4\n" + text.encode() * 50)
        return {"sha256": got["sha256"], "kind": "document", "label": label, "name": label + ".pdf", "media": got["media"], "bytes": got["bytes"]}

    def offers(self, who, order):
        return {o["action"]: o for o in self.case(who, order)["offers"]}

    def wait(self, what, seconds=8):
        """Until `what()` is true: jobs look once a second of the real clock."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if what():
                return True
            time.sleep(0.2)
        return what()

    def messages(self, who, kind):
        return [m for m in self.call(who, "GET", "/messages?limit=100")[1]["messages"] if m["kind"] == kind]

    def stop_and_start(self):
        self.server.stop()
        self.server = self.start()
        self.clients = {}

"""Open orders whose clocks come due while two servers run on one database, some of them nobody's, some remarked on every day: each clock escalates once, within five
seconds of its instant, and each role that the process names gets one message of it; the server that holds the lease is killed meanwhile and nothing is other for it.

On both databases (two servers share an SQLite file too: each is a program of its own with its own writer, and waits for the other's lock). JIEBAN_OPEN says how many
orders (60; the full run is 10000).
"""
import collections
import csv
import datetime
import os
import threading
import time

from server import KINDS, Tally
from town import SHANGHAI, Server, Town, database

t = Tally()
OPEN = int(os.environ.get("JIEBAN_OPEN", "60"))
WRITERS = 16
WITHIN_S = 5


class Running:
    """The town's clock goes on at the pace of the machine's from where it is set; leaps are made by the test."""

    def __init__(self, town):
        self.town, self.going, self.ahead = town, True, town.at.timestamp() - time.time()
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def now(self):
        return time.time() + self.ahead

    def leap_to(self, at):
        self.ahead = at - time.time()

    def run(self):
        while self.going:
            self.town.at = datetime.datetime.fromtimestamp(self.now(), SHANGHAI)
            self.town.now()
            time.sleep(0.05)

    def stop(self):
        self.going = False
        self.thread.join()


def side_by_side(town, who, work):
    """Many connections of one person; work is a list of calls that get a client."""
    town.call(who, "GET", "/me")
    cookie, failed, lock = town.clients[who].cookie, [], threading.Lock()
    rest = iter(work)

    def run():
        client = type(town.clients[who])(town.server, "town", cookie)
        while True:
            with lock:
                one = next(rest, None)
            if one is None:
                return
            status, answer = client.call("POST", *one)
            if status != 200:
                failed.append((one, status, answer))

    threads = [threading.Thread(target=run) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    t.check(not failed, f"{who}: {len(failed)} calls refused, the first {failed[:1]}")


def facts_of(db, folder):
    """Cases and clocks as the program writes them out: what stands, not what a screen shows."""
    db.run("export", folder, "--tenant", "town")
    return {name: list(csv.DictReader(open(f"{folder}/{name}.csv", encoding="utf-8"))) for name in ("cases", "clocks")}


def seconds(text):
    return datetime.datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).timestamp()


def messages(town, who):
    """Every message of somebody's roles."""
    found, before = [], ""
    while True:
        status, got = town.call(who, "GET", "/messages?limit=100" + before)
        t.check(status == 200, f"messages: {got}")
        found += got["messages"]
        if len(got["messages"]) < 100:
            return found
        before = f"&before={got['messages'][-1]['message_id']}"


def wait_for(condition, limit_s):
    until = time.time() + limit_s
    while time.time() < until:
        if condition():
            return True
        time.sleep(0.2)
    return False


def story(kind):
    with database(kind) as db, Town(db) as town:
        clock = Running(town)
        try:
            scene(kind, db, town, clock)
        finally:
            clock.stop()


def scene(kind, db, town, clock):
    orders = [f"o{i}" for i in range(OPEN)]
    began = time.time()
    side_by_side(town, "坐席", [("/orders", {"action": "收单", "inputs": {"orders.order_id": o, "orders.source": "hotline", "orders.title": "路灯不亮", "orders.urgency": "urgent", "orders.caller_key": o}}) for o in orders])
    print(f"{kind}: {OPEN} orders begun in {time.time() - began:.1f} s", flush=True)
    # a third is somebody's, the rest is nobody's; the oldest are corrected and remarked on, which moves no clock
    dispatched = orders[::3]
    side_by_side(town, "派单员", [(f"/orders/{o}/actions", {"action": "派单", "inputs": {"assignments.unit_id": f"unit-{1 + i % 3}", "assignments.basis": "statutory"}}) for i, o in enumerate(dispatched)])
    before = {c["clock_id"]: c for c in facts_of(db, db.folder + "/before")["clocks"]}
    for o in orders[:5]:
        town.act("坐席", o, "更正", {"orders.title": "路灯还是不亮"}, note="市民补充")
    second = town.start()
    # the first brief: an hour after each order, so they come due one after the other, as fast as they were begun
    briefs = [c for c in before.values() if c["rule"] == "NM-L1"]
    first = min(seconds(c["due_at"]) for c in briefs)
    clock.leap_to(first - 2)
    time.sleep(3.5)
    town.server.kill()          # in the midst of it; if it has the lease, the other waits until that ends
    killed = clock.now() - first
    town.server, town.clients = second, {}
    waiting = "/facts/clocks?limit=1&f=overdue_at:unknown&f=stopped_at:unknown&f=rule:eq:"
    last = max(seconds(c["due_at"]) for c in briefs)
    t.check(wait_for(lambda: not town.call("督办员", "GET", waiting + "NM-L1")[1]["facts"], last - first + 60), f"{kind}: not every first brief has escalated")
    print(f"{kind}: a server killed {killed:.1f} s after the first instant", flush=True)
    judge(kind, db, town, briefs, "NM-L1")
    # the first contact: until midnight, all at one instant
    contacts = [c for c in before.values() if c["rule"] == "NM-L2"]
    t.check(len({c["due_at"] for c in contacts}) == 1 and len(contacts) == len(dispatched), f"{kind}: the first contacts are not due at one midnight")
    clock.leap_to(seconds(contacts[0]["due_at"]) - 2)
    town.clients = {}
    t.check(wait_for(lambda: not town.call("督办员", "GET", waiting + "NM-L2")[1]["facts"], 60), f"{kind}: not every first contact has escalated")
    after = judge(kind, db, town, contacts, "NM-L2")
    moved = [i for i, c in before.items() if any(after[i].get(k) != c.get(k) for k in ("started_at", "due_at", "seq", "span", "stopped_at"))]
    t.check(not moved, f"{kind}: a remark moved clocks: {moved[:3]}")
    got = collections.Counter((m["order_id"], m["zh"].split("　")[0]) for m in messages(town, "督办员") if m["kind"] == "overdue")
    t.check(len(got) == len(briefs) + len(contacts) and set(got.values()) == {1}, f"{kind}: told of {len(got)} clocks of {len(briefs) + len(contacts)}, {sum(n > 1 for n in got.values())} more than once")
    heads = sum(len([m for m in messages(town, f"负责人{unit}") if m["kind"] == "overdue"]) for unit in (1, 2, 3))
    t.check(heads == len(contacts), f"{kind}: heads were told {heads} times of {len(contacts)} clocks")
    # it stays so: a later look finds nothing to do, a remark on what is overdue does not begin it anew
    town.act("坐席", orders[0], "更正", {"orders.title": "路灯仍旧不亮"}, note="市民又补充")
    time.sleep(3)
    facts = facts_of(db, db.folder + "/last")
    t.check(all(c["overdue_at"] == after[c["clock_id"]]["overdue_at"] for c in facts["clocks"]), f"{kind}: a clock escalated again")
    t.check(all(c["overdue"] == "true" for c in facts["cases"]), f"{kind}: a case is not marked overdue")
    clean = db.run("verify", "--tenant", "town", check=False)
    t.check(clean.returncode == 0, f"{kind} verify: {clean.stdout} {clean.stderr}")


def judge(kind, db, town, wanted, rule):
    """Each of these escalated once it was past its instant (a day's clock: at it) and not five seconds later."""
    now = {c["clock_id"]: c for c in facts_of(db, f"{db.folder}/after-{rule}")["clocks"]}
    waits = [seconds(now[c["clock_id"]]["overdue_at"]) - seconds(c["due_at"]) if now[c["clock_id"]]["overdue_at"] else 1e9 for c in wanted]
    print(f"{kind}: {len(wanted)} clocks of {rule} came due, the latest escalated {max(waits):.0f} s after its instant", flush=True)
    early = 0 if wanted[0]["exclusive"] == "true" else 1
    t.check(all(early <= w <= WITHIN_S for w in waits), f"{kind} {rule}: {sum(not early <= w <= WITHIN_S for w in waits)} escalated too early or too late: {min(waits)} to {max(waits)} s")
    return now


for kind in KINDS:
    story(kind)
t.end()

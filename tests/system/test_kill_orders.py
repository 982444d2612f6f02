"""kill -9 of the server at random instants under a load of actions: no action that was acknowledged is lost and none is half done. After each kill the events, facts,
clocks and the case of every order agree, and `jieban verify` is clean. JIEBAN_KILLS says how often on each database (4; the full run is 200). JIEBAN_SEED.
"""
import collections
import csv
import os
import random
import threading
import time

from server import KINDS, Tally
from town import Town, database

t = Tally()
KILLS = int(os.environ.get("JIEBAN_KILLS", "4"))
seed = int(os.environ.get("JIEBAN_SEED", "20261126"))
print(f"JIEBAN_SEED={seed}")
WRITERS = 6
NEW = {"orders.source": "hotline", "orders.title": "路灯不亮", "orders.urgency": "urgent"}
UNIT = {"assignments.unit_id": "unit-1", "assignments.basis": "statutory"}
# what is done to each order in turn: by whom, what, with what; the fact that each leaves beside its event
LIFE = [("派单员", "派单", UNIT), ("联络员1", "接单", {}), ("联络员1", "先行联系", {"contacts.reached": True}), ("坐席", "更正", {"orders.title": "路灯还是不亮"}), ("派单员", "加派协办", {**UNIT, "assignments.unit_id": "unit-2"})]
FACTS = {"派单": "assignments", "加派协办": "assignments", "先行联系": "contacts"}


def write(town, cookies, port, k, round_no, done, lock, going):
    """One order after another, each through its life, until the server is gone."""
    clients = {who: type(town.clients[who])(town.server, "town", cookie) for who, cookie in cookies.items()}
    try:
        for n in range(1000):
            order = f"r{round_no}-{k}-{n}"
            steps = [("坐席", "/orders", {"action": "收单", "inputs": {**NEW, "orders.order_id": order}})] + [(who, f"/orders/{order}/actions", {"action": action, "inputs": inputs, "note": "因为"}) for who, action, inputs in LIFE]
            for who, path, body in steps:
                if not going[0]:
                    return
                status, answer = clients[who].post(path, body)
                if status == 200:
                    with lock:
                        done[order].append((body["action"], answer["event_id"], answer["state"], answer["version"]))
                elif status != 503:
                    t.check(False, f"{who} {body['action']}: {status} {answer}")
                    return
                else:
                    break
    except Exception:               # the server is gone: what was not answered may be there or not
        pass


def table(folder, name):
    try:
        with open(f"{folder}/{name}.csv", encoding="utf-8") as f:
            return list(csv.DictReader(f))
    except FileNotFoundError:
        return []


def whole(kind, round_no, folder, done):
    """Every order as it was exported: what agrees with what."""
    where = f"{kind} round {round_no}"
    cases = {c["order_id"]: c for c in table(folder, "cases")}
    orders = {o["order_id"] for o in table(folder, "orders")}
    events, facts, running = collections.defaultdict(list), collections.Counter(), collections.Counter()
    for e in table(folder, "order_events"):
        events[e["order_id"]].append(e)
    for name in set(FACTS.values()):
        for f in table(folder, name):
            facts[f["order_id"], name] += 1
    for c in table(folder, "clocks"):
        if not c.get("stopped_at"):
            running[c["order_id"], c["rule"], c["about"]] += 1
    t.check(orders == set(cases), f"{where}: orders without case or cases without order: {list(orders ^ set(cases))[:5]}")
    there = {e["event_id"] for list_ in events.values() for e in list_}
    lost = [(o, one) for o, steps in done.items() for one in steps if one[1] not in there]
    t.check(not lost, f"{where}: acknowledged and lost: {lost[:5]}")
    for order, case in cases.items():
        chain = [e["action"] for e in events[order]]
        wanted = ["receive", "收单"]
        if not chain or chain[0] not in wanted or case["state"] != events[order][-1]["to_state"]:
            t.check(False, f"{where} {order}: {chain} leads to {case['state']}")
        # one after the other, none left out: nobody acts out of turn
        if chain[1:] != [one[1] for one in LIFE][:len(chain) - 1]:
            t.check(False, f"{where} {order}: out of turn: {chain}")
        for name in set(FACTS.values()):
            n = sum(FACTS.get(action) == name for action in chain)
            if facts[order, name] != n:
                t.check(False, f"{where} {order}: {facts[order, name]} {name} after {chain}")
        # the order's own hour from the beginning; the unit's clocks from the dispatch, the first contact's until there is one
        rules = collections.Counter(rule for (o, rule, _) in running if o == order)
        dispatched, contacted, helped = "派单" in chain, "先行联系" in chain, "加派协办" in chain
        expected = {"NM-L1": 1, "NM-L2": (dispatched and not contacted) + helped, "NM-L5g": dispatched + helped}
        if any(rules[r] != n for r, n in expected.items()) or any(n != 1 for (o, _, _), n in running.items() if o == order):
            t.check(False, f"{where} {order}: clocks {dict(rules)} after {chain}")
    t.check(True, where)


def story(kind):
    r = random.Random(seed)
    with database(kind) as db, Town(db) as town:
        done, lock, counted = collections.defaultdict(list), threading.Lock(), 0
        who = {"坐席", "派单员", "联络员1"}
        for one in who:
            town.call(one, "GET", "/me")
        cookies = {one: town.clients[one].cookie for one in who}
        for round_no in range(1, KILLS + 1):
            going = [True]
            threads = [threading.Thread(target=write, args=(town, cookies, town.server.port, k, round_no, done, lock, going)) for k in range(WRITERS)]
            for thread in threads:
                thread.start()
            time.sleep(r.uniform(0.05, 1.5))
            town.server.kill()
            going[0] = False
            for thread in threads:
                thread.join()
            clean = db.run("verify", "--tenant", "town", check=False)
            t.check(clean.returncode == 0, f"{kind} round {round_no}: verify says {clean.stdout}{clean.stderr}")
            db.run("export", f"{db.folder}/x{round_no}", "--tenant", "town")
            whole(kind, round_no, f"{db.folder}/x{round_no}", done)
            town.server = town.start()
        print(f"{kind}: {KILLS} kills, {sum(len(steps) for steps in done.values())} acknowledged actions on {len(done)} orders", flush=True)


for kind in KINDS:
    story(kind)
t.end()

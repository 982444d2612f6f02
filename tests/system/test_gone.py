"""PostgreSQL stops under a running server: every request is told so (503), nothing hangs, and once it is back the same server goes on. And it is stopped,
and killed, while writes and an import are under way: what was acknowledged is there, what was refused is not, unless its answer said that nobody knows.
"""
import io
import json
import os
import re
import subprocess
import threading
import time
import zipfile

from server import Client, Tally, database, server

t = Tally()
ctl = os.environ["JIEBAN_PG_CTL"]
with database("postgresql") as db:
    db.init("town")
    with server(db) as s:
        admin = s.first_admin("town")
        t.check(admin.call("PUT", "/facts/orders/before", {"version": 0, "values": {"title": "x"}})[0] == 200, "a write before")
        subprocess.run([ctl, "stop"], check=True, stdout=subprocess.DEVNULL)
        for path in ("/me", "/facts/orders", "/facts", "/assessments"):
            status, answer = admin.get(path)
            t.check(status == 503 and answer["code"] == "busy", f"{path} without its database: {status} {answer}")
            # where the database is, and what its library says, is for the log alone
            told = json.dumps(answer, ensure_ascii=False)
            t.check(not re.search(r"socket|/tmp|/run|/var|host|port|server|PostgreSQL|FATAL|jieban", told), f"{path}: {told}")
            t.check(set(answer["messages"]) == {"zh", "en"} and answer["messages"]["zh"] != answer["messages"]["en"], f"{path}: both languages")
        status, answer = admin.call("PUT", "/facts/orders/during", {"version": 0, "values": {"title": "x"}})
        t.check(status == 503, f"a write without its database: {status} {answer}")
        subprocess.run([ctl, "start"], check=True, stdout=subprocess.DEVNULL)
        for _ in range(50):
            status, answer = admin.get("/facts/orders")
            if status == 200:
                break
            time.sleep(0.2)
        t.check(status == 200 and [f["id"] for f in answer["facts"]] == ["before"], f"afterwards: {status} {answer}")
        t.check(admin.call("PUT", "/facts/orders/during", {"version": 0, "values": {"title": "x"}})[0] == 200, "a write afterwards")


def everything(client):
    found, after = {}, ""
    while True:
        status, page = client.get(f"/facts/orders?limit=500{after}")
        assert status == 200, page
        found |= {f["id"]: f["values"]["title"] for f in page["facts"]}
        if not page["next"]:
            return found
        after = f"&after={page['next']}"


def in_flight(how):
    with database("postgresql") as db:
        db.init("town")
        with server(db) as s:
            admin = s.first_admin("town")
            acknowledged, refused, unknown, going = set(), set(), set(), True

            def write(k):
                client, n = Client(s, "town", admin.cookie), 0
                while going:
                    n += 1
                    key = f"w{k}-{n}"
                    status, answer = client.call("PUT", f"/facts/orders/{key}", {"version": 0, "values": {"title": "x"}})
                    if status == 200:
                        acknowledged.add(key)
                    elif status == 503:
                        said = answer["messages"]
                        t.check(said["zh"] != said["en"], f"{how}: both languages: {said}")
                        (unknown if "not known" in said["en"] else refused).add(key)
                        time.sleep(0.05)
                    else:
                        t.check(False, f"{how}: a write: {status} {answer}")
                        return

            out = io.BytesIO()
            with zipfile.ZipFile(out, "w") as z:
                z.writestr("orders.csv", "order_id,title\n" + "".join(f"i{i},imported\n" for i in range(2500)))
            threads = [threading.Thread(target=write, args=(k,), daemon=True) for k in range(8)]
            for thread in threads:
                thread.start()
            status, answer = admin.post("/imports?name=x.zip", out.getvalue())
            t.check(status == 202, f"{how}: an import: {status} {answer}")
            number = answer["import_id"]
            for _ in range(500):
                if admin.get(f"/imports/{number}")[1].get("state") != "checking" and len(acknowledged) > 20:
                    break
                time.sleep(0.01)
            subprocess.run([ctl, how], check=True, stdout=subprocess.DEVNULL)
            time.sleep(0.5)
            subprocess.run([ctl, "start"], check=True, stdout=subprocess.DEVNULL)
            before = len(acknowledged)
            for _ in range(100):
                if len(acknowledged) > before + 5:
                    break
                time.sleep(0.1)
            going = False
            for thread in threads:
                thread.join()
            t.check(len(acknowledged) > before, f"{how}: writing goes on afterwards")
            t.check(before > 20 and refused, f"{how}: {before} acknowledged before, {len(refused)} refused")
            there = everything(admin)
            t.check(acknowledged <= set(there), f"{how}: acknowledged and lost: {sorted(acknowledged - set(there))[:5]}")
            t.check(not refused & set(there), f"{how}: refused and there: {sorted(refused & set(there))[:5]}")
            for _ in range(100):
                state = admin.get(f"/imports/{number}")[1].get("state")
                if state in ("visible", "failed"):
                    break
                time.sleep(0.1)
            seen = sum(title == "imported" for title in there.values())
            t.check(seen in (0, 2500) and (seen == 0 or state == "visible"), f"{how}: {seen} facts of an import that is {state}")
            # the same server takes the next import; one that could not even note its end is ended by it
            status, answer = admin.post("/imports?name=x.zip", out.getvalue())
            t.check(status == 202, f"{how}: the next import: {status} {answer}")
            for _ in range(600):
                state = admin.get(f"/imports/{answer['import_id']}")[1]["state"]
                if state in ("visible", "failed"):
                    break
                time.sleep(0.1)
            t.check(state == "visible" and sum(title == "imported" for title in everything(admin).values()) == 2500, f"{how}: the next import is {state}")
            done = db.run("verify", check=False)
            t.check(done.returncode == 0, f"{how}: verify: {done.stdout}{done.stderr}")
            print(f"{how}: {len(acknowledged)} acknowledged, {len(refused)} refused, {len(unknown)} not known", flush=True)


in_flight("stop")
in_flight("kill")
t.end()

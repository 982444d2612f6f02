"""PostgreSQL stops under a running server: every request is told so (503), nothing hangs, and once it is back the same server goes on."""
import json
import os
import re
import subprocess
import time

from server import Tally, database, server

t = Tally()
ctl = os.environ["JIEBAN_PG_CTL"]
with database("postgresql") as db:
    first = db.init("town")
    with server(db) as s:
        admin = s.first_admin("town", first)
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
t.end()

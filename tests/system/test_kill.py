"""kill -9 of the server at random instants, while single facts are written and a bundle is imported: nothing acknowledged is lost, nothing is half
visible, `jieban verify` is clean, the next start works and takes the next import at once. Most kills wait for a phase of the import and then a random
moment more, so that every phase is hit; which one it was is read from a copy of the database before anybody touches it.

JIEBAN_KILLS says how often on each database (6; the full run is 100). Then two servers on one database: while the one imports the other is refused, and
once the one is killed the other may import at once.
"""
import collections
import glob
import os
import random
import shutil
import sqlite3
import subprocess
import tempfile
import threading
import time
import zipfile

from server import KINDS, PASSWORD, Client, Server, Tally, database

t = Tally()
KILLS = int(os.environ.get("JIEBAN_KILLS", "6"))
seed = int(os.environ.get("JIEBAN_SEED", "20261126"))
print(f"JIEBAN_SEED={seed}")
WRITERS = 4
AIMS = ["begin", "check", "write", "write", "sweep", "any"]
DYING_S = 3         # until PostgreSQL has noticed that a client is gone


def make_bundle(path, n, orders):
    """Orders whose title says which import they came with."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("orders.csv", "order_id,title,received_at,caller_phone\n" + "".join(f"imported-{i},import {n},2025-03-01T09:00,1990000{i:04d}\n" for i in range(orders)))
    return path


def everything(client, wanted):
    found, after = {}, ""
    while True:
        status, page = client.get(f"/facts/orders?limit=500{wanted}" + (f"&after={after}" if after else ""))
        assert status == 200, page
        for fact in page["facts"]:
            found[fact["id"]] = fact
        after = page["next"]
        if not after:
            return found


def last_import(db):
    """(number, state, swept) of the newest import, as the killed server left it."""
    sql = "SELECT import_id, state, swept FROM import ORDER BY import_id DESC LIMIT 1"
    if db.kind == "postgresql":
        out = subprocess.run(["psql", "-qAt", "-F", "|", db.url, "-c", sql], check=True, capture_output=True, text=True).stdout.strip()
        row = out.split("|") if out else None
    else:
        with tempfile.TemporaryDirectory() as folder:
            for path in glob.glob(db.url) + glob.glob(db.url + "-wal"):
                shutil.copy(path, folder)
            link = sqlite3.connect(folder + "/" + os.path.basename(db.url))
            row = link.execute(sql).fetchone()
            link.close()
    return (int(row[0]), row[1], int(row[2])) if row else (0, "none", 1)


class Import(threading.Thread):
    """Sends a bundle and looks how far it is."""

    def __init__(self, client, path):
        super().__init__(daemon=True)
        self.client, self.path, self.phase, self.part, self.state, self.refused, self.number = client, path, None, 0, None, None, None

    def run(self):
        try:
            with open(self.path, "rb") as f:
                body = f.read()
            until = time.monotonic() + DYING_S
            while True:
                status, answer = self.client.post("/imports?name=orders.zip", body)
                if status != 409 or time.monotonic() > until:
                    break
                time.sleep(0.05)
            if status != 202:
                self.refused = f"{status} {answer}"
                return
            self.number = int(answer["import_id"])
            while self.state not in ("visible", "failed"):
                status, answer = self.client.get(f"/imports/{self.number}")
                if status != 200:
                    return
                self.part = answer["done"] / answer["all"] if answer["all"] else 0
                self.phase, self.state = answer["phase"], answer["state"]
            if self.state == "failed":
                self.refused = answer["message"]
        except Exception:           # the server is gone
            pass


def await_aim(aim, r, upload, whole_s):
    """Returns at the instant at which to kill."""
    began, part = time.monotonic(), r.random()
    reached = {
        "begin": lambda: True, "any": lambda: True, "check": lambda: upload.phase == "check" or upload.state == "writing",
        "write": lambda: upload.state == "writing" and upload.part >= part, "sweep": lambda: upload.state == "visible",
    }[aim]
    while not (reached() or upload.state in ("visible", "failed") or upload.refused) and time.monotonic() - began < 20:
        time.sleep(0.001)
    time.sleep(r.uniform(0, {"begin": 0.1, "any": whole_s * 1.2, "check": 0.05, "write": 0.02, "sweep": 0.05}[aim]))


def story(kind):
    r = random.Random(seed)
    with database(kind) as db:
        db.init("town")
        s = Server(db)
        admin = s.first_admin("town")
        cookie = admin.cookie
        acknowledged, lock, hit = {}, threading.Lock(), collections.Counter()
        seen_import = newest = 0
        whole_s = 1.0
        for round_no in range(1, KILLS + 1):
            bundle = make_bundle(f"{db.folder}/b.zip", round_no, r.choice([300, 1000, 3000]))
            going = True

            def write(k):
                client, n = Client(s, "town", cookie), 0
                try:
                    while going:
                        n += 1
                        key = f"w{round_no}-{k}-{n}"
                        status, answer = client.call("PUT", f"/facts/orders/{key}", {"version": 0, "values": {"title": f"w{round_no}-", "received_at": "2025-03-02T10:00", "caller_phone": "19900001111"}})
                        if status == 200:
                            with lock:
                                acknowledged[key] = answer["version"]
                        elif status != 503:
                            t.check(False, f"{kind} write: {status} {answer}")
                            return
                        time.sleep(0.005)
                except Exception:       # the server is gone: what was not answered may be there or not
                    pass

            threads = [threading.Thread(target=write, args=(k,)) for k in range(WRITERS)]
            upload = Import(Client(s, "town", cookie), bundle)
            began = time.monotonic()
            for thread in threads + [upload]:
                thread.start()
            await_aim(AIMS[round_no % len(AIMS)], r, upload, whole_s)
            s.kill()
            going = False
            if upload.state == "visible":
                whole_s = time.monotonic() - began
            for thread in threads + [upload]:
                thread.join()
            number, state, swept = last_import(db)
            hit["before" if number == newest else "sweeping" if state == "visible" and not swept else state] += 1
            newest = number
            t.check(upload.refused is None, f"{kind} round {round_no}: the import was refused: {upload.refused}")
            done = db.run("verify", check=False)
            t.check(done.returncode == 0, f"{kind} round {round_no}: verify says {done.stdout}{done.stderr}")
            s = Server(db)
            admin = Client(s, "town", cookie)
            status, answer = admin.get("/me")
            if status != 200:
                admin = s.sign_in("admin", "town", PASSWORD)
                cookie = admin.cookie
            # what this round wrote; all rounds, every tenth time and at the end
            all_rounds = round_no % 10 == 0 or round_no == KILLS
            there = everything(admin, "&f=title:has:w" + ("" if all_rounds else f"{round_no}-"))
            lost = [k for k in acknowledged if k not in there and (all_rounds or k.startswith(f"w{round_no}-"))]
            t.check(not lost, f"{kind} round {round_no}: acknowledged and lost: {lost[:5]}")
            imported = {f["values"]["title"] for k, f in everything(admin, "&f=title:has:import").items() if k.startswith("imported-")}
            # a bundle of fewer orders leaves those of a larger one before as they were
            now = max((int(title.split()[1]) for title in imported), default=0)
            t.check(now >= seen_import, f"{kind} round {round_no}: an import that was visible is gone")
            t.check(now < round_no or state == "visible", f"{kind} round {round_no}: facts of an import that is {state} are seen")
            t.check(now == round_no or state != "visible" or number != upload.number, f"{kind} round {round_no}: a visible import is not seen")
            seen_import = now
        # the next import works after all that, and nothing of the others is left
        make_bundle(f"{db.folder}/last.zip", 999999, 3000)
        done = db.run("import", f"{db.folder}/last.zip", "--tenant", "town", check=False)
        t.check(done.returncode == 0, f"{kind}: the last import: {done.stderr}")
        found = everything(admin, "&f=title:has:import")
        t.check(len(found) == 3000 and {f["values"]["title"] for f in found.values()} == {"import 999999"}, f"{kind}: after the last import: {len(found)}")
        done = db.run("verify", check=False)
        t.check(done.returncode == 0, f"{kind}: at the end verify says {done.stdout}{done.stderr}")
        print(f"{kind}: {KILLS} kills, import was then: {dict(hit)}; {len(acknowledged)} acknowledged writes, newest visible import {seen_import}", flush=True)
        if KILLS >= 40:
            for phase in ("before", "checking", "writing", "sweeping"):
                t.check(hit[phase] > 0, f"{kind}: no kill hit an import that was {phase}")
        s.stop()


def two_servers(kind):
    with database(kind) as db:
        db.init("town")
        one, two = Server(db), Server(db)
        admin = one.first_admin("town")
        make_bundle(f"{db.folder}/small.zip", 2, 10)
        small = open(f"{db.folder}/small.zip", "rb").read()
        other = Client(two, "town", admin.cookie)
        upload = Import(Client(one, "town", admin.cookie), make_bundle(f"{db.folder}/b.zip", 1, 9000))
        upload.start()
        while upload.number is None and upload.refused is None:
            time.sleep(0.001)
        status, answer = other.post("/imports?name=small.zip", small)
        t.check(status == 409 and "running" in answer["messages"]["en"] and "正在进行" in answer["messages"]["zh"], f"{kind}: a second import meanwhile: {status} {answer}")
        t.check(upload.state not in ("visible", "failed"), f"{kind}: the first import had ended already: {upload.state}")
        one.kill()
        upload.join()
        killed = time.monotonic()
        after = Import(other, f"{db.folder}/small.zip")
        after.start()
        after.join()
        t.check(after.state == "visible" and time.monotonic() - killed < 15, f"{kind}: the import after the kill: {after.state} {after.refused} {time.monotonic() - killed:.1f} s")
        t.check({f["values"]["title"] for f in everything(other, "").values()} == {"import 2"}, f"{kind}: nothing of the killed import is seen")
        done = db.run("verify", check=False)
        t.check(done.returncode == 0, f"{kind}: verify says {done.stdout}{done.stderr}")
        two.stop()


for kind in KINDS:
    story(kind)
    two_servers(kind)
t.end()

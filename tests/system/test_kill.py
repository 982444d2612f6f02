"""kill -9 of the server at random instants, while single facts are written and a bundle is imported: nothing acknowledged is lost, nothing is half
visible, `jieban verify` is clean, and the next start works. JIEBAN_KILLS says how often on each database (8; the full run is 100).
"""
import os
import random
import threading
import time

from server import KINDS, Server, Tally, database

t = Tally()
KILLS = int(os.environ.get("JIEBAN_KILLS", "8"))
seed = int(os.environ.get("JIEBAN_SEED", "20261126"))
print(f"JIEBAN_SEED={seed}")
PASSWORD = "Xiao-Hua-7-lane"
WRITERS = 6


def make_bundle(folder, n, orders):
    """Orders whose title says which import they came with."""
    os.makedirs(folder, exist_ok=True)
    with open(folder + "/orders.csv", "w", encoding="utf-8") as f:
        f.write("order_id,title,received_at\n")
        f.writelines(f"imported-{i},import {n},2025-03-01T09:00\n" for i in range(orders))


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


def story(kind):
    r = random.Random(seed)
    with database(kind) as db:
        first = db.init("town")
        s = Server(db)
        admin = s.first_admin("town", first, PASSWORD)
        cookie = admin.cookie
        acknowledged, lock = {}, threading.Lock()
        seen_import = 0
        for round_no in range(1, KILLS + 1):
            make_bundle(f"{db.folder}/b{round_no}", round_no, 3000)
            going = True

            def write(k):
                client = type(admin)(s, "town", cookie)
                n = 0
                try:
                    while going:
                        n += 1
                        key = f"w{round_no}-{k}-{n}"
                        status, answer = client.call("PUT", f"/facts/orders/{key}", {"version": 0, "values": {"title": key, "received_at": "2025-03-02T10:00", "caller_phone": "19900001111"}})
                        if status == 200:
                            with lock:
                                acknowledged[key] = answer["version"]
                        elif status != 503:
                            t.check(False, f"{kind} write: {status} {answer}")
                            return
                except Exception:       # the server is gone: what was not answered may be there or not
                    pass

            threads = [threading.Thread(target=write, args=(k,)) for k in range(WRITERS)]
            upload = threading.Thread(target=upload_bundle, args=(type(admin)(s, "town", cookie), f"{db.folder}/b{round_no}"))
            for thread in threads + [upload]:
                thread.start()
            time.sleep(r.uniform(0.05, 1.6))
            s.kill()
            going = False
            for thread in threads + [upload]:
                thread.join()
            done = db.run("verify", check=False)
            t.check(done.returncode == 0, f"{kind} round {round_no}: verify says {done.stdout}{done.stderr}")
            s = Server(db)
            admin = type(admin)(s, "town", cookie)
            status, answer = admin.get("/me")
            if status != 200:
                admin = s.sign_in("admin", "town", PASSWORD)
                cookie = admin.cookie
            there = everything(admin, "&f=title:has:w")
            lost = [k for k in acknowledged if k not in there]
            t.check(not lost, f"{kind} round {round_no}: acknowledged and lost: {lost[:5]}")
            imported = {f["values"]["title"] for k, f in everything(admin, "&f=title:has:import").items() if k.startswith("imported-")}
            t.check(len(imported) <= 1, f"{kind} round {round_no}: two imports are visible at once: {imported}")
            if imported:
                now = int(next(iter(imported)).split()[1])
                t.check(now >= seen_import, f"{kind} round {round_no}: an import that was visible is gone")
                seen_import = now
        # the next import works after all that
        make_bundle(f"{db.folder}/last", 999, 3000)
        for _ in range(90):             # an import that broke off holds its place for half a minute
            done = db.run("import", f"{db.folder}/last", "--tenant", "town", check=False)
            if done.returncode == 0:
                break
            time.sleep(1)
        t.check(done.returncode == 0, f"{kind}: the last import: {done.stderr}")
        imported = {f["values"]["title"] for k, f in everything(admin, "&f=title:has:import").items()}
        t.check(imported == {"import 999"}, f"{kind}: after the last import: {imported}")
        done = db.run("verify", check=False)
        t.check(done.returncode == 0, f"{kind}: at the end verify says {done.stdout}{done.stderr}")
        print(f"{kind}: {len(acknowledged)} acknowledged writes, newest visible import {seen_import}", flush=True)
        s.stop()


def upload_bundle(client, folder):
    import io
    import zipfile
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        z.write(folder + "/orders.csv", "orders.csv")
    try:
        client.post("/imports?name=orders.zip", out.getvalue())
    except Exception:
        pass


for kind in KINDS:
    story(kind)
t.end()

"""A disk with no room under a running server: every write is told so (507, both languages), nothing acknowledged is lost, reading goes on, an import that
found no room is not seen; and once there is room the same server goes on. Three ways to have no room: a limit on the size of files, moved while the
server runs (SQLite; needs no privilege); a small file system of its own (SQLite); one for a tablespace (PostgreSQL). The last two need mount(2): they
are skipped, and say so, where that is not allowed.
"""
import contextlib
import io
import os
import random
import resource
import subprocess
import tempfile
import threading
import time
import zipfile

from server import Client, Tally, database, psql, server

t = Tally()


def bundle(orders):
    r, out = random.Random(orders), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("orders.csv", "order_id,title,received_at\n" + "".join(f"i-{i},{r.randbytes(60).hex()},2025-03-01T09:00\n" for i in range(orders)))
    return out.getvalue()


@contextlib.contextmanager
def small_disk(mb):
    """A file system of so many MB; None where it may not be mounted."""
    folder = tempfile.mkdtemp(prefix="jieban-small-")
    good = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={mb}m,mode=0777", "tmpfs", folder], capture_output=True, check=False).returncode == 0
    try:
        yield folder if good else None
    finally:
        if good:
            subprocess.run(["umount", "-l", folder], check=True)
        os.rmdir(folder)


LEFT = 300000       # bytes: enough for some writes


class Ballast:
    """A file that takes the room that is left, but for a little."""

    def __init__(self, folder):
        self.path = folder + "/ballast"

    def fill(self):
        with open(self.path, "ab", buffering=0) as f:
            for size in (65536, 4096):
                with contextlib.suppress(OSError):
                    while f.write(bytes(size)) == size:
                        pass
        os.truncate(self.path, os.path.getsize(self.path) - LEFT)

    def free(self):
        os.remove(self.path)


class Limit:
    """No file of the server may grow much past what the log of the database has now."""

    def __init__(self, pid, path):
        self.pid, self.path = pid, path

    def fill(self):
        resource.prlimit(self.pid, resource.RLIMIT_FSIZE, (os.path.getsize(self.path + "-wal") + LEFT, resource.RLIM_INFINITY))

    def free(self):
        resource.prlimit(self.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def said(what, status, answer):
    good = status == 507 and answer["code"] == "busy" and ("磁盘" in answer["messages"]["zh"] and "disk" in answer["messages"]["en"])
    return t.check(good, f"{what}: {status} {answer}")


def put(client, key, text="x"):
    return client.call("PUT", f"/facts/orders/{key}", {"version": 0, "values": {"title": text, "received_at": "2025-03-02T10:00"}})


def ended(client, number):
    until = time.monotonic() + 120
    while time.monotonic() < until:
        status, answer = client.get(f"/imports/{number}")
        if status == 200 and answer["state"] in ("visible", "failed"):
            return answer
        time.sleep(0.1)
    return answer


def story(what, db, s, disk, admin, uploads_too):
    acknowledged, refused, lock = set(), [], threading.Lock()

    def write(k):
        client = Client(s, "town", admin.cookie)
        for n in range(20000):
            status, answer = put(client, f"w{k}-{n}", "字" * 300)
            with lock:
                if status == 200:
                    acknowledged.add(f"w{k}-{n}")
                    continue
                refused.append((status, answer))
            return

    t.check(put(admin, "before")[0] == 200, f"{what}: a write before")
    disk.fill()
    threads = [threading.Thread(target=write, args=(k,)) for k in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    t.check(acknowledged and len(refused) == 4, f"{what}: {len(refused)} of 4 writers met the end of the disk")
    for status, answer in refused:
        said(f"{what}: a write", status, answer)
    status, answer = admin.get("/facts/orders/before")
    t.check(status == 200, f"{what}: reading meanwhile: {status} {answer}")
    status, answer = Client(s).get("/api/health")
    t.check(status == 200, f"{what}: health meanwhile: {status} {answer}")
    status, answer = admin.post("/accounts", {"login": "late", "name": "late", "posts": [{"role": "operator"}]})
    if status != 200 and status != 201:
        said(f"{what}: an account", status, answer)
    status, answer = admin.post("/imports?name=large.zip", bundle(20000))
    if uploads_too:
        said(f"{what}: an upload", status, answer)
        status, answer = admin.post("/imports?name=middle.zip", bundle(9000))    # there is room for the upload, but not for the copy that is imported
        said(f"{what}: an upload of which there is room for one", status, answer)
        left = [n for n in os.listdir(s.tmp) if n.startswith("jieban-import")]
        t.check(not left, f"{what}: left behind: {left}")
    elif status == 202:
        answer = ended(admin, answer["import_id"])
        t.check(answer["state"] != "visible", f"{what}: an import without room: {answer}")
    else:
        said(f"{what}: an import", status, answer)
    t.check(s.process.poll() is None, f"{what}: the server ended")
    disk.free()
    until = time.monotonic() + 30
    while time.monotonic() < until:
        status, answer = put(admin, "after")
        if status in (200, 409):
            break
        time.sleep(0.2)
    t.check(status == 200, f"{what}: a write after there was room: {status} {answer}")
    status, answer = admin.post("/imports?name=small.zip", bundle(50))
    t.check(status == 202 and ended(admin, answer["import_id"])["state"] == "visible", f"{what}: an import after there was room: {status} {answer}")
    there, after = set(), ""
    while True:
        page = admin.get(f"/facts/orders?limit=500{after}")[1]
        there |= {f["id"] for f in page["facts"]}
        if not page["next"]:
            break
        after = f"&after={page['next']}"
    t.check(acknowledged | {"before", "after"} <= there, f"{what}: acknowledged and lost: {sorted(acknowledged - there)[:5]}")
    t.check({i for i in there if i.startswith("i-")} == {f"i-{i}" for i in range(50)}, f"{what}: the imports that were seen")
    done = db.run("verify", check=False)
    t.check(done.returncode == 0, f"{what}: verify: {done.stdout}{done.stderr}")
    print(f"{what}: {len(acknowledged)} acknowledged before the end", flush=True)
    if t.failed:
        print(open(f"{db.folder}/serve.log", encoding="utf-8", errors="replace").read()[-4000:])


def limited():
    with database("sqlite") as db:
        db.init("town")
        with server(db) as s:
            s.tmp = db.folder
            admin = s.first_admin("town")
            story("a limit of file size", db, s, Limit(s.process.pid, db.url), admin, uploads_too=False)


def mounted_sqlite():
    with small_disk(6) as folder, small_disk(1) as tmp:
        if folder is None or tmp is None:
            print("skipped: a small file system for SQLite: mount is not permitted here")
            return
        with database("sqlite") as db:
            db.url = folder + "/jieban.db"
            db.init("town")
            with server(db, "--tmp", tmp) as s:
                s.tmp = tmp
                admin = s.first_admin("town")
                story("a small disk, SQLite", db, s, Ballast(folder), admin, uploads_too=True)


def mounted_postgresql():
    with small_disk(40) as folder:
        if folder is None:
            print("skipped: a small file system for PostgreSQL: mount is not permitted here")
            return
        name = "full_" + os.path.basename(folder)[-8:].lower().replace("-", "_")
        os.mkdir(folder + "/space", 0o700)
        subprocess.run(["chown", "postgres:", folder + "/space"], check=True)
        psql(f"CREATE TABLESPACE {name} LOCATION '{folder}/space'")
        try:
            with database("postgresql") as db:
                psql(f"ALTER DATABASE {db.name} SET TABLESPACE {name}")
                db.init("town")
                with server(db) as s:
                    s.tmp = db.folder
                    admin = s.first_admin("town")
                    story("a small disk, PostgreSQL", db, s, Ballast(folder), admin, uploads_too=False)
        finally:
            psql(f"DROP TABLESPACE {name}")


limited()
mounted_sqlite()
mounted_postgresql()
t.end()

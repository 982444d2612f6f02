"""Strangers and careless people in front of `serve`: too much, too slow, too clever. Each is answered as the handbook says, and meanwhile the server answers
others, does not end and does not grow.
"""
import contextlib
import csv
import http.client
import io
import os
import re
import socket
import threading
import time
import zipfile

from server import KINDS, PASSWORD, Client, Tally, database, server

t = Tally()
GROWTH_MB = 700         # of resident memory, with a sanitizer's own in it; a bomb of gigabytes or a body held in memory is past it
IDLE_S = 3


def peak_mb(s):
    return int(re.search(r"VmHWM:\s+(\d+)", open(f"/proc/{s.process.pid}/status").read()).group(1)) // 1024


class Pulse(threading.Thread):
    """Somebody who only wants to work: asks all the time and must be answered."""

    def __init__(self, s, cookie):
        super().__init__(daemon=True)
        self.client, self.going, self.answers, self.bad, self.slowest_s = Client(s, "town", cookie), True, 0, [], 0

    def run(self):
        while self.going:
            began = time.monotonic()
            try:
                status, _ = self.client.get("/me" if self.answers % 2 else "/facts/orders?limit=5")
            except Exception as error:
                status = error
            self.slowest_s = max(self.slowest_s, time.monotonic() - began)
            self.answers += 1
            if status != 200:
                self.bad.append(status)
            time.sleep(0.05)


def raw(s, data, wait_s=20):
    """Bytes out, bytes in until the server closes or has answered."""
    link = socket.create_connection(("127.0.0.1", s.port), timeout=wait_s)
    got = b""
    with contextlib.suppress(OSError):
        link.sendall(data)
    with contextlib.suppress(OSError):
        while b"\r\n\r\n" not in got:
            more = link.recv(65536)
            if not more:
                break
            got += more
    link.close()
    return int(got.split()[1]) if got.startswith(b"HTTP/1.1 ") else None


def head(admin, verb, path, *more):
    return "\r\n".join([f"{verb} {path} HTTP/1.1", "Host: x", f"Cookie: jieban={admin.cookie}", "X-Jieban: 1", *more, "", ""]).encode()


def problem(what, status, answer, want, zh="", en=""):
    said = answer.get("messages", {}) if isinstance(answer, dict) else {}
    t.check(status == want and zh in said.get("zh", "") and en in said.get("en", "") and said.get("zh") != said.get("en"), f"{what}: {status} {answer}")


def ended(admin, number):
    until = time.monotonic() + 100
    while time.monotonic() < until:
        status, answer = admin.get(f"/imports/{number}")
        if status == 200 and answer["state"] in ("visible", "failed"):
            break
        time.sleep(0.1)
    return answer


# ---- too much ---------------------------------------------------------------------------------------------------------------

def declared(s, admin):
    status = raw(s, head(admin, "POST", "/api/town/imports?name=x.zip", "Content-Length: 2147483648") + b"PK")
    t.check(status == 413, f"2 GB declared: {status}")
    # nobody's 2 GB are not even looked at
    status = raw(s, b"POST /api/town/imports?name=x.zip HTTP/1.1\r\nHost: x\r\nX-Jieban: 1\r\nContent-Length: 2147483648\r\n\r\n")
    t.check(status == 401, f"2 GB declared by nobody: {status}")


def chunked(s, admin, folder):
    link = socket.create_connection(("127.0.0.1", s.port), timeout=120)
    link.sendall(head(admin, "POST", "/api/town/imports?name=x.zip", "Transfer-Encoding: chunked"))
    piece = b"100000\r\n" + bytes(1 << 20) + b"\r\n"
    sent = 0
    try:
        for _ in range(2048):
            link.sendall(piece)
            sent += 1
    except OSError:
        pass
    link.close()
    t.check(1000 <= sent < 1200, f"2 GB without a length: {sent} MB were taken")
    left = [n for n in os.listdir(folder) if "upload" in n or "jieban-import" in n]
    t.check(not left, f"2 GB without a length: left behind: {left}")


def headers(s, admin):
    flood = "\r\n".join(f"X-{i}: {'y' * 100}" for i in range(60))
    t.check(raw(s, head(admin, "GET", "/api/town/me", *flood.split("\r\n"), "Connection: close")) == 200, "60 headers are welcome")
    for what, lines in (("200 headers", [f"X-{i}: y" for i in range(200)]), ("a header of 20 kB", ["X-Long: " + "y" * 20000]), ("20,000 headers", [f"X-{i}: y" for i in range(20000)])):
        status = raw(s, head(admin, "GET", "/api/town/me", *lines))
        t.check(status in (431, 413) or (status is None and "20,000" in what), f"{what}: {status}")
    t.check(raw(s, f"GET /api/town/me?{'q' * 5000} HTTP/1.1\r\nHost: x\r\n\r\n".encode()) == 414, "an address of 5 kB")


def bomb(admin, db):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z, z.open("orders.csv", "w") as f:
        f.write(b"order_id,title\n")
        for i in range(600):
            f.write(b"o%d,%s\n" % (i, b"a" * 100000))
    status, answer = admin.post("/imports?name=bomb.zip", out.getvalue())
    if t.check(status == 202, f"a zip bomb is taken and looked at: {status} {answer}"):
        answer = ended(admin, answer["import_id"])
        said = admin.get(f"/imports/{answer['import_id']}/problems")[1]["problems"]
        t.check(answer["state"] == "failed" and answer["rows"] == 0 and ("bomb.zip" in answer["message"] or said), f"a zip bomb: {answer} {said}")
        words = (answer["message"] or "") + " ".join(p["zh"] + p["en"] for p in said)
        t.check("压缩炸弹" in words, f"a zip bomb: the reason: {words[:500]}")
        t.check(db.folder not in words, f"where the server keeps it is nobody's business: {words[:500]}")
    # a zip in a zip, many files, a name that is a path
    for what, names in (("70 files", [f"f{i}.csv" for i in range(70)]), ("a path", ["../../units.csv"]), ("an absolute path", ["/etc/units.csv"]), ("a backslash", ["..\\units.csv"]), ("a zip inside", ["orders.zip"])):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as z:
            for name in names:
                z.writestr(name, "unit_id\nu\n")
        status, answer = admin.post("/imports?name=../../etc/passwd", out.getvalue())
        if t.check(status == 202, f"{what}: {status} {answer}"):
            answer = ended(admin, answer["import_id"])
            t.check(answer["state"] == "failed" and answer["message"] and db.folder not in answer["message"], f"{what}: {answer}")


SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(rows):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        kinds = "http://schemas.openxmlformats.org/package/2006/relationships"
        of = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        z.writestr("[Content_Types].xml", "<x/>")
        z.writestr("_rels/.rels", f'<Relationships xmlns="{kinds}"><Relationship Id="r" Type="{of}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        z.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{kinds}"><Relationship Id="s" Type="{of}/worksheet" Target="worksheets/s.xml"/></Relationships>')
        z.writestr("xl/workbook.xml", f'<workbook xmlns="{SHEET}" xmlns:r="{of}"><sheets><sheet name="工单" r:id="s"/></sheets></workbook>')
        with z.open("xl/worksheets/s.xml", "w") as f:
            f.write(f'<worksheet xmlns="{SHEET}"><sheetData><row><c t="inlineStr"><is><t>order_id</t></is></c><c t="inlineStr"><is><t>title</t></is></c></row>'.encode())
            for piece in rows:
                f.write(piece.encode())
            f.write(b"</sheetData></worksheet>")
    return out.getvalue()


def sheets(admin):
    # as spreadsheet programs leave them behind a deleted table; all alike they would be a bomb
    empty = ("".join(f'<row r="{r}" s="1"><c r="A{r}" s="1"/><c r="B{r}" s="1"/></row>' for r in range(from_row, from_row + 10000)) for from_row in range(3, 1000003, 10000))
    stored = '<row><c t="inlineStr"><is><t>sheet-1</t></is></c><c t="str"><f>"a"&amp;"b"</f><v>ab</v></c></row>'
    status, answer = admin.post("/imports?name=formulas.xlsx", workbook([stored, *empty, stored.replace("sheet-1", "sheet-2")]))
    answer = ended(admin, answer["import_id"])
    said = admin.get(f"/imports/{answer['import_id']}/problems")[1]["problems"]
    t.check(answer["state"] == "visible" and answer["rows"] == 2, f"formulas and a million empty rows: {answer} {said}")
    t.check(admin.get("/facts/orders/sheet-2")[1]["values"]["title"] == "ab", "a formula counts with its stored result")
    status, answer = admin.post("/imports?name=formulas.xlsx", workbook(['<row><c t="inlineStr"><is><t>sheet-3</t></is></c><c><f>HYPERLINK("http://evil.example")</f></c></row>']))
    answer = ended(admin, answer["import_id"])
    said = admin.get(f"/imports/{answer['import_id']}/problems")[1]["problems"]
    t.check(answer["state"] == "failed" and said and "公式" in said[0]["zh"] and "formula" in said[0]["en"], f"a formula without a result: {answer} {said}")
    entity = workbook(['<row><c t="inlineStr"><is><t>&x;</t></is></c></row>'])
    status, answer = admin.post("/imports?name=entities.xlsx", entity)
    t.check(ended(admin, answer["import_id"])["state"] == "failed", "an entity in a workbook")


# ---- too slow ----------------------------------------------------------------------------------------------------------------

class Slow(threading.Thread):
    """Connections that send a byte now and then: heads that do not end, bodies that do not come."""

    def __init__(self, s, admin):
        super().__init__(daemon=True)
        self.links = {}
        for i in range(60):
            part = "head" if i % 2 else "body"
            link = socket.create_connection(("127.0.0.1", s.port), timeout=20)
            link.sendall(b"GET /api/health HTTP/1.1\r\nHost: x\r\nX-" if part == "head" else head(admin, "PUT", "/api/town/facts/orders/slow", "Content-Length: 200000"))
            link.setblocking(False)
            self.links[link] = part
        self.began, self.closed = time.monotonic(), {"head": [], "body": []}

    def run(self):
        while self.links and time.monotonic() - self.began < 60:
            for link, part in list(self.links.items()):
                with contextlib.suppress(BlockingIOError):
                    try:
                        link.send(b"y")
                        if link.recv(4096) == b"":
                            raise ConnectionError
                    except BlockingIOError:
                        continue
                    except OSError:
                        self.closed[part].append(time.monotonic() - self.began)
                        link.close()
                        del self.links[link]
            time.sleep(0.5)


# ---- too clever --------------------------------------------------------------------------------------------------------------

def paths(s, admin):
    for path in ("/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/assets/../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "//etc/passwd", "/api/town/facts/orders/%2e%2e", "/api/town/rulebooks/..%2f..%2fetc/source",
                 "/api/town/facts/..", "/api/%2e%2e/me", "/etc/passwd", "/api/town/facts/orders/x%00y", "/api/town/facts/orders/%ff", "/api/town/exports/../me"):
        link = http.client.HTTPConnection("127.0.0.1", s.port, timeout=20)
        link.putrequest("GET", path, skip_host=False)
        link.putheader("Cookie", f"jieban={admin.cookie}")
        link.endheaders()
        answer = link.getresponse()
        data = answer.read()
        t.check(answer.status in (400, 404) and b"root:" not in data or (answer.status == 200 and b"<!doctype html" in data.lower()), f"{path}: {answer.status} {data[:100]}")
        link.close()


def others(s, admin):
    stranger = s.sign_in("admin2", "village", PASSWORD)
    status, answer = Client(s, "town", stranger.cookie).get("/facts/orders")
    problem("a session of another government", status, answer, 401, "登录", "sign in")
    for cookie in ("town." + "a" * 43, admin.cookie.replace("town.", "village."), stranger.cookie.replace("village.", "town."), admin.cookie[:-1], "x" * 3000, "town.", ""):
        status, answer = Client(s, "town", cookie).get("/me")
        t.check(status in (401, 431), f"a cookie of {cookie[:20]}…: {status}")
    status, answer = admin.get("/facts/orders/no-such")
    problem("a fact that is not there", status, answer, 404)


def guesses(s, db):
    db.run("user", "add", "--tenant", "town", "--login", "victim", "--role", "operator")
    client, seen = Client(s, "town"), []
    for _ in range(10):
        status, answer = client.call("POST", "/api/sign-in", {"login": "victim", "password": "not this one"})
        seen.append(status)
        if status == 429:
            problem("too many wrong passwords", status, answer, 429, "", "")
            t.check(int(client.headers["Retry-After"] or 0) >= 1, "Retry-After is said")
    t.check(seen[:5] == [401] * 5 or seen[:5] == [403] * 5, f"five wrong passwords: {seen}")
    t.check(429 in seen[5:], f"ten wrong passwords: {seen}")
    status, answer = client.call("POST", "/api/sign-in", {"login": "nobody-of-that-name", "password": "not this one"})
    t.check(status == seen[0], f"an unknown login is told the same: {status} {answer}")


HOSTILE = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "＝1+1", "<script>alert(1)</script>", '"quoted",', "'=already", "a\nb"]


def exports(s, admin, db):
    for i, text in enumerate(HOSTILE):
        status, answer = admin.call("PUT", f"/facts/units/hostile-{i}", {"version": 0, "values": {"name": text, "kind": "office"}})
        t.check(status == 200, f"{text!r} is a text: {status} {answer}")
    status, data = admin.get("/export?format=zip", raw=True)
    t.check(status == 200 and "attachment" in admin.headers["Content-Disposition"] and admin.headers["X-Content-Type-Options"] == "nosniff", f"export: {status} {admin.headers}")
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        rows = {r["unit_id"]: r["name"] for r in csv.DictReader(io.StringIO(z.read("units.csv").decode("utf-8-sig"), newline=""))}
    for i, text in enumerate(HOSTILE):
        cell = rows[f"hostile-{i}"]
        t.check(cell[0] not in "=+-@\t\r＝＋－＠" and cell.endswith(text), f"{text!r} in a CSV: {cell!r}")
    with open(f"{db.folder}/out.zip", "wb") as f:
        f.write(data)
    status, data = admin.get("/export?format=xlsx", raw=True)
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        whole = b"".join(z.read(n) for n in z.namelist())
    t.check(status == 200 and b"<f>" not in whole and b"<f " not in whole, "no formula in a workbook")
    with open(f"{db.folder}/out.xlsx", "wb") as f:
        f.write(data)
    for name in ("out.zip", "out.xlsx"):
        with database("sqlite") as again:
            again.init("town")
            again.run("import", f"{db.folder}/{name}", "--tenant", "town")
            again.run("export", f"{again.folder}/back", "--tenant", "town")
            same = {r["unit_id"]: r["name"] for r in csv.DictReader(open(f"{again.folder}/back/units.csv", encoding="utf-8-sig", newline=""))}
            t.check(same == rows, f"{name} and back: {same} {rows}")
    status, answer = admin.get("/facts/units/hostile-6")
    t.check(status == 200 and admin.headers["Content-Type"].startswith("application/json") and answer["values"]["name"] == HOSTILE[6], "a script is a text")


def all_of_it(kind):
    with database(kind) as db:
        db.init("town")
        db.run("tenant", "add", "--tenant", "village", "--level", "3")
        db.run("user", "add", "--tenant", "village", "--login", "admin2", "--role", "admin")
        with server(db, "--idle", str(IDLE_S)) as s:
            admin = s.first_admin("town")
            before, pulse, slow = peak_mb(s), Pulse(s, admin.cookie), Slow(s, admin)
            pulse.start()
            slow.start()
            parts = [lambda: declared(s, admin), lambda: headers(s, admin), lambda: paths(s, admin), lambda: others(s, admin), lambda: guesses(s, db), lambda: exports(s, admin, db)]
            if kind == "sqlite":        # the database has no part in these
                parts += [lambda: bomb(admin, db), lambda: sheets(admin), lambda: chunked(s, admin, db.folder)]
            for part in parts:
                part()
                t.check(s.process.poll() is None, f"{kind}: the server ended")
            slow.join()
            pulse.going = False
            pulse.join()
            t.check(len(slow.closed["head"]) == 30 and len(slow.closed["body"]) == 30, f"{kind}: slow connections that were closed: {slow.closed}")
            t.check(min(slow.closed["head"], default=0) >= IDLE_S - 1, f"{kind}: nobody is closed at once: {slow.closed}")
            grown = peak_mb(s) - before
            t.check(grown < GROWTH_MB, f"{kind}: memory grew by {grown} MB")
            t.check(pulse.answers > 20 and not pulse.bad, f"{kind}: others were answered meanwhile: {pulse.answers}, but {pulse.bad[:5]}")
            print(f"{kind}: {pulse.answers} other requests meanwhile, the slowest {pulse.slowest_s:.1f} s; memory +{grown} MB; slow ones closed after "
                  f"{max(slow.closed['head'], default=0):.0f} s (head), {max(slow.closed['body'], default=0):.0f} s (body)", flush=True)


for kind in KINDS:
    all_of_it(kind)
t.end()

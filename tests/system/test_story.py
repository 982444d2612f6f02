"""The browser story (tests/browser/story.mjs) on both databases, its pages looked at on the first: Boston's 311 requests where the real data is, else a small bundle of the same form."""
import contextlib
import csv
import json
import os
import re
import subprocess
import sys
import zipfile

from server import DATA, KINDS, SOURCE, Tally, database, server

t = Tally()


def bundle(folder):
    path = f"{folder}/boston-2011.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        if os.path.isdir(DATA + "/boston-2011"):
            for name in ("units", "orders", "assignments"):
                z.write(f"{DATA}/boston-2011/{name}.csv", name + ".csv")
        else:
            print("skipped: boston-2011 is not at", DATA, "(a small bundle stands in)")
            z.writestr("units.csv", "unit_id,name\n" + "".join(f"u{i},Unit {i}\n" for i in range(40)))
            z.writestr("orders.csv", "order_id,title,received_at,closed_at\n" + "".join(
                f"o{i},Request {i},2011-{7 + i % 6:02d}-05T09:00,2011-{7 + i % 6:02d}-{6 + i % 20:02d}T12:00\n" for i in range(4000)))
            z.writestr("assignments.csv", "assignment_id,order_id,unit_id,dispatched_at,due_at,handled_at\n" + "".join(
                f"a{i},o{i},u{i % 40},2011-{7 + i % 6:02d}-05T09:00,2011-{7 + i % 6:02d}-15T09:00,2011-{7 + i % 6:02d}-{6 + i % 20:02d}T12:00\n" for i in range(4000)))
    bad = f"{folder}/bad.zip"
    with zipfile.ZipFile(bad, "w") as z:
        z.writestr("orders.csv", "order_id,received_at\nx1,2026-02-30T09:00\nx2,昨天\n")
    return path, bad


NOTICE = "# notice: 试验用通知（2027）\n# source: https://example.gov.cn/2027\n# year: 2027\ndate,work,name\n2027-01-01,off,元旦\n2027-02-06,off,春节\n2027-02-07,off,春节\n2027-02-08,off,春节\n"


def edition(folder):
    """The second edition of the rulebook: 80 points where there were 100."""
    with open(SOURCE + "/tests/rulebooks/boston.md", encoding="utf-8") as f:
        text = f.read()
    text = text.replace("edition: 1\n", "edition: 2\n").replace("100 分", "80 分").replace("→ 75 分", "→ 60 分")
    with open(f"{folder}/boston-2.md", "w", encoding="utf-8") as f:
        f.write(text)
    return f"{folder}/boston-2.md"


def same(shown, cells):
    """Among these cells stands this number: a file for a computer leaves the noughts at the end away."""
    for cell in cells:
        with contextlib.suppress(ValueError):
            if float(cell) == float(shown):
                return True
    return False


def downloads(kind, folder):
    """The files that the browser saved hold what the page showed."""
    if not os.path.exists(folder + "/sheet.json"):
        return
    with open(folder + "/sheet.json", encoding="utf-8") as f:
        shown = json.load(f)
    with open(folder + "/sheet.csv", encoding="utf-8-sig", newline="") as f:
        rows = list(csv.reader(f))
    for line in shown:
        if line["total"] is not None:
            t.check(any(line["name"] in row and same(line["total"], row) for row in rows), f"{kind}: the CSV holds {line}")
    with zipfile.ZipFile(folder + "/sheet.xlsx") as z:
        t.check(z.testzip() is None, f"{kind}: the XLSX is whole")
        sheet = z.read("xl/worksheets/sheet1.xml").decode()
        if "xl/sharedStrings.xml" in z.namelist():
            shared = re.findall(r"<si><t[^>]*>(.*?)</t></si>", z.read("xl/sharedStrings.xml").decode(), re.S)
            sheet = re.sub(r't="s"><v>(\d+)</v>', lambda m: f"><t>{shared[int(m[1])]}</t>", sheet)
    numbered = re.findall(r"<row [^>]*>(.*?)</row>", sheet, re.S)
    for line in shown:
        if line["total"] is not None:
            name = line["name"].replace("&", "&amp;")
            t.check(any(f">{name}</t>" in row and any(abs(float(v) - float(line["total"])) < 0.006 for v in re.findall(r"<v>([-+.0-9E]+)</v>", row)) or f">{name}</t>" in row and f">{line['total']}</t>" in row
                        for row in numbered), f"{kind}: the XLSX holds {line}")


def story(kind, looked_at):
    with database(kind) as db:
        first = db.init("town")
        db.run("rulebook", "add", SOURCE + "/tests/rulebooks/boston.md", "--tenant", "town", "--in-force", "2011-01-01")
        viewer = re.search(r": (\S+)\s*$", db.run("user", "add", "--tenant", "town", "--login", "viewer", "--role", "auditor").stdout).group(1)
        path, bad = bundle(db.folder)
        with open(f"{db.folder}/2027.csv", "w", encoding="utf-8") as f:
            f.write(NOTICE)
        with server(db) as s:
            done = subprocess.run(["node", SOURCE + "/tests/browser/story.mjs"], capture_output=True, text=True, timeout=1500,
                                  env={**os.environ, "BASE": f"http://127.0.0.1:{s.port}", "BUNDLE": path, "BAD": bad, "CALENDAR": f"{db.folder}/2027.csv", "FIRST": first,
                                       "EDITION": edition(db.folder), "DOWNLOADS": db.folder, "VIEWER": viewer, **looked_at})
            sys.stdout.write(f"-- {kind}\n{done.stdout}{done.stderr[-3000:]}")
            t.check(done.returncode == 0, f"{kind}: the story ended with {done.returncode}")
            downloads(kind, db.folder)


for nth, kind in enumerate(KINDS):
    story(kind, {"LOOKED_AT": "yes"} if nth > 0 else {})
t.end()

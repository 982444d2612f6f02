"""The demo as a user runs it: the same bytes twice, facts that read without a single problem, every assessment of every period, and
the cases that a newcomer is meant to find: a tie, a veto, a unit without cases, late orders, repeats, a shelving and so on."""
import collections
import concurrent.futures
import csv
import datetime
import glob
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile

from server import PASSWORD, database, server

source, program = os.environ["JIEBAN_SOURCE"], os.environ["JIEBAN_PROGRAM"]
TODAY = "2026-11-25T09:00"
MONTHS = ["2025-08", "2026-02", "2026-03", "2026-04", "2026-06", "2026-09", "2026-10"]      # of fifteen, the first and the last, and those with something to find
QUARTERS = ["2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"]
PERIODS = {"month": MONTHS, "quarter": QUARTERS, "half": ["2025-H2", "2026-H1"], "year": ["2025", "2026"]}
passed = failed = 0


def check(what, ok, seen=""):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    if not ok:
        print("failed:", what, str(seen)[:600])


def run(*args):
    return subprocess.run([program, "--lang", "zh", *args], capture_output=True, text=True, check=False)


def table(folder, name):
    path = f"{folder}/{name}.csv"
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def assessments(book):
    """What a rulebook assesses and how often, read from its own text."""
    text = open(book, encoding="utf-8").read()
    found = re.findall(r"^考核 (\S+) .*\n(?:  .*\n)*?  每 (\S+)$", text, re.M)
    return [(name, {"月": "month", "季": "quarter", "半年": "half", "年": "year"}[every]) for name, every in found]


def score(job):
    folder, book, assessment, period = job
    r = run("score", "--rulebook", book, "--facts", folder, "--assessment", assessment, "--period", period, "--format", "json")
    return job, r


def order_of(rows):
    return {r["order_id"]: r for r in rows}


with tempfile.TemporaryDirectory() as tmp:
    one, two = run("demo", "--out", tmp + "/one"), run("demo", "--out", tmp + "/two")
    check("the demo is made", one.returncode == 0 and two.returncode == 0, one.stderr + two.stderr)
    check("it says the same twice", one.stdout.replace("/one/", "/two/") == two.stdout)
    files = sorted(os.path.relpath(p, tmp + "/one") for p in glob.glob(tmp + "/one/*/*.csv"))
    check("the same files twice", files and files == sorted(os.path.relpath(p, tmp + "/two") for p in glob.glob(tmp + "/two/*/*.csv")))
    check("the same bytes twice", all(open(f"{tmp}/one/{f}", "rb").read() == open(f"{tmp}/two/{f}", "rb").read() for f in files))
    check("wrong use is told", run("demo").returncode == 2 and run("demo", "--out", tmp + "/no/such/place").returncode != 0)

    governments = [json.load(open(f"{source}/demo/{name}", encoding="utf-8")) for name in json.load(open(source + "/demo/demo.json", encoding="utf-8"))["governments"]]
    slugs = [g["slug"] for g in governments]
    check("five governments and a district above two", len(governments) == 6 and sum(g.get("parent", "") != "" for g in governments) == 2)
    check("a parent comes before its children", all(g.get("parent", g["slug"]) in slugs[: slugs.index(g["slug"]) + 1] for g in governments))
    everything = {}
    for g in governments:
        folder = f"{tmp}/one/{g['slug']}"
        everything[g["slug"]] = t = {os.path.basename(p)[:-4]: table(folder, os.path.basename(p)[:-4]) for p in glob.glob(folder + "/*.csv")}
        if "rulebook" not in g:
            continue
        slug, orders, assigned = g["slug"], t["orders"], t["assignments"]
        rows = sum(map(len, t.values()))
        check(f"{slug}: a town's size", 25_000 < rows < 60_000, rows)
        units, persons = {u["unit_id"] for u in t["units"]}, {p["person_id"]: p for p in t["persons"]}
        logins = [a["login"] for a in g["accounts"]]
        check(f"{slug}: accounts lead to people", all(a["unit"] in units and persons[a["person"]]["role"] == a["role"] and persons[a["person"]]["unit_id"] == a["unit"] for a in g["accounts"] if "unit" in a))
        check(f"{slug}: sign-in names are names", len(set(logins)) == len(logins) and all(re.fullmatch(r"[a-z0-9._-]{2,64}", x) for x in logins))
        check(f"{slug}: phone numbers that nobody has", all(re.fullmatch(r"(1990000\d{4})?", o["caller_phone"]) for o in orders))
        texts = [o["title"] + o["description"] + o["address"] for o in orders] + [a["reply"] for a in assigned]
        check(f"{slug}: no slot is left open", not any("{" in x or "}" in x for x in texts))
        told = [o["description"] for o in orders if o["source"] in ("hotline", "assigned")]
        check(f"{slug}: texts differ", len(set(told)) > 0.7 * len(told) and len({o["title"] for o in orders}) > 90, (len(set(told)), len(told)))
        received = [o["received_at"] for o in orders]
        check(f"{slug}: the window", received[0][:7] == "2025-08" and received[-1][:7] == "2026-11" and received == sorted(received))
        happened = [r[f] for rs in t.values() for r in rs for f in r if (f == "at" or f.endswith("_at")) and "due" not in f]
        check(f"{slug}: nothing after today", max(happened) <= TODAY, max(happened))
        open_now = [a for a in assigned if a["handled_at"] == "" and a["returned"] == "false"]
        check(f"{slug}: live work of this month", sum(a["dispatched_at"] >= "2026-11" for a in open_now) >= 3, len(open_now))
        check(f"{slug}: some are late", any(a["handled_at"] and a["handled_at"] >= (a["extended_due_at"] or a["due_at"]) for a in assigned))
        check(f"{slug}: some are extended", any(a["extended_due_at"] for a in assigned) and t["extensions"])
        calls = collections.defaultdict(list)
        for o in orders:
            if o["caller_key"]:
                calls[o["caller_key"], o["matter_key"]].append(o)
        most = max(calls.values(), key=len, default=[])
        if slug != "dongying":
            check(f"{slug}: somebody calls five times", len(most) >= 5, len(most))

    for slug in ("nanmatou", "gumei"):
        t = everything[slug]
        decisions = collections.Counter(r["decision"] for r in t["returns"])
        check(f"{slug}: returns of every kind", set(decisions) == {"agreed", "refused", "designated"}, decisions)
        check(f"{slug}: improper returns", any(r["improper"] == "true" for r in t["returns"]))
        check(f"{slug}: supervised at every level", {"street", "district", "city"} <= {s["level"] for s in t["supervisions"]})
        check(f"{slug}: street and district ask", {"street", "district", "municipal", "recheck"} <= {c["round"] for c in t["callbacks"]})
        check(f"{slug}: every rating", {"satisfied", "mostly", "fair", "dissatisfied", "none"} <= {c["rating"] for c in t["callbacks"]})
        check(f"{slug}: co-handlers", any(a["part"] == "co" for a in t["assignments"]))
        check(f"{slug}: sent back", any(a["sent_back_at"] for a in t["assignments"]))
        forms = collections.Counter(order_of(t["orders"])[u["order_id"]]["matter_key"] for u in t["untrue_forms"])
        shelved = [s for s in t["shelvings"] if s["decision"] == "filed"]
        check(f"{slug}: shelved after six untrue forms, and called again", all(
            forms[s["matter_key"]] >= 6 and any(o["matter_key"] == s["matter_key"] and o["received_at"] > s["approved_at"] for o in t["orders"]) for s in shelved) and shelved)
        week = 0
        topics = collections.defaultdict(list)
        for o in t["orders"]:
            topics[o["topic_key"]].append(o)
        for same in topics.values():
            for first in same:
                day = datetime.date.fromisoformat(first["received_at"][:10])
                last = (day + datetime.timedelta(days=7)).isoformat()
                week = max(week, len({o["caller_key"] for o in same if first["received_at"] <= o["received_at"] < last}))
        check(f"{slug}: ten neighbours in a week", week >= 10, week)

    jobs = []
    for g in governments:
        if "rulebook" in g:
            book = source + "/rulebooks/" + g["rulebook"]
            for assessment, every in assessments(book):
                jobs += [(f"{tmp}/one/{g['slug']}", book, assessment, p) for p in PERIODS[every]]
    check("every assessment of the five is asked", len({(j[1], j[2]) for j in jobs}) == 13, {(j[1], j[2]) for j in jobs})
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(score, jobs))
    flags, counted, sheets = collections.defaultdict(collections.Counter), collections.Counter(), {}
    for (folder, book, assessment, period), r in results:
        slug = os.path.basename(folder)
        check(f"{slug} {assessment} {period} is scored without a word", r.returncode == 0 and r.stderr == "", r.stderr)
        if r.returncode != 0:
            continue
        lines = json.loads(r.stdout)
        sheet = sheets[slug, assessment, period] = collections.defaultdict(dict)
        for x in lines:
            sheet[x["subject"]][x["item"]] = x
            counted[slug, assessment, x["item"]] += 1
            for f in x["flags"]:
                flags[slug, assessment, x["item"]][f] += 1
    for key, n in counted.items():
        check(f"{key} has facts", flags[key]["no_data"] == 0 and flags[key]["undefined"] == 0 and flags[key]["not_entered"] == 0, flags[key])
        check(f"{key} is somewhere known", flags[key]["not_assessed"] + flags[key]["no_sample"] + flags[key]["no_due"] < n or key[2] == "GM-H1", (flags[key], n))

    def shown(slug, assessment, period, item):
        """The numbers of all subjects that have one, the highest first."""
        return sorted((float(v[item]["shown"]) for v in sheets[slug, assessment, period].values() if item in v and v[item]["shown"] is not None), reverse=True)

    spread = {"nanmatou": ("month", "NM-MT", MONTHS, 84, 95), "gumei": ("month-unit", "GM-CT", MONTHS, 84, 95), "dongying": ("year-unit", "DY-T", ["2025", "2026"], 75, 90),
              "xinyang": ("half-year-unit", "XY-T", ["2025-H2", "2026-H1"], 75, 95), "yangkou": ("quarter-person", "YK-T", QUARTERS, 80, 94)}
    for slug, (assessment, item, periods, weak, strong) in spread.items():
        for period in periods:
            v = shown(slug, assessment, period, item)
            middle = v[len(v) // 2]
            check(f"{slug} {period}: weak and strong ones, most between", v[-1] < weak and v[0] > strong and 78 <= middle <= 97, (v[0], middle, v[-1]))
    ranks = [v["rank"]["shown"] for v in sheets["nanmatou", "month", "2026-06"].values() if v["rank"]["shown"]]
    check("a tie in rank", len(set(ranks)) < len(ranks), ranks)
    check("a unit without cases in a month", sheets["nanmatou", "month", "2026-02"]["JW22"]["NM-MT"]["flags"] == ["not_assessed"]
          and sheets["nanmatou", "month", "2026-03"]["JW22"]["NM-MT"]["flags"] != ["not_assessed"])
    check("bonus and penalty", sheets["nanmatou", "month", "2026-09"]["JW17"]["NM-P2"]["shown"] == "1.00" and sheets["nanmatou", "month", "2026-04"]["FG"]["NM-M3"]["shown"] == "-1.00")
    tiers = collections.Counter(v["GM-TIER"]["shown"] for p in MONTHS for v in sheets["gumei", "month-unit", p].values())
    check("tiers are spread", all(tiers[x] for x in ("优秀", "良好", "合格")), tiers)
    check("year over year is known", any(v["GM-H1"]["shown"] not in (None, "") for v in sheets["gumei", "month-unit", "2026-09"].values()))
    vetoed = [u for u, v in sheets["dongying", "year-unit", "2026"].items() if v["DY-V"]["shown"] == "是"]
    check("a veto of funds", vetoed == ["SG"], vetoed)
    # a province's instruction and a city's print of one matter: only the highest counts in each list
    check("the highest level of a matter counts", sheets["dongying", "year-unit", "2026"]["DC"]["DY-4.2"]["shown"] == "4.00"
          and sheets["dongying", "year-unit", "2026"]["DC"]["DY-4.3"]["shown"] == "3.00" and sheets["dongying", "year-unit", "2026"]["SG"]["DY-4.1"]["shown"] == "-3.00")
    grades = collections.Counter((p, v["YK-Gt"]["shown"]) for p in QUARTERS for v in sheets["yangkou", "quarter-person", p].values())
    check("every grade", {"优秀", "良好", "合格", "不合格"} <= {g for _, g in grades}, grades)
    check("a veto by event and one by score", sheets["yangkou", "quarter-person", "2026-Q2"]["V08-fulltime_gridworker-1"]["YK-V1"]["shown"] == "是"
          and sheets["yangkou", "quarter-person", "2026-Q3"]["V08-parttime_gridworker-1"]["YK-V1"]["shown"] == "是"
          and float(sheets["yangkou", "quarter-person", "2026-Q3"]["V08-parttime_gridworker-1"]["YK-T"]["shown"]) < 60)
    check("a veto of awards", sheets["yangkou", "quarter-person", "2026-Q3"]["V06-grid_leader-1"]["YK-V2"]["shown"] == "是")


# ---- the desk: orders that are being handled when the demo is made ---------------------------------------------------------------------------

def made(db, at):
    """The demo in a database, made at that civil time; the day's clock for whoever serves it."""
    clock = f"{db.folder}/clock"
    with open(clock, "w", encoding="utf-8") as f:
        f.write(str(int(datetime.datetime.fromisoformat(at + "+08:00").timestamp() * 1000)))
    r = subprocess.run([program, "--lang", "zh", "demo", "--db", db.url], capture_output=True, text=True, check=False, env={**os.environ, "JIEBAN_CLOCK": clock})
    check(f"the demo of {at} is made", r.returncode == 0, r.stdout + r.stderr)
    return r.stdout, {"JIEBAN_CLOCK": clock}


def ask(db, government, sql):
    with sqlite3.connect(db.url) as c:
        return c.execute(sql.replace("$t", "(SELECT tenant_id FROM tenant WHERE slug = ?)"), (government,) * sql.count("$t")).fetchall()


def one_password(db):
    with sqlite3.connect(db.url) as c:
        return c.execute("SELECT count(DISTINCT password), max(must_change) FROM account").fetchall() == [(1, 0)]


def states(book):
    """The states of a rulebook's process, read from its own text."""
    return {x.split()[0] for x in re.search(r"^  状态 (.*)$", open(book, encoding="utf-8").read(), re.M).group(1).split("，")}


DESKS = {g["slug"]: g for g in governments if "desk" in g}
ROLES = {"operator", "dispatcher", "reviewer", "supervisor", "liaison", "head", "line_leader", "chief"}
EVENTS = "SELECT order_id, action, from_state, to_state, at, by, actor, note FROM fact_order_events WHERE tenant_id = $t ORDER BY order_id, at, action, to_state"
CLOCKS = "SELECT order_id, rule, seq, started_at, due_at, stopped_at, warned_at, overdue_at, outcome FROM fact_clocks WHERE tenant_id = $t ORDER BY order_id, rule, seq, started_at, due_at"
check("three governments have a desk", set(DESKS) == {"nanmatou", "gumei", "xinyang"})
with database("sqlite") as db, database("sqlite") as later:
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        # a working day, and a Sunday of a year that no notice covers
        (printed, env), _ = pool.map(made, (db, later), ("2026-12-09T08:10", "2027-02-21T10:00"))
    day = int(datetime.datetime.fromisoformat("2026-12-09T00:00+08:00").timestamp())
    outcomes = collections.Counter()
    for slug, g in DESKS.items():
        all_states = states(f"{source}/rulebooks/{g['rulebook']}")
        cases = ask(db, slug, "SELECT state, closed, opened_at, next_due_at, overdue, unit_id FROM fact_cases WHERE tenant_id = $t")
        clocks = ask(db, slug, CLOCKS)
        check(f"{slug}: a desk's size", 60 <= len(cases) <= 125, len(cases))
        check(f"{slug}: every state has an order", {c[0] for c in cases} == all_states, all_states - {c[0] for c in cases})
        check(f"{slug}: on a Sunday too", {c[0] for c in ask(later, slug, "SELECT state FROM fact_cases WHERE tenant_id = $t")} == all_states)
        check(f"{slug}: nothing of the day itself", max(e[4] for e in ask(db, slug, EVENTS)) < day and min(c[2] for c in cases) > day - 30 * 86400)
        check(f"{slug}: near due", sum(c[3] is not None and day < c[3] <= day + 86400 for c in cases) >= 4, [c[3] for c in cases])
        check(f"{slug}: overdue", sum(bool(c[4]) for c in cases) >= 4)
        check(f"{slug}: nobody's yet", sum(c[5] is None and not c[1] for c in cases) >= 4)
        check(f"{slug}: running clocks, met and late ones", {None, "met", "late"} <= {c[8] for c in clocks}, {c[8] for c in clocks})
        check(f"{slug}: what is overdue was marked", all(c[7] is not None for c in clocks if c[8] is None and c[4] < day - 86400))
        outcomes.update(c[8] for c in clocks)
        actions = {e[1] for e in ask(db, slug, EVENTS)}
        check(f"{slug}: some are sent back", actions & {"send_back", "review_send_back", "退回重办", "审核退回"}, actions)
        kinds = ask(db, slug, "SELECT kind, media, sha256, bytes FROM fact_attachments WHERE tenant_id = $t")
        check(f"{slug}: photos and a paper", {k[:2] for k in kinds} == {("photo", "image/png"), ("document", "application/pdf")} and len(kinds) >= 12, len(kinds))
        calls = ask(db, slug, "SELECT count(*) FROM fact_orders o JOIN fact_cases k ON k.tenant_id = o.tenant_id AND k.fact_id = o.fact_id WHERE o.tenant_id = $t AND o.matter_key IS NOT NULL GROUP BY o.caller_key, o.matter_key")
        check(f"{slug}: one matter with five calls", (5,) in calls, calls)
        texts = ask(db, slug, "SELECT title || coalesce(description, '') FROM fact_orders o WHERE tenant_id = $t AND fact_id IN (SELECT fact_id FROM fact_cases WHERE tenant_id = o.tenant_id)")
        texts += ask(db, slug, "SELECT coalesce(reply, '') || '' FROM fact_assignments WHERE tenant_id = $t") + ask(db, slug, "SELECT coalesce(note, '') FROM fact_order_events WHERE tenant_id = $t")
        check(f"{slug}: no slot is left open at the desk", not any(set("{}@") & set(x[0]) for x in texts))
        for kind, n in (("dispatch_lines", 20), ("deputies", 1), ("shift_notes", 2), ("review_points", 0)):
            check(f"{slug}: {kind}", ask(db, slug, f"SELECT count(*) FROM fact_{kind} WHERE tenant_id = $t") == [(n,)])
        r = run("verify", "--db", db.url, "--tenant", slug)
        check(f"{slug}: verify is clean", r.returncode == 0, r.stdout + r.stderr)
    check("every outcome of a clock", set(outcomes) == {None, "met", "late", "replaced", "void"}, outcomes)
    check("the fifth call is supervised", "NM-031" in {e[1] for e in ask(db, "nanmatou", EVENTS)})
    check("one is shelved", ask(db, "nanmatou", "SELECT count(*) FROM fact_shelvings WHERE tenant_id = $t AND decision = 'filed' AND order_id IN (SELECT order_id FROM fact_cases)") != [(0,)]
          or "存电批复" in {e[1] for e in ask(db, "nanmatou", EVENTS)} or "decide_shelving" in {e[1] for e in ask(db, "nanmatou", EVENTS)})

    password = re.search(r"jieban-demo-\d+", printed).group(0)
    names = {}
    for line in printed[printed.index(password):].split("\n")[1:]:
        if line.startswith("    "):
            names[government].setdefault(line.split("：")[0].strip(), []).extend(line.split("：")[1].split())
        elif line.strip():
            government = next(g["slug"] for g in governments if g["name"] == line.strip())
            names[government] = {}
    check("every account is printed", all(sorted(sum(names[g["slug"]].values(), [])) == sorted(a["login"] for a in g["accounts"]) for g in governments))
    with server(db, "--per-minute", "100000", env=env) as s:
        check("the password that is printed is everybody's", one_password(db) and s.sign_in(governments[0]["accounts"][0]["login"], governments[0]["slug"], password))
        db.known_password()     # a cheap one
        told = []
        for g in governments:
            for a in g["accounts"]:
                try:
                    client = s.sign_in(a["login"], g["slug"], PASSWORD)
                except AssertionError as e:
                    check(f"{g['slug']}: {a['login']} signs in", False, e)
                    continue
                if g["slug"] not in DESKS or a["role"] not in ROLES:
                    continue
                status, got = client.get("/work")
                seen = got.get("orders", got.get("cases", got.get("work", []))) if status == 200 else []
                told += client.get("/messages?limit=100")[1]["messages"]
                check(f"{g['slug']}: {a['login']} has work to look at", status == 200 and (seen or a["unit"] not in g["desk"]["units"] + [g["desk"]["centre"]]), (status, str(got)[:200]))
        newest = datetime.datetime.fromisoformat(max(m["at"] for m in told))
        check("what was told before the last day is read, what was told since is not", {m["read"] for m in told if datetime.datetime.fromisoformat(m["at"]) < newest - datetime.timedelta(days=2)} == {True}
              and not all(m["read"] for m in told))
        for slug, g in DESKS.items():
            of = collections.Counter(a["role"] for a in g["accounts"])
            both = {a["unit"] for a in g["accounts"] if a["role"] == "liaison"} & {a["unit"] for a in g["accounts"] if a["role"] == "head"} & set(g["desk"]["units"])
            check(f"{slug}: every role of the desk can sign in", ROLES <= set(of) and len(both) >= 3, (of, both))
            sha, media = ask(db, slug, "SELECT sha256, media FROM fact_attachments WHERE tenant_id = $t AND kind = 'photo' ORDER BY sha256 LIMIT 1")[0]
        # The published fifteen months end in October; the desk begins in November, so that it adds nothing to them.
        client = s.sign_in("nmt-leader", "nanmatou", PASSWORD)
        for period in MONTHS[-2:]:
            status, got = client.get(f"/scores/month/{period}")
            check(f"{period}: the score sheet", status == 200, got)
            items, subjects = [i["id"] for i in got["items"]], [x["id"] for x in got["subjects"]]
            wrong = [(u, i) for u, row in sheets["nanmatou", "month", period].items() for i, x in row.items()
                     if u in subjects and i in items and got["rows"][subjects.index(u)][items.index(i)]["shown"] != x["shown"]]
            check(f"{period}: the desk adds nothing", not wrong and len(subjects) > 30, wrong[:5])
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)

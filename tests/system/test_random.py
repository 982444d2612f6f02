"""Random rulebooks on random facts: the program against a slow, obvious evaluator that shares no code with it.

Measures with filters, sets, links, windows, splits, keep/per and every aggregate; unknown cells, absent columns, open instants after
as-of. JIEBAN_SEED and JIEBAN_CASES choose what is run; the seed is printed.
"""
import csv
import datetime
import json
import os
import random
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction

program = os.environ["JIEBAN_PROGRAM"]
seed = int(os.environ.get("JIEBAN_SEED", "20261124"))
cases = int(os.environ.get("JIEBAN_CASES", "120"))
print("JIEBAN_SEED=%d" % seed)

# entity: field -> (type, choices). "at" fields are instants; "plan" ones may lie past as-of; links name their entity.
T0 = datetime.datetime(2025, 1, 20)
PARTS, ROUNDS = ["lead", "co"], ["street", "district", "municipal", "vote"]
SOLVED, RATING = ["solved", "explained", "excessive", "filed", "unsolved"], ["satisfied", "mostly", "fair", "dissatisfied", "none"]
SCHEMA = {
    "orders": {"order_id": "id", "grid_id": "grids", "source": ["hotline", "patrol", "assigned"], "difficult": "bool", "topic_key": "text",
               "received_at": "at", "closed_at": "at", "district_due_at": "plan"},
    "assignments": {"assignment_id": "id", "order_id": "orders", "unit_id": "units", "part": PARTS, "returned": "bool", "first_dispatch": "bool",
                    "seq": "int", "dispatched_at": "at", "handled_at": "at", "due_at": "plan", "extended_due_at": "plan"},
    "callbacks": {"callback_id": "id", "order_id": "orders", "unit_id": "units", "round": ROUNDS, "solved": SOLVED, "rating": RATING,
                  "contacted": "bool", "at": "at"},
}
DEFAULT = {("orders", "difficult"): "false", ("assignments", "returned"): "false", ("assignments", "part"): "lead", ("assignments", "seq"): "1"}
ONE = {"orders": "order", "assignments": "assignment", "callbacks": "callback"}
LINK = {"order_id": "order", "grid_id": "grid", "unit_id": "unit"}


def facts(r):
    data = {"units": [{"unit_id": f"u{i}"} for i in range(5)], "grids": [{"grid_id": f"g{i}", "unit_id": f"u{r.randrange(5)}"} for i in range(6)]}
    for name, fields in SCHEMA.items():
        used = {f: t for f, t in fields.items() if t == "id" or f == "order_id" or r.random() < 0.92}
        rows = []
        for i in range(r.randrange(0, 90) if name != "orders" or r.random() < 0.6 else r.randrange(1, 6)):      # few orders: many facts of one
            row = {}
            for f, t in used.items():
                if t == "id":
                    row[f] = f"{name[0]}{i}"
                elif r.random() < 0.15:
                    row[f] = ""
                elif t in ("at", "plan"):
                    row[f] = (T0 + datetime.timedelta(seconds=r.randrange(80 * 86400))).isoformat(timespec="seconds") if r.random() < 0.9 else \
                        (T0 + datetime.timedelta(days=r.randrange(80))).isoformat(timespec="minutes")
                elif t == "bool":
                    row[f] = r.choice(["true", "false"])
                elif t == "int":
                    row[f] = str(r.randrange(4))
                elif t == "text":
                    row[f] = r.choice("abcd")
                elif isinstance(t, list):
                    row[f] = r.choice(t)
                else:
                    rows_of = data[t]
                    row[f] = r.choice(rows_of)[list(rows_of[0])[0]] if rows_of else ""
            rows.append(row)
        times = [f for f, t in used.items() if t in ("at", "plan")]
        if times and r.random() < 0.7:          # facts mostly come in the order of time: another way through the program
            by = "at" if "at" in times else r.choice(times)
            rows.sort(key=lambda row: (row[by] != "", datetime.datetime.fromisoformat(row[by]) if row[by] else T0))
        data[name] = rows
    return data


# ---- random expressions: text for the program, a function for the reference ------------------------------------------------

def fields_of(entity, kinds):
    return [f for f, t in SCHEMA[entity].items() if (t if isinstance(t, str) else "enum") in kinds]


def atom(r, entity, depth=0):
    """A condition on a row of entity: (text, needs, function of (row, env) giving True or False)."""
    kind = r.choice([0, 1, 2, 3, 4, 6]) if depth else r.randrange(8)
    if kind == 7 and entity != "orders" and depth == 0:
        text, needs, fn = atom(r, "orders", 1)
        words = text.split(" ")
        text = ("not order." + words[1] if words[0] == "not" else "order." + text)
        return text, [(entity, "order_id")] + needs, lambda row, env: fn(env["by_id"]["orders"].get(row.get("order_id", "")), env) if env["by_id"]["orders"].get(row.get("order_id", "")) else fn({}, env)
    if kind == 0:
        f = r.choice(fields_of(entity, {"bool"}))
        return f, [(entity, f)], lambda row, env: get(env, entity, row, f) is True
    if kind == 1:
        f = r.choice(fields_of(entity, {"enum"}))
        v = r.choice(SCHEMA[entity][f])
        op = r.choice(["=", "≠"])
        return f"{f} {op} {v}", [(entity, f)], lambda row, env: (x := get(env, entity, row, f)) is not None and ((x == v) == (op == "="))
    if kind == 2:
        f = r.choice(fields_of(entity, {"enum"}))
        vs = r.sample(SCHEMA[entity][f], 2)
        return f"{f} in ({vs[0]}, {vs[1]})", [(entity, f)], lambda row, env: get(env, entity, row, f) in vs
    if kind == 3:
        f = r.choice([f for f, t in SCHEMA[entity].items() if t != "id"])
        known = r.random() < 0.5
        name = LINK.get(f, f)
        return f"{name} {'known' if known else 'unknown'}", [(entity, f)], lambda row, env: (get(env, entity, row, f) is not None) == known
    if kind == 4:
        f = r.choice(fields_of(entity, {"at", "plan"}))
        op = r.choice(["<", "≤", ">", "≥"])
        return f"{f} {op} as_of", [(entity, f)], lambda row, env: compare(op, get(env, entity, row, f), env["as_of"])
    if kind == 5:
        a, b = r.choice(fields_of(entity, {"at", "plan"})), r.choice(fields_of(entity, {"at", "plan"}))
        op = r.choice(["<", "≤", ">", "≥", "="])
        return f"{a} {op} {b}", [(entity, a), (entity, b)], lambda row, env: compare(op, get(env, entity, row, a), get(env, entity, row, b))
    if entity == "assignments":
        f = r.choice(["on_time", "overdue"])
        return f, [(entity, "handled_at"), (entity, "due*")], lambda row, env: late(row, env, f)
    f = r.choice(fields_of(entity, {"enum"}))
    return f"{f} known", [(entity, f)], lambda row, env: get(env, entity, row, f) is not None


def condition(r, entity):
    text, needs, fn = atom(r, entity)
    for _ in range(r.randrange(3)):
        t2, n2, f2 = atom(r, entity)
        op = r.choice(["and", "or", "and not"])
        old = fn
        if op == "and":
            text, fn = f"({text}) and {t2}", lambda row, env, a=old, b=f2: a(row, env) and b(row, env)
        elif op == "or":
            text, fn = f"({text}) or {t2}", lambda row, env, a=old, b=f2: a(row, env) or b(row, env)
        else:
            text, fn = f"({text}) and not ({t2})", lambda row, env, a=old, b=f2: a(row, env) and not b(row, env)
        needs = needs + n2
    return text, needs, fn


# ---- the reference ------------------------------------------------------------------------------------------------------------

def get(env, entity, row, f):
    v = row.get(f, "")
    if v == "" and row:
        v = DEFAULT.get((entity, f), "")
    if v == "":
        return None
    t = SCHEMA[entity][f]
    if t in ("at", "plan"):
        at = datetime.datetime.fromisoformat(v)
        return None if t == "at" and at > env["as_of"] else at
    return {"true": True, "false": False}[v] if t == "bool" else int(v) if t == "int" else v


def compare(op, a, b):
    if a is None or b is None:
        return False
    return {"<": a < b, "≤": a <= b, ">": a > b, "≥": a >= b, "=": a == b}[op]


def late(row, env, what):
    due = get(env, "assignments", row, "extended_due_at") or get(env, "assignments", row, "due_at")
    handled = get(env, "assignments", row, "handled_at")
    midnight = due is not None and due.time() == datetime.time(0)
    met = due is not None and handled is not None and (handled < due or (handled == due and not midnight))
    return met if what == "on_time" else not met and due is not None and env["as_of"] >= due


def owners(env, entity, row):
    if entity == "orders":
        g = env["by_id"]["grids"].get(row.get("grid_id", ""))
        return [g["unit_id"]] if g else []
    if row.get("unit_id", ""):
        return [row["unit_id"]]
    if entity == "callbacks":
        out = []
        for a in env["data"]["assignments"]:
            if row.get("order_id", "") and a.get("order_id", "") == row["order_id"] and a.get("unit_id", "") and get(env, "assignments", a, "returned") is not True and a["unit_id"] not in out:
                out.append(a["unit_id"])
        return out
    return []


def absent(env, needs):
    """Columns that a present file lacks and that have no default: not known."""
    for entity, f in needs:
        rows = env["data"][entity]
        if not rows:
            continue
        if f == "due*":
            if "due_at" not in rows[0] and "extended_due_at" not in rows[0]:
                return True
        elif f not in rows[0] and (entity, f) not in DEFAULT:
            return True
    return False


def measure(r, i, like=None):
    """`like`: what another measure keeps: the same facts, in the same order, with another condition."""
    entity = like[0] if like else r.choice(list(SCHEMA))
    text, needs, where = condition(r, entity)
    dated = like[1] if like else r.choice(fields_of(entity, {"at", "plan"}))
    agg = "keep" if like else r.choice(["count", "count", "count", "sum", "mean", "least_of", "most_of", "distinct", "split", "keep"])
    number = "seq" if entity == "assignments" else None
    if agg in ("sum", "mean", "least_of", "most_of") and number is None:
        agg = "count"
    extra, need = "", [(entity, dated)] + needs
    need.append({"orders": ("orders", "grid_id"), "assignments": ("assignments", "unit_id")}.get(entity, ("callbacks", "order_id")))
    split = key = None
    name = agg
    if agg in ("sum", "mean", "least_of", "most_of"):
        extra = f", of {number}"
    elif agg == "distinct":
        key = "topic_key" if entity == "orders" else "order_id"
        extra = f", of {LINK.get(key, key)}"
        need.append((entity, key))
    elif agg == "split":
        split, name = r.choice(fields_of(entity, {"enum"})), "count"
        extra = f", split {split}"
        need.append((entity, split))
    elif agg == "keep":
        key, name = ("topic_key" if entity == "orders" else "order_id"), "count"
        mode = like[2] if like else r.choice(["latest", "earliest"])
        extra = f", keep {mode} per {LINK.get(key, key)}"
        need.append((entity, key))
        # what is kept decides what a second field says of it
        split = r.choice(fields_of(entity, {"enum"}))
        extra += f", split {split}"
        need.append((entity, split))
    source = f"measure m{i}: {name}({ONE[entity]}, where {text}, dated {dated}{extra})"

    def value(env, unit):
        if absent(env, need):
            return "no_data"
        rows = []
        for n, row in enumerate(env["data"][entity]):
            at = get(env, entity, row, dated)
            if at is None or not env["first"] <= at < env["after"] or not where(row, env) or unit not in owners(env, entity, row):
                continue
            rows.append((at, n, row))
        if agg == "keep":
            kept = {}
            # a row whose split code is unknown does not count, and does not compete
            rows = [x for x in rows if get(env, entity, x[2], split) is not None]
            for at, n, row in rows:
                k = row.get(key, "") or ("alone", n)
                best = kept.get(k)
                if best is None or (mode == "latest" and (at, n) >= best[:2]) or (mode == "earliest" and (at, n) < best[:2]):
                    kept[k] = (at, n, row)
            rows = list(kept.values())
        if split is not None:
            tally = {}
            for _, _, row in rows:
                code = get(env, entity, row, split)
                if code is not None:
                    tally[code] = tally.get(code, 0) + 1
            return tally
        if agg == "distinct":
            return len({row[key] for _, _, row in rows if row.get(key, "")})
        if agg == "count":
            return len(rows)
        numbers = [x for x in (get(env, entity, row, number) for _, _, row in rows) if x is not None]
        if agg == "sum":
            return sum(numbers)
        if not numbers:
            return None
        return Fraction(sum(numbers), len(numbers)) if agg == "mean" else min(numbers) if agg == "least_of" else max(numbers)

    return source, split is not None, value, (entity, dated, mode) if agg == "keep" else None


def over_months(env, tally, value, unit):
    """The sum of the twelve months, each looked at as of its own end or, when that is earlier, as of as-of."""
    months = []
    for k in range(12):
        after = datetime.datetime(2025, k + 2, 1) if k < 11 else datetime.datetime(2026, 1, 1)
        v = value(dict(env, first=datetime.datetime(2025, k + 1, 1), after=after, as_of=min(after, env["as_of"])), unit)
        months.append(sum(v.values()) if tally and v != "no_data" else v)
    return "no_data" if "no_data" in months else None if all(v is None for v in months) else sum(v for v in months if v is not None)


def one(case):
    r = random.Random(seed * 1000003 + case)
    data = facts(r)
    measures = []
    for i in range(12):
        like = measures[-1][3] if measures and r.random() < 0.6 else None
        measures.append(measure(r, i, like))
    year = r.random() < 0.4
    body = "\n".join(m[0] for m in measures)
    figures = ""
    for i, (_, tally, _, _) in enumerate(measures):
        whole = f"total_of(m{i})" if tally else f"m{i}"
        figures += f'figure F-{i} "f": sum_over(months, {whole})\n' if year else f'figure F-{i} "f": {whole}\n  part v: m{i}\n'
    also = ", ".join(f"F-{i}" for i in range(len(measures)))
    book = ("---\nid: r\nedition: 1\nlanguage: 1\n---\n\n# random\n\n```rule\n" + body + "\n" + figures +
            f"assessment all\n  subjects unit\n  each {'year' if year else 'month'}\n  also {also}\n```\n")
    month = "2025" if year else r.choice(["2025-02", "2025-03"])
    first = datetime.datetime(2025, 1, 1) if year else datetime.datetime(2025, int(month[-1]), 1)
    after = datetime.datetime(2026, 1, 1) if year else datetime.datetime(2025, int(month[-1]) + 1, 1)
    as_of = r.choice([after, datetime.datetime(2025, 3, 11, 5), datetime.datetime(2025, 4, 1)]) if year else r.choice([after, first + datetime.timedelta(days=10, hours=5), after + datetime.timedelta(days=20)])
    env = {"data": data, "first": first, "after": after, "as_of": as_of,
           "by_id": {n: {row[list(row)[0]]: row for row in data[n]} for n in ("orders", "grids")}}
    with tempfile.TemporaryDirectory() as tmp:
        with open(tmp + "/r.md", "w", encoding="utf-8") as f:
            f.write(book)
        os.mkdir(tmp + "/facts")
        for name, rows in data.items():
            if rows:
                with open(f"{tmp}/facts/{name}.csv", "w", encoding="utf-8", newline="") as f:
                    w = csv.DictWriter(f, rows[0].keys())
                    w.writeheader()
                    w.writerows(rows)
        run = subprocess.run([program, "--lang", "en", "score", "--rulebook", tmp + "/r.md", "--facts", tmp + "/facts", "--assessment", "all", "--period", month,
                              "--as-of", as_of.isoformat(timespec="seconds"), "--format", "json"], capture_output=True, text=True, check=False)
    if run.returncode != 0:
        return [f"case {case}: exit {run.returncode} {run.stderr[:1500]}"]
    bad = []
    results = {(x["subject"], x["item"]): x for x in json.loads(run.stdout)}
    for i, (source, tally, value, _) in enumerate(measures):
        for u in data["units"]:
            got, want = results[u["unit_id"], f"F-{i}"], over_months(env, tally, value, u["unit_id"]) if year else value(env, u["unit_id"])
            if want == "no_data":
                ok = "no_data" in got["flags"] and got["exact"] is None
            elif tally and not year:
                ok = got["parts"]["v"] == {k: str(v) for k, v in want.items()}
            else:
                ok = got["exact"] == (None if want is None else str(Fraction(want)))
            if not ok:
                bad.append(f"case {case} {u['unit_id']} {month} as of {as_of}: {source}\n    expected {want}, got {got['exact']} {got['parts']} {got['flags']}")
    return bad


with ThreadPoolExecutor(os.cpu_count()) as pool:
    outcomes = list(pool.map(one, range(cases)))
failed = sum(1 for o in outcomes if o)
for o in outcomes:
    print("\n".join(o[:3]), end="\n" if o else "")
print(f"{cases - failed} passed, {failed} failed")
sys.exit(failed > 0)

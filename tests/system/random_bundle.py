"""A bundle of random facts of every kind, from the program's own vocabulary: valid, with unknown cells, links, sets and odd texts."""
import csv
import datetime
import json
import os
import random
import subprocess

T0 = datetime.datetime(2025, 1, 20)
WORDS = ["路灯不亮", "夜间施工噪声", "a,b", "“引号”", 'say "hi"', "两行\n文字", "=1+1", "-甲", "@x", " 空格 ", "𠮷", "é"]


def vocabulary():
    return json.loads(subprocess.run([os.environ["JIEBAN_PROGRAM"], "vocabulary", "--format", "json"], capture_output=True, text=True, check=True).stdout)


def cell(r, field, ids, codes):
    kind = field["type"]
    if kind == "link":
        return r.choice(ids[field["to"]]) if ids.get(field["to"]) else ""
    if kind == "enum":
        return r.choice(codes[field["to"]])
    if kind == "bool":
        return r.choice(["true", "false"])
    if kind == "int":
        return str(r.randrange(40))
    if kind == "num":
        return f"{r.randrange(2000) / 100:.2f}".rstrip("0").rstrip(".")
    if kind == "day":
        return (T0 + datetime.timedelta(days=r.randrange(100))).date().isoformat()
    if kind == "instant":
        return (T0 + datetime.timedelta(minutes=r.randrange(100 * 1440))).isoformat(timespec="minutes")
    if kind == "period":
        return r.choice(["2025-01", "2025-02", "2025-03", "2025-Q1", "2025"])
    if kind == "set":
        return ";".join(sorted({r.choice(["reminded", "report", "outstanding", "corrected"]) for _ in range(r.randrange(3))}))
    return r.choice(WORDS) if r.random() < 0.6 else r.choice("甲乙丙丁")


def write(folder, seed, rows=60):
    """Writes the bundle; returns {entity: rows}. Rows of kinds without an id differ, so that each keeps a key of its own."""
    r, v, ids, made = random.Random(seed), vocabulary(), {}, {}
    codes = {e["name"]: [c["name"] for c in e["codes"]] for e in v["enumerations"]}
    os.makedirs(folder, exist_ok=True)
    for entity in v["entities"]:
        name = entity["name"]
        if name == "dated_values":
            continue
        fields = [f for f in entity["fields"] if not f["derived"]]
        own = next((f["name"] for f in fields if f["type"] == "id"), None)
        fields = [f for f in fields if f["type"] == "id" or f["type"] == "link" or r.random() < 0.93]
        out = []
        for i in range(r.randrange(8, 14) if name in ("units", "persons", "grids") else r.randrange(rows)):
            row = {f["name"]: cell(r, f, ids, codes) if r.random() < 0.85 else "" for f in fields}
            for f in fields:
                if f["type"] == "id":
                    row[f["name"]] = f"{entity['one']}-{i}"
                if name == "units" and f["name"] == "parent_id":
                    row[f["name"]] = r.choice(ids["units"]) if ids.get("units") and r.random() < 0.5 else ""
                if f["type"] == "int" and f["name"] in ("level", "ground"):
                    row[f["name"]] = str(r.randrange(1, 5))
                if f["name"] in ("active_from", "active_to"):
                    row[f["name"]] = ""
                if f["name"] == "lon":
                    row[f["name"]] = "121.5"
                if f["name"] == "lat":
                    row[f["name"]] = "31.2"
            if any(row.values()):
                out.append(row)
            if name == "units":
                ids[name] = [x[own] for x in out]
        if own:
            ids[name] = [x[own] for x in out]
        made[name] = out
        with open(f"{folder}/{name}.csv", "w", newline="", encoding="utf-8") as f:
            w = csv.DictWriter(f, [x["name"] for x in fields])
            w.writeheader()
            w.writerows(out)
    return made

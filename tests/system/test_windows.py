"""The most that fell into a sliding window (窗内最多), counted and of different callers, against a reference that looks at every window; and a hot
topic: twenty thousand calls in a week must be counted in about the time that their number asks for, not its square or cube.
"""
import datetime
import json
import os
import random
import subprocess
import tempfile

from server import PROGRAM, Tally

DAYS = 3
BOOK = f"""---
id: windows
edition: 1
language: 1
---

# 窗

```规则
度量 callers：窗内最多（工单，按 受理时间，归 全体，相同（主题标识），限 {DAYS} 天，取 诉求人标识）
度量 calls：窗内最多（工单，按 受理时间，归 全体，相同（主题标识），限 {DAYS} 天）
```
"""
START = datetime.datetime(2024, 8, 1)
t = Tally()


def orders(rnd, n, topics, callers, seconds):
    return [{"order_id": f"o{i}", "topic_key": f"t{rnd.randrange(topics)}", "caller_key": f"c{rnd.randrange(callers)}",
             "received_at": (START + datetime.timedelta(seconds=rnd.randrange(seconds))).isoformat()} for i in range(n)]


def most(rows, of):
    best = 0
    for last in rows:
        end = datetime.datetime.fromisoformat(last["received_at"])
        here = [r[of] for r in rows if r["topic_key"] == last["topic_key"]
                and end - datetime.timedelta(days=DAYS) < datetime.datetime.fromisoformat(r["received_at"]) <= end]
        best = max(best, len(set(here)))
    return best


def calc(folder, item, rows):
    with open(folder + "/given.json", "w", encoding="utf-8") as f:
        json.dump({"period": "2024-08", "facts": {"orders": rows}}, f)
    run = subprocess.run([PROGRAM, "calc", folder + "/book.md", item, "--given", folder + "/given.json"], capture_output=True, text=True, timeout=100, check=False)
    if run.returncode != 0:
        print(run.stdout, run.stderr)
        return None
    return int(json.loads(run.stdout)[0]["exact"])


with tempfile.TemporaryDirectory() as folder:
    with open(folder + "/book.md", "w", encoding="utf-8") as f:
        f.write(BOOK)
    seed = int(os.environ.get("JIEBAN_SEED", random.randrange(1 << 30)))
    rnd = random.Random(seed)
    for _ in range(12):
        rows = orders(rnd, rnd.randrange(1, 160), rnd.randrange(1, 4), rnd.randrange(1, 30), 86400 * rnd.randrange(1, 30))
        for item, of in (("callers", "caller_key"), ("calls", "order_id")):
            t.check(calc(folder, item, rows) == most(rows, of), f"{item} of {len(rows)} orders, JIEBAN_SEED={seed}")
    hot = orders(rnd, 20000, 1, 20000, 86400 * DAYS)
    try:
        t.check(calc(folder, "callers", hot) == len({r["caller_key"] for r in hot}), "twenty thousand calls on one topic")
    except subprocess.TimeoutExpired:
        t.check(False, "twenty thousand calls on one topic take longer than 100 s")
t.end()

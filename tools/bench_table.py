"""Lines of the bench as a table: reads one JSON object a line, aligns the columns. Called by script/bench."""
import json
import sys

rows = [[str(x.get(k, "")) for k in ("name", "rows", "value", "unit", "against", "ratio")] for x in map(json.loads, sys.stdin)]
rows.insert(0, ["what", "rows", "value", "unit", "against", "ratio"])
widths = [max(len(r[i]) for r in rows) for i in range(6)]
for r in rows:
    print("  ".join(c.ljust(w) for c, w in zip(r, widths)).rstrip())

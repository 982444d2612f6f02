"""The pages hold together: their types are made from the program's own openapi.json, then tsc, eslint and the texts (same keys in both languages, none unused)."""
import os
import subprocess
import tempfile

from server import SOURCE, Tally, run

t = Tally()
with tempfile.TemporaryDirectory() as folder:
    with open(folder + "/openapi.json", "w", encoding="utf-8") as f:
        f.write(run("openapi").stdout)
    for what in ("types", "check"):
        done = subprocess.run(["npm", "run", "--silent", what], cwd=SOURCE + "/web", capture_output=True, text=True, env={**os.environ, "OPENAPI": folder + "/openapi.json"})
        t.check(done.returncode == 0, f"npm run {what}:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    sizes = {n: os.path.getsize(f"{SOURCE}/web/dist/assets/{n}") for n in os.listdir(SOURCE + "/web/dist/assets") if n.endswith(".br")}
    t.check(max(sizes.values()) < 300_000, f"no file of the pages over 300 kB compressed: {max(sizes, key=sizes.get)}")
t.end()

"""The drawings of the towns' processes in docs/images are of the processes as they are: each SVG names the SHA-256 of the graph that it was drawn from.

JIEBAN_RESET=1 draws them again; that alone needs graphviz. And what `jieban draw` prints is a graph: every node of an edge is declared, one point begins.
"""
import hashlib
import os
import re
import subprocess
import sys

source, program = os.environ["JIEBAN_SOURCE"], os.environ["JIEBAN_PROGRAM"]
TOWNS = {"nanmatou": "nanmatou-2024", "xinyang": "xinyang-2019", "gumei": "gumei-2025"}
passed = failed = 0


def check(ok, what):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    if not ok:
        print("failed:", what)


def draw(*words):
    return subprocess.run([program, *words], capture_output=True, text=True, check=False)


for town, book in TOWNS.items():
    path = f"{source}/rulebooks/{book}.md"
    for lang in ("zh", "en"):
        run = draw("draw", path, "--lang", lang)
        check(run.returncode == 0, f"draw {book} {lang}: {run.stderr}")
        dot = run.stdout
        nodes = set(re.findall(r'^\t"([^"]+)" \[', dot, re.M))
        edges = re.findall(r'^\t"([^"]+)" -> "([^"]+)" \[label="([^"]+)"', dot, re.M)
        check(len(edges) > 8 and all(a in nodes and b in nodes for a, b, _ in edges), f"{book} {lang}: an edge between nodes that are not there")
        check(sum(a == " start" for a, _, _ in edges) == 1, f"{book} {lang}: not one beginning")
        labels = " ".join(x for _, _, x in edges)
        check(bool(re.search("[\u4e00-\u9fff]", labels)) == (lang == "zh"), f"{book} {lang}: labels of the other language")
        check(len(re.findall("peripheries=2", dot)) >= 2, f"{book} {lang}: final states")
    dot = draw("draw", path, "--lang", "zh").stdout
    digest = hashlib.sha256(dot.encode()).hexdigest()
    svg = f"{source}/docs/images/process-{town}.svg"
    if os.environ.get("JIEBAN_RESET"):
        drawn = subprocess.run(["dot", "-Tsvg"], input=dot, capture_output=True, text=True, check=True).stdout
        with open(svg, "w", encoding="utf-8") as f:
            f.write(drawn.replace("<svg ", f"<!-- graph sha256 {digest} -->\n<svg ", 1))
    check(f"graph sha256 {digest}" in open(svg, encoding="utf-8").read(), f"{svg} is of another process; JIEBAN_RESET=1 draws it again")
for words, status in ((("draw",), 2), (("draw", f"{source}/rulebooks/yangkou-2022.md"), 1), (("draw", f"{source}/rulebooks/gumei-2025.md", "没有"), 1),
                      (("draw", f"{source}/rulebooks/gumei-2025.md", "hotline"), 0)):
    check(draw(*words).returncode == status, f"{words}: not {status}")
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)

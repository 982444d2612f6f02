"""House rules that a compiler does not know: dangerous calls, lost headers, hidden characters, towns in C, overlong files."""
import os
import re
import sys

root = sys.argv[1] if len(sys.argv) > 1 else "."
LINES_MAX = 900
FORBIDDEN = re.compile(
    r"\b(strcpy|strcat|sprintf|vsprintf|strtok|gets|atoi|atol|alloca|strncpy|setjmp|longjmp|system|popen)\s*\(")
# No town's rule is C code: the regulations' names and item ids live in rulebooks and tests only.
TOWN = re.compile(r"nanmatou|gumei|dongying|xinyang|yangkou|南码头|古美|东营|信阳|洋口|\"(NM|GM|DY|XY|YK)-", re.I)
FLOAT = re.compile(r"\b(double|float|strtod|strtof|strtold|atof)\b")
# libxlsxwriter takes binary numbers only; they are made there from short decimals at the very end, and nothing is computed with them.
FLOAT_ALLOWED = {"src/report/table_xlsx.c"}
HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
bad = []


def files(folder, *endings):
    for at, _, names in os.walk(f"{root}/{folder}"):
        for name in sorted(names):
            if name.endswith(endings):
                yield os.path.relpath(f"{at}/{name}", root)


def code_of(text):
    """The text with comments blanked, so that a comment may name what code may not."""
    return re.sub(r"/\*.*?\*/|//[^\n]*", lambda m: re.sub(r"[^\n]", " ", m.group()), text, flags=re.S)


for path in files("src", ".c", ".h"):
    text = open(f"{root}/{path}", encoding="utf-8").read()
    lines = text.count("\n")
    if lines > LINES_MAX:
        bad.append(f"{path}: {lines} lines; does it do one job? ({LINES_MAX} at most)")
    if not text.startswith("/*"):
        bad.append(f"{path}:1: begin with a paragraph: what this file is for, what it must never do, who calls it")
    for number, line in enumerate(code_of(text).split("\n"), 1):
        for pattern, why in (
            (FORBIDDEN, "this call is forbidden; lengths travel with strings"),
            (TOWN, "a town's rule or name in C; it belongs in a rulebook"),
            (FLOAT, "no binary floats: scores are exact"),
        ):
            if pattern.search(line) and not (pattern is FLOAT and path in FLOAT_ALLOWED):
                bad.append(f"{path}:{number}: {why}: {line.strip()[:80]}")
for folder in ("src", "tests", "rulebooks", "docs", "script", "tools", "bench", "fuzz"):
    for path in files(folder, ".c", ".h", ".md", ".py", ".json", ".build"):
        if "golden" in path or "corpus" in path or "node_modules" in path:
            continue
        text = open(f"{root}/{path}", encoding="utf-8").read()
        for number, line in enumerate(text.split("\n"), 1):
            if HIDDEN.search(line) and "HIDDEN" not in line:
                bad.append(f"{path}:{number}: a hidden character")
print("\n".join(bad) if bad else "code keeps the house rules")
sys.exit(1 if bad else 0)

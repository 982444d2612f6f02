"""Bad input from the command line: each is refused with its place and advice in both languages; nothing crashes, nothing is half done."""
import os
import subprocess
import sys
import tempfile
import zipfile

source, program = os.environ["JIEBAN_SOURCE"], os.environ["JIEBAN_PROGRAM"]
book = source + "/rulebooks/nanmatou-2024.md"
passed = failed = 0


def check(what, ok, seen=""):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    if not ok:
        print("failed:", what, "\n   ", str(seen)[:1200])


def run(*args, lang="zh"):
    return subprocess.run([program, "--lang", lang, *args], capture_output=True, check=False, timeout=110)


def refused(what, args, zh, en):
    """Exit 1, nothing on stdout, and each message holds its words."""
    for lang, words in (("zh", zh), ("en", en)):
        r = run(*args, lang=lang)
        err = r.stderr.decode("utf-8", "replace")
        check(f"{what} ({lang}): exit 1", r.returncode == 1, f"{r.returncode} {err}")
        check(f"{what} ({lang}): nothing on stdout", r.stdout == b"", r.stdout[:300])
        for word in words:
            check(f"{what} ({lang}): says {word!r}", word in err, err)


def bundle(folder, **files):
    os.makedirs(folder)
    for name, content in files.items():
        with open(f"{folder}/{name}.csv", "wb") as f:
            f.write(content if isinstance(content, bytes) else content.encode())
    return folder


def score(facts):
    return ("score", "--rulebook", book, "--facts", facts, "--assessment", "month", "--period", "2025-03")


UNITS = "unit_id,name,kind\nu1,甲,office\n"
with tempfile.TemporaryDirectory() as tmp:
    refused("unknown column", score(bundle(tmp + "/a", units="unit_id,name,knd\nu1,甲,office\n")),
            ["units.csv", "knd", "kind"], ["units.csv", "knd", "kind"])
    refused("unknown file", score(bundle(tmp + "/b", units=UNITS, ordrs="x\n1\n")), ["ordrs.csv", "orders"], ["ordrs.csv", "orders"])
    refused("broken UTF-8", score(bundle(tmp + "/c", units=UNITS.encode() + b"u2,\xff\xfe,office\n")), ["units.csv:3", "UTF-8"], ["units.csv:3", "UTF-8"])
    refused("NUL", score(bundle(tmp + "/d", units=UNITS.encode() + b"u2,a\0b,office\n")), ["units.csv:3", "NUL"], ["units.csv:3", "NUL"])
    refused("duplicate id", score(bundle(tmp + "/e", units=UNITS + "u1,乙,office\n")), ["units.csv:3", "unit_id", "u1"], ["units.csv:3", "unit_id", "u1"])
    refused("dangling reference", score(bundle(tmp + "/f", units=UNITS, orders="order_id\no1\n",
                                               assignments="assignment_id,order_id,unit_id\na1,o9,u1\n")),
            ["assignments.csv:2:order_id", "o9"], ["assignments.csv:2:order_id", "o9"])
    many = "unit_id,name,kind\n" + "".join(f"u{i},x,nosuch\n" for i in range(1500))
    refused("1,500 bad rows", score(bundle(tmp + "/g", units=many)), ["1500", "units.csv:2:kind"], ["1500", "units.csv:2:kind"])

    # A field of 1 GB: a sparse file, refused without holding it.
    folder = bundle(tmp + "/h", units=UNITS)
    with open(folder + "/orders.csv", "wb") as f:
        f.write(b'order_id,title\no1,"')
        block = b"x" * (1 << 20)
        for _ in range(1024):
            f.write(block)
        f.write(b'"\n')
    refused("a field of 1 GB", score(folder), ["orders.csv:2"], ["orders.csv:2"])
    os.remove(folder + "/orders.csv")

    with zipfile.ZipFile(tmp + "/bomb.zip", "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("units.csv", UNITS)
        with z.open("orders.csv", "w") as f:
            f.write(b"order_id,title\n")
            line = b"o,%s\n" % (b"a" * 1000)
            for _ in range(120):
                f.write(line * 1000)
    refused("zip bomb", score(tmp + "/bomb.zip"), ["orders.csv"], ["orders.csv"])
    with open(tmp + "/not.zip", "wb") as f:
        f.write(b"PK\x03\x04 this is no zip")
    refused("not a zip", score(tmp + "/not.zip"), ["not.zip"], ["not.zip"])
    with zipfile.ZipFile(tmp + "/path.zip", "w") as z:
        z.writestr("../../units.csv", UNITS)
    refused("path tricks", score(tmp + "/path.zip"), [".."], [".."])

    refused("working days in 2031", ("due", book, "NM-L5", "--from", "2031-03-03T09:00"), ["2031"], ["2031"])
    refused("no such rulebook", ("check", tmp + "/none.md"), ["none.md"], ["none.md"])
    refused("no such item", ("calc", book, "NM-B9", "--given", "/dev/null"), [], [])

    def rulebook(name, body):
        path = f"{tmp}/{name}.md"
        with open(path, "wb") as f:
            head = "---\nid: t\ntitle: t\nedition: 1\nin_force: 2024-01-01\napplies_to: 2024\nlanguage: 1\n---\n\n# 条\n\n```规则\n"
            f.write((head + body + "\n```\n").encode() if isinstance(body, str) else head.encode() + body + b"\n```\n")
        return path

    refused("10,000 parentheses", ("check", rulebook("deep", "取值 x：" + "（" * 10000 + "1" + "）" * 10000)), ["deep.md:13:"], ["deep.md:13:"])
    refused("10,000 × 非", ("check", rulebook("not", "判定 T-1：" + "非 " * 10000 + "是")), ["not.md:13:"], ["not.md:13:"])
    refused("10,000 digits", ("check", rulebook("digits", "取值 x：" + "9" * 10000)), ["digits.md:13:"], ["digits.md:13:"])
    refused("broken UTF-8 in a rulebook", ("check", rulebook("utf8", b"\xe5\x8f\x96\xff")), ["UTF-8"], ["UTF-8"])
    for digits in ("9" * 10000, "1/" + "7" * 10000, "1e5", '"' + "9" * 10001 + '"'):
        with open(tmp + "/given.json", "w", encoding="utf-8") as f:
            f.write('{"measures":{"按时办结":%s,"应办结":1}}' % digits)
        r = run("calc", book, "NM-B2", "--given", tmp + "/given.json")
        check(f"given {digits[:12]}… does not crash", r.returncode in (0, 1), f"{r.returncode} {r.stderr[:300]}")
    with open(tmp + "/given.json", "w", encoding="utf-8") as f:
        f.write("[" * 10000)
    refused("JSON 10,000 deep", ("calc", book, "NM-B2", "--given", tmp + "/given.json"), ["given.json"], ["given.json"])

    # The good rows, and the bad ones with their reasons, when asked.
r = run("nonsense")
check("usage is exit 2", r.returncode == 2, r.returncode)
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)

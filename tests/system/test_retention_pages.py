"""Retention in the browser (tests/browser/retention.mjs): orders whose time is over, one that is still handled, one whose time is not; JIEBAN_KINDS says on which databases."""
import os
import subprocess
import sys

from server import KINDS, SOURCE
from town import PASSWORD, PEOPLE, Tally, Town, database

t = Tally()
CALLER = {"orders.caller_name": "欧阳来电", "orders.caller_phone": "19900004100", "orders.address": "秘密路四百弄七号"}


def begin(town, title, attachments=(), **more):
    return town.begin("坐席", "收单", {"orders.source": "hotline", "orders.title": title, **CALLER, **more}, attachments=list(attachments))


for kind in os.environ.get("JIEBAN_KINDS", KINDS[0]).split(","):
    people = {"坐席": PEOPLE["坐席"], "派单员": PEOPLE["派单员"], "审计员": ("auditor", "auditor", "centre", "p-auditor")}
    with database(kind) as db, Town(db, people=people) as town:
        recording = town.upload("坐席", b"RIFF\x00\x00\x00\x00WAVEfmt " + b"x" * 40)
        files = [town.photo("坐席", "现场照片"), {"sha256": recording["sha256"], "kind": "audio", "label": "来电录音", "name": "来电.wav"}]
        over = begin(town, "路灯不亮", files, **{"orders.matter_key": "m-lamp"})
        again = begin(town, "路灯还是不亮", **{"orders.matter_key": "m-lamp"})
        for order in (over, again):
            town.act("派单员", order, "作废", note="录重了")
        begin(town, "还在办的")
        town.now("2029-03-15T09:00")
        begin(town, "新来的")
        done = subprocess.run(["node", SOURCE + "/tests/browser/retention.mjs"], capture_output=True, text=True, timeout=900,
                              env={**os.environ, "BASE": f"http://127.0.0.1:{town.server.port}", "PASSWORD": PASSWORD, "OVER": over})
        sys.stdout.write(f"-- {kind}\n{done.stdout}{done.stderr[-3000:]}")
        t.check(done.returncode == 0, f"{kind}: the story ended with {done.returncode}")
t.end()

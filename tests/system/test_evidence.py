"""Evidence: what a photo says of place and time becomes facts and leaves the bytes; a recording is played in parts; what a thing is, its bytes say.

On both databases.
"""
from picture import exif, jpeg, segment
from server import KINDS, Tally
from town import Town, database

t = Tally()
SHOT = exif(31.193456, 121.505678, "2026:03:02 07:15:30", "+06:00", 6)
PICTURES = {    # bytes sent, bytes kept, lon, lat, taken
    "placed": (jpeg(SHOT), jpeg(exif(turned=6, big=True)), "121.505678", "31.193456", "2026-03-02T09:15:30"),
    "south west": (jpeg(exif(-31.2, -121.5, "2026:03:02 09:15:00", big=True)), jpeg(), "-121.5", "-31.2", "2026-03-02T09:15"),
    "no fix": (jpeg(exif(0.0, 0.0), data=b"c"), jpeg(data=b"c"), None, None, None),
    "plain": (jpeg(segment(0xe0, b"JFIF\0\1\1\0\0\1\0\1\0\0")), None, None, None, None),
    "xmp": (jpeg(segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0<x GPSLatitude='31'/>"), data=b"a"), jpeg(data=b"a"), None, None, None),
    "second picture": (jpeg(data=b"b", behind=jpeg(SHOT)), jpeg(data=b"b"), None, None, None),
    "cut short": (jpeg(SHOT)[:70], None, None, None, None),
}


def story(kind, town):
    order = town.begin("坐席", "收单", {"orders.source": "hotline", "orders.title": "路灯不亮"})
    town.act("坐席", order, "简告", {"contacts.reached": True})
    town.act("派单员", order, "派单", {"assignments.unit_id": "unit-1", "assignments.basis": "statutory"})
    town.act("联络员1", order, "接单")
    sent, attached = {}, []
    for name, (given, *_) in PICTURES.items():
        sent[name] = town.upload("联络员1", given)
        # what the sender says of it is not believed
        attached.append({"sha256": sent[name]["sha256"], "kind": "photo", "label": "处置前照片", "name": name, "media": "text/html", "bytes": 7})
    sound = b"OggS" + bytes(range(256)) * 3000       # three pieces
    audio = town.upload("联络员1", sound)
    attached.append({"sha256": audio["sha256"], "kind": "audio", "label": "录音", "name": "sound"})
    status, answer = town.try_act("联络员1", order, "现场勘查", {"site_visits.found": "x"}, attachments=[{**attached[-1], "kind": "photo"}])
    t.check(status == 400 and answer["field"] == "attachments", f"{kind} a recording as a photo: {status} {answer}")
    status, answer = town.try_act("联络员1", order, "现场勘查", {"site_visits.found": "x"}, attachments=[{**attached[-1], "sha256": "0" * 64}])
    t.check(status == 404, f"{kind} what was never uploaded: {status} {answer}")
    town.act("联络员1", order, "现场勘查", {"site_visits.found": "灯头坏了"}, attachments=attached)
    facts = {f["values"]["name"]: f for g in town.case("联络员1", order)["kinds"] if g["entity"] == "attachments" for f in g["facts"]}
    for name, (given, kept, lon, lat, taken) in PICTURES.items():
        values = facts[name]["values"]
        t.check((values.get("lon"), values.get("lat"), values.get("taken_at")) == (lon, lat, taken), f"{kind} {name}: {values}")
        t.check(values["media"] == "image/jpeg" and sent[name]["placed"] == (lon is not None), f"{kind} {name}: {values} {sent[name]}")
        status, got = town.call("联络员1", "GET", f"/attachments/{facts[name]['id']}", raw=True)
        kept = given if kept is None else kept
        t.check(status == 200 and got == kept and values["bytes"] == str(len(kept)), f"{kind} {name}: {status} {got[:80]}, wanted {kept[:80]}")
        t.check(town.clients["联络员1"].headers["Content-Type"] == "image/jpeg", f"{kind} {name}: {town.clients['联络员1'].headers['Content-Type']}")
    path, size = f"/attachments/{facts['sound']['id']}", len(sound)
    for asked, status, part, told in (
        ("bytes=0-99", 206, sound[:100], f"bytes 0-99/{size}"), ("bytes=262140-262149", 206, sound[262140:262150], f"bytes 262140-262149/{size}"),
        ("bytes=700000-", 206, sound[700000:], f"bytes 700000-{size - 1}/{size}"), ("bytes=-5", 206, sound[-5:], f"bytes {size - 5}-{size - 1}/{size}"),
        ("bytes=0-99999999", 206, sound, f"bytes 0-{size - 1}/{size}"), ("bytes=0-1,5-6", 200, sound, None), (f"bytes={size}-", 416, None, f"bytes */{size}"),
    ):
        got = town.call("联络员1", "GET", path, headers={"Range": asked}, raw=True)
        headers = town.clients["联络员1"].headers
        t.check(got[0] == status and (part is None or got[1] == part) and headers["Content-Range"] == told, f"{kind} {asked}: {got[0]} {len(got[1])} {headers['Content-Range']}")
    t.check(town.call("联络员2", "GET", path, headers={"Range": "bytes=0-9"})[0] == 404, f"{kind} a part of another unit's recording")
    for name, data in (("an HTML", b"<html><script>alert(1)</script>"), ("an SVG", b"<svg xmlns='http://www.w3.org/2000/svg'/>"), ("a program", b"MZ\x90\0"), ("nothing", b"")):
        status, answer = town.call("联络员1", "POST", "/contents", data)
        t.check(status == 400, f"{kind} {name} as a photo: {status} {answer}")


for kind in KINDS:
    with database(kind) as db, Town(db) as town:
        story(kind, town)
        clean = db.run("verify", "--tenant", "town", check=False)
        t.check(clean.returncode == 0, f"{kind} verify: {clean.stdout} {clean.stderr}")
t.end()

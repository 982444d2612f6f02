"""The district's list: rows become orders through the process, by number; the same list again changes nothing; what is wrong is said together.

On both databases, over the interface and from the command line.
"""
import io
import zipfile

from server import KINDS, Tally
from town import Town, database

t = Tally()
HEAD = "诉求编号,来源,标题,内容,诉求人电话,地址,区级时限\n"
GOOD = "\ufeff" + HEAD + 'QX-1,热线,路灯不亮,"两盏, 都不亮",19900001111,南码头路1号,2026-03-10T00:00\nQX-2,hotline,=HYPERLINK("http://x"),,,,\n'
BAD = HEAD + "QX-3,热线,好的一件,,,,\nQX-4,传真,来源不对,,,,\nQX-5,热线,,没有标题,,,\nQX-3,热线,号码重了,,,,\nQX-6,热线,时限不对,,,,明天\n"


def send(town, who, data, query=""):
    return town.call(who, "POST", f"/orders/list?name=list.csv{query}", data.encode() if isinstance(data, str) else data)


def counts(answer):
    return [answer[k] for k in ("taken", "changed", "same", "left", "skipped")] if "taken" in answer else answer


def workbook(rows):
    """A workbook as a spreadsheet writes it: one sheet of orders; a formula counts with its stored result."""
    cells = "".join("<row>" + "".join(f"<c t=\"str\"><f>A1</f><v>{c[1:]}</v></c>" if c.startswith("=") else f"<c t=\"inlineStr\"><is><t>{c}</t></is></c>" for c in row) + "</row>" for row in rows)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("[Content_Types].xml", '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>')
        z.writestr("_rels/.rels", '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        z.writestr("xl/workbook.xml", '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="工单" sheetId="1" r:id="r1"/></sheets></workbook>')
        z.writestr("xl/_rels/workbook.xml.rels", '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>')
        z.writestr("xl/worksheets/sheet1.xml", f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{cells}</sheetData></worksheet>')
    return out.getvalue()


def story(kind, town):
    status, answer = send(town, "坐席", GOOD)
    t.check(status == 200 and answer["done"] and counts(answer) == [2, 0, 0, 0, 0], f"{kind} a good list: {status} {answer}")
    case = town.case("坐席", "QX-1")
    t.check(case["case"]["state"] == "已收单" and case["events"][0]["actor"] == "operator" and case["order"]["values"]["description"] == "两盏, 都不亮", f"{kind} {case['order']}")
    t.check(any(c["rule"] == "NM-L12" and c["due_at"] == "2026-03-10T00:00" for c in case["clocks"]), f"{kind} the district's time runs")
    t.check(town.case("坐席", "QX-2")["order"]["values"]["title"] == '=HYPERLINK("http://x")', f"{kind} a formula is a text")
    before = [town.case("坐席", o) for o in ("QX-1", "QX-2")]
    town.now(minutes=5)     # no clock comes due meanwhile
    status, answer = send(town, "坐席", GOOD)
    t.check(status == 200 and counts(answer) == [0, 0, 2, 0, 0], f"{kind} the same list again: {answer}")
    after = [town.case("坐席", o) for o in ("QX-1", "QX-2")]
    t.check([(c["case"], c["events"], c["order"]["version"]) for c in before] == [(c["case"], c["events"], c["order"]["version"]) for c in after], f"{kind} the same list again changes nothing")
    # a longer time, and an empty cell that says nothing
    status, answer = send(town, "坐席", HEAD + "QX-1,热线,路灯不亮,,,,2026-03-12T00:00\n")
    case = town.case("坐席", "QX-1")
    t.check(counts(answer) == [0, 1, 0, 0, 0] and len(case["events"]) == 2, f"{kind} one cell changed: {answer}")
    event = case["events"][-1]
    t.check((event["action"], event["from"], event["to"], event["actor"], event["note"]) == ("list", "已收单", "已收单", "operator", "list.csv"), f"{kind} {event}")
    t.check(case["order"]["values"]["description"] == "两盏, 都不亮" and case["order"]["values"]["district_due_at"] == "2026-03-12T00:00", f"{kind} {case['order']['values']}")
    t.check([c["due_at"] for c in case["clocks"] if c["rule"] == "NM-L12" and c["running"]] == ["2026-03-12T00:00"], f"{kind} the clock follows: {case['clocks']}")
    # everything that is wrong, together, and nothing taken
    status, answer = send(town, "坐席", BAD)
    places = {(p["row"], p["column"]) for p in answer["problems"]}
    t.check(status == 200 and not answer["done"] and places == {(3, "source"), (4, "title"), (5, "order_id"), (6, "district_due_at")}, f"{kind} a bad list: {places} {answer}")
    t.check(town.call("坐席", "GET", "/orders/QX-3")[0] == 404, f"{kind} nothing of a bad list is taken")
    status, answer = send(town, "坐席", BAD, "&skip_bad=1")
    t.check(answer["done"] and counts(answer) == [1, 0, 0, 0, 4], f"{kind} a bad list, the rest taken: {answer}")
    # closed ones, and ones in no process, are left and said
    town.act("派单员", "QX-3", "作废", note="录重了")
    admin = town.server.sign_in("admin", "town", "Xiao-Hua-7-lane")
    admin.call("PUT", "/facts/orders/QX-0", {"version": 0, "values": {"title": "旧"}})
    status, answer = send(town, "坐席", HEAD + "QX-3,热线,又来,,,,\nQX-0,热线,又来,,,,\n")
    t.check(counts(answer) == [0, 0, 0, 2, 0] and [n["order_id"] for n in answer["left_orders"]] == ["QX-3", "QX-0"], f"{kind} closed: {answer}")
    # bytes of another encoding, other columns, other people, other files
    for data, word, what in ((GOOD[1:].encode("gb18030"), "UTF-8", "GBK"), ("诉求编号,来源,标题,结案时间\nQX-9,热线,x,2026-03-01T00:00\n", "收单时不登记", "a column that is not registered"),
                             ("诉求编号,来源,标提\nQX-9,热线,x\n", "没有“标提”这一列", "a mistyped column"), (b"PK\x03\x04" + bytes(50), "", "a broken workbook"), ("", "", "an empty file")):
        status, answer = send(town, "坐席", data)
        t.check((status >= 400 or not answer["done"]) and word in str(answer), f"{kind} {what}: {status} {answer}")
    t.check(send(town, "联络员1", GOOD)[0] == 403, f"{kind} a liaison's list")
    status, answer = send(town, "派单员", workbook([["order_id", "source", "title"], ["QX-7", "热线", "=算出来的标题"]]))
    t.check(status == 200 and counts(answer) == [1, 0, 0, 0, 0] and town.case("坐席", "QX-7")["order"]["values"]["title"] == "算出来的标题", f"{kind} a workbook: {status} {answer}")
    path = f"{town.db.folder}/清单.csv"
    with open(path, "w", encoding="utf-8") as f:
        f.write(HEAD + "QX-8,热线,命令行收的,,,,\nQX-1,热线,路灯还是不亮,,,,\n")
    done = town.db.run("take", path, "--tenant", "town")
    t.check("1 taken, 1 changed" in done.stdout, f"{kind} take: {done.stdout}{done.stderr}")
    with open(path, "w", encoding="utf-8") as f:
        f.write(BAD)
    done = town.db.run("take", path, "--tenant", "town", check=False)
    t.check(done.returncode == 1 and ":4:title: " in done.stderr, f"{kind} take of a bad list: {done.returncode} {done.stderr}")


for kind in KINDS:
    with database(kind) as db, Town(db) as town:
        story(kind, town)
        clean = db.run("verify", "--tenant", "town", check=False)
        t.check(clean.returncode == 0, f"{kind} verify: {clean.stdout} {clean.stderr}")
t.end()

// The story of a newcomer, in a real browser against the real program: signs in, changes the first password, imports a bundle and watches it, opens the
// score sheet, follows a number down to its orders, puts a second edition in force and sees the difference, downloads the sheet, changes facts and
// watches another session's sheet follow, is told of a conflict, loads a calendar, and is refused what the role may not do. Every page on the way is
// held against axe-core, and no console error is let pass. Called by tests/system/test_story.py, which starts the server and looks into the downloads.
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { accessible, BASE, check, empty, end, settled, signIn } from "./browser.mjs";

const { BUNDLE, CALENDAR, EDITION, FIRST, DOWNLOADS, VIEWER } = process.env;
/** What the first page may weigh, as gzip. */
const FIRST_PAGE = 300_000;
const FRESH = "Xiao-Hua-7-lane";

const visit = (width, height) => empty(() => "the newcomer", { width, height });

async function enter(page, login, password) {
	await page.goto(`${BASE}/sign-in`);
	await signIn(page, login, password);
}

const page = await visit(1440, 900);

// a wrong password is told, and nothing more
await enter(page, "admin", "not-the-password");
await page.getByText("账号或密码不对").waitFor();
check(true, "wrong password");
await accessible(page, "sign-in");

// the first password must be changed
await enter(page, "admin", FIRST);
await page.getByText("请先设置自己的密码").first().waitFor();
const fields = page.locator("input[type=password]");
await fields.nth(0).fill(FIRST);
await fields.nth(1).fill(FRESH);
await fields.nth(2).fill(FRESH);
await page.keyboard.press("Enter");
await page.waitForURL(/\/town\/scores/);
await page.getByText("还没有可以考核的数据").waitFor();
check(true, "an empty sheet says what to do next");
await accessible(page, "scores-empty");

// import, and watch it
await page.getByRole("link", { name: "去导入数据" }).click();
await page.getByText("还没有导入过").waitFor();
await accessible(page, "imports-empty");
await page.getByTestId("import-file").setInputFiles(BUNDLE);
await page.getByRole("progressbar").first().waitFor();
check(true, "progress is shown");
await page.getByText("已生效").waitFor({ timeout: 600_000 });
await accessible(page, "imports");

// a bad file is refused row by row, and nothing changes
await page.getByTestId("import-file").setInputFiles({ name: "bad.zip", mimeType: "application/zip", buffer: readFileSync(process.env.BAD) });
await page.getByText("没有导入", { exact: true }).first().waitFor();
await page.getByText(/处问题/).first().waitFor();
check(true, "bad rows are listed");
await accessible(page, "imports-bad");

// the sheet, a number, its facts, an order
await page.goto(`${BASE}/town/scores/half-year/2011-H2`);
const grid = page.getByRole("grid");
await grid.waitFor();
await accessible(page, "scores");
const cell = grid.getByRole("gridcell").filter({ hasText: /^\d+\.\d\d/ }).first();
const shown = (await cell.innerText()).match(/\d+\.\d\d/)[0];
await cell.click();
await page.getByText("怎样算").first().waitFor();
check((await page.locator(".ant-drawer").innerText()).includes(shown), "the trace shows the number of the sheet");
await accessible(page, "trace");
await page.locator(".ant-drawer a[href*='/facts/assignments/']").first().click();
await page.waitForURL(/\/facts\/assignments\//);
await page.locator("a[href*='/orders/']").first().click();
await page.waitForURL(/\/orders\//);
await page.getByText("办理经过").first().waitFor();
await accessible(page, "order");

// facts, filtered
await page.goto(`${BASE}/town/facts/orders`);
await page.locator(".keyset tbody tr").nth(5).waitFor();
await accessible(page, "facts");
await page.getByRole("button", { name: "添加条件" }).click();
await page.locator(".new-filter").waitFor();
await page.keyboard.press("Escape");

// the rulebook page
await page.goto(`${BASE}/town/rulebooks`);
await page.getByText("施行中").first().waitFor();
await accessible(page, "rulebooks");
await page.locator(".editions a[href*='/rulebooks/']").first().click();
await page.getByText("运行的规则").first().waitFor();
await accessible(page, "rulebook");

// another edition: uploaded as a draft, compared, put in force
await page.goto(`${BASE}/town/rulebooks`);
await page.getByRole("button", { name: "上传新版本" }).click();
await page.locator(".ant-modal input[type=file]").setInputFiles(EDITION);
await accessible(page, "rulebook-upload");
await page.getByRole("button", { name: "检查并上传" }).click();
await page.getByText("检查通过，已成为草稿。").waitFor();
await page.goto(`${BASE}/town/rulebooks`);
const draft = page.locator(".editions li").filter({ hasText: "2版" });
await draft.getByRole("button", { name: "比较" }).click();
await page.getByRole("menuitem", { name: "1版" }).waitFor();
await accessible(page, "rulebooks-menu");
await page.keyboard.press("Enter");
await page.waitForURL(/\/diff\//);
await page.getByText(/修改 \d+ 处/).waitFor();
check((await page.locator("ins").allInnerTexts()).join().includes("80") && (await page.locator("del").allInnerTexts()).join().includes("100"), "the difference marks what changed");
await accessible(page, "diff");
await page.goto(`${BASE}/town/scores/half-year/2011-H2`);
await grid.waitFor();
const place = await grid.evaluate((node, text) => [...node.querySelectorAll('[role="gridcell"]')].findIndex((one) => one.innerText.includes(text)), shown);
check(place >= 0, "the sheet still shows the number of the first edition");
await page.goto(`${BASE}/town/rulebooks`);
await draft.getByRole("button", { name: "施行" }).click();
await page.getByLabel("从哪一天起").fill("2011-07-01");
await page.getByLabel("依据或理由").fill("试验〔2011〕2号");
await accessible(page, "force");
await page.locator(".ant-modal").getByRole("button", { name: "施行" }).click();
await page.getByText("已设为从 2011-07-01 起施行。").waitFor();
await accessible(page, "notice");
await page.goto(`${BASE}/town/scores/half-year/2011-H2`);
await page.getByText(/2版/).first().waitFor();
await grid.waitFor();
const eighty = await grid.getByRole("gridcell").nth(place).innerText();
check(Math.abs(Number(eighty.match(/\d+\.\d\d/)?.[0]) - Number(shown) * 0.8) < 0.011, `the edition in force scores: ${shown} of 100 became ${eighty} of 80`);

// downloads: the files arrive and hold the figures that the page shows
const sheet = await page.evaluate(async () => (await fetch("/api/town/scores/half-year/2011-H2")).json());
const total = sheet.items.findIndex((item) => item.kind === "total");
for (const [format, word] of [["csv", "CSV 表格"], ["xlsx", "Excel 工作簿"]]) {
	await page.getByRole("button", { name: "导出" }).click();
	const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: word }).click()]);
	check(download.suggestedFilename().endsWith(`.${format}`), `the download is called ${download.suggestedFilename()}`);
	await download.saveAs(`${DOWNLOADS}/sheet.${format}`);
}
writeFileSync(`${DOWNLOADS}/sheet.json`, JSON.stringify(sheet.subjects.map((subject, i) => ({ name: subject.name, total: sheet.rows[i][total].shown }))));

// a fact is changed in another session; the open sheet follows without a reload
const few = await page.evaluate(async ({ subjects, rows, total }) => {
	const get = async (path) => (await fetch(`/api/town${path}`)).json();
	for (const [i, { id, name }] of subjects.entries()) {
		if (!(Number(rows[i][total].shown) > 0))
			continue;
		const { facts, total: n } = await get(`/facts/assignments?count=1&limit=200&f=unit_id:eq:${encodeURIComponent(id)}`);
		const one = facts.find(({ values: v }) => v.due_at && v.handled_at && v.handled_at <= v.due_at && v.dispatched_at >= "2011-07" && v.dispatched_at < "2012" && v.due_at < "2011-12");
		if (n <= 200 && one !== undefined)
			return { name, id: one.id, at: i, shown: rows[i][total].shown };
	}
	return null;
}, { subjects: sheet.subjects, rows: sheet.rows, total });
check(few !== null, "a unit with few assignments");
await page.evaluate(() => { window.unloaded = "no"; });
await page.getByLabel("按名称查找").fill(few.name);
const totals = () => grid.getByRole("row").filter({ hasText: few.name }).first().innerText();
await page.waitForFunction((name) => document.querySelector('[role="grid"]')?.innerText.includes(name), few.name);
check((await totals()).includes(few.shown), `the sheet shows ${few.shown} for ${few.name}`);
const other = await visit(1440, 900);
await enter(other, "admin", FRESH);
await other.waitForURL(/\/town\//);
await other.goto(`${BASE}/town/facts/assignments/${encodeURIComponent(few.id)}`);
await other.getByRole("button", { name: "修改" }).focus();
await other.keyboard.press("Enter");
await other.getByLabel("办结时间").first().waitFor();
await accessible(other, "fact-form");
await other.locator("#handled_at").fill("2012-06-01T00:00");
await other.getByRole("button", { name: /保\s*存/ }).click();
await other.getByText("请写明理由").waitFor();
check(await other.locator("#\\~why").evaluate((node) => node === document.activeElement), "the first mistake has the focus");
await accessible(other, "fact-form-mistake");
await other.locator("#\\~why").fill("经核实，当时并未办结");
await other.keyboard.press("Control+Enter");
await other.getByText("已保存为第 2 版。").waitFor();
await other.getByText("经核实，当时并未办结").waitFor();
await accessible(other, "fact-changed");
await page.waitForFunction(([name, was]) => ![...document.querySelectorAll('[role="row"]')].find((row) => row.innerText.includes(name))?.innerText.includes(was), [few.name, few.shown]);
const fallen = Number((await page.evaluate(async () => (await fetch("/api/town/scores/half-year/2011-H2")).json())).rows[few.at][total].shown);
check(fallen < Number(few.shown) && (await totals()).includes(fallen.toFixed(2)), `the open sheet followed: ${few.shown} became ${fallen}`);
check(await page.evaluate(() => window.unloaded === "no"), "the sheet followed without a reload");

// two people change the same fact: nothing is lost, nothing overwritten unseen
await other.getByRole("button", { name: "修改" }).click();
await other.locator("#handled_at").fill("2011-12-24T12:00");
const put = (values, version) => page.evaluate(async ([id, values, version]) => {
	const now = await (await fetch(`/api/town/facts/assignments/${encodeURIComponent(id)}`)).json();
	const answer = await fetch(`/api/town/facts/assignments/${encodeURIComponent(id)}`, { method: "PUT", headers: { "Content-Type": "application/json", "X-Jieban": "1" }, body: JSON.stringify({ values: { ...now.values, ...values }, version, why: "同时" }) });
	return answer.status;
}, [few.id, values, version]);
check(await put({ handled_at: "2012-07-01T00:00", accepted_at: "2011-07-09T08:00" }, 2) === 200, "another puts version 3");
await other.locator("#\\~why").fill("以回访为准");
await other.keyboard.press("Control+Enter");
await other.getByText(/现在是第 3 版/).waitFor();
await other.getByText("别人已改成：2012-07-01 00:00").waitFor();
check(await other.locator("#handled_at").inputValue() === "2011-12-24T12:00", "what was entered is still there");
check(await other.locator("#accepted_at").inputValue() === "2011-07-09T08:00", "what was not touched is brought up to date");
await accessible(other, "fact-form-conflict");
await other.keyboard.press("Control+Enter");
await other.getByText("已保存为第 4 版。").waitFor();

// a new one: what is wrong stands beside its field; then it is removed, with a reason
await other.goto(`${BASE}/town/units`);
await settled(other);
const taken = sheet.subjects[0].id;
await other.getByRole("button", { name: "新增单位" }).click();
await other.locator("#unit_id").fill(taken);
await other.getByRole("button", { name: /保\s*存/ }).click();
await other.locator(".ant-form-item").filter({ has: other.locator("#unit_id") }).getByText(/已有了/).waitFor();
await accessible(other, "fact-form-taken");
await other.locator("#unit_id").fill("newcomer");
await other.locator("#name").fill("新来的单位");
await other.getByRole("button", { name: /保\s*存/ }).click();
await other.getByText("已保存为第 1 版。").waitFor();
await other.goto(`${BASE}/town/facts/units/newcomer`);
await other.getByRole("button", { name: "删除" }).click();
await accessible(other, "fact-remove");
await other.locator(".ant-modal").getByLabel("理由").fill("录错了");
await other.locator(".ant-modal").getByRole("button", { name: "删除" }).click();
await other.getByText("已删除。").waitFor();
await other.waitForURL(/\/facts\/units$/);

// a fact without an id of its own, with a link that is looked for
await other.goto(`${BASE}/town/facts/manual_scores`);
await other.getByRole("button", { name: "新增评定分" }).click();
await other.locator("#item").fill("B-9");
await other.locator("#unit_id").fill(few.name.slice(0, 6));
await other.locator(".link-option").filter({ hasText: few.name }).first().click();
await other.locator("#period").fill("2011-13");
await other.getByText("请写成 2026-09").waitFor();
await other.locator("#period").fill("2011-H2");
await other.locator("#points").fill("1.5");
await accessible(other, "fact-form-new");
await other.getByRole("button", { name: /保\s*存/ }).click();
await other.getByText("已保存为第 1 版。").waitFor();
await other.waitForURL(/\/facts\/manual_scores\/~/);
await settled(other);
check((await other.locator("dl.fact").innerText()).includes(few.name), "the new fact shows whom it is linked to");
await accessible(other, "fact-new");
// closing with something unsaved asks first
await other.getByRole("button", { name: "修改" }).click();
await other.locator("#points").fill("2");
await other.keyboard.press("Escape");
await other.getByText("填写的内容还没有保存。").waitFor();
await other.getByRole("button", { name: "放弃修改" }).click();
await other.locator(".ant-drawer-section").waitFor({ state: "detached" });
check(true, "unsaved entries are not thrown away unasked");
await other.context().close();

// a calendar that nobody has published yet
await page.goto(`${BASE}/town/calendar/2027`);
await page.getByText("还没有发布或加载").waitFor();
await page.getByTestId("calendar-file").setInputFiles(CALENDAR);
await page.getByText(/全年 \d+ 个工作日/).waitFor();
check(true, "the notice of 2027 is loaded");
await accessible(page, "calendar");

// the other pages
for (const [name, text] of [["units", "单位"], ["people", "人员"], ["accounts", "新建账号"], ["governments", "街镇"], ["audit", "审计记录"]]) {
	await page.goto(`${BASE}/town/${name}`);
	await page.getByText(text).first().waitFor();
	await settled(page);
	await accessible(page, name);
}

// an account for a desk, whose password is shown once
await page.goto(`${BASE}/town/accounts`);
await page.getByRole("button", { name: "新建账号" }).click();
await page.getByLabel("账号", { exact: true }).last().fill("desk");
await page.getByLabel("姓名", { exact: true }).fill("坐席甲");
await page.getByRole("button", { name: /保\s*存/ }).click();
const password = (await page.locator(".revealed-password").innerText()).trim();
check(password.length >= 10, "the made password is shown");
await accessible(page, "account-made");

// English is whole too
await page.context().addCookies([{ name: "lang", value: "en", url: BASE }]);
await page.goto(`${BASE}/town/scores/half-year/2011-H2`);
await page.getByText("Scores").first().waitFor();
check(true, "English");

// the desk, on a phone: changes its password, sees scores, and is refused the accounts
const desk = await visit(390, 844);
await enter(desk, "desk", password);
await desk.getByText("请先设置自己的密码").first().waitFor();
const again = desk.locator("input[type=password]");
await again.nth(0).fill(password);
await again.nth(1).fill(FRESH);
await again.nth(2).fill(FRESH);
await desk.keyboard.press("Enter");
await desk.waitForURL(/\/town\/scores/);
await desk.goto(`${BASE}/town/accounts`);
await desk.getByText("没有看这一页的权限").waitFor();
check(true, "refused");
await accessible(desk, "denied");
for (const name of ["scores/half-year/2011-H2", "facts/orders", "calendar/2026", "rulebooks"]) {
	await desk.goto(`${BASE}/town/${name}`);
	await settled(desk);
	await accessible(desk, name.split("/")[0]);
}

// somebody who may look and not change
const viewer = await visit(390, 844);
await enter(viewer, "viewer", VIEWER);
await viewer.getByText("请先设置自己的密码").first().waitFor();
const first = viewer.locator("input[type=password]");
await first.nth(0).fill(VIEWER);
await first.nth(1).fill(FRESH);
await first.nth(2).fill(FRESH);
await viewer.keyboard.press("Enter");
await viewer.waitForURL(/\/town\/scores/);
await viewer.goto(`${BASE}/town/facts/units/${encodeURIComponent(sheet.subjects[0].id)}`);
await viewer.getByText("变更历史").waitFor();
check(await viewer.getByRole("button", { name: "修改" }).count() === 0 && await viewer.getByRole("button", { name: "删除" }).count() === 0, "no form without the right");
await accessible(viewer, "fact");
await viewer.goto(`${BASE}/town/audit`);
await viewer.getByText("试验〔2011〕2号").waitFor();
check(true, "the audit tells why the edition came into force");
await accessible(viewer, "audit");

// what a browser that has never been here loads until the score sheet stands
const fresh = await visit(1440, 900);
const loaded = new Set();
fresh.on("response", (response) => { const at = /\/assets\/([^?]+\.(?:js|css))$/.exec(response.url()); if (at) loaded.add(at[1]); });
await enter(fresh, "viewer", FRESH);
await fresh.waitForURL(/\/town\/scores\/half-year/);
await fresh.getByRole("grid").waitFor();
const weight = [...loaded].reduce((sum, name) => sum + statSync(`${process.env.JIEBAN_SOURCE}/web/dist/assets/${name}.gz`).size, 0);
check(loaded.size > 5 && weight < FIRST_PAGE, `sign-in and score sheet weigh ${weight} bytes as gzip, over ${FIRST_PAGE}`);
await end();

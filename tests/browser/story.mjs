// The story of a newcomer, in a real browser against the real program: signs in, changes the first password, imports a bundle and watches it, opens the
// score sheet, follows a number down to its orders, reads the rulebook page, loads a calendar, and is refused what the role may not do. Every page on
// the way is held against axe-core, and no console error is let pass. Called by tests/system/test_story.py, which starts the server.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const need = createRequire(process.env.JIEBAN_SOURCE + "/web/package.json");
const { chromium } = need("playwright-core");
const axe = readFileSync(need.resolve("axe-core/axe.min.js"), "utf8");
const { BASE, BUNDLE, CALENDAR, FIRST, SHOTS } = process.env;
const FRESH = "Xiao-Hua-7-lane";
let passed = 0, failed = 0;

function check(good, what) {
	if (good) passed++;
	else { failed++; console.log("FAILED:", what); }
}

const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
	args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"],
});

async function visit(width, height) {
	const context = await browser.newContext({ viewport: { width, height }, locale: "zh-CN" });
	const page = await context.newPage();
	page.setDefaultTimeout(Number(process.env.PATIENCE ?? 90_000));
	page.on("pageerror", (error) => check(false, `an error on ${page.url()}: ${error}`));
	page.on("console", (message) => {
		// a refused request is told by the browser as an error too; those are checked by what the page shows
		if (message.type() === "error" && !/status of 4\d\d/.test(message.text()))
			check(false, `the console on ${page.url()}: ${message.text()}`);
	});
	return page;
}

/** The event stream never lets the network be idle: a page is there when nothing is a skeleton any more. */
async function settled(page) {
	await page.locator("h1, .state h2").first().waitFor();
	await page.waitForFunction(() => !document.querySelector(".skeleton, .ant-spin-spinning"));
}

async function accessible(page, name) {
	await page.evaluate(axe);
	const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
	check(violations.length === 0, `${name}: ${violations.map((v) => `${v.id} (${v.nodes.length}): ${v.nodes[0]?.html.slice(0, 160)}`).join("; ")}`);
	if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-${page.viewportSize().width}.png` });
}

async function signIn(page, login, password) {
	await page.goto(`${BASE}/sign-in`);
	await page.getByLabel("账号", { exact: true }).fill(login);
	await page.getByLabel("密码", { exact: true }).fill(password);
	await page.keyboard.press("Enter");
}

const page = await visit(1440, 900);

// a wrong password is told, and nothing more
await signIn(page, "admin", "not-the-password");
await page.getByText("账号或密码不对").waitFor();
check(true, "wrong password");
await accessible(page, "sign-in");

// the first password must be changed
await signIn(page, "admin", FIRST);
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
await page.locator(".facts-table tbody tr").nth(5).waitFor();
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
await signIn(desk, "desk", password);
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
	const wide = await desk.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	check(wide <= 0, `${name} is ${wide} pixels too wide for a phone`);
	await accessible(desk, name.split("/")[0]);
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

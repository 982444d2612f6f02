// The pictures of the README: the demo's pages at desk and phone width, in Chinese. BASE, PASSWORD, OUT; ONLY: names of pictures, none for all.
// Called by script/screenshots.
import { createRequire } from "node:module";

const need = createRequire(new URL("../../web/package.json", import.meta.url));
const { chromium } = need("playwright-core");
const { BASE, PASSWORD, OUT, ONLY = "" } = process.env;
const only = ONLY.split(" ").filter(Boolean);
const wanted = (name) => only.length === 0 || only.includes(name);
const home = "/nanmatou/scores/month/2026-09";
const shots = {
	scores: home, trace: `${home}/subjects/JW03/items/NM-B2`, rulebook: "/nanmatou/rulebooks", facts: "/nanmatou/facts/orders", order: "/nanmatou/facts/orders",
	imports: "/nanmatou/imports", calendar: "/nanmatou/calendar/2026", accounts: "/nanmatou/accounts", governments: "/nanmatou/governments", audit: "/nanmatou/audit",
	units: "/nanmatou/units", people: "/nanmatou/people",
	work: "/nanmatou/work", board: "/nanmatou/board", handling: "/nanmatou/work", messages: "/nanmatou/messages",
	shifts: "/nanmatou/shifts", catalogue: "/nanmatou/catalogue", deputies: "/nanmatou/deputies", "review-points": "/nanmatou/review-points", retention: "/nanmatou/retention",
};
const OPERATOR = "nmt-desk", CALL = { title: "工地夜间施工噪声扰民", description: "小区南侧工地连续三天夜里仍有打桩、切割声，家里老人无法休息。" };
const follow = { rulebook: ".editions a[href*='/rulebooks/']", order: "a[href*='/orders/']", handling: "main a[href*='/orders/']" };
/** The event stream never lets the network be idle: a page is there when nothing is a skeleton any more. */
async function settled(page) {
	await page.locator("h1").first().waitFor();
	await page.waitForFunction(() => !document.querySelector(".skeleton, .ant-spin-spinning"));
}

async function signIn(page, login) {
	await page.getByLabel("账号", { exact: true }).fill(login);
	await page.getByLabel("密码", { exact: true }).fill(PASSWORD);
	await page.keyboard.press("Enter");
}

/** A call is being taken down, and orders like it stand beside it. */
async function intake(size, path) {
	const context = await browser.newContext(size), page = await context.newPage();
	await page.goto(`${BASE}/sign-in`);
	await signIn(page, OPERATOR);
	await page.waitForURL(/work/);
	await page.goto(`${BASE}/nanmatou/intake`);
	await settled(page);
	await page.getByLabel("标题", { exact: true }).fill(CALL.title);
	await page.getByLabel("内容", { exact: true }).fill(CALL.description);
	const found = page.getByRole("region", { name: "已结的相似工单" });
	await found.getByRole("listitem").first().waitFor();
	await settled(page);
	if (size.viewport.width < 1080)         // beside it is below it
		await page.getByRole("complementary", { name: "诉求人和相似工单" }).evaluate((aside) => aside.scrollIntoView({ block: "start" }));
	else
		await page.evaluate(() => window.scrollTo(0, 0));
	await page.waitForTimeout(1200);
	await page.screenshot({ path });
	await context.close();
}

const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium-headless-shell",
	args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
for (const [suffix, width, height] of [["", 1440, 900], ["-phone", 390, 844]]) {
	const size = { viewport: { width, height }, locale: "zh-CN" }, context = await browser.newContext(size);
	const page = await context.newPage();
	await page.goto(`${BASE}/sign-in`);
	if (wanted("sign-in"))
		await page.screenshot({ path: `${OUT}/sign-in${suffix}.png` });
	await signIn(page, "demo");
	await page.waitForURL(/scores/);
	for (const [name, path] of Object.entries(shots)) {
		if (!wanted(name))
			continue;
		await page.goto(BASE + path);
		await settled(page);
		if (follow[name]) {
			await page.locator(follow[name]).nth(name === "order" ? 12 : 0).click();
			await page.waitForURL((url) => url.pathname !== path);
			await settled(page);
		}
		await page.waitForTimeout(1200);
		await page.screenshot({ path: `${OUT}/${name}${suffix}.png` });
	}
	await context.close();
	if (wanted("intake"))
		await intake(size, `${OUT}/intake${suffix}.png`);
}
await browser.close();

// The pictures of the README: the demo's pages at desk and phone width, in Chinese. BASE, PASSWORD, OUT. Called by script/screenshots.
import { createRequire } from "node:module";

const need = createRequire(new URL("../../web/package.json", import.meta.url));
const { chromium } = need("playwright-core");
const { BASE, PASSWORD, OUT } = process.env;
const home = "/nanmatou/scores/month/2026-09";
const shots = {
	scores: home, trace: `${home}/subjects/JW03/items/NM-B2`, rulebook: "/nanmatou/rulebooks", facts: "/nanmatou/facts/orders", order: "/nanmatou/facts/orders",
	imports: "/nanmatou/imports", calendar: "/nanmatou/calendar/2026", accounts: "/nanmatou/accounts", governments: "/nanmatou/governments", audit: "/nanmatou/audit",
	units: "/nanmatou/units", people: "/nanmatou/people",
	work: "/nanmatou/work", board: "/nanmatou/board", handling: "/nanmatou/work", messages: "/nanmatou/messages",
	shifts: "/nanmatou/shifts", catalogue: "/nanmatou/catalogue", deputies: "/nanmatou/deputies", "review-points": "/nanmatou/review-points", retention: "/nanmatou/retention",
};
const follow = { rulebook: ".editions a[href*='/rulebooks/']", order: "a[href*='/orders/']", handling: "main a[href*='/orders/']" };
/** The event stream never lets the network be idle: a page is there when nothing is a skeleton any more. */
async function settled(page) {
	await page.locator("h1").first().waitFor();
	await page.waitForFunction(() => !document.querySelector(".skeleton, .ant-spin-spinning"));
}

const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium-headless-shell",
	args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
for (const [suffix, width, height] of [["", 1440, 900], ["-phone", 390, 844]]) {
	const context = await browser.newContext({ viewport: { width, height }, locale: "zh-CN" });
	const page = await context.newPage();
	await page.goto(`${BASE}/sign-in`);
	await page.screenshot({ path: `${OUT}/sign-in${suffix}.png` });
	await page.getByLabel("账号", { exact: true }).fill("demo");
	await page.getByLabel("密码", { exact: true }).fill(PASSWORD);
	await page.keyboard.press("Enter");
	await page.waitForURL(/scores/);
	for (const [name, path] of Object.entries(shots)) {
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
}
await browser.close();

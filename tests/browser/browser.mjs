// What the stories share: a browser, people who act in it, the clock of the test, and what every page that is passed is held against:
// axe-core finds nothing, the console says nothing, no page is wider than its window. SHOTS=FOLDER keeps a picture of each, and the steps with their seconds.
import { createRequire } from "node:module";
import { appendFileSync, readFileSync, renameSync, writeFileSync } from "node:fs";

const need = createRequire(process.env.JIEBAN_SOURCE + "/web/package.json");
const { chromium, request } = need("playwright-core");
const axe = readFileSync(need.resolve("axe-core/axe.min.js"), "utf8");
const { CLOCK, LOOKED_AT, PASSWORD, SHOTS } = process.env;
export const { BASE } = process.env;
const DESK = { width: 1440, height: 900 }, PHONE = { width: 390, height: 844 };
let passed = 0, failed = 0;

/** How far a story is, for somebody who watches it. */
function step(...what) {
	if (SHOTS) appendFileSync(`${SHOTS}/steps.txt`, `${(performance.now() / 1000).toFixed(1)} ${what.join(" ")}\n`);
}

export function check(good, what) {
	if (good) passed++;
	else { failed++; console.log("FAILED:", what); }
}

/** What the console may say: a refused request is told by the browser as an error too; those are checked by what the page shows. */
const provoked = [/status of 4\d\d/];
export const provoke = (pattern) => provoked.push(pattern);

const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium-headless-shell",
	// V8 beside the page instead of on threads of its own: on two cores a story takes a third less of them; and no optimising compilers, which a page that is
	// left in a second never repays: a sixth less again
	args: ["--js-flags=--single-threaded --no-opt --no-maglev", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"],
});

/** The last line of a story: how much was checked. */
export async function end() {
	await browser.close();
	console.log(`${passed} passed, ${failed} failed`);
	process.exit(failed > 0 ? 1 : 0);
}

/** A story that stops half way says how far it came, and what stood on its pages. */
let stopped = false;
process.on("uncaughtException", async (error) => {
	check(false, error.stack);
	if (stopped)            // looking at the pages went wrong too: the browser is gone
		process.exit(1);
	stopped = true;
	for (const [i, page] of browser.contexts().flatMap((context) => context.pages()).entries()) {
		console.log(`${page.url()}: ${(await page.locator(".ant-drawer, [role=alert], .ant-form-item-explain-error, main").allInnerTexts()).join(" | ").replace(/\s+/g, " ").slice(0, 1_500)}`);
		if (SHOTS)
			await page.screenshot({ path: `${SHOTS}/stopped-${i}.png` });
	}
	await end();
});

/** A window, nobody signed in; who() says for whom it speaks. */
export async function empty(who, size = DESK) {
	const context = await browser.newContext({ viewport: size, locale: "zh-CN", reducedMotion: "reduce" });
	const page = await context.newPage();
	page.setDefaultTimeout(Number(process.env.PATIENCE ?? 90_000));
	page.on("pageerror", (error) => check(false, `${who()}: an error on ${page.url()}: ${error}`));
	page.on("console", (message) => {
		if (message.type() === "error" && !provoked.some((pattern) => pattern.test(message.text())))
			check(false, `${who()}: the console on ${page.url()}: ${message.text()}`);
	});
	return page;
}

export async function signIn(page, login, password = PASSWORD) {
	await page.getByLabel("账号", { exact: true }).fill(login);
	await page.getByLabel("密码", { exact: true }).fill(password);
	await page.keyboard.press("Enter");
}

/** Signed in by the form, where the program then leads. */
export async function visit(login, width = DESK.width, height = DESK.height) {
	const page = await empty(() => login, { width, height });
	await page.goto(`${BASE}/sign-in`);
	await signIn(page, login);
	await page.waitForURL(/\/town\/(work|scores)/);
	return page;
}

/** The event stream never lets the network be idle: a page is there when nothing is a skeleton any more. */
export async function settled(page) {
	await page.locator("h1, .state h2").first().waitFor();
	await page.waitForFunction(() => !document.querySelector(".skeleton, .ant-spin-spinning"));
}

export async function accessible(page, name) {
	await settled(page);
	if (LOOKED_AT !== undefined)    // these very pages were, over the other database
		return;
	if (!await page.evaluate(() => "axe" in window))
		await page.evaluate(axe);
	const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
	check(violations.length === 0, `${name}: ${violations.map((v) => `${v.id} (${v.nodes.length}): ${v.nodes[0]?.html.slice(0, 160)}`).join("; ")}`);
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	check(wide <= 0, `${name} is ${wide} pixels too wide`);
	if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-${page.viewportSize().width}.png`, fullPage: await drawer(page).count() === 0 });
}

/** The same page at the desk and on a phone. */
export async function both(page, name) {
	for (const size of [DESK, PHONE]) {
		await page.setViewportSize(size);
		await accessible(page, name);
	}
	await page.setViewportSize(DESK);
}

/* ---- forms ------------------------------------------------------------------------------------------------------------------------------ */

/** The smallest picture: one pixel. */
export const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");
export const photo = (name) => ({ name: `${name}.png`, mimeType: "image/png", buffer: PNG });
export const paper = (name) => ({ name: `${name}.pdf`, mimeType: "application/pdf", buffer: Buffer.from(`%PDF-1.4\n${name}\n`) });

const plain = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

export const line = (page, label) => page.locator(".ant-form-item").filter({ has: page.locator("label", { hasText: new RegExp(`^${plain(label)}$`) }) });

/** One of the choices that lie open. */
export async function choose(page, label, option) {
	await line(page, label).locator(".ant-radio-button-wrapper", { hasText: new RegExp(`^${plain(option)}$`) }).click();
}

/** One of a folded list; typed text narrows it, at the server where it leads to facts. */
export async function pick(page, label, option) {
	const box = line(page, label).getByRole("combobox");
	await box.fill(option);
	await page.locator(`.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option[title="${option}"]`).click();
}

/** A file for a piece of evidence; there once its name is in the list. */
export async function attach(page, label, file) {
	const box = page.getByTestId(`evidence-${label}`);
	await box.setInputFiles(file);
	await page.locator(".evidence").filter({ has: box }).locator("li", { hasText: file.name }).waitFor();
}

/** Whatever kind of input it is: choices, a list, a file, a text. */
export async function fill(page, inputs) {
	for (const [label, value] of Object.entries(inputs)) {
		if (typeof value === "object") {
			await attach(page, label, value);
			continue;
		}
		if (value === true) {       // signed by whoever is signed in
			await line(page, label).getByRole("checkbox").check();
			continue;
		}
		const item = line(page, label), more = page.locator(".act-more", { hasText: "更多栏目" });
		await item.or(more).first().waitFor();
		if (await item.count() === 0)
			await more.click();
		if (await item.locator(".choices").count() > 0)
			await choose(page, label, value);
		else if (await item.getByRole("combobox").count() > 0)
			await pick(page, label, value);
		else
			await item.locator("input, textarea").fill(value);
	}
}

export async function open(page, title) {
	await page.locator(".offer-buttons").getByRole("button", { name: title, exact: true }).click();
	await page.locator(".ant-drawer .act-clause").waitFor();
}

const drawer = (page) => page.locator(".ant-drawer");

/** Sends the open form, which then closes. */
export async function sent(page) {
	await page.locator(".act-foot .ant-btn-primary").click();
	await page.locator(".ant-drawer .act-clause").waitFor({ state: "detached" });
}

/** Sends the open form; the order is then in that state. */
export async function submit(page, state) {
	await sent(page);
	await page.locator(".case-basis .tone", { hasText: new RegExp(`^${plain(state)}$`) }).waitFor();
	check(true, state);
}

/* ---- a town of people, and its clock ---------------------------------------------------------------------------------------------------- */

let instant = 0;

/** Sets the clock that the server reads to civil time in Shanghai, or moves it on by minutes. */
export function now(to) {
	instant = typeof to === "number" ? instant + to * 60_000 : Date.parse(`${to}+08:00`);
	if (Number.isNaN(instant))
		throw new Error(`no instant: ${to}`);
	writeFileSync(`${CLOCK}.new`, String(instant));
	renameSync(`${CLOCK}.new`, CLOCK);
}

/**
 * Two windows do for all people, who sit down at one after another: a window at which nobody sits shows nothing, so that it neither listens to the
 * server nor draws, and what the browser keeps of the program is kept for all. Who sits there is looked up by `who`; `instant` is that of the page.
 */
const desk = { size: DESK }, phone = { size: PHONE };
/** Screens that were looked at, by their names. */
const looked = new Set();

/** Somebody of the town, who is signed in again whenever their session has run out. */
export class Person {
	constructor(story, name, login, onPhone = false) {
		Object.assign(this, { story, name, login, window: onPhone ? phone : desk });
	}

	get page() {
		return this.window.page;
	}

	async sits() {
		const other = this.window === desk ? phone : desk;
		if (other.who !== undefined) {
			await other.page.goto(`${BASE}/api/health`);
			other.who.cookies = await other.page.context().cookies();
			other.who = undefined;
		}
		if (this.window.who === this)
			return;
		this.window.page ??= await empty(() => this.window.who?.name, this.window.size);
		const context = this.page.context();
		if (this.window.who !== undefined) {
			await this.page.goto(`${BASE}/api/health`);
			this.window.who.cookies = await context.cookies();
		}
		await context.clearCookies();
		await context.addCookies(this.cookies ?? []);
		this.window.who = this;
	}

	async see(path) {
		step(this.name, path);
		await this.sits();
		await this.page.goto(BASE + path);
		await this.page.locator("h1, .state h2").first().waitFor();
		if (new URL(this.page.url()).pathname === "/sign-in") {
			await signIn(this.page, this.login);
			await this.page.waitForURL(BASE + path);        // back to where they wanted to go
		}
		await settled(this.page);
		this.window.instant = instant;
		return this.page;
	}

	/** The page of an order, as it is now: what the own steps made of it, or seen anew. */
	async at(order) {
		const path = `/town/orders/${order}`;
		if (this.window.who !== this || !this.page.url().endsWith(path) || this.window.instant !== instant)
			await this.see(path);
		return this.page;
	}

	/** Holds the screen against what every screen must be, once for each name and width. */
	async looks(name) {
		const whole = `${this.story}-${name.replace(/[ ·，、/（）“”]+/g, "-")}`, key = `${whole} ${this.window.size.width}`;
		if (!looked.has(key)) {
			looked.add(key);
			await accessible(this.page, whole);
		}
	}

	/** Opens the form of a step and fills it in, and no more. */
	async fills(order, title, inputs = {}) {
		step(this.name, title);
		const page = await this.at(order);
		await open(page, title);
		await fill(page, inputs);
	}

	/** One step: form, sent, and the state that the order is then in. */
	async does(order, title, inputs, state) {
		await this.fills(order, title, inputs);
		await this.looks(`form-${title}`);
		await submit(this.page, state);
		await this.looks(`order-${state}`);
	}

	/** Sends the form as it is and is refused with these words, in the form itself. */
	async refused(order, title, inputs, words) {
		await this.fills(order, title, inputs);
		await this.page.locator(".act-foot .ant-btn-primary").click();
		await drawer(this.page).getByText(words).first().waitFor();
		check(true, words);
		await this.looks(`refused-${title}`);
	}

	/** What was typed is still there: fills in what was missing and sends. */
	async mends(inputs, state) {
		await fill(this.page, inputs);
		await submit(this.page, state);
	}

	/** Closes the form and leaves what was typed. */
	async leaves() {
		await this.page.locator(".act-foot").getByRole("button", { name: /^取\s*消$/ }).click();
		await this.page.locator(".act-foot").getByRole("button", { name: /^放\s*弃$/ }).click();
		await this.page.locator(".ant-drawer .act-clause").waitFor({ state: "detached" });
	}

	/** One of the paper forms of an order, as a page for the printer. */
	async opens(order, form) {
		const page = await this.at(order);
		await page.locator(".case-kind a[href*='/papers/']", { hasText: form }).first().click();
		await page.waitForURL(/\/papers\//);
		await page.locator(".paper table").waitFor();
		await this.looks(`paper-${form}`);
	}

	/** Signs the open step of a form. */
	async signs(order, form) {
		await this.opens(order, form);
		await this.page.getByRole("button", { name: /^签署/ }).click();
		await this.page.locator(".act-foot .ant-btn-primary").click();
		await this.page.locator(".paper .signed", { hasText: this.name }).waitFor();
		check(true, `${this.name} signs ${form}`);
	}

	/** A step that cannot be taken yet is listed with its reason. */
	async waits(order, title, why) {
		const page = await this.at(order);
		const more = page.locator(".case-offers .offer-more[aria-expanded=false]");
		await page.locator(".case-offers h2").waitFor();
		if (await more.count() > 0)
			await more.click();
		await page.locator(".offer-waiting li").filter({ hasText: title }).getByText(why).waitFor();
		check(true, `${title}: ${why}`);
	}

	/** A step that this person has no part in. */
	async cannot(order, title) {
		const page = await this.at(order);
		await page.locator(".case-offers h2").waitFor();
		check(await page.locator(".case-offers").getByText(title, { exact: true }).count() === 0, `${this.name} is offered “${title}”`);
	}

	/** The running clock of that name says when it is due. */
	async clock(order, title, due) {
		const page = await this.at(order);
		await page.locator(".case-clocks li").filter({ has: page.locator(".clock-head b", { hasText: new RegExp(`^${plain(title)}$`) }) }).first().getByText(due).first().waitFor();
		check(true, `${title}: ${due}`);
	}

	/** Takes an order down at the intake page; returns its number. */
	async takes(inputs, meanwhile = () => undefined) {
		const page = await this.see("/town/intake");
		await fill(page, inputs);
		await meanwhile(page);
		await this.looks("intake");
		await page.locator(".intake-foot .ant-btn-primary").click();
		await page.waitForURL(/\/orders\/[^/]+$/);
		await settled(page);
		return decodeURIComponent(page.url().split("/").at(-1));
	}

	/** The same through the interface, for days that the story passes over. */
	async call(verb, path, data, type = "application/json") {
		this.line ??= await request.newContext({ extraHTTPHeaders: { "X-Jieban": "1" } });
		const ask = () => this.line.fetch(`${BASE}/api/town${path}`, { method: verb, headers: { "Content-Type": type }, data });
		let answer = await ask();
		if (answer.status() === 401) {
			await this.line.post(`${BASE}/api/sign-in`, { data: { login: this.login, password: PASSWORD } });
			answer = await ask();
		}
		if (!answer.ok())
			throw new Error(`${this.name} ${verb} ${path}: ${answer.status()} ${await answer.text()}`);
		return answer.json();
	}

	async begins(action, inputs) {
		return (await this.call("POST", "/orders", { action, inputs })).order_id;
	}

	async acts(order, action, inputs = {}, more = {}) {
		return (await this.call("POST", `/orders/${order}/actions`, { action, inputs, ...more })).state;
	}

	async sends(label, file) {
		const { sha256, kind, media, bytes } = await this.call("POST", "/contents", file.buffer, "application/octet-stream");
		return { sha256, kind, media, bytes, label, name: file.name };
	}

	/**
	 * The score sheet: what the page shows in its grid, and exactly what stands behind it. The table holds, for each unit and item, what was worked out
	 * by hand: the fraction and what is shown of it.
	 */
	async reads(path, table) {
		await this.sits();
		const page = this.page, there = (response) => new URL(response.url()).pathname === `/api/town/scores/${path}` && response.ok();
		const [answer] = await Promise.all([page.waitForResponse(there), this.see(`/town/scores/${path}`)]);
		const sheet = await answer.json();
		await page.getByRole("grid").waitFor();
		const shown = await page.evaluate(() => {
			const heads = [...document.querySelectorAll('[role="grid"] [role="columnheader"]')].map((head) => head.querySelector("small")?.innerText ?? "");
			const titles = [...document.querySelectorAll('[role="grid"] [role="columnheader"]')].map((head) => head.querySelector("b")?.innerText ?? "");
			const rows = [...document.querySelectorAll('[role="grid"] [role="row"]')].filter((row) => row.querySelector('[role="rowheader"]') !== null);
			return Object.fromEntries(rows.map((row) => [row.querySelector('[role="rowheader"] span').innerText, Object.fromEntries([...row.querySelectorAll('[role="gridcell"]')].flatMap((cell) => {
				const column = Number(cell.getAttribute("aria-colindex")) - 1, text = cell.querySelector(":scope > span:not(.hidden)")?.innerText ?? "";
				return [[heads[column], text], [titles[column], text]];
			}))]));
		});
		for (const [unit, items] of Object.entries(table))
			for (const [item, [exact, text]] of Object.entries(items)) {
				const row = sheet.subjects.findIndex((subject) => subject.name === unit), column = sheet.items.findIndex((one) => one.id === item);
				const is = sheet.rows[row]?.[column], seen = shown[unit]?.[item] ?? shown[unit]?.[sheet.items[column]?.title];
				check(is?.exact === exact, `${path} ${unit} ${item}: ${is?.exact}, by hand ${exact}`);
				check(seen === text, `${path} ${unit} ${item}: the page shows ${seen}, by hand ${text}`);
			}
		await this.looks("sheet");
	}
}

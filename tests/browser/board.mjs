// The supervisor's desk in a real browser against the real program, on the day that tests/system/test_board.py makes: the board and the lists behind its
// numbers, a saved filter, the search, the list as a file, a step on many orders from the board, what another does seen as it happens; at the desk and
// on a phone, in both languages, by keyboard, every page held against axe-core. Called by tests/system/test_board_pages.py, which starts the server.
import { readFileSync } from "node:fs";
import { accessible, BASE, check, end, provoke, visit } from "./browser.mjs";

const { LATER, NO_LIMIT } = process.env;
provoke(/ERR_FAILED/);          // a search is cut off on the way

const titles = (page) => page.locator("a[data-order]").evaluateAll((links) => links.map((link) => link.querySelector(":scope > b")?.textContent ?? link.textContent));
const rowOf = (page, unit) => page.locator(".board-units tbody tr").filter({ has: page.locator("th", { hasText: new RegExp(`^${unit}`) }) });
const numbersOf = async (page, unit) => (await rowOf(page, unit).locator("td").allInnerTexts()).join(" ");

// the board: every number leads to what is behind it
const supervisor = await visit("supervisor");
await supervisor.keyboard.press("g");
await supervisor.keyboard.press("b");
await supervisor.waitForURL(/\/board$/);
await rowOf(supervisor, "城建科").waitFor();
//                                          open over soon later none supervised returned reworked
check(await numbersOf(supervisor, "未派单") === "3 0 1 1 1 0 0 0", `not dispatched: ${await numbersOf(supervisor, "未派单")}`);
check(await numbersOf(supervisor, "城建科") === "4 1 0 3 0 1 0 1", `unit-1: ${await numbersOf(supervisor, "城建科")}`);
check(await numbersOf(supervisor, "南一居委会") === "3 0 0 3 0 1 1 0", `unit-2: ${await numbersOf(supervisor, "南一居委会")}`);
check((await supervisor.locator(".board-totals b").allInnerTexts()).join(" ") === "10 1 1 7 1 2 1 1", "the sums");
check((await supervisor.locator(".board-lines li.matter").first().innerText()).includes("来电 3 次"), "the matter that is called about most");
await accessible(supervisor, "board");
await supervisor.getByRole("link", { name: "南一居委会，本月退单：1" }).click();
await supervisor.waitForURL(/\/facts\/returns\?/);
await supervisor.locator(".ant-table-row").first().waitFor();
await supervisor.goBack();
await supervisor.getByRole("link", { name: "城建科，已超期：1" }).click();
await supervisor.waitForURL(/\/work\?unit=unit-1&due=overdue/);
await supervisor.waitForFunction(() => document.querySelectorAll(".panel.work:not(.old) a[data-order]").length === 1 && document.querySelector(".work-bar"));
check((await titles(supervisor)).join() === "垃圾没有清运", `the list behind the number: ${await titles(supervisor)}`);
await supervisor.locator(".work-table .limit", { hasText: "办结回复区城运（区级时限）" }).waitFor();
check(true, "a limit has its name");
check(await supervisor.getByRole("button", { name: "导出" }).count() === 0, "no export without the right");

// kept under a name, once; chosen by a key; taken away
await supervisor.getByRole("button", { name: "存下这个筛选" }).click();
await supervisor.getByLabel("名称").fill("城建科超期");
await supervisor.keyboard.press("Enter");
await supervisor.locator(".saved.on", { hasText: "城建科超期" }).waitFor();
await accessible(supervisor, "work-saved");
await supervisor.locator(".work-filter").click();
await supervisor.locator(".facets").getByText("已接单 6").waitFor();
check(true, "what can be chosen is counted");
await accessible(supervisor, "work-facets");
await supervisor.locator(".facets").getByText("退单审核 1").click();
await supervisor.keyboard.press("Escape");
await supervisor.getByRole("button", { name: "存下这个筛选" }).click();
await supervisor.getByLabel("名称").fill("城建科超期");
await supervisor.keyboard.press("Enter");
await supervisor.getByText("已经有叫“城建科超期”的筛选").waitFor();
check(true, "a name is used once");
await supervisor.keyboard.press("Escape");
await supervisor.goto(`${BASE}/town/work`);
await supervisor.locator("a[data-order]").nth(9).waitFor();
await supervisor.locator(".saved").waitFor();
await supervisor.keyboard.press("1");
await supervisor.waitForURL(/\?due=overdue&unit=unit-1/);
await supervisor.locator(".saved.on").waitFor();
await supervisor.waitForFunction(() => document.querySelectorAll("a[data-order]").length === 1);
await supervisor.getByRole("button", { name: "删去筛选：城建科超期" }).click();
await supervisor.getByRole("button", { name: "存下这个筛选" }).waitFor();
check(await supervisor.locator(".saved").count() === 0, "a filter is taken away");

// the search finds all that may be seen
await supervisor.goto(`${BASE}/town/work`);
await supervisor.locator("a[data-order]").nth(9).waitFor();
await supervisor.keyboard.press("/");
await supervisor.keyboard.type("噪声");
await supervisor.waitForURL(/q=/);
await supervisor.waitForFunction(() => document.querySelectorAll("a[data-order]").length === 2);
check((await titles(supervisor)).join() === "夜间噪声,噪声扰民", `two characters, the newest first: ${await titles(supervisor)}`);
check(await supervisor.evaluate(() => document.activeElement?.getAttribute("aria-label")?.startsWith("查找") ?? false), "who types is not interrupted");
await accessible(supervisor, "work-search");
const finder = supervisor.getByLabel("查找全部工单：词、“词组”或编号");
await finder.fill("一月");
await supervisor.locator(".work-table", { hasText: "一月的来电" }).waitFor();
check((await supervisor.locator(".work-table").innerText()).includes("已结案"), "closed ones are found too");
await finder.fill("“噪声扰”");
await supervisor.waitForFunction(() => document.querySelectorAll("a[data-order]").length === 1);
await finder.fill("没有这个词");
await supervisor.getByRole("heading", { name: "没有找到“没有这个词”" }).waitFor();
await accessible(supervisor, "work-search-none");
await supervisor.route(/\/api\/town\/search/, (route) => route.abort());
await finder.fill("路灯");
await supervisor.getByRole("alert").getByRole("button", { name: "重试" }).waitFor();
await supervisor.unroute(/\/api\/town\/search/);
await supervisor.getByRole("alert").getByRole("button", { name: "重试" }).click();
await supervisor.locator("a[data-order]", { hasText: "要求增设路灯" }).waitFor();
check(true, "a search that failed is tried again");
await finder.fill(LATER);
await supervisor.waitForURL(new RegExp(`q=${LATER}`));
await finder.press("Enter");
await supervisor.waitForURL(new RegExp(`/orders/${LATER}$`));
check(true, "a number leads to its order");

// from the board, on what is overdue; and what another does is seen as it happens
await supervisor.goto(`${BASE}/town/board`);
await supervisor.locator(".board-longest a[data-order]").waitFor();
await supervisor.locator("body").press("j");
await supervisor.keyboard.press("x");
await supervisor.locator(".bulk").getByRole("button", { name: "催办" }).click();
await supervisor.locator(".ant-modal-footer .ant-btn-primary").click();
await supervisor.getByText("办成 1 件，共 1 件").waitFor();
await accessible(supervisor, "board-urged");
await supervisor.locator(".ant-modal-footer .ant-btn-primary").click();
const dispatcher = await visit("dispatcher");
const status = await dispatcher.evaluate(async (order) => (await fetch(`/api/town/orders/${order}/actions`, {
	method: "POST", headers: { "Content-Type": "application/json", "X-Jieban": "1" },
	body: JSON.stringify({ action: "派单", inputs: { "assignments.unit_id": "unit-3", "assignments.basis": "statutory" } }),
})).status, NO_LIMIT);
check(status === 200, `dispatched: ${status}`);
await rowOf(supervisor, "绿化所").waitFor();
check(await numbersOf(supervisor, "未派单") === "2 0 1 1 0 0 0 0", `as it happens: ${await numbersOf(supervisor, "未派单")}`);

// with the right: a file that says who took it away, and when
const chief = await visit("chief");
await chief.goto(`${BASE}/town/work?due=overdue`);
await chief.getByRole("button", { name: "导出" }).click();
await accessible(chief, "work-export");
const waiting = chief.waitForEvent("download");
await chief.getByRole("menuitem", { name: "CSV" }).click();
const file = readFileSync(await (await waiting).path(), "utf8");
check(file.includes("垃圾没有清运") && file.includes("chief 2026-03-02T19:00") && !file.includes("噪声扰民"), `the file: ${file.slice(0, 400)}`);

// on a phone a unit's head sees the own unit
const head = await visit("head1", 390, 844);
await head.goto(`${BASE}/town/board`);
await head.locator(".board-cards li").first().waitFor();
check((await head.locator(".board-cards h3").allInnerTexts()).join() === "城建科", "the own unit alone");
await accessible(head, "board-phone");
await head.goto(`${BASE}/town/work?q=${encodeURIComponent("噪声")}`);
await head.locator(".work-cards a").waitFor();
check((await titles(head)).join() === "噪声扰民", `a search among the own ones: ${await titles(head)}`);
await accessible(head, "work-search-phone");
await head.goto(`${BASE}/town/work?due=later`);
await head.locator(".work-cards a").first().waitFor();
await accessible(head, "work-phone-narrowed");
const empty = await visit("head2", 390, 844);
await empty.goto(`${BASE}/town/work?q=${encodeURIComponent("垃圾")}`);
await empty.getByRole("heading", { name: "没有找到“垃圾”" }).waitFor();

// English is whole too
for (const page of [supervisor, head]) {
	await page.context().addCookies([{ name: "lang", value: "en", url: BASE }]);
	await page.goto(`${BASE}/town/board`);
	await page.getByRole("heading", { name: "Board", exact: true }).waitFor();
	await page.locator(".board-units li, .board-units tbody tr").first().waitFor();
	await accessible(page, "board-english");
	await page.goto(`${BASE}/town/work?due=later`);
	await page.locator("a[data-order]").first().waitFor();
	await accessible(page, "work-english");
}
await end();

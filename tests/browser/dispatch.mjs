// Dispatching in a real browser against the real program: a line of the catalogue is added, fills the form of a dispatch by one key, is followed by another; a return form is filled in,
// signed by the head and not by the liaison, read by the reviewer with the caller masked; leave is arranged and shows in the deputy's head of the page; a shift is handed over and
// taken; the order for a firm outside. Each new page is held against axe-core at both widths and in English. Called by tests/system/test_dispatch_pages.py, which starts the server.
import { execFileSync } from "node:child_process";
import { accessible, BASE, check, end, line, open, pick, sent as submit, visit } from "./browser.mjs";

const { ORDER } = process.env;
const NAME = "张小明", PHONE = "13800001234";

// the catalogue: empty, then one line in force
const dispatcher = await visit("dispatcher");
await dispatcher.keyboard.press("g");
await dispatcher.keyboard.press("d");
await dispatcher.waitForURL(/\/catalogue/);
await dispatcher.getByText("派单目录还是空的").waitFor();
await accessible(dispatcher, "catalogue-empty");
await dispatcher.getByRole("button", { name: "新增派单目录" }).click();
await line(dispatcher, "类别").getByRole("textbox").fill("市政/照明");
await pick(dispatcher, "单位", "城建科");
await line(dispatcher, "派单依据").getByRole("combobox").click();
await dispatcher.locator(".ant-select-item-option", { hasText: "法定" }).click();
await line(dispatcher, "法律依据").getByRole("textbox").fill("城市道路管理条例");
await dispatcher.keyboard.press("Control+Enter");
await dispatcher.locator(".facts-list").getByText("城市道路管理条例").waitFor();
await accessible(dispatcher, "catalogue");
await dispatcher.getByLabel("按词查找").fill("没有这样的");
await dispatcher.getByText("没有符合条件").first().waitFor();
await dispatcher.getByLabel("按词查找").fill("城建");
await dispatcher.locator(".facts-list").getByText("城市道路管理条例").waitFor();

// one key fills the dispatch
await dispatcher.goto(`${BASE}/town/orders/${ORDER}`);
await open(dispatcher, "派单");
await dispatcher.locator(".proposal").first().waitFor();
await accessible(dispatcher, "act-dispatch");
await dispatcher.keyboard.press("Alt+1");
check((await line(dispatcher, "单位").innerText()).includes("城建科"), "the line fills in the unit");
check(await line(dispatcher, "派单依据").locator(".ant-radio-button-wrapper-checked").innerText() === "法定", "the line fills in the basis");
check(await line(dispatcher, "法律依据").locator("input, textarea").inputValue() === "城市道路管理条例", "the line fills in the legal basis");
await submit(dispatcher);
await dispatcher.locator(".case-basis .tone", { hasText: /^已派单$/ }).waitFor();

// followed by another line: the old one ends the day before
await dispatcher.goto(`${BASE}/town/catalogue`);
await dispatcher.getByRole("button", { name: "另起一条" }).click();
await pick(dispatcher, "单位", "绿化所");
await dispatcher.keyboard.press("Control+Enter");
await dispatcher.getByText(/^全部$/).click();
await dispatcher.locator(".facts-list").getByText("未开始").waitFor();
await dispatcher.locator(".facts-list tbody tr").filter({ hasText: "城建科" }).getByText("2026-03-02 至 2026-03-02").waitFor();
await accessible(dispatcher, "catalogue-all");

// a return: the liaison cannot sign for the head, the head signs later
const liaison = await visit("liaison1", 390, 844);
await liaison.goto(`${BASE}/town/orders/${ORDER}`);
await open(liaison, "接单");
await submit(liaison);
await open(liaison, "先行联系");
await line(liaison, "接通").locator(".ant-radio-button-wrapper", { hasText: /^是$/ }).click();
await submit(liaison);
await open(liaison, "申请退单");
await liaison.locator(".act-sign-later", { hasText: "由负责人本人登录后签署" }).waitFor();
check(await liaison.locator(".act-paper input[type=checkbox]").count() === 0, "the liaison has nothing to sign with");
await line(liaison, "理由").getByRole("textbox").fill("归绿化所");
await pick(liaison, "建议单位", "绿化所");
await line(liaison, "退单理由").getByRole("textbox").fill(`${NAME}（${PHONE}）反映的灯杆归绿化所管`);
await line(liaison, "初步判断的责任部门").getByRole("textbox").fill("绿化所");
await accessible(liaison, "act-return-phone");
await submit(liaison);
await liaison.locator(".case-basis .tone", { hasText: /^退单审核$/ }).waitFor();
const reviewer = await visit("reviewer");
await reviewer.goto(`${BASE}/town/orders/${ORDER}`);
await reviewer.getByText("单位负责人还没有在退单审核表上签发").waitFor();
const head = await visit("head1");
await head.goto(`${BASE}/town/orders/${ORDER}`);
await head.locator(".case-kind a[href*='/papers/']").click();
await head.locator(".paper").getByText("等负责人签署").waitFor();
await accessible(head, "paper-open");
await head.getByRole("button", { name: /^签署/ }).click();
await head.locator(".act-foot .ant-btn-primary").click();
await head.locator(".paper .signed", { hasText: "负责人1" }).waitFor();
check((await head.locator(".paper").innerText()).includes("2026-03-02"), "the instant of the signature stands on the paper");
await accessible(head, "paper-signed");
await reviewer.locator(".case-kind a[href*='/papers/']").click();
await reviewer.locator(".paper").getByText("反映的灯杆归绿化所管").waitFor();
check(!(await reviewer.content()).includes(PHONE) && !(await reviewer.content()).includes(NAME), "the reviewer reads the reason without the caller");
await reviewer.goto(`${BASE}/town/orders/${ORDER}`);
await open(reviewer, "同意退单");
await submit(reviewer);
await open(reviewer, "把退单的决定写进派单目录");
check(await line(reviewer, "类别").locator("input").inputValue() === "市政/照明", "the line begins with the order's category");
await accessible(reviewer, "act-ruling");
await pick(reviewer, "单位", "绿化所");
await line(reviewer, "派单依据").locator(".ant-radio-button-wrapper", { hasText: /^商定$/ }).click();
await submit(reviewer);
await dispatcher.goto(`${BASE}/town/catalogue`);
await dispatcher.locator(".facts-list").getByText("退单裁定").waitFor();

// for a firm outside
await dispatcher.goto(`${BASE}/town/orders/${ORDER}`);
await dispatcher.getByRole("button", { name: "不显示诉求人" }).click();
await dispatcher.locator(".paper").getByText("路灯不亮").first().waitFor();
const page = await dispatcher.content();
check(![NAME, PHONE, "138****1234", "九百号二单元"].some((one) => page.includes(one)), "the outside view tells nothing of the caller");
await accessible(dispatcher, "outside");

// leave: the head is away from today, the handler's page says for whom
await head.goto(`${BASE}/town/deputies`);
await accessible(head, "deputies-empty");
await pick(head, "代岗人", "承办人1");
await line(head, "理由").getByRole("textbox").fill("出差");
await head.getByRole("button", { name: /^安排$|^安 排$/ }).click();
await head.getByText("承办人1 代 负责人1").waitFor();
await accessible(head, "deputies");
const handler = await visit("handler1", 390, 844);
// a page that gets its answer only when the handler is already on the way elsewhere leads nowhere
let answer;
const gone = new Promise((go) => { answer = go; });
await handler.route("**/api/town/assessments", async (route) => { await gone; await route.continue(); });
await handler.route(/DeputiesPage.*\.js/, async (route) => {
	const answered = handler.waitForResponse("**/api/town/assessments");
	answer();
	await answered;
	await handler.evaluate(() => new Promise((go) => { setTimeout(go, 300); }));
	await route.continue();
});
await handler.goto(`${BASE}/town/scores`);
await handler.locator(".shell-stands", { hasText: "代 负责人1 办理" }).click();
await handler.getByText("承办人1 代 负责人1").waitFor();
await accessible(handler, "deputies-phone");
await head.getByRole("button", { name: "现在结束" }).click();
await head.getByText("没有代岗安排").waitFor();

// shifts: handed over, taken by somebody else
const operator = await visit("operator");
await operator.keyboard.press("g");
await operator.keyboard.press("h");
await operator.waitForURL(/\/shifts/);
await operator.locator(".shift-orders").getByText("燃气味").first().waitFor();
await line(operator, "备注").getByRole("textbox").fill("燃气味那件在等抢修。");
await operator.getByRole("button", { name: /^交班$|^交 班$/ }).click();
await operator.locator(".shift-notes").getByText("燃气味那件在等抢修。").waitFor();
check(await operator.getByRole("button", { name: /^接班$|^接 班$/ }).count() === 0, "who hands over does not take over");
await accessible(operator, "shifts");
await reviewer.setViewportSize({ width: 390, height: 844 });
await reviewer.goto(`${BASE}/town/shifts`);
await reviewer.getByRole("button", { name: /^接班$|^接 班$/ }).click();
await reviewer.locator(".shift-notes").getByText(/审核员 于 .* 接班/).waitFor();
await accessible(reviewer, "shifts-phone");

// the review list, phones and English
await reviewer.goto(`${BASE}/town/review-points`);
await reviewer.getByText("还没有审核要点").waitFor();
await accessible(reviewer, "review-empty-phone");
await reviewer.goto(`${BASE}/town/catalogue`);
await reviewer.locator(".keyset-cards li").first().waitFor();
await accessible(reviewer, "catalogue-phone");
await reviewer.goto(`${BASE}/town/orders/${ORDER}/outside`);
await reviewer.locator(".paper").first().waitFor();
await accessible(reviewer, "outside-phone");
await operator.context().addCookies([{ name: "lang", value: "en", url: BASE }]);
for (const [path, words] of [["catalogue", "Dispatch catalogue"], ["deputies", "Leave and deputies"], ["shifts", "Shifts"], ["review-points", "Review list"], [`orders/${ORDER}/outside`, "Order for an outside firm"]]) {
	await operator.goto(`${BASE}/town/${path}`);
	await operator.getByRole("heading", { level: 1, name: words }).waitFor();
	await accessible(operator, `${path.split("/").at(-1)}-english`);
}

// a list that is longer than what is read at once: what is in force, and what is looked for, is found wherever it stands
const [program, ...words] = JSON.parse(process.env.IMPORT);
execFileSync(program, words, { stdio: "ignore" });
const listed = async (page, text) => {
	await page.locator(".facts-list").getByText(text).first().waitFor();
	return page.locator(".keyset-cards li, tbody .ant-table-row").count();
};
await reviewer.goto(`${BASE}/town/review-points`);
check(await listed(reviewer, "核对夜间照明") === 1, "the one point in force is the last of 1,050");
await reviewer.getByText(/^全部$/).click();
await reviewer.getByLabel("按词查找").fill("旧要点1049");
check(await listed(reviewer, "旧要点1049") === 1, "a word of the last page");
await accessible(reviewer, "review-found-phone");
await reviewer.setViewportSize({ width: 1440, height: 900 });
await reviewer.goto(`${BASE}/town/review-points`);
await reviewer.getByLabel("按词查找").fill("没有这样的");
await reviewer.getByText("没有符合条件的记录").waitFor();
await accessible(reviewer, "review-none");
await end();

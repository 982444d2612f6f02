// The desk's day in a real browser against the real program: an order is taken down, briefed, dispatched while somebody else corrects it, accepted and
// handled on a phone with photos, approved by the head, reviewed, and closed by a satisfied call-back. Every page on the way is held against axe-core,
// no console error is let pass, and no page is wider than the phone. Called by tests/system/test_desk.py, which starts the server.
import { accessible, attach, BASE, both, check, choose, end, line, open, photo, pick, provoke, settled, submit, visit } from "./browser.mjs";

// nothing to do yet, and the list says so
const operator = await visit("operator");
await operator.waitForURL(/\/town\/work/);
await operator.getByText("没有待办的工单").waitFor();
await accessible(operator, "work-empty");

// a call: what must be filled in is said before and after
await operator.keyboard.press("g");
await operator.keyboard.press("n");
await operator.waitForURL(/\/intake/);
await operator.getByRole("button", { name: "收单", exact: true }).waitFor();
check(await operator.evaluate(() => document.activeElement?.id === "orders.caller_phone"), "the phone comes first");
await operator.getByRole("button", { name: "收单", exact: true }).click();
await line(operator, "标题").getByText("请填写").waitFor();
await accessible(operator, "intake-missing");
await line(operator, "诉求人电话").getByRole("textbox").fill("13800001234");
await line(operator, "诉求人标识").getByRole("textbox").fill("c-1");
await operator.getByText("没有找到以前的诉求").waitFor();
await pick(operator, "来源", "热线");
await line(operator, "标题").getByRole("textbox").fill("南码头路路灯不亮");
await line(operator, "内容").getByRole("textbox").fill("三盏路灯已经一周不亮。");
await choose(operator, "有无现场", "有");
await accessible(operator, "intake");

// the server fails: what happened is said where it is seen, what was typed stays, and each panel can be asked again
provoke(/status of 500/);
const broken = (route) => route.fulfill({ status: 500, contentType: "application/problem+json", body: JSON.stringify({ code: "internal", status: 500, messages: { zh: "内部错误", en: "Internal error" }, request_id: "r-1" }) });
const similar = operator.getByRole("region", { name: "在办的相似工单" }), told = operator.locator(".act-alert");
await operator.route("**/api/town/{similar,orders}", broken);
await line(operator, "内容").getByRole("textbox").fill("三盏路灯已经一周不亮，请修。");
await similar.getByText("没有读到").waitFor();
await operator.setViewportSize({ width: 390, height: 844 });
await operator.getByRole("button", { name: "收单", exact: true }).click();
await told.getByText("服务器没有确认办成，填的内容都还在").waitFor();
check((await told.boundingBox())?.y > 0 && (await told.boundingBox()).y < 300, `the failure is seen: ${JSON.stringify(await told.boundingBox())}`);
check(await line(operator, "标题").getByRole("textbox").inputValue() === "南码头路路灯不亮" && await line(operator, "诉求人电话").getByRole("textbox").inputValue() === "13800001234", "what was typed stays");
await both(operator, "intake-failed");
await operator.unroute("**/api/town/{similar,orders}");
await similar.getByRole("button", { name: /^重\s*试$/ }).click();
await similar.getByText("没有相似的在办工单").waitFor();
await line(operator, "标题").getByRole("textbox").focus();
await operator.keyboard.press("Control+Enter");
await operator.waitForURL(/\/orders\/\d+/);
const order = operator.url();
await operator.locator(".case-basis .tone", { hasText: /^已收单$/ }).waitFor();
check((await operator.locator(".case-asked").innerText()).includes("138****1234"), "the phone is masked");
check(!(await operator.content()).includes("13800001234"), "the phone is nowhere on the page");
check((await operator.locator(".watermark").getAttribute("data-text")).startsWith("operator 2026-03-02"), "the watermark names the viewer and the time");
await operator.locator(".case-clocks summary").first().click();
await operator.getByText("起连续计时 60 分钟").waitFor();
await accessible(operator, "case");

// briefed: the required answer stands beside its field
await open(operator, "先行简告");
await operator.locator(".act-foot .ant-btn-primary").click();
await line(operator, "接通").getByText("请填写").waitFor();
await choose(operator, "接通", "是");
await accessible(operator, "act-brief");
await submit(operator, "已简告");

// the dispatcher finds it by keyboard; the operator corrects it while the form is open
const dispatcher = await visit("dispatcher");
await dispatcher.waitForURL(/\/town\/work/);
await dispatcher.getByRole("link", { name: "南码头路路灯不亮" }).waitFor();
check((await dispatcher.locator(".bell b").innerText()) === "1", "one message");
await accessible(dispatcher, "work");
await dispatcher.locator("body").press("j");
await dispatcher.keyboard.press("x");
await dispatcher.locator(".bulk").getByRole("button").first().waitFor();
await accessible(dispatcher, "work-chosen");
await dispatcher.keyboard.press("x");
await dispatcher.keyboard.press("Enter");
await dispatcher.waitForURL(/\/orders\/\d+/);
await open(dispatcher, "派单");
await pick(dispatcher, "单位", "城建科");
await choose(dispatcher, "派单依据", "法定");
await open(operator, "更正登记");
await line(operator, "类别").getByRole("textbox").fill("市政设施");
await line(operator, "说明理由").getByRole("textbox").fill("补登类别");
await submit(operator, "已简告");
await dispatcher.getByText("您填表的时候，这件工单有人办了一步").waitFor();
await accessible(dispatcher, "act-moved");
check(await dispatcher.locator(".act-foot .ant-btn-primary").isDisabled(), "nothing is sent before it was seen");
await dispatcher.getByRole("button", { name: "看过了，继续" }).click();
check((await line(dispatcher, "单位").innerText()).includes("城建科"), "what was typed is still there");
await submit(dispatcher, "已派单");

// on a phone: accepted, contacted, visited with a photo, told, answered with a photo
const liaison = await visit("liaison1", 390, 844);
await liaison.waitForURL(/\/town\/work/);
await liaison.locator(".work-cards a").first().waitFor();
await accessible(liaison, "work-phone");
await liaison.locator(".bell").click();
await liaison.waitForURL(/\/messages/);
await liaison.locator(".messages .unread").first().waitFor();
await accessible(liaison, "messages-phone");
await liaison.locator(".messages li > button").first().click();
await liaison.waitForURL(/\/orders\/\d+/);
await liaison.getByText("首次派单的，按退单办").first().waitFor();
check(true, "what cannot be done yet says why");
await accessible(liaison, "case-phone");
await open(liaison, "接单");
await submit(liaison, "已接单");
await open(liaison, "先行联系");
await choose(liaison, "接通", "是");
await submit(liaison, "已接单");
await open(liaison, "现场勘查");
await line(liaison, "勘查情况").getByRole("textbox").fill("三盏灯头损坏。");
await liaison.locator(".act-foot .ant-btn-primary").click();
await liaison.getByText("还缺照片“处置前照片”").waitFor();
check(true, "the missing photo is told where it belongs");
await attach(liaison, "处置前照片", photo("处置前"));
await accessible(liaison, "act-visit-phone");
await submit(liaison, "已接单");
await open(liaison, "反馈诉求人");
await choose(liaison, "接通", "是");
await submit(liaison, "已接单");
await open(liaison, "报送处置结果");
await choose(liaison, "自报结果", "实际解决");
await pick(liaison, "事实认定", "属实");
await choose(liaison, "诉求认定", "合理合法");
await line(liaison, "答复").getByRole("textbox").fill("已更换三盏路灯，当晚恢复照明。");
await attach(liaison, "处置后照片", photo("处置后"));
await accessible(liaison, "act-reply-phone");
await submit(liaison, "已接单");
await liaison.locator(".photos img").nth(1).waitFor();
check((await liaison.locator(".photos figcaption").allInnerTexts()).join() === "处置前照片,处置后照片", "before and after stand side by side");

// the head approves, the reviewer passes, the caller is satisfied
const head = await visit("head1");
await head.goto(order);
await open(head, "负责人批准，报城运中心");
await submit(head, "待审核");
const reviewer = await visit("reviewer");
await reviewer.goto(order);
await open(reviewer, "审核通过");
await submit(reviewer, "待回访");
// the operator's open page has followed by itself
await operator.locator(".case-basis .tone", { hasText: /^待回访$/ }).waitFor();
await open(operator, "先行回访");
await choose(operator, "接通", "是");
await operator.locator(".act-foot .ant-btn-primary").click();
await operator.getByText("接通的要问全四项").waitFor();
check(true, "the four questions are asked for");
for (const [label, option] of [["是否先联", "是"], ["是否答复", "是"], ["是否解决", "实际解决"], ["评价", "满意"]])
	await choose(operator, label, option);
await accessible(operator, "act-call-back");
await submit(operator, "已办结");
check((await operator.locator(".case-drawing svg").getAttribute("aria-label")).endsWith("已收单 → 已简告 → 已派单 → 已接单 → 待审核 → 待回访 → 已办结"), "the drawing shows the way");
await accessible(operator, "case-closed");

// without the caller, for third parties
await operator.getByRole("button", { name: "不显示诉求人" }).click();
await operator.getByText("已隐去诉求人").waitFor();
check(!(await operator.locator("main").innerText()).includes("138****1234"), "the caller is left out");
await accessible(operator, "case-without");

// the same caller calls again about what is closed: the new order joins the closed one on its matter, which it is given with that
await operator.goto(`${BASE}/town/intake`);
await line(operator, "诉求人标识").getByRole("textbox").fill("c-1");
const earlier = operator.getByRole("region", { name: "此人以前的诉求" }), alike = operator.getByRole("region", { name: "已结的相似工单" });
await earlier.getByRole("link", { name: "南码头路路灯不亮" }).waitFor();
await pick(operator, "来源", "热线");
await line(operator, "标题").getByRole("textbox").fill("南码头路路灯又不亮");
await alike.locator("li", { hasText: "南码头路路灯不亮" }).getByText("已办结").waitFor();
await alike.getByRole("button", { name: /^并单/ }).click();
await operator.locator(".joined").getByText("那件工单还没有事项标识，收单时一并定下").waitFor();
check(await earlier.getByRole("button", { name: /^已选/ }).isDisabled(), "it is chosen in both lists");
await both(operator, "intake-joined");
await operator.getByRole("button", { name: "不并单" }).click();
await operator.locator(".joined").waitFor({ state: "detached" });
await earlier.getByRole("button", { name: /^并单/ }).click();
await operator.locator(".joined").waitFor();
await operator.getByRole("button", { name: "收单", exact: true }).click();
await operator.waitForURL(/\/orders\/\d+/);
const again = operator.url(), chain = operator.locator(".case-chain li");
await chain.nth(1).waitFor();
check((await chain.allInnerTexts()).map((one) => one.replace(/\s+/g, " ").slice(17)).join() === "南码头路路灯不亮 已办结,南码头路路灯又不亮 已收单", `the matter: ${await chain.allInnerTexts()}`);
await both(operator, "case-matter");
await chain.getByRole("link").click();
await operator.waitForURL(order);
await operator.locator(".case-course").getByText("并到同一事项").waitFor();
await operator.locator(".case-basis .tone", { hasText: /^已办结$/ }).waitFor();
check(await chain.count() === 2, "the closed one shows both");
await operator.goto(again);
await open(operator, "撤销并单");
await line(operator, "说明理由").getByRole("textbox").fill("不是同一盏灯");
await submit(operator, "已收单");
await operator.locator(".case-chain").waitFor({ state: "detached" });
check(true, "undone");

// a voided order is no open one: the caller's list tells its state
await dispatcher.goto(again);
await open(dispatcher, "作废");
await line(dispatcher, "说明理由").getByRole("textbox").fill("录重了");
await submit(dispatcher, "已作废");
await operator.goto(`${BASE}/town/intake`);
await line(operator, "诉求人标识").getByRole("textbox").fill("c-1");
await earlier.locator("li", { hasText: "南码头路路灯又不亮" }).getByText("已作废").waitFor();
await earlier.locator("li", { hasText: "南码头路路灯不亮" }).getByText("已办结").waitFor();
check(true, "the caller's list tells states");

// closed ones are in their own list; English is whole too
await operator.goto(`${BASE}/town/work?closed=1`);
await operator.getByRole("link", { name: "南码头路路灯不亮" }).waitFor();
await operator.context().addCookies([{ name: "lang", value: "en", url: BASE }]);
await operator.goto(order);
await operator.getByText("What can be done now").waitFor();
await settled(operator);
await accessible(operator, "case-english");
await end();

// Retention in a real browser against the real program: what would be erased, when and by which clause; who may not erase, or not look; the erasure with its code, and what it leaves of an
// order: nothing of the caller, all of its course. Each page is held against axe-core at both widths. Called by tests/system/test_retention_pages.py, which starts the server.
import { accessible, BASE, both, check, end, settled, visit } from "./browser.mjs";

const { OVER } = process.env;
const CALLER = ["欧**", "199****4100", "秘密路四百弄***"];

const numbers = (page) => page.locator(".retention-numbers dd").allInnerTexts();
const panel = (page, title) => page.locator(".retention-panel").filter({ has: page.getByRole("heading", { name: title, exact: true }) });

// who may do neither is told so; who may look but not erase sees the dry run and no way to erase
const operator = await visit("operator");
check(await operator.getByRole("link", { name: "保存期" }).count() === 0, "the operator is shown the way");
await operator.goto(`${BASE}/town/retention`);
await operator.getByText("您的账号没有看这一页的权限").waitFor();
await operator.goto(`${BASE}/town/orders/${OVER}`);
await operator.locator(".case-media").waitFor();
const before = await operator.locator("main").innerText();
check(CALLER.every((value) => before.includes(value)), `masked before: ${before.slice(0, 600)}`);
check(await operator.locator(".case-media audio").count() === 1 && await operator.locator(".case-media img").count() === 1, "a recording and a photo before");
const auditor = await visit("auditor");
await auditor.goto(`${BASE}/town/retention`);
await panel(auditor, "到期要抹去").waitFor();
check((await numbers(auditor)).slice(0, 3).join() === "2,6,2", `what the auditor sees: ${await numbers(auditor)}`);
check(await auditor.getByRole("button", { name: "抹去" }).count() === 0, "the auditor may erase");
const refused = await auditor.evaluate(async () => (await fetch("/api/town/retention/erase", { method: "POST", headers: { "Content-Type": "application/json", "X-Jieban": "1" }, body: '{"as_of":"2029-03-15","confirm":"x"}' })).status);
check(refused === 403, `the auditor erases by hand: ${refused}`);

// the dry run: what, since when, what is held back and why, by which clause
const admin = await visit("admin");
await settled(admin);
await admin.keyboard.press("g");
await admin.keyboard.press("e");
await admin.waitForURL(/\/retention$/);
await panel(admin, "到期要抹去").waitFor();
const plan = await numbers(admin);
check(plan[0] === "2" && plan[1] === "6" && plan[2] === "2" && plan[4] === "1", `the plan: ${plan}`);
check((await panel(admin, "到期要抹去").locator("tbody").first().innerText()).replace(/\s+/g, " ").trim() === "2026 2 6 2", "by the year from which the time runs");
check((await panel(admin, "到期要抹去").innerText()).includes("工单 · 诉求人姓名"), "field by field");
check((await panel(admin, "到期而暂留").innerText()).includes("还在办理"), "what is held back, and why");
const rules = await panel(admin, "规则怎样写").innerText();
check(rules.includes("附 个人信息的保存") && rules.includes("满 36 个月，2 件到期") && rules.includes("抹去 工单：地址，诉求人姓名，诉求人电话"), `by which clause: ${rules}`);
await both(admin, "retention-plan");
const day = admin.getByLabel("截至");
await day.fill("2029-03-16");
await admin.getByText("这一天还没有到，只能看").waitFor();
check(await admin.getByRole("button", { name: "抹去" }).count() === 0, "a day to come is only looked at");
await day.fill("2029-03-02");
await admin.getByText("截至这一天没有要抹去的").waitFor();
await both(admin, "retention-nothing");
await day.fill("2029-03-15");

// another code erases nothing; the plan's own does
await admin.getByRole("button", { name: "抹去" }).click();
const modal = admin.locator(".ant-modal"), code = modal.getByRole("textbox");
await code.fill("2-00000000");
await modal.getByRole("button", { name: /^抹\s*去$/ }).click();
await modal.getByText("与确认码不同").waitFor();
await both(admin, "retention-erase");
await code.fill((await modal.innerText()).match(/确认码 (\S+)/)[1]);
await modal.getByRole("button", { name: /^抹\s*去$/ }).click();
await admin.getByRole("status").getByText("已抹去 2 件工单的 6 项个人信息、2 个附件内容").waitFor();
await admin.getByText("截至这一天没有要抹去的").waitFor();
check(await admin.getByRole("button", { name: "抹去" }).count() === 0, "nothing is left to erase");
await both(admin, "retention-done");

// of an erased order nothing of the caller is left, and all of its course
await operator.reload();
await operator.locator(".case-media .media-gone").nth(1).waitFor();
const after = await operator.locator("main").innerText();
check(![...CALLER, "诉求人姓名", "诉求人电话"].some((word) => after.includes(word)), `still there: ${after.slice(0, 800)}`);
check(await operator.locator(".case-media audio, .case-media img").count() === 0, "no player for what is gone");
const course = await operator.locator(".case-course").innerText();
check(["收单", "作废", "录重了"].every((word) => course.includes(word)), `its course: ${course}`);
const chain = (await operator.locator(".case-chain").innerText()).replace(/\s+/g, " ");
check(chain.includes("路灯还是不亮 已作废") && chain.includes("路灯不亮 已作废"), `the orders of the matter: ${chain}`);
await both(operator, "retention-order");

// English is whole too
await admin.context().addCookies([{ name: "lang", value: "en", url: BASE }]);
await admin.reload();
await admin.getByText("Erased 6 personal values and 2 attachments' contents").or(admin.getByText(/of 2 orders/)).first().waitFor();
await accessible(admin, "retention-english");
await end();

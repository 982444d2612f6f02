// Gumei's exclusions in a browser (rules.md §2, 五(一)2): what does not count for satisfaction, each of the five ways, one of them withdrawn; everything else
// still counts. Then the month's sheet against a table that was worked out by hand. Called by tests/system/test_stories.py, which starts the server
// on a clock that this story sets.
import { now, Person, end } from "./browser.mjs";

const at = (name, login, phone) => new Person("gumei", name, login, phone);
const operator = at("坐席", "operator"), dispatcher = at("派单员", "dispatcher"), reviewer = at("审核员", "reviewer"), supervisor = at("督办员", "supervisor");
const liaison = at("联络员2", "liaison2", true), head = at("负责人2", "head2", true), admin = at("管理员", "admin");
const UNIT = "南一居委会";

/** What was there before: a grid, four complaints of last March, a matter that the district has agreed to shelve. */
async function before() {
	await admin.call("POST", "/facts/grids", { version: 0, values: { grid_id: "g-1", name: "南一第一网格", unit_id: "unit-2" } });
	for (let i = 1; i <= 4; i++)
		await admin.call("POST", "/facts/orders", { version: 0, values: { order_id: `last-${i}`, source: "hotline", appeal_type: "complaint", grid_id: "g-1", received_at: `2025-03-1${i}T09:00`, title: "上年同期" } });
	await admin.call("POST", "/facts/shelvings", { version: 0, values: { matter_key: "老井", ground: "2", applied_at: "2026-02-10T09:00", approved_at: "2026-02-20T09:00", decision: "filed" } });
}

/** Received, dispatched, answered, reviewed and called back through the interface: the days that the story passes over. */
async function passed(title, finding, rating, more = {}) {
	now(30);
	const order = await operator.begins("收单", { "orders.source": "hotline", "orders.appeal_type": "complaint", "orders.title": title, "orders.grid_id": "g-1", "orders.caller_key": "c-1", ...more });
	await dispatcher.acts(order, "派单", { "assignments.unit_id": "unit-2", "assignments.basis": "statutory" });
	await liaison.acts(order, "接单");
	await liaison.acts(order, "办结反馈", { "assignments.result_claimed": "explained", "assignments.fact_finding": finding, "assignments.appeal_finding": "lawful", "assignments.reply": "已答复" });
	await reviewer.acts(order, "审核通过");
	await operator.acts(order, "回访", { "callbacks.reached": true, "callbacks.solved": "explained", "callbacks.rating": rating });
	return order;
}

/** The whole way in the browser; found untrue, which excludes by itself (GM-040). */
async function untrue() {
	now("2026-03-02T09:00");
	const order = await operator.takes({ 诉求人电话: "19900001111", 来源: "热线", 诉求类型: "投诉", 标题: "楼道堆物", 内容: "称三楼楼道堆放杂物。", 有无现场: "有", 网格: "南一第一网格", 区级时限: "2026-03-09T17:00" });
	await dispatcher.does(order, "派单", { 单位: UNIT, 派单依据: "法定" }, "已派单");
	await liaison.does(order, "接单", {}, "处置中");
	await liaison.clock(order, "区级时限内办结", "2026-03-09 17:00");                                     // GM-070: the district's limit, none of its own
	await head.refused(order, "申请退单", { 理由: "不归我居", 建议单位: "城建科", 负责人签发: "否" }, "退单要由单位负责人签发");
	await head.mends({ 负责人签发: "是" }, "待审核");
	await reviewer.waits(order, "审核通过", "这一件在等退单的决定");
	await reviewer.does(order, "不同意退单", { 说明理由: "楼道归居委会" }, "处置中");
	await liaison.does(order, "办结反馈", { 自报结果: "解释说明", 事实认定: "不属实", 诉求认定: "无政策依据", 答复: "三楼楼道无堆物。" }, "待审核");
	await reviewer.does(order, "审核不通过，退回重办", { 说明理由: "没有附勘查时间" }, "处置中");
	await liaison.does(order, "办结反馈", { 自报结果: "解释说明", 事实认定: "不属实", 诉求认定: "无政策依据", 答复: "3月2日到场，三楼楼道无堆物。" }, "待审核");
	await reviewer.does(order, "审核通过", {}, "待回访");
	await operator.refused(order, "回访", { 接通: "是", 评价: "不满意" }, "接通的要问是否解决、是否满意");
	await operator.mends({ 是否解决: "解释说明" }, "已办结");
}

/** The four that somebody finds, with a reason, and one that is withdrawn. */
async function found() {
	now("2026-03-04T09:00");
	const channel = await passed("欠薪", "true", "dissatisfied");
	await reviewer.does(channel, "认定：已由信访、诉讼、仲裁、复议、执法处理", { 说明理由: "已进入劳动仲裁" }, "已办结");              // GM-041
	const mediated = await passed("空调滴水", "true", "dissatisfied");
	await reviewer.does(mediated, "认定：经调解达成一致", { 说明理由: "人民调解协议书已签" }, "已办结");                             // GM-042
	await passed("又说老井", "true", "dissatisfied", { "orders.matter_key": "老井" });                                         // GM-043
	const again = await passed("要求加装电梯", "policy", "dissatisfied", { "orders.appeal_type": "help" });
	await reviewer.waits(again, "认定：明确意见后仍反复反映", "先并到同一事项");
	await reviewer.does(again, "并到同一事项", { 事项标识: "电梯" }, "已办结");
	await reviewer.does(again, "认定：明确意见后仍反复反映", { 说明理由: "2月已书面答复不具备条件" }, "已办结");                      // GM-044
	const withdrawn = await passed("噪声", "true", "dissatisfied", { "orders.appeal_type": "help" });
	await reviewer.waits(withdrawn, "撤销剔除认定", "没有认定过");
	await reviewer.does(withdrawn, "认定：经调解达成一致", { 说明理由: "双方口头同意" }, "已办结");
	await reviewer.does(withdrawn, "撤销剔除认定", { 说明理由: "一方反悔，没有协议" }, "已办结");
	await passed("绿化修剪", "true", "satisfied");
	await passed("路面坑洼", "partly_true", "fair");
}

/*
 * By hand, March 2026. Eight were rated. Excluded, any one ground is enough: untrue, other channel, mediated, shelved, repeated after a clear answer: five.
 * Left: the withdrawn one dissatisfied, one satisfied, one fair. GM-H2 with the placeholder weights 100, 80, 60, 0: (0 + 100 + 60)/300 = 8/15.
 * Excluded ones count everywhere else: GM-H1 (五(一)1) eight complaints and appeals for help, four in last March: (8 − 4)/4 = 1. GM-G2: six complaints in the grid,
 * no patrol reported any before; a count is shown whole. GM-CT: 热线 and 巡查 as the assessor entered them, 60.5 of 70 and 28 of 30: 88.5; 80 and more is 良好.
 */
const TABLE = { [UNIT]: { "GM-H1": ["1", "1.00"], "GM-H2": ["8/15", "0.53"], "GM-G2": ["6", "6"], "GM-HOTLINE": ["121/2", "60.50"], "GM-PATROL": ["28", "28.00"], total: ["177/2", "88.50"] } };

await before();
await untrue();
await found();
now("2026-04-01T09:00");
for (const [item, points] of [["GM-HOTLINE", "60.5"], ["GM-PATROL", "28"]])
	await admin.call("POST", "/facts/manual_scores", { version: 0, values: { item, unit_id: "unit-2", period: "2026-03", points } });
await supervisor.reads("month-unit/2026-03", TABLE);
await end();

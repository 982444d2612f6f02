// A year of Xinyang's mayor's hotline in a browser (rules.md §5): matters assigned with the limit that the office sets, finished, called back and voted on;
// sent back, found falsely reported, never answered; then the year's sheet against a table that was worked out by hand from 一(一) and 一(三).
// Called by tests/system/test_stories.py, which starts the server on a clock that this story sets.
import { now, Person, end } from "./browser.mjs";

const at = (name, login, phone) => new Person("xinyang", name, login, phone);
const operator = at("坐席", "operator"), dispatcher = at("派单员", "dispatcher"), reviewer = at("审核员", "reviewer"), supervisor = at("督办员", "supervisor"), chief = at("主要领导", "chief");
const liaison = [null, at("联络员1", "liaison1", true), at("联络员2", "liaison2")], head = [null, at("负责人1", "head1"), at("负责人2", "head2", true)];
const admin = at("管理员", "admin");
const UNITS = [null, "城建科", "南一居委会"];

/** Assigned, finished in time, called back, voted on by two: 一(一)4 as it should be. */
async function in_time() {
	now("2026-03-02T09:00");
	const order = await operator.takes({ 诉求人电话: "19900001111", 诉求类型: "求助", 标题: "新华路路灯不亮", 内容: "来信反映新华路北段路灯一周不亮。", 应报告: "是" });
	await dispatcher.refused(order, "交办", { 单位: UNITS[1], 应办结时间: "2026-03-01T17:00" }, "规定的时限要晚于交办的时间");
	await dispatcher.mends({ 应办结时间: "2026-03-06T17:00" }, "已交办");                                 // “按规定时限”: the office sets it
	await operator.cannot(order, "签收");
	await liaison[1].does(order, "签收", {}, "办理中");
	await liaison[1].clock(order, "热线办规定的办理时限", "2026-03-06 17:00");
	now("2026-03-05T10:00");
	await chief.does(order, "市领导督办", { 应完成时间: "2026-03-06T12:00", 事由: "市长批示" }, "办理中");
	await liaison[1].does(order, "办结回复", { 自报结果: "实际解决", 答复: "3月4日更换灯头五个，已亮。" }, "已报结");
	await operator.refused(order, "回访", { 接通: "是" }, "接通的要问满意不满意");
	await operator.mends({ 是否答复: "是", 是否解决: "实际解决", 评价: "满意" }, "待评议");
	await operator.does(order, "网上评议", { 评价: "满意" }, "待评议");
	await operator.does(order, "网上评议", { 评价: "基本满意" }, "待评议");
	await reviewer.does(order, "办结归档", {}, "已办结");
}

/** Sent back once, and still in time. */
async function sent_back() {
	now("2026-04-07T09:00");
	const order = await operator.begins("登记", { "orders.title": "公园健身器材损坏", "orders.appeal_type": "complaint" });
	await dispatcher.acts(order, "交办", { "assignments.unit_id": "unit-1", "assignments.due_at": "2026-04-13T17:00" });
	await liaison[1].acts(order, "签收");
	now("2026-04-09T10:00");
	await liaison[1].acts(order, "报结", { "assignments.result_claimed": "solved", "assignments.reply": "已修" });
	await reviewer.does(order, "不实或没有办好，退回重办", { 说明理由: "附图上仍缺一只座椅" }, "办理中");
	await liaison[1].does(order, "办结回复", { 自报结果: "实际解决", 答复: "4月9日补装座椅，逐件试过。" }, "已报结");
	await operator.acts(order, "回访", { "callbacks.reached": true, "callbacks.answered": true, "callbacks.solved": "solved", "callbacks.rating": "mostly" });
	await operator.acts(order, "评议", { "callbacks.rating": "satisfied" });
	await reviewer.acts(order, "办结");
}

/** Cannot be done in time, says why; then reports what is not true. */
async function false_report() {
	now("2026-05-06T09:00");
	const order = await operator.takes({ 诉求类型: "投诉", 标题: "河道漂浮物", 内容: "来电反映浉河边漂浮物无人清理。", 应报告: "否" });
	await dispatcher.does(order, "交办", { 单位: UNITS[2], 应办结时间: "2026-05-11T17:00" }, "已交办");
	await liaison[2].does(order, "签收", {}, "办理中");
	await supervisor.does(order, "催办", { 应改正时间: "2026-05-09T12:00" }, "办理中");
	now("2026-05-11T09:00");
	await liaison[2].does(order, "说明不能按期的原因", { 说明理由: "涨水，船下不去" }, "办理中");
	now("2026-05-14T09:00");
	await head[2].does(order, "办结回复", { 自报结果: "实际解决", 答复: "已清理。" }, "已报结");
	await supervisor.does(order, "查实虚报办理结果", { 说明理由: "现场核查，漂浮物仍在" }, "办理中");
	now("2026-05-18T09:00");
	await liaison[2].does(order, "办结回复", { 自报结果: "实际解决", 答复: "5月17日出船两条，清理完毕。" }, "已报结");
	await operator.does(order, "回访", { 接通: "是", 是否答复: "是", 是否解决: "实际解决", 评价: "不满意" }, "待评议");
	await operator.does(order, "网上评议", { 评价: "不满意" }, "待评议");
	await reviewer.does(order, "办结归档", {}, "已办结");
}

/** Never answered and never explained; one that is nobody's is handed back. */
async function unanswered() {
	now("2026-06-01T09:00");
	const order = await operator.begins("登记", { "orders.title": "楼道堆物", "orders.must_report": true });
	await dispatcher.acts(order, "交办", { "assignments.unit_id": "unit-2", "assignments.due_at": "2026-06-08T17:00" });
	const other = await operator.begins("登记", { "orders.title": "邻市来件" });
	await dispatcher.does(other, "不属受理范围，退件", { 说明理由: "不在本市" }, "已退件");
	now("2026-06-09T09:00");
	await liaison[2].see("/town/work");
	await liaison[2].page.getByRole("link", { name: "楼道堆物" }).first().waitFor();
	await liaison[2].looks("work-overdue");
}

/** What assessors enter, and the monthly reports of the units: kept as facts by the office. */
async function entered() {
	const put = (path, values) => admin.call("PUT", `/facts/${path}`, { version: 0, values });
	for (const [unit, months, points] of [["unit-1", 12, ENTERED.城建科], ["unit-2", 10, ENTERED.南一居委会]]) {
		for (let month = 1; month <= months; month++)
			await put(`notices/${unit}-${month}`, { unit_id: unit, kind: "work_report", at: `2026-${String(month).padStart(2, "0")}-05T10:00` });
		for (const [item, value] of Object.entries(points))
			await admin.call("POST", "/facts/manual_scores", { version: 0, values: { item: `XY-${item}`, unit_id: unit, period: "2026", points: value } });
	}
}

const ENTERED = {
	城建科: { "U1.1": "10", "U1.2": "9", "U2.1": "4", "U2.2": "4", "U2.3": "6", "U2.4": "5", "U3.1": "8", "U3.2": "11", "U4.3": "4" },
	南一居委会: { "U1.1": "8", "U1.2": "7", "U2.1": "4", "U2.2": "3", "U2.3": "5", "U2.4": "4", "U3.1": "7", "U3.2": "9", "U4.1": "6", "U4.2": "2", "U4.3": "3", "U4.4": "1", "U4.5": "3" },
};
/*
 * By hand, 2026. Unit 1: two assigned, two finished (≥ 95 %), two called back (100 %), satisfied and mostly satisfied of two (≥ 85 %): U4.1 in full; votes
 *   satisfied, mostly, satisfied of three (≥ 85 %): U4.2 in full; both in time, the one to be reported was answered: U4.4 in full; twelve monthly reports: U4.5 in
 *   full. Entered 61. 61 + 15 + 10 + 5 + 5 = 96, nothing off.
 * Unit 2: one of two finished: U4.1 as entered, 6; its one vote is not satisfied: 2; one of two late, the one to be reported never answered: 1; ten of twelve
 *   reports: 3; the rest entered 50. Off (D3): the matter never answered and never explained 5, the late one was explained 0 (3a); one false report 10 (3b); two months
 *   without a report 2 × 5 (3c; U4.5 too, A-86). 50 + 6 + 2 + 1 + 3 − 25 = 37.
 */
const TABLE = {
	城建科: { "XY-U4.1": ["15", "15.00"], "XY-U4.2": ["10", "10.00"], "XY-U4.4": ["5", "5.00"], "XY-U4.5": ["5", "5.00"], "XY-D3": ["0", "0.00"], total: ["96", "96.00"] },
	南一居委会: { "XY-U4.1": ["6", "6.00"], "XY-U4.2": ["2", "2.00"], "XY-U4.4": ["1", "1.00"], "XY-U4.5": ["3", "3.00"], "XY-D3": ["-25", "-25.00"], total: ["37", "37.00"] },
};

await in_time();
await sent_back();
await false_report();
await unanswered();
now("2027-01-04T09:00");
await entered();
await supervisor.reads("year-unit/2026", TABLE);
await end();

// Nanmatou's month in a browser (rules.md §3): one order that goes wrong in every way that the regulation knows, five calls on one matter, six untrue
// forms; then the score sheet as the page shows it, against a table that was worked out by hand from 附2. Liaisons and the head of unit 3 are on a phone.
// Called by tests/system/test_stories.py, which starts the server on a clock that this story sets.
import { check, now, paper, Person, photo, submit, end } from "./browser.mjs";

const at = (name, login, phone) => new Person("nanmatou", name, login, phone);
const operator = at("坐席", "operator"), dispatcher = at("派单员", "dispatcher"), reviewer = at("审核员", "reviewer"), supervisor = at("督办员", "supervisor"), chief = at("主要领导", "chief");
const liaison = [null, at("联络员1", "liaison1", true), at("联络员2", "liaison2"), at("联络员3", "liaison3", true)];
const head = [null, at("负责人1", "head1"), at("负责人2", "head2"), at("负责人3", "head3", true)];
const UNITS = [null, "城建科", "南一居委会", "绿化所"];
const REACHED = { 接通: "是" }, NOT_REACHED = { 接通: "否", 未联原因: "未接" };
const SATISFIED = { 接通: "是", 是否先联: "是", 是否答复: "是", 是否解决: "实际解决", 评价: "满意" };

/** One order, from a call that nobody answers to a satisfied caller, by way of a return, a designation, an extension, a review and a rework. */
async function long_one() {
	now("2026-03-02T09:00");
	const order = await operator.takes({ 诉求人电话: "19900001111", 来源: "热线", 诉求类型: "投诉", 标题: "路灯不亮", 内容: "小区门口三盏路灯一周不亮。", 有无现场: "有", 类别: "市容环境", 区级时限: "2026-04-10T00:00" });
	await operator.clock(order, "先行简告1小时", "2026-03-02 10:00");                                 // NM-L1: an hour from the receipt
	await dispatcher.waits(order, "派单", "先行简告接通，或三次未通");                                    // 附1·6(一): the brief comes first
	for (const state of ["已收单", "已收单", "已简告"]) {                                              // three calls, an hour apart
		await operator.does(order, "先行简告", NOT_REACHED, state);
		now(61);
	}
	now(5);
	await dispatcher.does(order, "派单", { 单位: UNITS[1], 派单依据: "法定" }, "已派单");

	now("2026-03-03T10:00");                                                                        // accepted a day late
	await operator.cannot(order, "接单");
	await liaison[1].does(order, "接单", {}, "已接单");
	await liaison[1].clock(order, "一般工单5个工作日（逾时未接单）", "2026-03-10 00:00");                  // NM-L5g, A-37: from the dispatch on the 2nd, five working days
	for (let call = 0; call < 3; call++) {                                                          // the unit reaches nobody either (NM-L2)
		await liaison[1].waits(order, "申请退单", "还没有先行联系诉求人，不能退单");
		await liaison[1].does(order, "先行联系", NOT_REACHED, "已接单");
		now(61);
	}
	await liaison[1].waits(order, "申请退单", "有现场的要先到现场勘查，不能退单");                           // NM-L4: visit and contact first
	await liaison[1].refused(order, "现场勘查", { 勘查情况: "灯杆属小区。" }, "还缺照片“处置前照片”");
	await liaison[1].mends({ 处置前照片: photo("灯杆") }, "已接单");
	await liaison[1].refused(order, "申请退单", { 理由: "不在我科职责范围", 建议单位: UNITS[2], 退单理由: "灯杆属小区" }, "请填写");
	await liaison[1].mends({ 初步判断的责任部门: UNITS[2] }, "退单审核");                                 // form 1.1
	await reviewer.waits(order, "同意退单", "单位负责人还没有在退单审核表上签发");
	await head[1].signs(order, "退单审核表");
	await reviewer.does(order, "同意退单", {}, "已简告");
	await dispatcher.does(order, "派单", { 单位: UNITS[2], 派单依据: "商定" }, "已派单");

	now("2026-03-04T09:00");
	await liaison[2].does(order, "接单", {}, "已接单");
	await liaison[2].waits(order, "申请退单", "二次派单后不再退单");                                       // 附1·8(三)
	await liaison[2].does(order, "二次派单异议，提请指定", { 说明理由: "灯杆归绿化所管" }, "待指定");
	await dispatcher.cannot(order, "指定承办单位");
	await chief.does(order, "指定承办单位", { 单位: UNITS[3], 说明理由: "绿化所先处置，再议归属" }, "已派单");

	now("2026-03-04T10:00");
	await liaison[3].does(order, "接单", {}, "已接单");
	now("2026-03-04T23:59");
	await liaison[3].fills(order, "申请延期", { 说明理由: "要等配件" });
	await liaison[3].looks("form-申请延期");
	now("2026-03-05T00:01");                                                                            // clocks run out under the form, which is nobody's step
	await liaison[3].page.locator("main").getByText("有超期").first().waitFor();
	await submit(liaison[3].page, "已接单");
	now("2026-03-05T09:00");
	await reviewer.does(order, "批准延期", {}, "已接单");
	await liaison[3].clock(order, "疑难工单延期后应办结", "2026-03-26 00:00");                            // 15 working days from the 4th: to the end of the 25th
	await liaison[3].does(order, "先行联系", REACHED, "已接单");
	await liaison[3].does(order, "现场勘查", { 勘查情况: "灯头损坏。", 处置前照片: photo("灯头") }, "已接单");
	await liaison[3].waits(order, "报送处置结果", "还没有反馈诉求人");
	for (const slot of ["10:00", "15:00", "19:00"]) {                                               // three different times of day
		now(`2026-03-06T${slot}`);
		await liaison[3].does(order, "反馈诉求人", NOT_REACHED, "已接单");
	}
	await head[3].waits(order, "负责人批准，报城运中心", "还没有报送处置结果");
	const reply = { 自报结果: "实际解决", 事实认定: "属实", 诉求认定: "合理合法", 答复: "已换灯头。" };
	await liaison[3].refused(order, "报送处置结果", reply, "还缺照片“处置后照片”");
	await liaison[3].mends({ 处置后照片: photo("亮灯") }, "已接单");
	await liaison[3].cannot(order, "负责人批准，报城运中心");
	await head[3].does(order, "负责人批准，报城运中心", {}, "待审核");                                     // 附1·13(二): every result
	now("2026-03-09T09:00");
	await reviewer.does(order, `审核不通过，退回重办 · ${UNITS[3]}`, { 说明理由: "没有写处理经过" }, "已接单");
	await liaison[3].does(order, "报送处置结果", { ...reply, 答复: "3月6日到场更换灯头，已亮。" }, "已接单");
	await head[3].does(order, "负责人批准，报城运中心", {}, "待审核");
	await reviewer.does(order, `审核通过 · ${UNITS[3]}`, {}, "待回访");

	const [before, after] = await Promise.all([0, 1].map((i) => reviewer.page.locator(".photos figure").nth(i).boundingBox()));
	check(before.y === after.y && before.x + before.width < after.x, "before and after stand side by side");

	now("2026-03-10T09:00");
	await operator.refused(order, `先行回访 · ${UNITS[3]}`, { 接通: "是", 是否先联: "是" }, "接通的要问全四项");
	await operator.mends({ 是否答复: "是", 是否解决: "未解决", 评价: "不满意" }, "已接单");                   // NM-H4: back to the unit
	await liaison[3].clock(order, "退回重办3个工作日", "2026-03-14 00:00");                              // three working days of its own
	await liaison[3].clock(order, "疑难工单延期后应办结", "2026-03-26 00:00");                            // the deadline stays where it was
	await liaison[3].does(order, "反馈诉求人", REACHED, "已接单");
	await liaison[3].does(order, "报送处置结果", { ...reply, 答复: "3月10日换了接线盒，又亮了。" }, "已接单");
	await head[3].does(order, "负责人批准，报城运中心", {}, "待审核");
	await reviewer.does(order, `审核通过 · ${UNITS[3]}`, {}, "待回访");
	await operator.does(order, `先行回访 · ${UNITS[3]}`, SATISFIED, "已办结");
	await (await operator.at(order)).locator(".case-clocks").getByText("没有在走的时限").waitFor();
	await operator.does(order, "登记市、区回访结果", { ...SATISFIED, 轮次: "区回访", 单位: UNITS[3] }, "已办结");
	await operator.opens(order, "退单审核表");
	return order;
}

/* ---- days that the story passes over, through the interface --------------------------------------------------------------------------------- */

async function begun(title, phone, more = {}) {
	const order = await operator.begins("收单", { "orders.source": "hotline", "orders.appeal_type": "complaint", "orders.category": "市容环境", "orders.title": title, "orders.caller_phone": phone, ...more });
	now(10);
	await operator.acts(order, "简告", { "contacts.reached": true });
	return order;
}

async function dispatched(order, unit) {
	now(5);
	await dispatcher.acts(order, "派单", { "assignments.unit_id": `unit-${unit}`, "assignments.basis": "statutory" });
	now(5);
	await liaison[unit].acts(order, "接单");
}

async function handled(order, unit, finding = "true", result = "solved") {
	const who = liaison[unit], untrue = finding === "untrue";
	await who.acts(order, "先行联系", { "contacts.reached": true });
	await who.acts(order, "反馈", { "contacts.reached": true });
	await who.acts(order, "报送处置结果", { "assignments.result_claimed": result, "assignments.fact_finding": finding, "assignments.appeal_finding": "lawful", "assignments.reply": "已处理完毕" },
		untrue ? { attachments: [await who.sends("不属实说明材料", paper("监控"))] } : {});
	await head[unit].acts(order, "负责人批准");
	if (untrue)
		await head[unit].acts(order, "签报不属实", {}, { form: { "“不属实”情况说明": "工地当晚未施工，有监控", 填表人: liaison[unit].name, "处置单位热线分管领导（盖章）": true } });
}

/** Reviewed and called back satisfied; then the district's own call-back, with these answers. */
async function closed(order, unit, [contacted, solved, rating]) {
	await reviewer.acts(order, "审核通过");
	check(await operator.acts(order, "先行回访", { "callbacks.reached": true, "callbacks.contacted": true, "callbacks.answered": true, "callbacks.solved": "solved", "callbacks.rating": "satisfied" }) === "已办结", `${order} is closed`);
	await dispatcher.acts(order, "官方回访", { "callbacks.round": "district", "callbacks.unit_id": `unit-${unit}`, "callbacks.reached": true, "callbacks.contacted": contacted, "callbacks.answered": true, "callbacks.solved": solved, "callbacks.rating": rating });
}

/* ---- repeats, untrue forms -------------------------------------------------------------------------------------------------------------------- */

/** Five calls of one person on one matter: the fifth is supervised (NM-031, A-34). Four are written down on other days. */
async function repeats() {
	for (const day of ["11", "12", "13", "16"]) {
		now(`2026-03-${day}T09:00`);
		await begun("幸福路25号楼上漏水", "19900002222", { "orders.matter_key": "漏水" });
	}
	now("2026-03-17T09:00");
	const order = await operator.takes({ 诉求人电话: "19900002222", 来源: "热线", 诉求类型: "求助", 标题: "幸福路25号楼上又漏水", 有无现场: "无" }, async (page) => {
		const like = page.locator(".intake-side section").filter({ hasText: "相似" }).locator("li");       // what is like it, while it is being written
		await like.nth(3).waitFor();
		await like.first().getByRole("button", { name: "并单" }).click();
		await page.locator(".joined").waitFor();
	});
	await operator.does(order, "先行简告", REACHED, "已简告");
	await supervisor.see("/town/messages");
	await supervisor.page.locator(".messages li.unread", { hasText: "同一诉求重复5次以上，督办：幸福路25号楼上又漏水" }).waitFor();
	await supervisor.looks("messages");
	await supervisor.page.locator(".messages li", { hasText: "同一诉求重复5次以上，督办" }).locator("button").first().click();
	await supervisor.page.waitForURL(new RegExp(`/orders/${order}$`));
	await supervisor.page.locator("section", { hasText: "同一事项的工单" }).locator(".case-chain li").nth(4).waitFor();
	await dispatcher.does(order, "派单", { 单位: UNITS[3], 派单依据: "法定" }, "已派单");
	await liaison[3].does(order, "接单", {}, "已接单");
	await supervisor.does(order, "督办完成", { 处置进度: "已上门修复，户主确认。" }, "已接单");
	await handled(order, 3);
	await closed(order, 3, [true, "excessive", "mostly"]);
}

/** Six signed untrue forms of one person on one matter (NM-050): shelving may be applied for, and the district's consent takes later calls out of satisfaction alone. */
async function shelving() {
	const again = { "orders.matter_key": "施工" }, phone = "19900003333";
	for (let i = 0; i < 5; i++) {
		now(`2026-03-18T${10 + i}:00`);
		const order = await begun("反映深夜施工", phone, again);
		await dispatched(order, 1);
		await handled(order, 1, "untrue", "explained");
		await closed(order, 1, [true, "explained", "fair"]);
	}
	now("2026-03-19T09:00");
	const order = await operator.takes({ 诉求人电话: phone, 来源: "热线", 诉求类型: "投诉", 标题: "又反映深夜施工", 内容: "称工地昨晚十一点还在施工。", 有无现场: "无", 事项标识: "施工" });
	await operator.does(order, "先行简告", REACHED, "已简告");
	await dispatcher.does(order, "派单", { 单位: UNITS[1], 派单依据: "法定" }, "已派单");
	await liaison[1].does(order, "接单", {}, "已接单");
	await liaison[1].does(order, "先行联系", REACHED, "已接单");
	await liaison[1].does(order, "反馈诉求人", REACHED, "已接单");
	await liaison[1].refused(order, "报送处置结果", { 自报结果: "解释说明", 事实认定: "不属实", 诉求认定: "无政策依据", 答复: "工地当晚未施工。" }, "还缺文件“不属实说明材料”");
	await liaison[1].mends({ 不属实说明材料: paper("监控记录") }, "已接单");
	await head[1].does(order, "负责人批准，报城运中心", {}, "待审核");
	await reviewer.waits(order, "审核通过", "要先由单位热线分管领导签报情况说明表（1.2）");                     // NM-044, A-47
	const file = { 情形: "0", 理由: "反复反映不属实", 存电理由: "同一人同一事六次签报不属实", 办结结论: "不属实", 答复要点: "已六次解释", "实际处置部门负责人（盖章）": true, "单位领导（盖章）": true };
	await head[1].refused(order, "申请存电", file, "同一人同一事签报不属实要满 6 次");                          // after five forms
	await head[1].leaves();
	await head[1].does(order, "签报不属实说明", { "“不属实”情况说明": "工地当晚未施工，有监控。", 填表人: "联络员1", "处置单位热线分管领导（盖章）": true }, "待审核");
	await head[1].does(order, "申请存电", file, "待审核");                                               // form 1.3
	await reviewer.does(order, "登记区城运批复", { 决定: "备案待查" }, "待审核");
	await reviewer.does(order, "审核通过", {}, "待回访");
	await operator.does(order, "先行回访", SATISFIED, "已办结");
	await operator.does(order, "登记市、区回访结果", { 轮次: "区回访", 单位: UNITS[1], 接通: "是", 是否先联: "是", 是否答复: "是", 是否解决: "解释说明", 评价: "一般" }, "已办结");
	for (const form of ["不属实情况说明表", "存电备案单"])
		await operator.opens(order, form);
	now("2026-03-20T09:00");
	const later = await begun("还是深夜施工", phone, again);
	await dispatched(later, 1);
	await handled(later, 1);
	await closed(later, 1, [true, "unsolved", "dissatisfied"]);
}

/** Two plain orders of unit 2, one handled after every deadline. */
async function ordinary() {
	now("2026-03-20T13:00");
	const good = await begun("广场舞噪声", "19900004444");
	await dispatched(good, 2);
	await handled(good, 2);
	await closed(good, 2, [true, "solved", "mostly"]);
	const late = await begun("楼道堆物", "19900005555", { "orders.district_due_at": "2026-03-27T00:00" });
	await dispatched(late, 2);
	now("2026-03-30T09:00");
	await handled(late, 2);
	await closed(late, 2, [false, "filed", "dissatisfied"]);
}

/*
 * By hand from 附2, March 2026. The district called back, so B3 to B5 take its answers alone (A-46), the latest of each order (A-22).
 * B1, 5 points, lead assignments by dispatched_at (A-04): unit 1 one returned + six untrue + one = 8; unit 2 the objected one + two = 3; unit 3 the
 *    designated one + the fifth call = 2. Most 8, least 2 (A-20): 5; 5×(1/2 + 1/2×(3−2)/6) = 35/12; 5×1/2.
 * B2, 10 points, due in March and not returned: unit 1 seven of seven; unit 2 the objected one (due on the 11th, never handled) and the late one missed,
 *    one of three; unit 3 the extended one (handled on the 10th, due on the 26th) and the fifth call: two of two.
 * B3, 25 points: 7/7; 1/2; 2/2.
 * B4, 30 points, solved and explained 100, filed 70, the others 0 (A-23): unit 1 six explained, one unsolved: 600/700; unit 2 (100+70)/200; unit 3 (100+0)/200.
 * B5, 30 points, satisfied 100, mostly 80, fair 60: unit 1 six fair, the seventh is shelved (its call came after the consent; the sixth's before, A-32): 60 %;
 *    unit 2 (80+0)/200; unit 3 (100+80)/200.
 * M4: unit 2's late one is past the district's time: −2. The long one's district time is in April.
 * MT: 5+10+25+180/7+18; 35/12+10/3+25/2+51/2+12−2; 5/2+10+25+15+27. Two decimals, half up (A-06).
 */
const TABLE = {
	城建科: { "NM-B1": ["5", "5.00"], "NM-B2": ["10", "10.00"], "NM-B3": ["25", "25.00"], "NM-B4": ["180/7", "25.71"], "NM-B5": ["18", "18.00"], "NM-M4": ["0", "0.00"], total: ["586/7", "83.71"] },
	南一居委会: { "NM-B1": ["35/12", "2.92"], "NM-B2": ["10/3", "3.33"], "NM-B3": ["25/2", "12.50"], "NM-B4": ["51/2", "25.50"], "NM-B5": ["12", "12.00"], "NM-M4": ["-2", "-2.00"], total: ["217/4", "54.25"] },
	绿化所: { "NM-B1": ["5/2", "2.50"], "NM-B2": ["10", "10.00"], "NM-B3": ["25", "25.00"], "NM-B4": ["15", "15.00"], "NM-B5": ["27", "27.00"], "NM-M4": ["0", "0.00"], total: ["159/2", "79.50"] },
};

await long_one();
await repeats();
await shelving();
await ordinary();
now("2026-04-01T09:00");
await supervisor.reads("month/2026-03", TABLE);
await end();

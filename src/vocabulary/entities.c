/*
 * The kinds of facts and their fields, declared once, in an order in which links point back (save self-links). Only data. A test
 * compares this file with the design's facts.md, whose names are a contract.
 */
#include "vocabulary/internal.h"

#define ID(n, zh) {n, zh, VT_ID, NULL, NULL, 0, U_NONE}
#define ID_OPT(n, zh) {n, zh, VT_ID, NULL, NULL, VF_OPTIONAL_ID, U_NONE}
#define LINK(n, zh, to) {n, zh, VT_LINK, to, NULL, 0, U_NONE}
#define LINK_D(n, zh, to) {n, zh, VT_LINK, to, NULL, VF_DATED, U_NONE}
#define ENUM(n, zh, e) {n, zh, VT_ENUM, e, NULL, 0, U_NONE}
#define ENUM_D(n, zh, e) {n, zh, VT_ENUM, e, NULL, VF_DATED, U_NONE}
#define ENUM_P(n, zh, e, preset) {n, zh, VT_ENUM, e, preset, 0, U_NONE}
#define BOOL(n, zh) {n, zh, VT_BOOL, NULL, NULL, 0, U_NONE}
#define BOOL_F(n, zh) {n, zh, VT_BOOL, NULL, "false", 0, U_NONE}
#define VERDICT(n, zh) {n, zh, VT_BOOL, NULL, NULL, VF_DERIVED | VF_VERDICT, U_NONE}
#define INT(n, zh, u) {n, zh, VT_INT, NULL, NULL, 0, u}
#define INT_D(n, zh, u) {n, zh, VT_INT, NULL, NULL, VF_DATED, u}
#define INT_P(n, zh, u, preset) {n, zh, VT_INT, NULL, preset, 0, u}
#define NUM(n, zh, u) {n, zh, VT_NUM, NULL, NULL, 0, u}
#define NUM_P(n, zh, u, preset) {n, zh, VT_NUM, NULL, preset, 0, u}
#define DAY(n, zh) {n, zh, VT_DAY, NULL, NULL, 0, U_NONE}
#define AT(n, zh) {n, zh, VT_INSTANT, NULL, NULL, 0, U_NONE}
#define PLAN(n, zh) {n, zh, VT_INSTANT, NULL, NULL, VF_PLAN, U_NONE}
#define TEXT(n, zh) {n, zh, VT_TEXT, NULL, NULL, 0, U_NONE}
#define TEXT_D(n, zh) {n, zh, VT_TEXT, NULL, NULL, VF_DATED, U_NONE}
#define SECRET(n, zh) {n, zh, VT_TEXT, NULL, NULL, VF_PERSONAL, U_NONE}
#define PERIOD(n, zh) {n, zh, VT_PERIOD, NULL, NULL, 0, U_NONE}
#define SET(n, zh) {n, zh, VT_SET, NULL, NULL, 0, U_NONE}

static const struct vfield units[] = {
	ID("unit_id", "单位编号"), TEXT("name", "名称"), ENUM_D("kind", "类别", "unit_kind"), LINK_D("parent_id", "上级单位", "units"),
	INT_D("level", "层级", U_NONE), TEXT_D("peer_group", "同组名"), INT_D("closing_base", "办结基数", U_COUNT), INT_D("headcount", "人数", U_PERSONS),
	DAY("active_from", "起用日"), DAY("active_to", "停用日"),
};
static const struct vfield persons[] = {
	ID("person_id", "人员编号"), TEXT("name", "姓名"), LINK_D("unit_id", "单位", "units"), ENUM_D("role", "角色", "person_role"),
	ENUM_D("staffing", "编制", "staffing"), DAY("active_from", "到岗日"), DAY("active_to", "离岗日"),
};
static const struct vfield grids[] = {
	ID("grid_id", "网格编号"), TEXT("name", "名称"), LINK_D("unit_id", "单位", "units"), ENUM_D("grid_type", "网格类型", "grid_type"),
	LINK_D("leader_id", "网格长", "persons"), INT_D("residents", "常住人数", U_PERSONS), INT_D("participants", "参与人数", U_PERSONS),
	DAY("active_from", "起用日"), DAY("active_to", "停用日"), TEXT("boundary", "边界"),
};
static const struct vfield grid_members[] = {
	LINK("grid_id", "网格", "grids"), LINK("person_id", "人员", "persons"), ENUM("role", "角色", "person_role"), DAY("active_from", "到岗日"),
	DAY("active_to", "离岗日"),
};
static const struct vfield dated_values[] = {
	TEXT("file", "文件"), TEXT("id", "编号"), TEXT("column", "列"), DAY("from", "起始日"), TEXT("value", "值"),
};
static const struct vfield orders[] = {
	ID("order_id", "诉求编号"), ENUM("source", "来源", "source"), ENUM("appeal_type", "诉求类型", "appeal_type"), TEXT("category", "类别"),
	ENUM("event_level", "事件等级", "event_level"), ENUM("urgency", "紧急程度", "urgency"), BOOL_F("difficult", "疑难"), TEXT("title", "标题"),
	TEXT("description", "内容"), SECRET("address", "地址"), NUM("lon", "经度", U_NONE), NUM("lat", "纬度", U_NONE), LINK("grid_id", "网格", "grids"),
	TEXT("caller_key", "诉求人标识"), SECRET("caller_name", "诉求人姓名"), SECRET("caller_phone", "诉求人电话"), BOOL_F("confidential_requested", "要求保密"),
	TEXT("matter_key", "事项标识"), TEXT("topic_key", "主题标识"), AT("received_at", "受理时间"), AT("registered_at", "立案时间"), AT("checked_at", "核查时间"),
	AT("evaluated_at", "评价时间"), PLAN("district_due_at", "区级时限"), AT("closed_at", "结案时间"), BOOL_F("must_report", "应报告"),
	BOOL_F("channel_excluded", "分类处理"), BOOL_F("mediated", "调解一致"), BOOL_F("repeated_after_opinion", "明确意见后重复"), VERDICT("finding_excluded", "认定剔除"),
	VERDICT("shelved", "已存电"), BOOL_F("duplicate", "重复上报"), BOOL_F("fake", "弄虚作假"), BOOL_F("wrong_level", "等级错误"),
	BOOL_F("returned_by_centre", "分中心退回"), BOOL_F("omission", "漏报"), BOOL_F("concealment", "瞒报"), BOOL_F("late_report", "迟报"),
	ENUM_P("severity", "情节", "severity", "ordinary"), VERDICT("closed_loop", "闭环"), BOOL_F("found_by_supervisor", "监督员发现"),
	ENUM("has_site", "有无现场", "has_site"),
	{"repeat_no", "第几次", VT_INT, NULL, NULL, VF_DERIVED, U_COUNT}, {"untrue_forms", "不属实次数", VT_INT, NULL, NULL, VF_DERIVED, U_COUNT},
};
static const struct vfield assignments[] = {
	ID("assignment_id", "派单编号"), LINK("order_id", "工单", "orders"), LINK("unit_id", "单位", "units"), LINK("person_id", "人员", "persons"),
	INT_P("seq", "第几派", U_NONE, "1"), ENUM_P("part", "主协办", "part", "lead"), ENUM("basis", "派单依据", "basis"), BOOL("first_dispatch", "首派"),
	AT("dispatched_at", "派单时间"), AT("accepted_at", "接单时间"), PLAN("due_at", "应办结时间"), PLAN("extended_due_at", "延期后时间"),
	AT("handled_at", "办结时间"), AT("replied_at", "回复时间"), AT("delay_explained_at", "说明时间"), BOOL_F("returned", "已退单"),
	ENUM("result_claimed", "自报结果", "solved"), ENUM("fact_finding", "事实认定", "fact_finding"), ENUM("appeal_finding", "诉求认定", "appeal_finding"),
	TEXT("reply", "答复"),
	/* added for A-42: the last 办结 counts, the first and the sending back are kept */
	AT("first_handled_at", "首次办结时间"), AT("sent_back_at", "退回重办时间"),
	/* by which law or ruling it is theirs, as the catalogue said on the day */
	TEXT("legal", "法律依据"),
	{"effective_due_at", "到期时间", VT_INSTANT, NULL, NULL, VF_DERIVED | VF_PLAN, U_NONE}, {"on_time", "按时", VT_BOOL, NULL, NULL, VF_DERIVED, U_NONE},
	{"overdue", "超期", VT_BOOL, NULL, NULL, VF_DERIVED, U_NONE},
};
static const struct vfield contacts[] = {
	ID_OPT("contact_id", "联系编号"), LINK("order_id", "工单", "orders"), LINK("assignment_id", "派单", "assignments"), LINK("unit_id", "单位", "units"),
	ENUM("kind", "种类", "contact_kind"), AT("at", "联系时间"), BOOL("reached", "接通"), ENUM("reason", "未联原因", "contact_reason"),
	LINK("by", "经办人", "persons"), TEXT("recording", "录音"),
};
static const struct vfield site_visits[] = {
	LINK("order_id", "工单", "orders"), LINK("unit_id", "单位", "units"), AT("arrived_at", "到场时间"), LINK("by", "经办人", "persons"),
	LINK("assignment_id", "派单", "assignments"), TEXT("found", "勘查情况"),
};
static const struct vfield callbacks[] = {
	ID_OPT("callback_id", "回访编号"), LINK("order_id", "工单", "orders"), LINK("assignment_id", "派单", "assignments"), LINK("unit_id", "单位", "units"),
	ENUM("round", "轮次", "round"), AT("at", "回访时间"), BOOL("reached", "接通"), BOOL_F("declined", "拒评"), BOOL("contacted", "是否先联"),
	BOOL("answered", "是否答复"), ENUM("solved", "是否解决", "solved"), ENUM("rating", "评价", "rating"),
};
static const struct vfield returns[] = {
	ID_OPT("return_id", "退单编号"), LINK("order_id", "工单", "orders"), LINK("assignment_id", "派单", "assignments"), LINK("unit_id", "单位", "units"),
	AT("at", "申请时间"), TEXT("reason", "理由"), LINK("suggested_unit", "建议单位", "units"), BOOL("head_signed", "负责人签发"),
	ENUM("decision", "决定", "return_decision"), AT("decided_at", "决定时间"), BOOL_F("improper", "不当"),
};
static const struct vfield extensions[] = {
	ID_OPT("extension_id", "延期编号"), LINK("order_id", "工单", "orders"), LINK("assignment_id", "派单", "assignments"), LINK("unit_id", "单位", "units"),
	AT("requested_at", "申请时间"), AT("approved_at", "批准时间"), PLAN("new_due_at", "新时限"),
};
static const struct vfield supervisions[] = {
	ID_OPT("supervision_id", "督办编号"), LINK("order_id", "工单", "orders"), LINK("unit_id", "单位", "units"), ENUM("level", "级别", "supervision_level"),
	AT("opened_at", "督办时间"), PLAN("due_at", "应完成时间"), AT("closed_at", "完成时间"), TEXT("reason", "事由"), TEXT("progress", "处置进度"),
};
static const struct vfield reminders[] = {
	LINK("order_id", "工单", "orders"), LINK("unit_id", "单位", "units"), TEXT("kind", "种类"), AT("at", "提醒时间"), PLAN("correct_by", "应改正时间"),
	AT("corrected_at", "改正时间"),
};
static const struct vfield rechecks[] = {
	LINK("order_id", "工单", "orders"), LINK("unit_id", "单位", "units"), ENUM("level", "级别", "supervision_level"), AT("received_at", "收到时间"),
	PLAN("due_at", "应回复时间"), PLAN("extended_due_at", "延期后时间"), AT("replied_at", "回复时间"), BOOL_F("verified_false", "查实虚报"),
};
static const struct vfield untrue_forms[] = {
	LINK("order_id", "工单", "orders"), LINK("unit_id", "单位", "units"), AT("signed_at", "签报时间"), LINK("signed_by", "签字人", "persons"),
};
static const struct vfield shelvings[] = {
	TEXT("matter_key", "事项标识"), INT("ground", "情形", U_NONE), AT("applied_at", "申请时间"), AT("approved_at", "批准时间"),
	ENUM("decision", "决定", "shelving_decision"),
	/* the order from which it was applied for, and what the file says */
	LINK("order_id", "工单", "orders"), TEXT("reason", "理由"),
};
static const struct vfield notices[] = {
	ID("notice_id", "通报编号"), LINK("unit_id", "单位", "units"), ENUM("kind", "种类", "notice_kind"), AT("at", "通报时间"),
	PLAN("reply_due_at", "应答复时间"), AT("replied_at", "答复时间"),
};
static const struct vfield patrols[] = {
	LINK("person_id", "人员", "persons"), LINK("grid_id", "网格", "grids"), DAY("date", "日期"), ENUM("half_day", "半日", "half_day"),
	AT("started_at", "开始时间"), INT("minutes", "时长", U_MINUTES), BOOL("logged", "已录入"), BOOL("uniform", "着装"), BOOL_F("exempt", "特殊情况"),
};
static const struct vfield sign_ins[] = {
	LINK("person_id", "人员", "persons"), ENUM("kind", "种类", "sign_in_kind"), AT("at", "签到时间"),
};
static const struct vfield key_visits[] = {
	LINK("person_id", "人员", "persons"), TEXT("subject_key", "对象标识"), AT("at", "走访时间"), BOOL("photo", "有照片"), BOOL("recorded", "已记录"),
	BOOL_F("bad", "不实"), TEXT("reason", "理由"),
};
static const struct vfield attendance[] = {
	LINK("person_id", "人员", "persons"), DAY("date", "日期"), INT_P("late", "迟到次数", U_COUNT, "0"), INT_P("early_leave", "早退次数", U_COUNT, "0"),
	INT_P("absent_half_days", "旷工半日数", U_COUNT, "0"), NUM_P("sick_days", "病假天数", U_DAYS, "0"), NUM_P("leave_days", "事假天数", U_DAYS, "0"),
	INT_P("temporary_leave", "临时请假次数", U_COUNT, "0"), INT_P("outside_approved", "获准外勤次数", U_COUNT, "0"),
	INT_P("outside_unapproved", "未准外勤次数", U_COUNT, "0"),
};
static const struct vfield surveys[] = {
	ID_OPT("survey_id", "测评编号"), ENUM("kind", "种类", "survey_kind"), LINK("unit_id", "单位", "units"), LINK("grid_id", "网格", "grids"),
	LINK("person_id", "人员", "persons"), DAY("at", "测评日"), INT("positive", "肯定数", U_COUNT), INT("sample", "样本数", U_COUNT),
};
static const struct vfield crimes[] = {
	LINK("grid_id", "网格", "grids"), DAY("date", "日期"),
};
static const struct vfield incidents[] = {
	ID("incident_id", "事项编号"), TEXT("code", "代码"), LINK("unit_id", "单位", "units"), LINK("person_id", "人员", "persons"),
	LINK("grid_id", "网格", "grids"), LINK("order_id", "工单", "orders"), TEXT("matter_key", "事项标识"), DAY("date", "日期"),
	INT_P("count", "数量", U_COUNT, "1"), NUM("points", "分值", U_POINTS), ENUM("level", "级别", "incident_level"), SET("marks", "标记"),
	TEXT("evidence", "证据"), LINK("approved_by", "认定人", "persons"), AT("approved_at", "认定时间"),
};
static const struct vfield checklists[] = {
	LINK("unit_id", "单位", "units"), LINK("grid_id", "网格", "grids"), TEXT("item", "指标"), TEXT("part", "分项"), PERIOD("period", "考核期"),
	BOOL("satisfied", "已达标"), INT("count", "数量", U_COUNT), NUM("points", "分值", U_POINTS), TEXT("note", "备注"),
};
static const struct vfield manual_scores[] = {
	TEXT("item", "指标"), LINK("unit_id", "单位", "units"), LINK("person_id", "人员", "persons"), PERIOD("period", "考核期"),
	LINK("rater", "评分人", "persons"), NUM("points", "分值", U_POINTS), TEXT("reason", "理由"),
};
static const struct vfield external_ranks[] = {
	LINK("unit_id", "单位", "units"), PERIOD("period", "考核期"), INT("rank", "上级名次", U_NONE),
};
static const struct vfield quotas[] = {
	LINK("unit_id", "单位", "units"), PERIOD("period", "考核期"), TEXT("grade", "等次"), INT("count", "数量", U_PERSONS),
};
static const struct vfield allocations[] = {
	LINK("unit_id", "单位", "units"), LINK("person_id", "人员", "persons"), PERIOD("period", "考核期"), NUM("yuan", "金额", U_YUAN),
	LINK("by", "分配人", "persons"), AT("at", "分配时间"),
};

/* How an order is handled: kept by the order room while the rulebook's process runs (its only writer), one case an order, case_id = order_id. */
static const struct vfield cases[] = {
	ID("case_id", "办理编号"), LINK("order_id", "工单", "orders"), TEXT("process", "流程"), TEXT("edition", "规则版本"), TEXT("state", "状态"),
	AT("state_at", "状态时间"), LINK("unit_id", "承办单位", "units"), LINK("assignment_id", "当前派单", "assignments"), ENUM("urgency", "紧急程度", "urgency"),
	TEXT("category", "类别"), AT("opened_at", "开始时间"), PLAN("next_due_at", "最近到期"), TEXT("next_limit", "最近时限"), BOOL_F("overdue", "有超期"),
	BOOL_F("closed", "已了结"),
};
static const struct vfield order_events[] = {
	ID("event_id", "经办编号"), LINK("order_id", "工单", "orders"), LINK("assignment_id", "派单", "assignments"), LINK("unit_id", "单位", "units"),
	TEXT("action", "动作"), TEXT("from_state", "原状态"), TEXT("to_state", "新状态"), AT("at", "经办时间"), LINK("by", "经办人", "persons"),
	TEXT("actor", "经办账号"), TEXT("note", "说明"),
	/* the colleague for whom it was done (facts deputies), where the own roles would not have allowed it */
	LINK("on_behalf_of", "代谁办理", "persons"),
};
/* The interval ledger of every limit that runs on an order: a row from its start to its stop, a new row when its start or its length changes. */
static const struct vfield clocks[] = {
	ID("clock_id", "计时编号"), LINK("order_id", "工单", "orders"), LINK("assignment_id", "派单", "assignments"), LINK("unit_id", "单位", "units"),
	TEXT("rule", "时限"), TEXT("about", "所计事实"), INT("seq", "第几段", U_NONE), AT("started_at", "起算时间"), PLAN("due_at", "到期时间"),
	BOOL_F("exclusive", "不含届满"), BOOL_F("provisional", "暂定"), PLAN("warn_at", "应提醒时间"), AT("warned_at", "提醒时间"), AT("overdue_at", "超期时间"),
	AT("stopped_at", "停止时间"), TEXT("outcome", "结果"), TEXT("span", "期限"), TEXT("derivation", "推算"), TEXT("derivation_en", "推算英文"),
};
static const struct vfield attachments[] = {
	ID("attachment_id", "附件编号"), LINK("order_id", "工单", "orders"), LINK("assignment_id", "派单", "assignments"), LINK("unit_id", "单位", "units"),
	ENUM("kind", "种类", "attachment_kind"), TEXT("label", "用途"), TEXT("name", "文件名"), TEXT("sha256", "摘要"), INT("bytes", "字节数", U_NONE),
	TEXT("media", "类型"), NUM("lon", "经度", U_NONE), NUM("lat", "纬度", U_NONE), AT("taken_at", "拍摄时间"), LINK("by", "经办人", "persons"), AT("at", "上传时间"),
};
static const struct vfield filings[] = {
	ID("filing_id", "表单编号"), LINK("order_id", "工单", "orders"), LINK("assignment_id", "派单", "assignments"), LINK("unit_id", "单位", "units"),
	TEXT("form", "表"), AT("at", "填写时间"), LINK("by", "填表人", "persons"), SECRET("content", "内容"), TEXT("signatures", "签署"),
};
/* Who handles what, where and by which law: the dispatch catalogue, dated. */
static const struct vfield dispatch_lines[] = {
	ID("line_id", "目录编号"), TEXT("category", "类别"), TEXT("place", "地点"), LINK("unit_id", "单位", "units"), ENUM("basis", "派单依据", "basis"),
	TEXT("legal", "法律依据"), DAY("active_from", "起用日"), DAY("active_to", "停用日"), TEXT("source", "来由"),
	/* the order and its return on which it was ruled, where the process wrote the line */
	LINK("order_id", "工单", "orders"), LINK("return_id", "退单", "returns"),
};
static const struct vfield review_points[] = {
	ID("point_id", "要点编号"), TEXT("text", "要点"), BOOL_F("blocking", "必须"), DAY("active_from", "起用日"), DAY("active_to", "停用日"),
};
static const struct vfield deputies[] = {
	LINK("person_id", "人员", "persons"), LINK("deputy_id", "代岗人", "persons"), DAY("active_from", "起始日"), DAY("active_to", "截止日"), TEXT("reason", "理由"),
};
static const struct vfield shift_notes[] = {
	ID_OPT("note_id", "交接编号"), LINK("unit_id", "单位", "units"), LINK("by", "交班人", "persons"), AT("at", "交班时间"), TEXT("note", "备注"),
	/* what was open then, by heading (JSON of order ids: order/shift.c), and who took it over */
	TEXT("handed", "交接内容"), LINK("taken_by", "接班人", "persons"), AT("taken_at", "接班时间"),
};

#define ENTITY(f, one, zh, also, id) {#f, one, zh, also, f, COUNT_OF(f), id}
const struct ventity vocabulary_entities[] = {
	ENTITY(units, "unit", "单位", NULL, 0),
	ENTITY(persons, "person", "人员", NULL, 0),
	ENTITY(grids, "grid", "网格", NULL, 0),
	ENTITY(grid_members, "grid_member", "网格人员", NULL, -1),
	ENTITY(dated_values, "dated_value", "历史值", NULL, -1),
	ENTITY(orders, "order", "工单", "事件", 0),
	ENTITY(assignments, "assignment", "派单", NULL, 0),
	ENTITY(contacts, "contact", "联系", NULL, 0),
	ENTITY(site_visits, "site_visit", "现场", NULL, -1),
	ENTITY(callbacks, "callback", "回访测评", "回访", 0),
	ENTITY(returns, "return", "退单", NULL, 0),
	ENTITY(extensions, "extension", "延期", NULL, 0),
	ENTITY(supervisions, "supervision", "督办", NULL, 0),
	ENTITY(reminders, "reminder", "催办", "提醒", -1),
	ENTITY(rechecks, "recheck", "回访复核", NULL, -1),
	ENTITY(untrue_forms, "untrue_form", "不属实说明", NULL, -1),
	ENTITY(shelvings, "shelving", "存电", NULL, -1),
	ENTITY(notices, "notice", "通报", NULL, 0),
	ENTITY(patrols, "patrol", "巡查", NULL, -1),
	ENTITY(sign_ins, "sign_in", "签到", "报告", -1),
	ENTITY(key_visits, "key_visit", "重点人员走访", NULL, -1),
	ENTITY(attendance, "attendance", "考勤", NULL, -1),
	ENTITY(surveys, "survey", "民意测评", NULL, 0),
	ENTITY(crimes, "crime", "刑事案件", NULL, -1),
	ENTITY(incidents, "incident", "事项", "加减分", 0),
	ENTITY(checklists, "checklist", "佐证清单", NULL, -1),
	ENTITY(manual_scores, "manual_score", "评定分", NULL, -1),
	ENTITY(external_ranks, "external_rank", "上级排名", NULL, -1),
	ENTITY(quotas, "quota", "名额", NULL, -1),
	ENTITY(allocations, "allocation", "奖励分配", NULL, -1),
	ENTITY(cases, "case_file", "办理", NULL, 0),
	ENTITY(order_events, "order_event", "经办", NULL, 0),
	ENTITY(clocks, "clock_run", "计时", NULL, 0),
	ENTITY(attachments, "attachment", "附件", NULL, 0),
	ENTITY(filings, "filing", "表单", NULL, 0),
	ENTITY(dispatch_lines, "dispatch_line", "派单目录", NULL, 0),
	ENTITY(review_points, "review_point", "审核要点", NULL, 0),
	ENTITY(deputies, "deputy", "代岗", NULL, -1),
	ENTITY(shift_notes, "shift_note", "交接班", NULL, 0),
};
const unsigned vocabulary_entities_n = COUNT_OF(vocabulary_entities);

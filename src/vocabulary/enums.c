/*
 * The enumerations of the vocabulary, declared once: identifier, Chinese word, and a second accepted word. Only data. A test
 * compares this file with the design's facts.md.
 */
#include "vocabulary/internal.h"

#define CODES(name, ...) static const struct vcode name[] = {__VA_ARGS__}
CODES(codes_unit_kind, {"office", "职能科室", NULL}, {"institution", "企事业单位", NULL}, {"committee", "居委会", "居民区"}, {"village", "村", NULL},
      {"township", "镇街", NULL}, {"department", "区直部门", NULL}, {"centre", "城运中心", NULL}, {"member", "网络成员单位", NULL});
CODES(codes_person_role, {"grid_leader", "网格长", NULL}, {"fulltime_gridworker", "专职网格员", NULL}, {"parttime_gridworker", "兼职网格员", NULL},
      {"liaison", "联络员", NULL}, {"handler", "承办人", NULL}, {"head", "负责人", NULL}, {"operator", "坐席", NULL}, {"dispatcher", "派单员", NULL},
      {"reviewer", "审核员", NULL}, {"supervisor", "督办员", NULL}, {"line_leader", "分管领导", NULL}, {"chief", "主要领导", NULL},
      {"assessor", "考核员", NULL}, {"auditor", "审计员", NULL}, {"admin", "管理员", NULL});
CODES(codes_staffing, {"civil", "行政编制", NULL}, {"institution", "事业编制", NULL}, {"enterprise", "企业编制", NULL}, {"social_worker", "社工", NULL},
      {"coordinator", "综合协管员", NULL});
CODES(codes_grid_type, {"urban", "城市", NULL}, {"commercial", "商业", NULL}, {"rural", "农村", NULL}, {"factory", "厂区", NULL});
CODES(codes_source, {"hotline", "热线", NULL}, {"mailbox", "信箱", NULL}, {"grid_report", "网格上报", NULL}, {"patrol", "巡查", NULL}, {"assigned", "交办", NULL},
      {"web", "网上", NULL});
CODES(codes_appeal_type, {"consult", "咨询", NULL}, {"help", "求助", NULL}, {"complaint", "投诉", NULL}, {"report", "举报", NULL}, {"suggestion", "意见建议", NULL},
      {"praise", "表扬", NULL});
CODES(codes_event_level, {"daily", "日常", NULL}, {"general", "一般", NULL}, {"major", "较大", NULL}, {"critical", "重大", NULL});
CODES(codes_urgency, {"normal", "一般", NULL}, {"sub_urgent", "次紧急", NULL}, {"urgent", "紧急", NULL});
CODES(codes_has_site, {"yes", "有", NULL}, {"no", "无", NULL}, {"unknown", "不明", NULL});
CODES(codes_part, {"lead", "主办", NULL}, {"co", "协办", NULL});
CODES(codes_basis, {"statutory", "法定", NULL}, {"agreed", "商定", NULL}, {"designated", "指定", NULL}, {"fallback", "兜底", NULL});
CODES(codes_solved, {"solved", "实际解决", NULL}, {"explained", "解释说明", NULL}, {"excessive", "诉求过高", NULL}, {"filed", "参考备案", NULL},
      {"unsolved", "未解决", NULL});
CODES(codes_fact_finding, {"true", "属实", NULL}, {"partly_true", "部分属实", NULL}, {"untrue", "不属实", NULL}, {"adopted", "采纳", NULL},
      {"partly_adopted", "部分采纳", NULL}, {"kept", "留作参考", NULL}, {"not_adopted", "不采纳", "不予采纳"}, {"policy", "有政策信息", NULL},
      {"no_policy", "无政策信息", NULL}, {"policy_rejected", "对政策解释不接受", NULL});
CODES(codes_appeal_finding, {"lawful", "合理合法", NULL}, {"no_basis", "无政策依据", NULL}, {"excessive", "诉求过高", NULL}, {"other", "其他", NULL});
CODES(codes_contact_kind, {"brief", "先行简告", NULL}, {"first", "先行联系", NULL}, {"feedback", "反馈", NULL});
CODES(codes_contact_reason, {"off", "关机", NULL}, {"no_answer", "未接", NULL}, {"other", "其他", NULL});
CODES(codes_round, {"street", "街道回访", NULL}, {"recheck", "回访复核", NULL}, {"district", "区回访", NULL}, {"municipal", "市回访", NULL}, {"vote", "网上评议", NULL});
CODES(codes_rating, {"satisfied", "满意", NULL}, {"mostly", "基本满意", NULL}, {"fair", "一般", NULL}, {"dissatisfied", "不满意", NULL}, {"none", "未评价", NULL});
CODES(codes_return_decision, {"agreed", "同意", NULL}, {"refused", "不同意", NULL}, {"designated", "指定", NULL});
CODES(codes_shelving_decision, {"filed", "备案待查", NULL}, {"sent_back", "回退修改", NULL}, {"refused", "拒绝存电", NULL});
CODES(codes_supervision_level, {"street", "街道", NULL}, {"district", "区级", "区"}, {"city", "市级", "市"});
CODES(codes_incident_level, {"village", "村", NULL}, {"town", "镇", NULL}, {"county", "县", NULL}, {"district", "区", NULL}, {"city", "市", NULL},
      {"province", "省", NULL}, {"nation", "国家", NULL}, {"central", "中央", NULL});
CODES(codes_notice_kind, {"weekly_push", "周推送", NULL}, {"weekly", "周报", NULL}, {"monthly", "月报", NULL}, {"special", "专报", NULL},
      {"supervision", "督查通报", NULL}, {"work_report", "工作通报", NULL});
CODES(codes_attachment_kind, {"photo", "照片", NULL}, {"audio", "录音", NULL}, {"document", "文件", NULL});
CODES(codes_half_day, {"am", "上午", NULL}, {"pm", "下午", NULL}, {"evening", "晚间", NULL});
CODES(codes_sign_in_kind, {"sign_in", "签到", NULL}, {"day_report", "当日报告", NULL});
CODES(codes_survey_kind, {"awareness", "知晓率", NULL}, {"coverage", "覆盖率", NULL}, {"satisfaction", "满意率", NULL}, {"leader_satisfaction", "网格长满意度", NULL});
CODES(codes_severity, {"ordinary", "一般", NULL}, {"serious", "严重", NULL});

#define E(name, zh) {#name, zh, codes_##name, COUNT_OF(codes_##name)}
const struct venum vocabulary_enums[] = {
	E(unit_kind, "单位类别"), E(person_role, "人员角色"), E(staffing, "编制"), E(grid_type, "网格类型"), E(source, "来源"), E(appeal_type, "诉求类型"),
	E(event_level, "事件等级"), E(urgency, "紧急程度"), E(has_site, "有无现场"), E(part, "主协办"), E(basis, "派单依据"), E(solved, "解决情况"),
	E(fact_finding, "事实认定"), E(appeal_finding, "诉求认定"), E(contact_kind, "联系种类"), E(contact_reason, "未联原因"), E(round, "回访轮次"),
	E(rating, "满意评价"), E(return_decision, "退单决定"), E(shelving_decision, "存电决定"), E(supervision_level, "督办级别"), E(incident_level, "事项级别"),
	E(notice_kind, "通报种类"), E(half_day, "半日"), E(attachment_kind, "附件种类"), E(sign_in_kind, "签到种类"), E(survey_kind, "测评种类"), E(severity, "情节"),
};
const unsigned vocabulary_enums_n = COUNT_OF(vocabulary_enums);

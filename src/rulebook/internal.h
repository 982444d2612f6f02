/*
 * rulebook/internal: tokens, the table of words, and what the passes share. Private to the room.
 */
#ifndef JIEBAN_RULEBOOK_INTERNAL_H
#define JIEBAN_RULEBOOK_INTERNAL_H

#include "rulebook/rulebook.h"

#define RB_TREE_MAX 256                 /* depth of a tree, so that walks over it are bounded */

/* Every word of the language once: KW(name, en, zh, zh_also). The order has no meaning. */
#define KEYWORDS(KW) \
	KW(OPTION, "option", "选项", NULL) KW(PARAMETER, "parameter", "参数", NULL) KW(COUNTING, "counting", "计法", NULL) \
	KW(ASSESSMENT, "assessment", "考核", NULL) KW(MEASURE, "measure", "度量", NULL) KW(LET, "let", "取值", NULL) \
	KW(DERIVE, "derive", "判别", NULL) KW(LIMIT, "limit", "时限", NULL) KW(ITEM, "item", "指标", NULL) \
	KW(BONUS, "bonus", "加分", NULL) KW(PENALTY, "penalty", "扣分", NULL) KW(FIGURE, "figure", "数值", NULL) \
	KW(TEST, "test", "判定", NULL) KW(VETO, "veto", "否决", NULL) KW(MANUAL, "manual", "评定", NULL) \
	KW(TOTAL, "total", "总分", NULL) KW(TIER, "tier", "分档", NULL) KW(GRADES, "grades", "等次", NULL) \
	KW(REWARD, "reward", "奖励", NULL) KW(UNDEFINED, "undefined", "未定", NULL) KW(EXAMPLE, "example", "例", NULL) \
	KW(PROCESS, "process", "流程", NULL) KW(ACTION, "action", "动作", NULL) KW(TRIGGER, "trigger", "触发", NULL) \
	KW(FORM, "form", "表", NULL) KW(RETENTION, "retention", "保存", NULL) KW(REPORT, "report", "报告", NULL) \
	KW(PART, "part", "部分", NULL) KW(NO_SAMPLE, "no_sample", "无样本", NULL) KW(NO_DUE, "no_due", "无应办", NULL) \
	KW(ONLY, "only", "仅限", NULL) KW(CAP, "cap", "封顶", NULL) KW(FLOOR, "floor", "保底", NULL) \
	KW(RANGE, "range", "区间", NULL) KW(BASE, "base", "基础", NULL) KW(PLUS, "plus", "加", NULL) KW(MINUS, "minus", "减", NULL) \
	KW(LEAST, "least", "至少余", NULL) KW(PUBLISH, "publish", "公布", NULL) KW(OUT, "out", "除外", NULL) KW(TIES, "ties", "并列", NULL) \
	KW(EFFECT, "effect", "效果", NULL) KW(SUBJECTS, "subjects", "对象", NULL) KW(EACH, "each", "每", NULL) \
	KW(YEAR_STARTS, "year_starts", "年度起于", NULL) KW(PEERS, "peers", "同组", NULL) KW(ASSESSED, "assessed", "参评", NULL) \
	KW(SCORE, "score", "总计", NULL) KW(TIERED, "tiered", "定档", NULL) KW(GRADED, "graded", "评等", NULL) \
	KW(RANKED, "ranked", "排名", NULL) KW(REWARDED, "rewarded", "发放", NULL) KW(VETOED, "vetoed", "否决项", NULL) \
	KW(ALSO, "also", "另列", NULL) KW(FROM, "from", "自", NULL) KW(WITHIN, "within", "限", NULL) KW(UNTIL, "until", "至", NULL) \
	KW(START_DAY, "start_day", "当日计入", NULL) KW(DAY_END, "day_end", "届满", NULL) KW(OFFICE_HOURS, "office_hours", "办公时间", NULL) \
	KW(SINCE, "since", "起用", NULL) KW(NOTE, "note", "注", NULL) KW(ROW, "row", "一条", NULL) KW(SET, "set", "设", NULL) \
	KW(FIRST, "first", "前", NULL) KW(LAST, "last", "后", NULL) KW(REST, "rest", "其余", NULL) \
	KW(AND, "and", "且", NULL) KW(OR, "or", "或", NULL) KW(NOT, "not", "非", NULL) KW(IF, "if", "若", NULL) KW(THEN, "then", "则", NULL) \
	KW(ELSE, "else", "否则", NULL) KW(CASE, "case", "依", NULL) KW(IN, "in", "属于", "在") KW(HAS, "has", "含", NULL) \
	KW(KNOWN, "known", "已知", NULL) KW(UNKNOWN, "unknown", "未知", NULL) KW(NONE, "none", "无", NULL) KW(MISSING, "missing", "缺项", NULL) \
	KW(YES, "yes", "是", NULL) KW(NO, "no", "否", NULL) KW(BANDS, "bands", "分段", NULL) KW(WEIGHTED, "weighted", "加权", NULL) \
	KW(COUNT, "count", "件数", NULL) KW(SUM, "sum", "合计", NULL) KW(MEAN, "mean", "平均", NULL) KW(LEAST_OF, "least_of", "最小", NULL) \
	KW(MOST_OF, "most_of", "最大", NULL) KW(DISTINCT, "distinct", "去重", NULL) KW(MOST, "most", "窗内最多", NULL) \
	KW(SPACED, "spaced", "间隔次数", NULL) KW(WHERE, "where", "其中", NULL) KW(DATED, "dated", "按", NULL) \
	KW(ANYTIME, "anytime", "不限时", NULL) KW(OF, "of", "取", NULL) KW(SPLIT, "split", "分列", NULL) KW(FOR, "for", "归", NULL) \
	KW(ALL, "all", "全体", NULL) KW(VIA, "via", "经", NULL) KW(KEEP, "keep", "只取", NULL) KW(BY, "by", "依据", NULL) \
	KW(PER, "per", "每个", NULL) KW(SAME, "same", "相同", NULL) KW(GAP, "gap", "间隔", NULL) KW(LATEST, "latest", "最近", NULL) \
	KW(EARLIEST, "earliest", "最早", NULL) KW(HIGHEST, "highest", "最高", NULL) KW(LOWEST, "lowest", "最低", NULL) \
	KW(ONE_OF, "one_of", "可选", NULL) KW(APIECE, "apiece", "每件", NULL) \
	KW(GRIDS, "grids", "各网格", NULL) KW(PERSONS, "persons", "各人员", NULL) KW(MONTHS, "months", "各月", NULL) \
	KW(QUARTERS, "quarters", "各季", NULL) KW(HALVES, "halves", "各半年", NULL) KW(SUBJECT, "subject", "对象", NULL) \
	KW(UNIT, "unit", "单位", NULL) KW(PERSON, "person", "个人", "人员") KW(GRID, "grid", "网格", NULL) \
	KW(MONTH, "month", "月", NULL) KW(QUARTER, "quarter", "季", NULL) KW(HALF, "half", "半年", NULL) KW(YEAR, "year", "年", NULL) \
	KW(T_NUMBER, "number", "数", NULL) KW(T_YES_NO, "yes_no", "是否", NULL) KW(T_TEXT, "text", "文本", NULL) KW(T_DATE, "date", "日期", NULL) \
	KW(T_ITEMS, "items", "名单", NULL) KW(P_FULL, "full", "满分", NULL) KW(P_ZERO, "zero", "计零", NULL) \
	KW(P_EXCLUDE, "exclude_rescale", "折算", NULL) KW(P_AVERAGE, "unit_average", "同组均值", NULL) \
	KW(STATE, "state", "状态", NULL) KW(FINAL, "final", "终止", NULL) KW(CLOCK, "clock", "计时", NULL) KW(AHEAD, "ahead", "提前", NULL) \
	KW(REMIND, "remind", "提醒", NULL) KW(OVERDUE, "overdue", "逾期", NULL) KW(RECORD, "record", "记", NULL) KW(CHANGE, "change", "改", NULL) \
	KW(MUST, "must", "须", NULL) KW(MAY, "may", "可", NULL) KW(GUARD, "guard", "条件", NULL) KW(CONFIRM, "confirm", "核对", NULL) \
	KW(GOTO, "goto", "转", NULL) KW(EVIDENCE, "evidence", "附件", NULL) KW(NOTIFY, "notify", "通知", NULL) KW(SAY_WHY, "say_why", "须说明", NULL) \
	KW(ONCE, "once", "一次", NULL) KW(FILL, "fill", "填", NULL) KW(FIELD, "field", "栏", NULL) KW(SIGN, "sign", "签", NULL) \
	KW(START, "start", "始", NULL) KW(ANY, "any", "任意", NULL) KW(STAY, "stay", "原状", NULL) KW(SYSTEM, "system", "系统", NULL) \
	KW(WEEKLY, "weekly", "每周", NULL) KW(CHECKLIST, "checklist", "过清单", NULL) KW(INTO, "into", "入", NULL) KW(KIN, "kin", "同类", NULL) KW(DEADLINE, "deadline", "届", NULL) \
	KW(KEPT, "kept", "满", NULL) KW(ERASE, "erase", "抹去", NULL) KW(HOLD, "hold", "暂留", NULL)
#define KW_ENUM(name, en, zh, also) KW_##name,
enum kw { KW_NOTHING = -1, KEYWORDS(KW_ENUM) KW__COUNT };
extern const struct word kw_words[KW__COUNT];
bool word_is(const struct word *, struct str);
int fn_find(struct str);                /* index into rb_functions, or -1 */
int builtin_find(struct str);           /* enum builtin, or -1 */
bool unit_find(struct str, enum unit *);        /* 分, points, … */
const char *nearest_word(struct str, const char *const *words, unsigned n);    /* for advice; NULL when none is near */
unsigned edit_distance(struct str, struct str, unsigned most);

enum tkind { TK_END, TK_NAME, TK_ID, TK_NUM, TK_TEXT, TK_DAY, TK_INSTANT, TK_PERIOD, TK_PUNCT };
/* Two-character signs as one code. */
enum { P_NE = 256, P_LE, P_GE, P_ARROW };
enum trole { ROLE_NONE, ROLE_KEYWORD, ROLE_UNIT, ROLE_ENTITY, ROLE_FUNCTION, ROLE_FIELD, ROLE_CODE, ROLE_BUILTIN, ROLE_OVER };
struct token {
	enum tkind kind;
	struct span at;
	struct str text;                /* name; text without quotes; digits as ASCII */
	int punct;
	int64_t i;                      /* day, instant, period */
	bool first, indented;           /* first of its line; and not at column 1 */
	enum trole role; int a, b;      /* for the printer: keyword, unit, entity, function; field b of entity a; code b of enum a */
};
struct tokens { struct token *list; unsigned n, room; };

struct parser {
	struct rulebook *rb;
	struct diags *diags;
	struct token *t;
	unsigned pos, end;              /* this declaration's tokens: [pos, end) */
	struct token none;              /* what stands behind the last: TK_END */
	unsigned depth, n_exprs;
	struct decl *decl;
	bool in_row;                    /* inside an aggregate, derive or limit */
};
bool lex_block(struct rulebook *, struct diags *, struct span block);
void markdown_read(struct rulebook *, struct diags *);
void parse_all(struct rulebook *, struct diags *);
struct expr *parse_expr(struct parser *);
struct expr *new_expr(struct parser *, enum ekind, struct span);
bool add_kid(struct parser *, struct expr *, struct expr *);
struct token *peek(struct parser *);
bool at_kw(struct parser *, enum kw);
bool at_punct(struct parser *, int);
bool accept_kw(struct parser *, enum kw);
bool accept_punct(struct parser *, int);
bool expect_punct(struct parser *, int, const char *zh, const char *en);
struct expr *parse_name(struct parser *);
struct expr *parse_list(struct parser *);
struct expr *parse_arm_code(struct parser *);
struct span join(struct span, struct span);
/* What an assignment of a field says (clause C_RECORD, C_CHANGE; E_ARM, kids: field[, value]; `i`). */
enum assign_how { ASSIGN_SET, ASSIGN_MUST, ASSIGN_MAY };
bool process_head(struct parser *);             /* parser_process.c: heads and clauses of processes, actions, triggers and forms */
enum process_form { PF_STATES, PF_NAMES, PF_CLOCK, PF_RECORD, PF_GUARD, PF_GOTO, PF_EVIDENCE, PF_ROLES, PF_ALONE, PF_FILL, PF_FIELD, PF_SIGN, PF_WEEKLY, PF_ERASE, PF_HOLD };
bool process_clause(struct parser *, struct clause *, enum process_form);
struct clause *new_clause(struct parser *, enum ckind, struct span at);
bool add_arg(struct parser *, struct clause *, struct expr *);
bool entity_word(struct parser *, int *entity);
bool accept_text(struct parser *, struct str *);
struct span parser_place(struct parser *);
bool parser_wanted(struct parser *, const char *zh, const char *en);
bool parser_at_clause(struct parser *);         /* at the first word of another clause: what is wanted is not there */
void decl_dump(const struct decl *, struct buf *);                      /* one declaration, as rulebook_dump has it */
bool applies_well_formed(struct str applies_to);

#endif

/*
 * The route table: a row is the whole truth of a route: its right, what it takes, what it gives, its limits. A row without a right is
 * refused. openapi.json and the matrix of rights in the tests are made from this table. Only data.
 */
#include "api/internal.h"

#define KIB 1024u
#define MIB (1024u * 1024u)
#define GOV "/api/:government"
#define SCORE GOV "/scores/:assessment/:period"

static const struct route routes[] = {
	{GET, "/api/health", RIGHT_PUBLIC, 0, 0, 0, health_get, "是否在运行", "is it running", NULL, "Health", NULL},
	{GET, "/api/openapi.json", RIGHT_PUBLIC, 0, 0, 0, openapi_get, "接口说明", "description of this interface", NULL, "@application/json", NULL},
	{GET, "/api/vocabulary", RIGHT_PUBLIC, 0, 0, 0, vocabulary_get, "事实的词汇", "the vocabulary of facts", NULL, "Vocabulary", NULL},
	{POST, "/api/sign-in", RIGHT_PUBLIC, 4 * KIB, ROUTE_SLOW, 60, sign_in_post, "登录", "sign in", "SignIn", "SignedIn", NULL},

	{POST, GOV "/sign-out", RIGHT_SESSION, 0, ROUTE_SLOW, 0, sign_out_post, "退出", "sign out", NULL, "Done", NULL},
	{GET, GOV "/me", RIGHT_SESSION, 0, 0, 0, me_get, "当前用户", "who is signed in", NULL, "Me", NULL},
	{POST, GOV "/password", RIGHT_SESSION, 4 * KIB, ROUTE_SLOW, 20, password_post, "改密码", "change the password", "PasswordChange", "Done", NULL},
	{GET, GOV "/events", RIGHT_SESSION, 0, ROUTE_EVENTS, 0, events_get, "事件流：import、facts、rulebooks、calendar", "event stream: import, facts, rulebooks, calendar", NULL, "@text/event-stream", NULL},

	{GET, GOV "/assessments", RIGHT_SCORES, 0, ROUTE_SLOW, 0, assessments_get, "考核与考核期", "assessments and their periods", NULL, "Assessments", NULL},
	{GET, SCORE, RIGHT_SCORES, 0, ROUTE_SLOW, 0, scores_get, "成绩表", "score sheet", NULL, "ScoreSheet",
	 "as_of:string:the instant the world is looked at; edition:string:a draft edition instead of the one that holds"},
	{GET, SCORE "/export", RIGHT_SCORES, 0, ROUTE_SLOW, 30, scores_export, "导出成绩表", "score sheet as a file", NULL, "@application/octet-stream",
	 "format:string:csv or xlsx; as_of:string:as above; edition:string:as above; lang:string:zh or en"},
	{GET, SCORE "/subjects/:subject/items/:item", RIGHT_SCORES, 0, ROUTE_SLOW, 0, trace_get, "一个分数的来历", "where a number comes from", NULL, "Trace",
	 "as_of:string:as above; edition:string:as above"},

	{GET, GOV "/rulebooks", RIGHT_SCORES, 0, 0, 0, rulebooks_get, "规则的各版", "editions of the rulebooks", NULL, "Editions", NULL},
	{POST, GOV "/rulebooks", RIGHT_RULEBOOK_EDIT, 4 * MIB, ROUTE_SLOW, 60, rulebook_post, "加入一版规则（草稿）", "add an edition as a draft", "@text/markdown", "Edition", "name:string:name of the file"},
	{GET, GOV "/rulebooks/:edition", RIGHT_SCORES, 0, ROUTE_SLOW, 0, rulebook_get, "规则全文", "a rulebook as blocks", NULL, "RulebookDocument", NULL},
	{GET, GOV "/rulebooks/:edition/source", RIGHT_SCORES, 0, 0, 0, rulebook_source, "规则原文件", "a rulebook's file", NULL, "@text/markdown", NULL},
	{GET, GOV "/rulebooks/:edition/processes", RIGHT_SCORES, 0, ROUTE_SLOW, 0, rulebook_processes, "规则里的流程", "a rulebook's processes", NULL, "Processes", NULL},
	{GET, GOV "/rulebooks/:edition/diff/:other", RIGHT_SCORES, 0, ROUTE_SLOW, 0, rulebook_diff_get, "两版的差别", "the difference of two editions", NULL, "RulebookDiff", NULL},
	{POST, GOV "/rulebooks/:edition/force", RIGHT_RULEBOOK_EDIT, 4 * KIB, ROUTE_SLOW, 60, rulebook_force, "施行一版规则", "put an edition in force", "Force", "Edition", NULL},

	{GET, GOV "/facts", RIGHT_FACTS_OWN, 0, 0, 0, facts_counts_get, "各种事实的条数", "how many facts there are of each kind", NULL, "FactCounts", NULL},
	{GET, GOV "/facts/:entity", RIGHT_FACTS_OWN, 0, ROUTE_SLOW | ROUTE_BRIEF, 0, facts_page_get, "一页事实", "a page of facts", NULL, "FactPage",
	 "limit:integer:1 to 500, 50 when absent; fields:string:those wanted, comma between them, all when absent; after:string:cursor of the page before; sort:string:a field, - before it for falling; count:integer:1 to count the matches; "
	 "f:string:field:op:value with op eq ne ge lt has in known unknown, may repeat; has and ne look at every fact until the page is full"},
	{POST, GOV "/facts/:entity", RIGHT_FACTS_EDIT, 256 * KIB, 0, UINT32_MAX, fact_post, "加一条事实：编号在值里，没有编号的由系统给出", "add a fact: its values name it, or the program does where it has no id", "FactPut", "Fact", NULL},
	{GET, GOV "/facts/:entity/:id", RIGHT_FACTS_OWN, 0, 0, 0, fact_get, "一条事实", "a fact", NULL, "Fact", "names:integer:1 for the names of what it links to"},
	{GET, GOV "/facts/:entity/:id/history", RIGHT_FACTS_OWN, 0, ROUTE_SLOW | ROUTE_BRIEF, 0, fact_history_get, "一条事实的变更历史", "the changes of a fact", NULL, "FactHistory", NULL},
	{GET, GOV "/facts/:entity/:id/links", RIGHT_FACTS_OWN, 0, ROUTE_SLOW | ROUTE_BRIEF, 0, fact_links_get, "关联到一条事实的条数", "how many facts link to a fact", NULL, "FactLinks", NULL},
	{PUT, GOV "/facts/:entity/:id", RIGHT_FACTS_EDIT, 256 * KIB, 0, UINT32_MAX, fact_put, "写一条事实", "write a fact", "FactPut", "Fact", NULL},
	{DELETE, GOV "/facts/:entity/:id", RIGHT_FACTS_EDIT, 0, 0, 0, fact_delete, "删一条事实", "remove a fact", NULL, "Done", "version:integer:the version that was seen; why:string:the reason"},
	{GET, GOV "/orders/:id", RIGHT_FACTS_OWN, 0, ROUTE_SLOW, 0, order_get, "一件工单的全部", "an order with all its facts", NULL, "OrderWhole", NULL},
	{GET, GOV "/orders/:id/case", RIGHT_ORDERS, 0, ROUTE_SLOW, 0, case_get, "一件工单的办理：状态、时限、经办、现在能做什么", "an order being handled: state, clocks, events, what may be done now", NULL, "CaseWhole", NULL},
	{GET, GOV "/orders/:id/catalogue", RIGHT_ORDERS, 0, 0, 0, catalogue_get, "派单目录里合适的", "lines of the dispatch catalogue that fit an order today", NULL, "Catalogue", NULL},
	{GET, GOV "/orders/:id/outside", RIGHT_ORDERS, 0, ROUTE_SLOW, 0, outside_get, "给外单位看的工单，没有诉求人", "an order without its reporter, for firms outside", NULL, "Outside", NULL},
	{GET, GOV "/orders/:id/papers/:filing", RIGHT_ORDERS, 0, ROUTE_SLOW, 0, paper_get, "一张填好的表和签署", "a form as it was filled in and signed", NULL, "Paper", NULL},
	{GET, GOV "/deputies", RIGHT_ORDERS, 0, 0, 0, deputies_get, "谁代谁的岗", "who stands in for whom", NULL, "Deputies", NULL},
	{POST, GOV "/deputies", RIGHT_ORDERS, 4 * KIB, 0, UINT32_MAX, deputy_post, "请假，由同事代岗", "be away, with a deputy", "DeputyAdd", "Fact", NULL},
	{POST, GOV "/deputies/:deputy/end", RIGHT_ORDERS, 4 * KIB, 0, UINT32_MAX, deputy_end_post, "结束代岗", "end a deputy's time", "Version", "Done", NULL},
	{GET, GOV "/shifts", RIGHT_ORDERS, 0, ROUTE_SLOW, 0, shifts_get, "交接班", "what is left to the next shift, and past notes", NULL, "Shifts", "hours:integer:how long the next shift is, 1 to 72, 8 when absent"},
	{POST, GOV "/shifts", RIGHT_ORDERS, 32 * KIB, 0, UINT32_MAX, shift_post, "交班", "hand over", "ShiftHandOver", "Fact", NULL},
	{POST, GOV "/shifts/:note/taken", RIGHT_ORDERS, 4 * KIB, 0, UINT32_MAX, shift_taken_post, "接班", "take over", "Version", "Fact", NULL},
	{GET, GOV "/work", RIGHT_ORDERS, 0, ROUTE_SLOW, 0, work_get, "待办", "the work list", NULL, "WorkList",
	 "state:string:a state of the process; unit:string:the unit that handles it; category:string:as the order has it; urgency:string:identifier; rule:string:the limit that comes due next; "
	 "due:string:overdue, soon (within a day), later or none; overdue:integer:1 for overdue ones; undispatched:integer:1 for those that no unit has; closed:integer:1 for closed ones; "
	 "newest:integer:1 for the newest first instead of the soonest due; after:string:cursor; limit:integer:1 to 200"},
	{GET, GOV "/board", RIGHT_ORDERS, 0, ROUTE_SLOW, UINT32_MAX, board_get, "督查看板", "the supervision board", NULL, "Board", NULL},
	{GET, GOV "/work/export", RIGHT_EXPORT, 0, ROUTE_SLOW, 30, work_export, "导出待办", "the work list as a file", NULL, "@application/octet-stream", "format:string:csv or xlsx; state:string:and the other filters of the work list"},
	{GET, GOV "/filters", RIGHT_SESSION, 0, 0, 0, filters_get, "存下的筛选", "saved filters", NULL, "SavedFilters", NULL},
	{POST, GOV "/filters", RIGHT_SESSION, 4 * KIB, 0, 60, filter_post, "存一个筛选", "save a filter", "SavedFilterPut", "SavedFilter", NULL},
	{DELETE, GOV "/filters/:filter", RIGHT_SESSION, 0, 0, 0, filter_delete, "删一个筛选", "remove a filter", NULL, "Done", NULL},
	{GET, GOV "/beginnings", RIGHT_ORDERS, 0, ROUTE_SLOW, 0, beginnings_get, "可以新开的工单", "what may be begun", NULL, "Beginnings", NULL},
	{POST, GOV "/orders", RIGHT_ORDERS, 256 * KIB, 0, UINT32_MAX, order_post, "新开一件工单", "begin an order", "Act", "Acted", NULL},
	{POST, GOV "/orders/list", RIGHT_ORDERS, 64u * MIB, ROUTE_UPLOAD | ROUTE_SLOW, 30, list_post, "收下一份工单清单（CSV 或 XLSX）", "take in a list of orders (CSV or XLSX)", "@application/octet-stream", "ListTaken",
	 "name:string:name of the file; skip_bad:integer:1 to leave bad rows out"},
	{POST, GOV "/orders/:id/actions", RIGHT_ORDERS, 256 * KIB, 0, UINT32_MAX, action_post, "办理一步", "act on an order", "Act", "Acted", NULL},
	{POST, GOV "/bulk-actions", RIGHT_ORDERS, 256 * KIB, ROUTE_SLOW, 60, bulk_post, "同一步办多件", "the same action on many orders", "BulkAct", "BulkActed", NULL},
	{POST, GOV "/contents", RIGHT_ORDERS, 20 * MIB, 0, UINT32_MAX, content_post, "上传附件", "upload an attachment's content", "@application/octet-stream", "Content", NULL},
	{GET, GOV "/attachments/:id", RIGHT_ORDERS, 0, ROUTE_SLOW, 0, attachment_get, "附件", "an attachment", NULL, "@application/octet-stream", NULL},
	{GET, GOV "/messages", RIGHT_ORDERS, 0, 0, 0, messages_get, "消息", "messages", NULL, "Messages", "before:string:those before this number; limit:integer:1 to 100"},
	{POST, GOV "/messages/:message/read", RIGHT_ORDERS, 0, 0, UINT32_MAX, message_post, "标为已读", "mark a message as read", NULL, "Done", NULL},
	{POST, GOV "/callers", RIGHT_FACTS, 4 * KIB, ROUTE_SLOW, UINT32_MAX, caller_post, "电话对应的诉求人标识", "the caller's key of a phone number", "CallerAsk", "Caller", NULL},
	{POST, GOV "/similar", RIGHT_FACTS, 64 * KIB, ROUTE_SLOW, UINT32_MAX, similar_post, "相似的工单", "orders like this one, and why", "SimilarAsk", "Similar", NULL},
	{GET, GOV "/search", RIGHT_ORDERS, 0, ROUTE_SLOW, UINT32_MAX, search_get, "按词查工单", "orders that hold these words", NULL, "Found",
	 "q:string:words; “phrases” in quotation marks; after:string:received seconds and order id of the last; open:integer:1 for open ones; limit:integer:1 to 100"},
	{POST, GOV "/reveals", RIGHT_REVEAL, 4 * KIB, ROUTE_SLOW, 60, reveal_post, "查看一项个人信息（留痕）", "see one personal field, on record", "Reveal", "Revealed", NULL},
	{GET, GOV "/export", RIGHT_EXPORT, 0, ROUTE_SLOW, 60, export_get, "导出全部事实", "all facts as a bundle", NULL, "@application/zip", "format:string:zip or xlsx"},

	{GET, GOV "/imports", RIGHT_IMPORT, 0, 0, 0, imports_get, "历次导入", "imports", NULL, "Imports", NULL},
	{POST, GOV "/imports", RIGHT_IMPORT, 1024u * MIB, ROUTE_UPLOAD | ROUTE_SLOW | ROUTE_GOES_ON, 30, import_post, "导入一个 zip 或 XLSX", "import a zip or XLSX", "@application/octet-stream", "Import",
	 "name:string:name of the file; skip_bad:integer:1 to leave bad rows out"},
	{GET, GOV "/imports/:import", RIGHT_IMPORT, 0, 0, 0, import_get, "一次导入", "one import", NULL, "Import", NULL},
	{GET, GOV "/imports/:import/problems", RIGHT_IMPORT, 0, 0, 0, import_problems_get, "导入的坏行", "bad rows of an import", NULL, "ImportProblems", "from:integer:number of the first"},
	{POST, GOV "/imports/:import/stop", RIGHT_IMPORT, 0, 0, 0, import_stop, "停止导入", "stop an import", NULL, "Done", NULL},

	{GET, GOV "/calendar", RIGHT_SCORES, 0, 0, 0, calendar_get, "放假通知", "holiday notices", NULL, "Notices", NULL},
	{POST, GOV "/calendar", RIGHT_CALENDAR_EDIT, 256 * KIB, ROUTE_SLOW, 60, calendar_post, "加入一年的放假通知", "add a year's notice", "@text/csv", "Notice", "name:string:2027.csv"},
	{GET, GOV "/calendar/:year", RIGHT_SCORES, 0, 0, 0, calendar_year_get, "一年的工作日", "a year's working days", NULL, "CalendarYear", NULL},

	{GET, GOV "/governments", RIGHT_SESSION, 0, 0, 0, governments_get, "各政府", "governments", NULL, "Governments", NULL},
	{POST, GOV "/governments", RIGHT_GOVERNMENTS, 4 * KIB, 0, 60, government_post, "加入一个政府", "add a government", "GovernmentPut", "Government", NULL},
	{PUT, GOV "/governments/:slug", RIGHT_GOVERNMENTS, 4 * KIB, 0, 60, government_put, "改一个政府", "change a government", "GovernmentPut", "Government", NULL},
	{GET, GOV "/accounts", RIGHT_ACCOUNTS, 0, 0, 0, accounts_get, "账号", "accounts", NULL, "Accounts", NULL},
	{POST, GOV "/accounts", RIGHT_ACCOUNTS, 16 * KIB, ROUTE_SLOW, 60, account_post, "加账号", "add an account", "AccountAdd", "AccountMade", NULL},
	{PATCH, GOV "/accounts/:account", RIGHT_ACCOUNTS, 16 * KIB, ROUTE_SLOW, 60, account_patch, "停用账号、改岗位", "disable an account, change its posts", "AccountChange", "Account", NULL},
	{POST, GOV "/accounts/:account/reset", RIGHT_ACCOUNTS, 0, ROUTE_SLOW, 60, account_reset_post, "重设密码", "reset a password", NULL, "AccountMade", NULL},
	{GET, GOV "/retention", RIGHT_AUDIT, 0, ROUTE_SLOW, 30, retention_get, "保存期的试运行：到期要抹去什么，暂留什么", "what retention would erase and what it holds back", NULL, "RetentionPlan", "as_of:string:a day, today when absent"},
	{GET, GOV "/retention/run", RIGHT_AUDIT, 0, 0, 0, retention_run_get, "正在进行或最近一次的抹去", "the erasure that runs, or ran last, here", NULL, "RetentionRun", NULL},
	{POST, GOV "/retention/erase", RIGHT_RETENTION, 4 * KIB, ROUTE_SLOW, 30, retention_post, "凭确认码抹去到期的个人信息", "erase what the dry run of this code showed", "RetentionErase", "RetentionRun", NULL},
	{GET, GOV "/audit", RIGHT_AUDIT, 0, 0, 0, audit_get, "审计记录", "the audit", NULL, "Audit", "before:string:lines before this number; limit:integer:1 to 200"},
};

const struct route *
api_routes(unsigned *n)
{
	*n = COUNT_OF(routes);
	return routes;
}

/*
 * Who may do what: one table, role by role. What does not stand here is denied. Called by sessions, and by the api through
 * session_may and role_may.
 */
#include "people/internal.h"

#include <string.h>

#define R(name) (1u << RIGHT_##name)
#define ANYBODY (R(PUBLIC) | R(SESSION) | R(ORDERS))
#define EVERY_FACT (R(FACTS) | R(FACTS_OWN))
#define KEEPS_RULES (R(RULEBOOK_EDIT) | R(CALENDAR_EDIT))
#define ADMINISTERS (R(ACCOUNTS) | R(GOVERNMENTS) | R(AUDIT) | R(RETENTION))

static const struct { const char *role; uint32_t rights; } table[] = {
	{"admin",               R(SCORES) | EVERY_FACT | R(FACTS_EDIT) | R(REVEAL) | R(IMPORT) | R(EXPORT) | KEEPS_RULES | ADMINISTERS},
	{"assessor",            R(SCORES) | EVERY_FACT | R(FACTS_EDIT) | R(REVEAL) | R(IMPORT) | R(EXPORT) | KEEPS_RULES},
	{"auditor",             R(SCORES) | EVERY_FACT | R(EXPORT) | R(AUDIT)},
	{"chief",               R(SCORES) | EVERY_FACT | R(EXPORT)},
	{"line_leader",         R(SCORES) | EVERY_FACT | R(EXPORT)},
	{"operator",            R(SCORES) | EVERY_FACT | R(FACTS_EDIT) | R(REVEAL)},
	{"dispatcher",          R(SCORES) | EVERY_FACT | R(FACTS_EDIT) | R(REVEAL)},
	{"supervisor",          R(SCORES) | EVERY_FACT | R(FACTS_EDIT) | R(REVEAL)},
	{"reviewer",            R(SCORES) | EVERY_FACT | R(FACTS_EDIT)},
	{"head",                R(SCORES) | R(FACTS_OWN)},
	{"liaison",             R(SCORES) | R(FACTS_OWN)},
	{"handler",             R(SCORES) | R(FACTS_OWN)},
	{"grid_leader",         R(SCORES) | R(FACTS_OWN)},
	{"fulltime_gridworker", R(SCORES) | R(FACTS_OWN)},
	{"parttime_gridworker", R(SCORES) | R(FACTS_OWN)},
};

static const struct { const char *id, *name[LANG__COUNT]; } words[RIGHT__COUNT] = {
	[RIGHT__NONE] = {"none", {"无", "none"}},
	[RIGHT_PUBLIC] = {"public", {"公开", "public"}},
	[RIGHT_SESSION] = {"session", {"已登录", "signed in"}},
	[RIGHT_SCORES] = {"scores", {"查看成绩与规则", "see scores and rules"}},
	[RIGHT_FACTS_OWN] = {"facts_own", {"查看本单位事实", "see facts of the own unit"}},
	[RIGHT_FACTS] = {"facts", {"查看全部事实", "see all facts"}},
	[RIGHT_FACTS_EDIT] = {"facts_edit", {"修改事实", "change facts"}},
	[RIGHT_REVEAL] = {"reveal", {"查看个人信息", "reveal personal data"}},
	[RIGHT_IMPORT] = {"import", {"导入", "import"}},
	[RIGHT_EXPORT] = {"export", {"导出", "export"}},
	[RIGHT_RULEBOOK_EDIT] = {"rulebook_edit", {"修改规则", "change rulebooks"}},
	[RIGHT_CALENDAR_EDIT] = {"calendar_edit", {"修改日历", "change the calendar"}},
	[RIGHT_ACCOUNTS] = {"accounts", {"管理账号", "manage accounts"}},
	[RIGHT_GOVERNMENTS] = {"governments", {"管理机构", "manage governments"}},
	[RIGHT_AUDIT] = {"audit", {"查看审计", "read the audit"}},
	[RIGHT_RETENTION] = {"retention", {"抹去到期的个人信息", "erase personal data whose time is over"}},
	[RIGHT_ORDERS] = {"orders", {"办理工单", "handle orders"}},
};

const char *
right_name(enum right r, enum lang lang)
{
	return words[r < RIGHT__COUNT ? r : RIGHT__NONE].name[lang];
}

const char *
right_id(enum right r)
{
	return words[r < RIGHT__COUNT ? r : RIGHT__NONE].id;
}

static const struct venum *
roles(void)
{
	unsigned n;

	return &vocab_enums(&n)[vocab_enum("person_role")];
}

const char *
role_name(int code)
{
	return code >= 0 && (unsigned)code < roles()->n ? roles()->codes[code].name : NULL;
}

int
role_code(struct str name)
{
	return vocab_code(vocab_enum("person_role"), name);
}

uint32_t
role_rights(int code)
{
	const char *name = role_name(code);

	for (unsigned i = 0; name != NULL && i < COUNT_OF(table); i++)
		if (strcmp(table[i].role, name) == 0)
			return ANYBODY | table[i].rights;
	return 0;
}

bool
role_may(int code, enum right r)
{
	return r > RIGHT__NONE && r < RIGHT__COUNT && (role_rights(code) >> r & 1) != 0;
}

bool
session_may(const struct session *s, enum right r)
{
	if (s == NULL)
		return r == RIGHT_PUBLIC;
	return r > RIGHT__NONE && r < RIGHT__COUNT && (s->rights >> r & 1) != 0;
}

/*
 * Errors for people: one code, the field it is about, and the message in both languages. Never prints. Called by all rooms.
 */
#include "base/base.h"

#include <string.h>

/* Cuts a UTF-8 text that vsnprintf cut at any byte back to whole characters. */
static void
cut_at_character(char *s)
{
	struct str t = str_c(s);
	size_t good = utf8_bad(t);

	s[good] = '\0';
}

bool
err_is_inside(const struct err *e)
{
	return e->rc == RC_INTERNAL || e->rc == RC_OK || strcmp(e->field, ERR_INSIDE) == 0 || strcmp(e->field, DISK_FULL) == 0;
}

const char *
err_outside(const struct err *e, enum lang lang)
{
	static const char *const plain[RC__COUNT][LANG__COUNT] = {
		[RC_INVALID] = {"数据库不接受这个值，详情已记入日志", "The database does not take this value; details are in the log"},
		[RC_NOT_FOUND] = {"没有找到，详情已记入日志", "Not found; details are in the log"},
		[RC_DENIED] = {"没有权限，详情已记入日志", "Not allowed; details are in the log"},
		[RC_CONFLICT] = {"与已有的数据冲突，详情已记入日志", "In conflict with data that are there; details are in the log"},
		[RC_TOO_BIG] = {"数据过大，详情已记入日志", "The data are too large; details are in the log"},
		[RC_BUSY] = {"数据库或磁盘暂时用不了，没有写入；请稍后再试，详情已记入日志", "The database or the disk cannot be used at the moment and nothing was written; try again later; details are in the log"},
	};

	if (!err_is_inside(e))
		return e->msg[lang];
	if (strcmp(e->field, DISK_FULL) == 0)
		return MSG(lang, "服务器的磁盘空间不足，没有写入；腾出空间后可再试，详情已记入日志", "The server has no disk space left and nothing was written; try again once there is space; details are in the log");
	if (e->rc == RC_INTERNAL || e->rc == RC_OK || (unsigned)e->rc >= RC__COUNT)
		return MSG(lang, "服务器内部出错，详情已记入日志，可凭请求编号查询", "An internal error; its details are in the server's log under this request id");
	return plain[e->rc][lang];
}

enum rc
err_set(struct err *e, enum rc rc, const char *field, const char *zh, const char *en, ...)
{
	va_list ap;

	if (e == NULL)
		return rc;
	e->rc = rc;
	snprintf(e->field, sizeof e->field, "%s", field);
	va_start(ap, en);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	for (int lang = 0; lang < LANG__COUNT; lang++) {
		va_list again;

		va_copy(again, ap);
		vsnprintf(e->msg[lang], sizeof e->msg[lang], MSG(lang, zh, en), again);
		va_end(again);
		cut_at_character(e->msg[lang]);
	}
#pragma GCC diagnostic pop
	va_end(ap);
	return rc;
}

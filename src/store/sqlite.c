/*
 * SQLite's side of a connection: how the file is opened, transactions, what its results mean. WAL with synchronous=FULL: what was
 * committed is on disk. Never weakens that. Called through struct backend only.
 */
#include "store/sqlite.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_OF(c) ((c)->conn.store->url)

/* What a result of SQLite means to whoever asked. `lost`: the connection is opened anew before it is used again. */
static const struct meaning { int code; bool extended; enum rc rc; bool lost; const char *zh, *en; } meanings[] = {
	{SQLITE_CONSTRAINT_UNIQUE, true, RC_CONFLICT, false, "已存在相同的记录", "such a row is there already"},
	{SQLITE_CONSTRAINT_PRIMARYKEY, true, RC_CONFLICT, false, "已存在相同的记录", "such a row is there already"},
	{SQLITE_CONSTRAINT_ROWID, true, RC_CONFLICT, false, "已存在相同的记录", "such a row is there already"},
	{SQLITE_CONSTRAINT_FOREIGNKEY, true, RC_CONFLICT, false, "关联的记录不存在，或仍被引用", "a linked row is not there, or this one is still linked to"},
	{SQLITE_CONSTRAINT, false, RC_INVALID, false, "数值不符合表的约束", "a value breaks a rule of the table"},
	{SQLITE_MISMATCH, false, RC_INVALID, false, "数值类型不符", "a value of the wrong type"},
	{SQLITE_TOOBIG, false, RC_TOO_BIG, false, "文本或数据过大", "a text or blob is too large"},
	{SQLITE_BUSY, false, RC_BUSY, false, "数据库文件被其他程序锁定，请稍后再试", "the database file is locked by another program; try again later"},
	{SQLITE_LOCKED, false, RC_BUSY, false, "数据库文件被锁定，请稍后再试", "the database is locked; try again later"},
	{SQLITE_FULL, false, RC_BUSY, false, "磁盘已满，未写入；腾出空间后可继续", "the disk is full; nothing was written; it goes on once there is space"},
	{SQLITE_READONLY, false, RC_BUSY, true, "数据库文件不可写（请检查权限）", "the database file cannot be written; check its permissions"},
	{SQLITE_PERM, false, RC_BUSY, true, "没有权限访问数据库文件", "no permission to use the database file"},
	{SQLITE_AUTH, false, RC_BUSY, true, "没有权限访问数据库文件", "no permission to use the database file"},
	{SQLITE_CANTOPEN, false, RC_BUSY, true, "数据库文件打不开（请检查文件夹及权限）", "the database file cannot be opened; check the folder and its permissions"},
	{SQLITE_IOERR, false, RC_BUSY, true, "读写磁盘出错", "reading or writing the disk failed"},
	{SQLITE_NOTADB, false, RC_INVALID, true, "不是数据库文件", "is not a database"},
	{SQLITE_CORRUPT, false, RC_INTERNAL, true, "数据库文件已损坏，请从备份恢复", "the database file is damaged; restore a backup"},
};

static bool
no_room(int why)
{
	return why == ENOSPC || why == EDQUOT || why == EFBIG;
}

/* No room on the disk. A quota, or a limit of the process, comes as a failed write whose reason the system tells; SQLite keeps it, but for
 * that of a COMMIT. */
static bool
full(struct sqlite_conn *c, int code)
{
	return (code & 0xff) == SQLITE_FULL || ((code & 0xff) == SQLITE_IOERR && (no_room(errno) || (c->db != NULL && no_room(sqlite3_system_errno(c->db)))));
}

enum rc
sqlite_fail(struct sqlite_conn *c, int code, struct err *err)
{
	const char *told = c->db == NULL ? sqlite3_errstr(code) : sqlite3_errmsg(c->db);
	int extended = c->db == NULL ? code : sqlite3_extended_errcode(c->db);

	if ((extended & 0xff) != (code & 0xff))
		extended = code;
	if ((code & 0xff) == SQLITE_NOMEM)
		abort();
	if (extended == SQLITE_READONLY && !c->conn.write && sqlite3_db_readonly(c->db, "main") == 0)
		return err_set(err, RC_INTERNAL, "", "只读事务中不能写入", "a reading transaction must not write");
	c->conn.lost |= (code & 0xff) == SQLITE_IOERR;
	if (full(c, extended))
		extended = SQLITE_FULL;
	for (unsigned i = 0; i < COUNT_OF(meanings); i++) {
		const struct meaning *m = &meanings[i];

		if (m->code != (m->extended ? extended : extended & 0xff))
			continue;
		c->conn.lost |= m->lost;
		return err_set(err, m->rc, m->code == SQLITE_FULL ? DISK_FULL : ERR_INSIDE, "%2$s%3$.0s（SQLite %4$d：%5$s）：%1$s", "%2$.0s%3$s (SQLite %4$d: %5$s): %1$s", FILE_OF(c), m->zh, m->en, extended, told);
	}
	return err_set(err, RC_INTERNAL, "", "数据库语句出错（SQLite %d：%s）", "a database statement failed (SQLite %d: %s)", extended, told);
}

/* ---- transactions -------------------------------------------------------------------------------------------- */

static enum rc
sqlite_control(struct conn *conn, enum control what, struct err *err)
{
	/* a reader's BEGIN takes its snapshot with the first statement that reads */
	static const char *const texts[CONTROL__COUNT] = {"BEGIN IMMEDIATE", "COMMIT", "ROLLBACK", "SAVEPOINT job", "RELEASE job", "ROLLBACK TO job"};
	struct sqlite_conn *c = (struct sqlite_conn *)conn;
	sqlite3_stmt **s = &c->controls[what];
	int code = SQLITE_OK;

	if (*s == NULL)
		code = sqlite3_prepare_v3(c->db, what == BEGIN && !conn->write ? "BEGIN" : texts[what], -1, SQLITE_PREPARE_PERSISTENT, s, NULL);
	if (code != SQLITE_OK)
		return sqlite_fail(c, code, err);
	errno = 0;
	code = sqlite3_step(*s);
	if (code == SQLITE_DONE) {
		sqlite3_reset(*s);
		return RC_OK;
	}
	/* After a failed fsync the frames may or may not be found by a recovery; for want of room they were not written. */
	conn->unknown = what == COMMIT && (code & 0xff) == SQLITE_IOERR && !full(c, code);
	(void)sqlite_fail(c, code, err);
	sqlite3_reset(*s);
	if (conn->unknown)
		return err_set(err, RC_BUSY, "", "提交时磁盘出错，不知是否已写入", "the disk failed during the commit; whether it was written is not known");
	return err == NULL ? RC_BUSY : err->rc;
}

static bool
sqlite_open_tx(struct conn *conn)
{
	return sqlite3_get_autocommit(((struct sqlite_conn *)conn)->db) == 0;
}

static uint64_t
sqlite_changes(struct conn *conn)
{
	return (uint64_t)sqlite3_total_changes64(((struct sqlite_conn *)conn)->db);
}

static enum rc
sqlite_script(struct conn *conn, struct str sql, struct err *err)
{
	struct sqlite_conn *c = (struct sqlite_conn *)conn;
	int code = sqlite3_exec(c->db, sql.p, NULL, NULL, NULL);

	return code == SQLITE_OK ? RC_OK : sqlite_fail(c, code, err);
}

/* The whole file is written anew, free pages and gaps within pages too, and the log is emptied: it holds pages as they were. */
static enum rc
sqlite_scrub(struct conn *conn, const char *const *tables, unsigned n, struct err *err)
{
	struct sqlite_conn *c = (struct sqlite_conn *)conn;
	int code = sqlite3_exec(c->db, "VACUUM", NULL, NULL, NULL);

	(void)tables;
	(void)n;
	if (code == SQLITE_OK)
		code = sqlite3_wal_checkpoint_v2(c->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
	return code == SQLITE_OK ? RC_OK : sqlite_fail(c, code, err);
}

/* ---- open and close ------------------------------------------------------------------------------------------ */

static void
sqlite_close(struct conn *conn)
{
	struct sqlite_conn *c = (struct sqlite_conn *)conn;

	sqlite_forget(c);
	for (unsigned i = 0; i < CONTROL__COUNT; i++)
		sqlite3_finalize(c->controls[i]);
	sqlite3_close_v2(c->db);
	free(c->statements);
	free(c);
}

static enum rc
settle(struct sqlite_conn *c, struct err *err)
{
	static const struct { int option, on; } options[] = {
		{SQLITE_DBCONFIG_DEFENSIVE, 1}, {SQLITE_DBCONFIG_DQS_DDL, 0}, {SQLITE_DBCONFIG_DQS_DML, 0}, {SQLITE_DBCONFIG_ENABLE_FKEY, 1},
		{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
	};
	/* page_size counts for a new file only; journal_mode is kept in the file; cells are checked by the one who could spread damage */
	static const char *const writer[] = {"PRAGMA page_size = 8192", "PRAGMA journal_mode = WAL", "PRAGMA journal_size_limit = 67108864", "PRAGMA cell_size_check = ON"};
	static const char *const both[] = {"PRAGMA synchronous = FULL", "PRAGMA cache_size = -8000"};
	int code;

	sqlite3_extended_result_codes(c->db, 1);
	sqlite3_busy_timeout(c->db, BUSY_MS);
	for (unsigned i = 0; i < COUNT_OF(options); i++)
		if ((code = sqlite3_db_config(c->db, options[i].option, options[i].on, NULL)) != SQLITE_OK)
			return sqlite_fail(c, code, err);
	for (unsigned i = 0; c->conn.write && i < COUNT_OF(writer); i++)
		if ((code = sqlite3_exec(c->db, writer[i], NULL, NULL, NULL)) != SQLITE_OK)
			return sqlite_fail(c, code, err);
	for (unsigned i = 0; i < COUNT_OF(both); i++)
		if ((code = sqlite3_exec(c->db, both[i], NULL, NULL, NULL)) != SQLITE_OK)
			return sqlite_fail(c, code, err);
	if (!c->conn.write && (code = sqlite3_exec(c->db, "PRAGMA query_only = ON", NULL, NULL, NULL)) != SQLITE_OK)
		return sqlite_fail(c, code, err);
	return RC_OK;
}

/* Nobody asks how much memory SQLite takes, and counting it makes all its threads wait at one lock. */
static void
configure(void)
{
	(void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

static enum rc
sqlite_open(struct store *s, bool write, struct conn **out, struct err *err)
{
	struct sqlite_conn *c = calloc(1, sizeof *c);
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (s->options.create && write ? SQLITE_OPEN_CREATE : 0);
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	struct stat st;
	enum rc rc;
	int code;

	pthread_once(&once, configure);
	if (c == NULL)
		abort();
	c->conn = (struct conn){.store = s, .write = write};
	*out = NULL;
	if (s->options.vfs == NULL && !s->options.create && stat(s->url, &st) != 0 && errno == ENOENT) {
		free(c);
		return err_set(err, RC_NOT_FOUND, ERR_INSIDE, "没有这个数据库文件：%s（新建用 jieban init）", "no such database file: %s (jieban init makes one)", s->url);
	}
	code = sqlite3_open_v2(s->url, &c->db, flags, s->options.vfs);
	rc = code == SQLITE_OK ? settle(c, err) : sqlite_fail(c, code, err);
	if (rc == RC_OK && sqlite3_db_readonly(c->db, "main") == 1)
		rc = err_set(err, RC_BUSY, ERR_INSIDE, "数据库文件不可写（请检查权限）：%s", "the database file cannot be written; check its permissions: %s", s->url);
	if (rc != RC_OK) {
		sqlite_close(&c->conn);
		return rc;
	}
	*out = &c->conn;
	return RC_OK;
}

/* A portion of work: a thousand steps of SQLite's machine, of some 50 ns each when pages are at hand. A page of 50 facts is one or two. */
#define PORTION 1000

static int
portion_done(void *ctx)
{
	struct sqlite_conn *c = ctx;

	if (*c->portions > 0)
		(*c->portions)--;
	else
		c->conn.cut = true;
	return c->conn.cut;
}

static void
sqlite_allow(struct conn *conn, unsigned *portions)
{
	struct sqlite_conn *c = (struct sqlite_conn *)conn;

	c->conn.cut = false;
	c->portions = portions;
	sqlite3_progress_handler(c->db, portions == NULL ? 0 : PORTION, portions == NULL ? NULL : portion_done, c);
}

const struct backend backend_sqlite = {
	.kind = "sqlite", .group = 256, .writers = 1,
	.open = sqlite_open, .close = sqlite_close, .control = sqlite_control, .open_tx = sqlite_open_tx, .allow = sqlite_allow, .changes = sqlite_changes,
	.prepare = sqlite_prepare, .run = sqlite_run, .rows = sqlite_rows, .next = sqlite_next, .end = sqlite_end,
	.columns = sqlite_columns, .kind_of = sqlite_kind_of, .integer = sqlite_integer, .text = sqlite_text, .values = sqlite_values,
	.script = sqlite_script, .claim = sqlite_claim, .unclaim = sqlite_unclaim, .scrub = sqlite_scrub, .load_first = "PRAGMA defer_foreign_keys = ON",
};

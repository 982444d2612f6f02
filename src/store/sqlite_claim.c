/*
 * SQLite's claims: locks on single bytes of an empty file beside the database (NAME-claims). They belong to an open file, not to the
 * process (Linux's F_OFD_SETLK), so two claims of one program meet like those of two, and closing another descriptor loses none; the kernel
 * takes them back when the program dies. Never touches the database file itself: SQLite's own locks would be lost with the first
 * close. Called through struct backend only.
 */
#include "store/sqlite.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int
claims_open(const char *database)
{
	char *whole = realpath(database, NULL);         /* by whatever name the database is opened, one file of claims */
	size_t n = strlen(whole == NULL ? database : whole);
	char *name = malloc(n + sizeof "-claims");
	int fd;

	if (name == NULL)
		abort();
	memcpy(name, whole == NULL ? database : whole, n);
	memcpy(name + n, "-claims", sizeof "-claims");
	fd = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	free(name);
	free(whole);
	return fd;
}

enum rc
sqlite_claim(struct store *s, uint64_t key, struct claim *c, struct err *err)
{
	struct flock byte = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = (off_t)(key >> 2), .l_len = 1};

	c->fd = claims_open(s->url);
	if (c->fd >= 0 && fcntl(c->fd, F_OFD_SETLK, &byte) == 0)
		return RC_OK;
	if (c->fd >= 0 && (errno == EAGAIN || errno == EACCES))
		return err_set(err, RC_CONFLICT, "", "已被占用", "held by somebody");
	return err_set(err, RC_BUSY, "", "数据库旁的占用文件打不开或锁不住：%s-claims（%s）", "the file of claims beside the database cannot be opened or locked: %s-claims (%s)", s->url, strerror(errno));
}

void
sqlite_unclaim(struct claim *c)
{
	if (c->fd >= 0)
		close(c->fd);
}

/*
 * A bundle that is a folder. Lists its files in a settled order and reads regular ones; never waits on a pipe or a device. Called by
 * bundle.c.
 */
#include "bundle/internal.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum rc
folder_open(struct place *p, const struct member *m, struct err *err)
{
	struct stat st;

	p->fd = openat(p->dir, m->name, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	if (p->fd < 0)
		return err_set(err, RC_INVALID, "", "打不开：%s", "cannot be opened: %s", strerror(errno));
	if (fstat(p->fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		close(p->fd);
		p->fd = -1;
		return err_set(err, RC_INVALID, "", "不是普通文件", "is not a regular file");
	}
	return RC_OK;
}

static ptrdiff_t
folder_read(struct place *p, char *to, size_t n)
{
	ssize_t got;

	do
		got = read(p->fd, to, n);
	while (got < 0 && errno == EINTR);
	return got;
}

static void
folder_close(struct place *p)
{
	if (p->fd >= 0)
		close(p->fd);
	p->fd = -1;
}

static void
folder_done(struct place *p)
{
	folder_close(p);
	if (p->dir >= 0)
		close(p->dir);
	arena_done(&p->arena);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(((const struct member *)a)->name, ((const struct member *)b)->name);
}

enum rc
place_folder(struct place *p, const char *path, struct err *err)
{
	DIR *d;
	unsigned room = 64;
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	p->open = folder_open;
	p->read = folder_read;
	p->close = folder_close;
	p->done = folder_done;
	p->dir = fd;
	d = opendir(path);
	if (fd < 0 || d == NULL) {
		(void)err_set(err, RC_NOT_FOUND, "", "文件夹 %s 打不开：%s", "the folder %s cannot be opened: %s", path, strerror(errno));
		if (d != NULL)
			closedir(d);
		folder_done(p);
		return RC_NOT_FOUND;
	}
	p->list = ARENA_NEW(&p->arena, struct member, room);
	for (struct dirent *e; (e = readdir(d)) != NULL;) {
		struct stat st;

		if (e->d_name[0] == '.' || p->n == FILES_SEEN_MAX)      /* hidden files are the desktop's, not facts */
			continue;
		if (p->n == room) {
			struct member *more = ARENA_NEW(&p->arena, struct member, room * 2);

			memcpy(more, p->list, room * sizeof *more);
			p->list = more;
			room *= 2;
		}
		p->list[p->n++] = (struct member){
			.name = str_copy(&p->arena, str_c(e->d_name)).p, .entity = entity_of_file(str_c(e->d_name)),
			.size = fstatat(fd, e->d_name, &st, 0) == 0 && st.st_size > 0 ? (uint64_t)st.st_size : 0,
		};
	}
	closedir(d);
	qsort(p->list, p->n, sizeof *p->list, by_name);
	return RC_OK;
}

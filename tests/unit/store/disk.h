/*
 * A disk for SQLite that fails on demand: a VFS over the machine's own. What was written and not synced is in memory only; a power cut
 * drops it (or keeps any sectors of it, as a real one may). It can also be full, refuse to write or read, or lie about syncing.
 * Files are shared by all connections of the process; locks and shared memory are the machine's.
 */
#ifndef JIEBAN_TEST_DISK_H
#define JIEBAN_TEST_DISK_H

#include <pthread.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define DISK "jieban-test-disk"
#define SECTOR 512
#define DISK_FILES 16

struct disk_content {                   /* of a file, as the program sees it */
	char path[600];
	unsigned opened;
	unsigned char *p, *dirty;       /* dirty: by sector, not yet on the real disk */
	sqlite3_int64 n, room;
	bool real_longer;               /* cut shorter and not yet so on the real disk */
};
static struct {
	pthread_mutex_t lock;
	struct disk_content files[DISK_FILES];
	sqlite3_int64 quota;            /* bytes of all files; 0: none */
	bool lies, torn, cut;           /* lies: syncing does nothing; torn: a power cut keeps any sectors; cut: the power is gone */
	bool no_writing, no_reading;
	int64_t until_cut;              /* writes and syncs until the power goes; 0: it stays */
	uint64_t random, syncs;
} disk = {.lock = PTHREAD_MUTEX_INITIALIZER, .random = 88172645463325252u};

struct disk_file { sqlite3_file base; struct disk_content *content; sqlite3_file *real; };

static inline uint64_t
disk_random(void)
{
	disk.random ^= disk.random << 13;
	disk.random ^= disk.random >> 7;
	disk.random ^= disk.random << 17;
	return disk.random;
}

static inline void
content_size(struct disk_content *c, sqlite3_int64 n)
{
	if (n > c->room) {
		sqlite3_int64 room = (n * 2 + SECTOR - 1) / SECTOR * SECTOR;

		c->p = realloc(c->p, (size_t)room);
		c->dirty = realloc(c->dirty, (size_t)(room / SECTOR));
		if (c->p == NULL || c->dirty == NULL)
			abort();
		memset(c->p + c->room, 0, (size_t)(room - c->room));
		memset(c->dirty + c->room / SECTOR, 0, (size_t)((room - c->room) / SECTOR));
		c->room = room;
	}
	if (n < c->n)
		memset(c->p + n, 0, (size_t)(c->n - n));
	c->n = n;
}

/* Dirty sectors onto the real disk: all, or each by the toss of a coin. */
static inline int
content_down(struct disk_file *f, bool all)
{
	struct disk_content *c = f->content;
	int code = SQLITE_OK;

	if (c->real_longer && all) {
		code = f->real->pMethods->xTruncate(f->real, c->n);
		c->real_longer = false;
	}
	for (sqlite3_int64 at = 0; code == SQLITE_OK && at < c->n; at += SECTOR)
		if (c->dirty[at / SECTOR] && (all || disk_random() % 2 == 0)) {
			sqlite3_int64 n = c->n - at < SECTOR ? c->n - at : SECTOR;

			code = f->real->pMethods->xWrite(f->real, c->p + at, (int)n, at);
			c->dirty[at / SECTOR] = 0;
		}
	return code;
}

/* Counts down to the power cut; true: the power is gone. */
static inline bool
disk_tick(struct disk_file *f)
{
	if (disk.until_cut > 0 && --disk.until_cut == 0) {
		if (disk.torn)
			(void)content_down(f, false);
		disk.cut = true;
	}
	return disk.cut;
}

static inline int
disk_close(sqlite3_file *file)
{
	struct disk_file *f = (struct disk_file *)file;
	int code = SQLITE_OK;

	pthread_mutex_lock(&disk.lock);
	if (--f->content->opened == 0) {
		if (!disk.cut)          /* what is not synced is the machine's: it outlives the program, not a power cut */
			code = content_down(f, true);
		free(f->content->p);
		free(f->content->dirty);
		memset(f->content, 0, sizeof *f->content);
	}
	pthread_mutex_unlock(&disk.lock);
	f->real->pMethods->xClose(f->real);
	return code;
}

static inline int
disk_read(sqlite3_file *file, void *to, int n, sqlite3_int64 at)
{
	struct disk_content *c = ((struct disk_file *)file)->content;
	sqlite3_int64 have;
	bool refused;

	pthread_mutex_lock(&disk.lock);
	have = at >= c->n ? 0 : c->n - at < n ? c->n - at : n;
	if (have > 0)
		memcpy(to, c->p + at, (size_t)have);
	if (have < n)
		memset((char *)to + have, 0, (size_t)(n - have));
	refused = disk.no_reading;
	pthread_mutex_unlock(&disk.lock);
	return refused ? SQLITE_IOERR_READ : have < n ? SQLITE_IOERR_SHORT_READ : SQLITE_OK;
}

static inline int
disk_write(sqlite3_file *file, const void *from, int n, sqlite3_int64 at)
{
	struct disk_file *f = (struct disk_file *)file;
	struct disk_content *c = f->content;
	sqlite3_int64 all = 0;
	int code = SQLITE_OK;

	pthread_mutex_lock(&disk.lock);
	for (unsigned i = 0; i < DISK_FILES; i++)
		all += disk.files[i].n;
	if (disk_tick(f) || disk.no_writing)
		code = SQLITE_IOERR_WRITE;
	else if (disk.quota > 0 && at + n > c->n && all + at + n - c->n > disk.quota)
		code = SQLITE_FULL;
	if (code == SQLITE_OK) {
		if (at + n > c->n)
			content_size(c, at + n);
		memcpy(c->p + at, from, (size_t)n);
		memset(c->dirty + at / SECTOR, 1, (size_t)((at + n - 1) / SECTOR - at / SECTOR + 1));
	}
	pthread_mutex_unlock(&disk.lock);
	return code;
}

static inline int
disk_truncate(sqlite3_file *file, sqlite3_int64 n)
{
	struct disk_file *f = (struct disk_file *)file;
	int code = SQLITE_OK;

	pthread_mutex_lock(&disk.lock);
	if (disk_tick(f) || disk.no_writing) {
		code = SQLITE_IOERR_TRUNCATE;
	} else {
		f->content->real_longer |= n < f->content->n;
		content_size(f->content, n);
	}
	pthread_mutex_unlock(&disk.lock);
	return code;
}

static inline int
disk_sync(sqlite3_file *file, int flags)
{
	struct disk_file *f = (struct disk_file *)file;
	int code = SQLITE_OK;

	pthread_mutex_lock(&disk.lock);
	disk.syncs++;
	if (disk_tick(f))
		code = SQLITE_IOERR_FSYNC;
	else if (!disk.lies)
		code = content_down(f, true);
	pthread_mutex_unlock(&disk.lock);
	(void)flags;                    /* the real disk need not sync: the machine does not lose power in this test */
	return code;
}

static inline int
disk_size(sqlite3_file *file, sqlite3_int64 *n)
{
	pthread_mutex_lock(&disk.lock);
	*n = ((struct disk_file *)file)->content->n;
	pthread_mutex_unlock(&disk.lock);
	return SQLITE_OK;
}

#define REAL(f) ((struct disk_file *)(f))->real
static inline int disk_lock(sqlite3_file *f, int l) { return REAL(f)->pMethods->xLock(REAL(f), l); }
static inline int disk_unlock(sqlite3_file *f, int l) { return REAL(f)->pMethods->xUnlock(REAL(f), l); }
static inline int disk_reserved(sqlite3_file *f, int *l) { return REAL(f)->pMethods->xCheckReservedLock(REAL(f), l); }
/* Hints about the file's size go past us on purpose. */
static inline int disk_control(sqlite3_file *f, int op, void *arg) { return op == SQLITE_FCNTL_SIZE_HINT || op == SQLITE_FCNTL_CHUNK_SIZE ? SQLITE_OK : REAL(f)->pMethods->xFileControl(REAL(f), op, arg); }
static inline int disk_sector(sqlite3_file *f) { (void)f; return SECTOR; }
static inline int disk_kind(sqlite3_file *f) { (void)f; return 0; }
static inline int disk_shm_map(sqlite3_file *f, int r, int n, int x, void volatile **p) { return REAL(f)->pMethods->xShmMap(REAL(f), r, n, x, p); }
static inline int disk_shm_lock(sqlite3_file *f, int o, int n, int l) { return REAL(f)->pMethods->xShmLock(REAL(f), o, n, l); }
static inline void disk_shm_barrier(sqlite3_file *f) { REAL(f)->pMethods->xShmBarrier(REAL(f)); }
static inline int disk_shm_unmap(sqlite3_file *f, int d) { return REAL(f)->pMethods->xShmUnmap(REAL(f), d); }

static const sqlite3_io_methods disk_methods = {
	2, disk_close, disk_read, disk_write, disk_truncate, disk_sync, disk_size, disk_lock, disk_unlock, disk_reserved, disk_control, disk_sector, disk_kind,
	disk_shm_map, disk_shm_lock, disk_shm_barrier, disk_shm_unmap, NULL, NULL,
};

static inline sqlite3_vfs *disk_real(void) { return sqlite3_vfs_find(NULL); }

static inline int
disk_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out)
{
	struct disk_file *f = (struct disk_file *)file;
	struct disk_content *c = NULL, *unused = NULL;
	sqlite3_int64 n;
	int code;

	(void)vfs;
	f->real = (sqlite3_file *)(void *)(f + 1);
	if ((flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) == 0)
		return disk_real()->xOpen(disk_real(), path, file, flags, out);          /* a sorter's: nothing that must last */
	code = disk_real()->xOpen(disk_real(), path, f->real, flags, out);
	if (code != SQLITE_OK)
		return code;
	pthread_mutex_lock(&disk.lock);
	for (unsigned i = 0; i < DISK_FILES; i++) {
		if (disk.files[i].opened > 0 && strcmp(disk.files[i].path, path) == 0)
			c = &disk.files[i];
		if (disk.files[i].opened == 0)
			unused = &disk.files[i];
	}
	if (c == NULL) {
		c = unused;
		if (c == NULL)
			abort();
		snprintf(c->path, sizeof c->path, "%s", path);
		code = f->real->pMethods->xFileSize(f->real, &n);
		content_size(c, n);
		if (code == SQLITE_OK && n > 0)
			code = f->real->pMethods->xRead(f->real, c->p, (int)n, 0);
	}
	c->opened++;
	f->content = c;
	f->base.pMethods = &disk_methods;
	pthread_mutex_unlock(&disk.lock);
	return code;
}

static inline int
disk_delete(sqlite3_vfs *vfs, const char *path, int sync)
{
	(void)vfs;
	return disk.cut ? SQLITE_IOERR_DELETE : disk_real()->xDelete(disk_real(), path, sync);
}

static inline int disk_access(sqlite3_vfs *v, const char *p, int f, int *r) { (void)v; return disk_real()->xAccess(disk_real(), p, f, r); }
static inline int disk_full_path(sqlite3_vfs *v, const char *p, int n, char *o) { (void)v; return disk_real()->xFullPathname(disk_real(), p, n, o); }
static inline int disk_randomness(sqlite3_vfs *v, int n, char *o) { (void)v; return disk_real()->xRandomness(disk_real(), n, o); }
static inline int disk_sleep(sqlite3_vfs *v, int us) { (void)v; return disk_real()->xSleep(disk_real(), us); }
static inline int disk_time(sqlite3_vfs *v, sqlite3_int64 *t) { (void)v; return disk_real()->xCurrentTimeInt64(disk_real(), t); }
static inline int disk_last_error(sqlite3_vfs *v, int n, char *o) { (void)v; return disk_real()->xGetLastError(disk_real(), n, o); }

static inline void
disk_register(void)
{
	static sqlite3_vfs vfs;

	vfs = (sqlite3_vfs){
		.iVersion = 2, .szOsFile = (int)sizeof(struct disk_file) + disk_real()->szOsFile, .mxPathname = 512, .zName = DISK, .xOpen = disk_open,
		.xDelete = disk_delete, .xAccess = disk_access, .xFullPathname = disk_full_path, .xRandomness = disk_randomness, .xSleep = disk_sleep,
		.xGetLastError = disk_last_error, .xCurrentTimeInt64 = disk_time,
	};
	sqlite3_vfs_register(&vfs, 0);
}

/* Everything works again, and nothing is remembered that is not on the real disk. Call it with no file open. */
static inline void
disk_mend(void)
{
	pthread_mutex_lock(&disk.lock);
	for (unsigned i = 0; i < DISK_FILES; i++)
		if (disk.files[i].opened > 0)
			abort();
	disk.cut = disk.lies = disk.torn = disk.no_writing = disk.no_reading = false;
	disk.until_cut = disk.quota = 0;
	pthread_mutex_unlock(&disk.lock);
}

#endif

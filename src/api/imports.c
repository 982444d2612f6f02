/*
 * Imports: a file is taken, and a thread of its own checks and writes it while the pages watch its progress as events. What is on
 * record of an import is the facts room's; only how far a running one is stands here. Called through the route table.
 */
#include "api/internal.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PROBLEMS_PAGE 200

struct import_run {
	struct import_run *next;
	struct api *api;
	pthread_t thread;
	int64_t tenant_id, import_id;   /* import_id 0 until its line stands */
	char slug[44], path[512], name[256], phase[12];
	struct cause cause;
	bool skip_bad, started, ended;
	bool held;                      /* the request that began it still looks at it */
	uint64_t done, all;
	atomic_bool stop;
	enum rc rc;
	struct err err;
};
struct import_runs { pthread_mutex_t lock; pthread_cond_t changed; struct import_run *list; bool stopping; };

void
api_start(struct api *api)
{
	api->imports = calloc(1, sizeof *api->imports);
	if (api->imports == NULL)
		abort();
	pthread_mutex_init(&api->imports->lock, NULL);
	pthread_cond_init(&api->imports->changed, NULL);
	erasures_start(api);
}

void
api_stop(struct api *api)
{
	struct import_runs *all = api->imports;

	erasures_stop(api);
	pthread_mutex_lock(&all->lock);
	all->stopping = true;
	for (struct import_run *run = all->list; run != NULL; run = run->next)
		atomic_store(&run->stop, true);
	pthread_mutex_unlock(&all->lock);
	while (all->list != NULL) {
		struct import_run *run = all->list;

		pthread_join(run->thread, NULL);
		all->list = run->next;
		free(run);
	}
	pthread_mutex_destroy(&all->lock);
	pthread_cond_destroy(&all->changed);
	free(all);
	api->imports = NULL;
}

/* ---- one import as JSON ------------------------------------------------------------------------------------------------- */

static void
json_import(struct jw *w, struct arena *a, enum lang lang, const struct import_line *l, struct str by, struct str phase, uint64_t done, uint64_t all)
{
	jw_open(w, '{');
	jw_key(w, "import_id"), jw_id(w, l->import_id);
	jw_key(w, "name"), jw_text(w, l->name);
	jw_key(w, "state"), jw_text(w, l->state);
	jw_key(w, "started_at"), jw_text(w, instant_text(a, l->started_at_ms / 1000));
	jw_key(w, "ended_at"), jw_at_ms(w, a, l->ended_at_ms);
	jw_key(w, "by"), jw_or_null(w, by);
	jw_key(w, "rows"), jw_i64(w, l->rows);
	jw_key(w, "added"), jw_i64(w, l->added);
	jw_key(w, "changed"), jw_i64(w, l->changed);
	jw_key(w, "same"), jw_i64(w, l->same);
	jw_key(w, "removed"), jw_i64(w, l->removed);
	jw_key(w, "skipped"), jw_i64(w, l->skipped);
	jw_key(w, "problems"), jw_i64(w, l->problems);
	jw_key(w, "message"), jw_or_null(w, l->message[lang]);
	jw_key(w, "phase"), jw_or_null(w, phase);
	jw_key(w, "done"), jw_i64(w, (int64_t)done);
	jw_key(w, "all"), jw_i64(w, (int64_t)all);
	jw_close(w, '}');
}

/* How far a running import is; phase "" when it does not run here. */
static void
how_far(struct api *api, int64_t tenant_id, int64_t import_id, char phase[12], uint64_t *done, uint64_t *all)
{
	phase[0] = '\0';
	*done = *all = 0;
	pthread_mutex_lock(&api->imports->lock);
	for (struct import_run *run = api->imports->list; run != NULL; run = run->next)
		if (run->tenant_id == tenant_id && run->import_id == import_id && !run->ended) {
			memcpy(phase, run->phase, sizeof run->phase);
			*done = run->done;
			*all = run->all;
		}
	pthread_mutex_unlock(&api->imports->lock);
}

struct ask { struct request *r; struct reply *to; int64_t import_id; unsigned from; };

static enum rc
one_read(struct tx *tx, void *ctx, struct err *err)
{
	struct ask *a = ctx;
	struct request *r = a->r;
	struct import_line *list;
	struct names *names = names_new(r, tx);
	unsigned n;
	bool all = a->import_id == 0;
	struct jw w;

	TRY(import_list(api_of(r)->facts, tx, session_of(r)->tenant_id, all ? 100 : 1000, r->arena, &list, &n, err));
	a->to->body.n = 0;
	w = reply_json(a->to);
	if (all) {
		jw_open(&w, '{');
		jw_key(&w, "imports");
		jw_open(&w, '[');
	}
	for (unsigned i = 0; i < n; i++) {
		char phase[12];
		uint64_t done, of;

		if (!all && list[i].import_id != a->import_id)
			continue;
		how_far(api_of(r), session_of(r)->tenant_id, list[i].import_id, phase, &done, &of);
		json_import(&w, r->arena, r->lang, &list[i], login_of(names, list[i].by), str_c(phase), done, of);
		if (!all)
			return RC_OK;
	}
	if (!all)
		return err_set(err, RC_NOT_FOUND, "import", "没有这次导入", "there is no such import");
	jw_close(&w, ']');
	jw_close(&w, '}');
	return RC_OK;
}

static void
answer_import(struct request *r, struct reply *to, int64_t import_id)
{
	struct ask a = {.r = r, .to = to, .import_id = import_id};
	struct err err = {0};
	enum rc rc = store_read(api_of(r)->store, one_read, &a, &err);

	if (rc != RC_OK)
		reply_problem(to, r, rc, &err);
}

void
imports_get(struct request *r, struct reply *to)
{
	answer_import(r, to, 0);
}

void
import_get(struct request *r, struct reply *to)
{
	struct err err = {0};
	int64_t id;
	enum rc rc = param_int(r->params[1], "import", &id, &err);

	if (rc == RC_OK && id > 0)
		answer_import(r, to, id);
	else
		reply_problem(to, r, RC_NOT_FOUND, rc == RC_OK ? (err_set(&err, RC_NOT_FOUND, "import", "没有这次导入", "there is no such import"), &err) : &err);
}

static enum rc
problems_read(struct tx *tx, void *ctx, struct err *err)
{
	struct ask *a = ctx;
	struct request *r = a->r;
	struct import_problem *list;
	unsigned n;
	struct jw w;

	TRY(import_problems(api_of(r)->facts, tx, session_of(r)->tenant_id, a->import_id, a->from, PROBLEMS_PAGE, r->arena, &list, &n, err));
	a->to->body.n = 0;
	w = reply_json(a->to);
	jw_open(&w, '{');
	jw_key(&w, "problems");
	jw_open(&w, '[');
	for (unsigned i = 0; i < n; i++) {
		jw_open(&w, '{');
		jw_key(&w, "file"), jw_text(&w, list[i].file);
		jw_key(&w, "row"), jw_i64(&w, list[i].row);
		jw_key(&w, "column"), jw_text(&w, list[i].column);
		jw_key(&w, "zh"), jw_text(&w, list[i].msg[LANG_ZH]);
		jw_key(&w, "en"), jw_text(&w, list[i].msg[LANG_EN]);
		jw_close(&w, '}');
	}
	jw_close(&w, ']');
	jw_key(&w, "next");
	if (n == PROBLEMS_PAGE)
		jw_i64(&w, a->from + n);
	else
		jw_null(&w);
	jw_close(&w, '}');
	return RC_OK;
}

void
import_problems_get(struct request *r, struct reply *to)
{
	struct ask a = {.r = r, .to = to, .from = (unsigned)query_int(r, "from", 0, 1000000, 0)};
	struct err err = {0};
	enum rc rc = param_int(r->params[1], "import", &a.import_id, &err);

	if (rc == RC_OK)
		rc = store_read(api_of(r)->store, problems_read, &a, &err);
	if (rc != RC_OK)
		reply_problem(to, r, rc, &err);
}

/* ---- running one ------------------------------------------------------------------------------------------------------------ */

static void
publish(struct import_run *run, const char *state)
{
	struct import_line line = {.import_id = run->import_id, .started_at_ms = run->cause.at_ms, .name = str_c(run->name), .state = str_c(state)};
	struct arena a;
	struct buf data;
	struct jw w;

	arena_init(&a, 0);
	buf_init(&data, 0);
	jw_init(&w, &data);
	json_import(&w, &a, LANG_ZH, &line, (struct str){"", 0}, str_c(run->phase), run->done, run->all);
	http_publish(run->api->http, str_c(run->slug), "import", buf_str(&data));
	buf_done(&data);
	arena_done(&a);
}

static void
on_started(void *ctx, int64_t import_id)
{
	struct import_run *run = ctx;

	pthread_mutex_lock(&run->api->imports->lock);
	run->import_id = import_id;
	run->started = true;
	pthread_cond_broadcast(&run->api->imports->changed);
	pthread_mutex_unlock(&run->api->imports->lock);
}

static bool
on_progress(void *ctx, const char *phase, uint64_t done, uint64_t all)
{
	struct import_run *run = ctx;

	pthread_mutex_lock(&run->api->imports->lock);
	snprintf(run->phase, sizeof run->phase, "%s", phase);
	run->done = done;
	run->all = all;
	pthread_mutex_unlock(&run->api->imports->lock);
	publish(run, strcmp(phase, "check") == 0 ? "checking" : "writing");
	return !atomic_load(&run->stop);
}

static void *
import_thread(void *ctx)
{
	struct import_run *run = ctx;
	struct bundle_report report;
	struct import_result result = {0};
	struct import_ask ask = {
		.tenant_id = run->tenant_id, .path = run->path, .name = str_c(run->name), .skip_bad = run->skip_bad, .cause = run->cause, .started = on_started, .progress = on_progress,
		.progress_ctx = run,
	};

	bundle_report_init(&report);
	run->rc = facts_import(run->api->facts, &ask, &report, &result, &run->err);
	bundle_report_done(&report);
	(void)unlink(run->path);
	pthread_mutex_lock(&run->api->imports->lock);
	run->ended = true;
	pthread_cond_broadcast(&run->api->imports->changed);
	pthread_mutex_unlock(&run->api->imports->lock);
	if (run->started)
		publish(run, run->rc == RC_OK ? "visible" : "failed");
	if (run->rc == RC_OK)
		http_publish(run->api->http, str_c(run->slug), "facts", STR("{}"));
	return NULL;
}

/* Runs that have ended are joined when the next one begins. */
static void
forget_ended(struct import_runs *all)
{
	struct import_run **at = &all->list;

	while (*at != NULL) {
		struct import_run *run = *at;

		if (!run->ended || run->held) {
			at = &run->next;
			continue;
		}
		*at = run->next;
		pthread_join(run->thread, NULL);
		free(run);
	}
}

/* The upload has no name and goes with the request; what the import works on is a copy of its own. */
static enum rc
copy_upload(const char *from, const char *to, struct err *err)
{
	static const size_t piece = (size_t)1 << 20;
	int in = open(from, O_RDONLY | O_CLOEXEC), out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	char *block = malloc(piece);
	ptrdiff_t n = in < 0 || out < 0 || block == NULL ? -1 : 1;
	int why = errno;

	while (n > 0) {
		n = read(in, block, piece);
		why = errno;
		for (ptrdiff_t done = 0; n > 0 && done < n;) {
			ptrdiff_t wrote = write(out, block + done, (size_t)(n - done));

			if (wrote <= 0) {
				why = errno;
				n = -1;
				break;
			}
			done += wrote;
		}
	}
	free(block);
	if (in >= 0)
		close(in);
	if (out >= 0 && close(out) != 0) {
		why = errno;
		n = -1;
	}
	if (n == 0)
		return RC_OK;
	(void)unlink(to);
	if (why == ENOSPC || why == EDQUOT || why == EFBIG)
		return err_set(err, RC_BUSY, DISK_FULL, "服务器的磁盘空间不足，没有导入；腾出空间后可再试", "the server has no disk space left; nothing was imported; try again once there is space");
	return err_set(err, RC_INTERNAL, "", "上传的文件留不下来：%s", "the upload cannot be kept: %s", strerror(why));
}

static enum rc
keep_upload(struct request *r, struct import_run *run, struct err *err)
{
	struct str name;

	if (r->body_file == NULL || r->body_bytes == 0)
		return err_set(err, RC_INVALID, "", "没有收到文件", "no file was received");
	if (!request_query(r, "name", 0, &name) || name.n == 0)
		name = STR("upload");
	snprintf(run->name, sizeof run->name, STR_F, STR_A(vocab_shown(name)));
	snprintf(run->path, sizeof run->path, "%s/jieban-import-%s", api_of(r)->tmp, r->id);
	return copy_upload(r->body_file, run->path, err);
}

void
import_post(struct request *r, struct reply *to)
{
	struct import_runs *all = api_of(r)->imports;
	struct import_run *run = calloc(1, sizeof *run);
	struct err err = {0};
	int64_t id = 0;
	enum rc rc;

	if (run == NULL)
		abort();
	run->api = api_of(r);
	run->tenant_id = session_of(r)->tenant_id;
	run->cause = cause_of(r, (struct str){"", 0});
	run->skip_bad = query_int(r, "skip_bad", 0, 1, 0) == 1;
	snprintf(run->slug, sizeof run->slug, "%s", session_of(r)->slug);
	rc = keep_upload(r, run, &err);
	if (rc != RC_OK) {
		free(run);
		reply_problem(to, r, rc, &err);
		return;
	}
	pthread_mutex_lock(&all->lock);
	forget_ended(all);
	if (all->stopping || pthread_create(&run->thread, NULL, import_thread, run) != 0) {
		pthread_mutex_unlock(&all->lock);
		(void)unlink(run->path);
		free(run);
		reply_problem(to, r, RC_BUSY, (err_set(&err, RC_BUSY, "", "服务正在停止，请稍后再导入", "the server is stopping; import again later"), &err));
		return;
	}
	run->next = all->list;
	run->held = true;
	all->list = run;
	while (!run->started && !run->ended)
		pthread_cond_wait(&all->changed, &all->lock);
	id = run->import_id;
	rc = run->started ? RC_OK : run->rc;
	err = run->err;
	run->held = false;
	pthread_mutex_unlock(&all->lock);
	if (rc != RC_OK) {
		reply_problem(to, r, rc, &err);
		return;
	}
	answer_import(r, to, id);
	if (to->status == 0)
		to->status = 202;
}

void
import_stop(struct request *r, struct reply *to)
{
	struct import_runs *all = api_of(r)->imports;
	struct err err = {0};
	bool found = false;
	int64_t id;
	enum rc rc = param_int(r->params[1], "import", &id, &err);

	pthread_mutex_lock(&all->lock);
	for (struct import_run *run = all->list; rc == RC_OK && run != NULL; run = run->next)
		if (run->tenant_id == session_of(r)->tenant_id && run->import_id == id && !run->ended) {
			atomic_store(&run->stop, true);
			found = true;
		}
	pthread_mutex_unlock(&all->lock);
	if (rc == RC_OK && !found)
		rc = err_set(&err, RC_NOT_FOUND, "import", "这次导入没有在运行", "this import is not running");
	if (rc != RC_OK)
		reply_problem(to, r, rc, &err);
	else
		reply_done(to);
}

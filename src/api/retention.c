/*
 * Retention: the dry run, and the erasure that a thread of its own makes while the page watches. What may be erased is the order room's; only
 * how far a run of this program is stands here, the last one of each government. Called through the route table.
 */
#include "api/internal.h"
#include "order/retention.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

struct erase_run {
	struct erase_run *next;
	struct api *api;
	pthread_t thread;
	char slug[44], confirm[64], phase[12];
	struct erase_ask ask;
	struct erase_done result;
	bool ended;
	uint64_t done, all;
	atomic_bool stop;
	enum rc rc;
	struct err err;
};
struct erase_runs { pthread_mutex_t lock; struct erase_run *list; bool stopping; };

void
erasures_start(struct api *api)
{
	api->erasures = calloc(1, sizeof *api->erasures);
	if (api->erasures == NULL)
		abort();
	pthread_mutex_init(&api->erasures->lock, NULL);
}

void
erasures_stop(struct api *api)
{
	struct erase_runs *all = api->erasures;

	pthread_mutex_lock(&all->lock);
	all->stopping = true;
	for (struct erase_run *run = all->list; run != NULL; run = run->next)
		atomic_store(&run->stop, true);
	pthread_mutex_unlock(&all->lock);
	while (all->list != NULL) {
		struct erase_run *run = all->list;

		pthread_join(run->thread, NULL);
		all->list = run->next;
		free(run);
	}
	pthread_mutex_destroy(&all->lock);
	free(all);
	api->erasures = NULL;
}

/* ---- the dry run ------------------------------------------------------------------------------------------------------------ */

static enum rc
as_of(const struct request *r, struct str text, int32_t *day, struct err *err)
{
	*day = instant_day(r->now_ms / 1000);
	if (text.n > 0 && !day_parse(text, day))
		return err_set(err, RC_INVALID, "as_of", "日期写作 2026-03-01", "write the day as 2026-03-01");
	return RC_OK;
}

void
retention_get(struct request *r, struct reply *to)
{
	struct retention_plan plan;
	struct str text = {"", 0};
	struct err err = {0};
	struct arena a;         /* a line for every order whose time is over is more than a request may take */
	int32_t day;
	enum rc rc;
	struct jw w;

	arena_init(&a, 0);
	(void)request_query(r, "as_of", 0, &text);
	rc = as_of(r, text, &day, &err);
	if (rc == RC_OK)
		rc = retention_look(api_of(r)->orders, session_of(r)->tenant_id, day, r->now_ms, &a, &plan, &err);
	if (rc == RC_OK) {
		w = reply_json(to);
		retention_json(&w, &plan);
	} else {
		reply_problem(to, r, rc, &err);
	}
	arena_done(&a);
}

/* ---- the erasure --------------------------------------------------------------------------------------------------------------- */

static struct erase_run *
run_of(struct erase_runs *all, int64_t tenant_id)
{
	struct erase_run *run;

	for (run = all->list; run != NULL && run->ask.tenant_id != tenant_id; run = run->next)
		;
	return run;
}

static void
answer_run(struct request *r, struct reply *to)
{
	struct erase_runs *all = api_of(r)->erasures;
	struct erase_run now = {.ended = false};
	const struct erase_run *run;
	struct jw w = reply_json(to);

	pthread_mutex_lock(&all->lock);
	run = run_of(all, session_of(r)->tenant_id);
	if (run != NULL)
		memcpy(&now, run, sizeof now);
	pthread_mutex_unlock(&all->lock);
	jw_open(&w, '{');
	jw_key(&w, "state"), jw_text(&w, run == NULL ? STR("none") : !now.ended ? STR("running") : now.rc == RC_OK ? STR("done") : STR("failed"));
	jw_key(&w, "phase"), jw_or_null(&w, now.ended ? STR("") : str_c(now.phase));
	jw_key(&w, "done"), jw_i64(&w, (int64_t)now.done);
	jw_key(&w, "all"), jw_i64(&w, (int64_t)now.all);
	jw_key(&w, "orders"), jw_i64(&w, (int64_t)now.result.orders);
	jw_key(&w, "fields"), jw_i64(&w, (int64_t)now.result.fields);
	jw_key(&w, "contents"), jw_i64(&w, (int64_t)now.result.contents);
	jw_key(&w, "bytes"), jw_i64(&w, now.result.bytes);
	jw_key(&w, "left"), jw_i64(&w, (int64_t)now.result.left);
	jw_key(&w, "message"), jw_or_null(&w, now.ended && now.rc != RC_OK ? str_c(err_outside(&now.err, r->lang)) : STR(""));
	jw_close(&w, '}');
}

void
retention_run_get(struct request *r, struct reply *to)
{
	answer_run(r, to);
}

static bool
on_progress(void *ctx, const char *phase, uint64_t done, uint64_t of)
{
	struct erase_run *run = ctx;

	pthread_mutex_lock(&run->api->erasures->lock);
	snprintf(run->phase, sizeof run->phase, "%s", phase);
	run->done = done;
	run->all = of;
	pthread_mutex_unlock(&run->api->erasures->lock);
	return !atomic_load(&run->stop);
}

static void *
erase_thread(void *ctx)
{
	struct erase_run *run = ctx;
	struct erase_done done;
	struct err err = {0};
	enum rc rc = retention_erase(run->api->orders, &run->ask, &done, &err);

	pthread_mutex_lock(&run->api->erasures->lock);
	run->result = done;
	run->rc = rc;
	run->err = err;
	run->ended = true;
	pthread_mutex_unlock(&run->api->erasures->lock);
	http_publish(run->api->http, str_c(run->slug), "facts", STR("{}"));
	return NULL;
}

/* One run a government: the one before is forgotten. */
static enum rc
begin(struct erase_runs *all, struct erase_run *run, struct err *err)
{
	struct erase_run **at, *old;

	for (at = &all->list; *at != NULL && (*at)->ask.tenant_id != run->ask.tenant_id; at = &(*at)->next)
		;
	old = *at;
	if (old != NULL && !old->ended)
		return err_set(err, RC_CONFLICT, "run", "正在抹去，请等它结束", "an erasure is running; wait for its end");
	if (old != NULL) {
		*at = old->next;
		pthread_join(old->thread, NULL);
		free(old);
	}
	if (all->stopping || pthread_create(&run->thread, NULL, erase_thread, run) != 0)
		return err_set(err, RC_BUSY, "", "服务正在停止，请稍后再试", "the server is stopping; try again later");
	run->next = all->list;
	all->list = run;
	return RC_OK;
}

void
retention_post(struct request *r, struct reply *to)
{
	struct erase_runs *all = api_of(r)->erasures;
	struct erase_run *run = calloc(1, sizeof *run);
	struct str day, confirm;
	struct err err = {0};
	struct json *body;
	enum rc rc = body_json(r, &body, &err);

	if (run == NULL)
		abort();
	run->api = api_of(r);
	run->ask = (struct erase_ask){.tenant_id = session_of(r)->tenant_id, .by = session_of(r)->account_id, .now_ms = r->now_ms, .progress = on_progress, .progress_ctx = run};
	snprintf(run->slug, sizeof run->slug, "%s", session_of(r)->slug);
	if (rc == RC_OK)
		rc = json_text(body, "as_of", true, 10, &day, &err);
	if (rc == RC_OK)
		rc = as_of(r, day, &run->ask.day, &err);
	if (rc == RC_OK)
		rc = json_text(body, "confirm", true, sizeof run->confirm - 1, &confirm, &err);
	if (rc == RC_OK) {
		snprintf(run->confirm, sizeof run->confirm, STR_F, STR_A(confirm));
		run->ask.confirm = str_c(run->confirm);
		pthread_mutex_lock(&all->lock);
		rc = begin(all, run, &err);
		pthread_mutex_unlock(&all->lock);
	}
	if (rc != RC_OK) {
		free(run);
		reply_problem(to, r, rc, &err);
		return;
	}
	to->status = 202;
	answer_run(r, to);
}

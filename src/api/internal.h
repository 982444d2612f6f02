/*
 * api/internal: what the resources share: the session of a request, reading and writing with the right kind of answer, JSON of the
 * things that several resources show. Private to the room.
 */
#ifndef JIEBAN_API_INTERNAL_H
#define JIEBAN_API_INTERNAL_H

#include "api/api.h"
#include "report/report.h"

#include <string.h>

struct api *api_of(const struct request *);
const struct session *session_of(const struct request *);
struct cause cause_of(const struct request *, struct str why);

/* A body that is a JSON object, or RC_INVALID that says where it breaks. */
enum rc body_json(const struct request *, struct json **, struct err *) MUSTCHECK;
/* Members of an object; a required one that is missing or of another kind is RC_INVALID naming it. Optional: "" and -1. */
enum rc json_text(const struct json *, const char *key, bool required, size_t most, struct str *, struct err *) MUSTCHECK;
enum rc json_int(const struct json *, const char *key, bool required, int64_t *, struct err *) MUSTCHECK;
/* Whole numbers of paths and queries. */
enum rc param_int(struct str, const char *name, int64_t *, struct err *) MUSTCHECK;
int64_t query_int(const struct request *, const char *name, int64_t least, int64_t most, int64_t preset);

/* A write that answers when it is on disk: `run` in a transaction (it may run again), then `answer` writes the reply, in the thread that sends it. The job comes from the
 * request's arena and lives until the answer; both functions get it as ctx. The calling handler returns at once. */
struct write_job {
	struct request *r;
	enum rc (*run)(struct tx *, struct write_job *, struct err *);
	void (*answer)(struct write_job *, struct reply *);     /* NULL: {"done":true} */
	void (*after)(struct write_job *);                      /* once it is on disk, before the answer: events; may be NULL */
	void *ctx;
	int64_t lane;                                           /* store_submit_in; 0: none */
};
void write_later(struct write_job *);
void reply_done(struct reply *);

/* ---- pieces of JSON ---------------------------------------------------------------------------------------------- */

struct jw reply_json(struct reply *);                   /* a writer into the reply's body */
void jw_id(struct jw *, int64_t);                       /* ids are strings in JSON */
void jw_at_ms(struct jw *, struct arena *, int64_t ms); /* civil text to the second, null when 0 */
void jw_or_null(struct jw *, struct str);               /* null when empty */
void json_edition(struct jw *, struct arena *, const struct edition *);
void json_cell(struct jw *, struct arena *, const struct value *, unsigned decimals);
void json_points(struct jw *, struct arena *, const struct decl *);     /* points of a declaration as the rulebook states them, or null */
/* {"key":[…]}: what `read` found, written one by one; *n is known after the reading. */
void reply_list(struct request *, struct reply *, store_fn *read, void *ctx, const char *key, void (*one)(struct jw *, void *ctx, unsigned i), const unsigned *n);
/* An answer in JSON out of one reading: `read` gets a struct looking and writes the reply, from its beginning each time it runs. */
struct looking { struct request *r; struct reply *to; };
void reply_read(struct request *, struct reply *, store_fn *read);
/* A field of a fact by its name: "" and INT64_MIN when it is not known. */
struct str fact_text(const struct fact *, const char *field);
int64_t fact_whole(const struct fact *, const char *field);
void json_role_names(struct jw *, const char *key, uint32_t roles);       /* identifiers; bit = code of person_role */
void jw_instant(struct jw *, struct arena *, int64_t at);      /* null when it is not known */
/* One fact; personal fields masked. names may be NULL: no names of links. */
struct names;
void json_fact(struct jw *, struct arena *, const struct fact *, struct names *);
struct names *names_new(struct request *, struct tx *);
struct str names_of(struct names *, int entity, struct str id);         /* "" when there is none */
struct str login_of(struct names *, int64_t account_id);                /* "" the program or unknown */

/* Is this fact one that the session may see? RC_NOT_FOUND when not, as if it were not there. */
enum rc fact_visible(struct request *, struct tx *, int entity, struct str id, struct err *) MUSTCHECK;
/* May this fact be put (values) or removed (NULL) by hand? RC_CONFLICT: a process keeps it; says how it is corrected. */
enum rc kept_check(struct request *, struct tx *, int entity, struct str id, const struct vvalue *values, struct err *) MUSTCHECK;
/* The unit that a session's pages are limited to; "" for those who see all. RC_DENIED: its post names no unit. */
enum rc scope_of(const struct request *, struct str *unit_id, struct err *) MUSTCHECK;

/* What a government's score needs, taken together and given back together. */
struct scoring {
	struct book *book;
	struct calendar_hold *calendar;
	struct columns *columns; struct live *live;
	int64_t change_no;
	struct score_ask ask;
};
enum rc scoring_take(struct request *, struct scoring *, struct err *) MUSTCHECK;       /* from :assessment, :period, ?as_of, ?edition */
void scoring_release(struct request *, struct scoring *);

/* retention.c: called by api_start and api_stop. */
void erasures_start(struct api *);
void erasures_stop(struct api *);

/* The query of a work list. RC_INVALID: a `due` that is none. */
enum rc work_query(const struct request *, struct work_ask *, struct err *) MUSTCHECK;
/* A case; and the members "case" and "order" of one line of a work list. runs: false, no process runs the order and there is no case. */
void json_case(struct jw *, struct arena *, const struct fact *file, const struct limit_title *, struct names *);
void json_line(struct jw *, struct arena *, const struct work_line *, bool runs, struct names *);

/* ---- handlers, by resource ---------------------------------------------------------------------------------------- */

handler health_get, openapi_get, vocabulary_get;
handler sign_in_post, sign_out_post, me_get, password_post, events_get;
handler assessments_get, scores_get, scores_export, trace_get;
handler rulebooks_get, rulebook_get, rulebook_source, rulebook_processes, rulebook_diff_get, rulebook_post, rulebook_force;
handler facts_counts_get, facts_page_get, fact_get, fact_history_get, fact_links_get, fact_post, fact_put, fact_delete, reveal_post, export_get;
handler order_get, board_get;
handler case_get, beginnings_get, work_get, action_post, order_post, bulk_post, content_post, attachment_get, messages_get, message_post, filters_get, filter_post, filter_delete, work_export, similar_post, search_get, caller_post;
handler list_post;
handler catalogue_get, paper_get, outside_get, deputies_get, deputy_post, deputy_end_post, shifts_get, shift_post, shift_taken_post;
handler import_post, imports_get, import_get, import_problems_get, import_stop;
handler calendar_get, calendar_year_get, calendar_post;
handler governments_get, government_post, government_put;
handler accounts_get, account_post, account_patch, account_reset_post;
handler audit_get;
handler retention_get, retention_run_get, retention_post;

#endif

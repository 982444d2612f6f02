/*
 * people: accounts, their posts in governments, rights, passwords, sessions, and the chained audit. Every refusal of a right is
 * decided by the table of rights here. Stands on store and facts (governments).
 */
#ifndef JIEBAN_PEOPLE_H
#define JIEBAN_PEOPLE_H

#include "facts/facts.h"

/* What somebody may do. 0 is no right: a route that names none is refused. Who has RIGHT_FACTS has RIGHT_FACTS_OWN too. */
enum right {
	RIGHT__NONE,
	RIGHT_PUBLIC,                   /* anybody, without a session */
	RIGHT_SESSION,                  /* anybody signed in with a post in this government */
	RIGHT_SCORES,                   /* score sheets, traces, rulebooks, calendar */
	RIGHT_FACTS_OWN,                /* facts of the own unit */
	RIGHT_FACTS,                    /* facts of every unit */
	RIGHT_FACTS_EDIT,               /* put and remove single facts */
	RIGHT_REVEAL,                   /* see a masked personal field, with a reason, on record */
	RIGHT_IMPORT,
	RIGHT_EXPORT,
	RIGHT_RULEBOOK_EDIT,            /* add an edition, put it in force */
	RIGHT_CALENDAR_EDIT,
	RIGHT_ACCOUNTS,                 /* accounts and posts of this government */
	RIGHT_GOVERNMENTS,              /* add and change governments */
	RIGHT_AUDIT,                    /* read the audit */
	RIGHT_RETENTION,                /* erase callers' data whose time is over */
	RIGHT_ORDERS,                   /* handle orders: what exactly, the rulebook's process says by role */
	RIGHT__COUNT
};
const char *right_name(enum right, enum lang);
const char *right_id(enum right);                       /* "facts_edit" */
/* Roles are the vocabulary's enumeration person_role; their rights are one table (people/rights.c). */
bool role_may(int role_code, enum right);

struct post { int64_t tenant_id; struct str slug, government; int role; struct str unit_id, person_id; };   /* unit_id, person_id: facts, "" none */
struct account {
	int64_t account_id;
	struct str login, name;
	bool disabled, must_change;     /* must_change: the password was set by somebody else; until it is changed a session has no right but RIGHT_SESSION */
	int64_t created_at_ms, last_sign_in_ms, version;
	struct post *posts; unsigned n_posts;
};
struct people;
struct people *people_new(struct facts *, struct store *);
void people_free(struct people *);

/* A password and its Argon2id: made before the transaction that keeps it, because it costs 0.1 s and SQLite has one writer. password NULL: one
 * is made, and stands in `made` to be shown once; else made is "". login may be "" where one is made for an account known by its number.
 * RC_INVALID: the login or the password will not do. */
struct credential { char made[32], hash[128]; };
enum rc account_credential(struct people *, struct str login, const char *password, struct credential *, struct err *) MUSTCHECK;
/* The first administrator: makes the account and its post. RC_CONFLICT: there is one already. */
enum rc people_init(struct people *, struct tx *, int64_t tenant_id, struct str login, int64_t now_ms, const struct credential *, struct err *) MUSTCHECK;
/* login: [a-z0-9._-]{2,64}, lower-cased. Fills account_id, created_at_ms, version; takes login, name, posts (several governments may be
 * among them). A made password must be changed at the next sign-in. RC_CONFLICT: the login is taken. Every change of an account leaves an audit
 * line in each government where it has a post. */
enum rc account_add(struct people *, struct tx *, struct account *, const struct credential *, const struct cause *, struct err *) MUSTCHECK;
enum rc account_reset(struct people *, struct tx *, int64_t account_id, const struct credential *, const struct cause *, struct err *) MUSTCHECK;      /* ends its sessions */
/* RC_CONFLICT, here and in account_posts: the government's last administrator. */
enum rc account_disable(struct people *, struct tx *, int64_t account_id, bool disabled, const struct cause *, struct err *) MUSTCHECK;
enum rc account_posts(struct people *, struct tx *, int64_t account_id, int64_t tenant_id, const struct post *, unsigned n, const struct cause *, struct err *) MUSTCHECK;      /* replaces its posts in that government */
enum rc account_get(struct people *, struct tx *, struct str login, struct arena *, struct account *, struct err *) MUSTCHECK;
enum rc account_list(struct people *, struct tx *, int64_t tenant_id, struct arena *, struct account **, unsigned *n, struct err *) MUSTCHECK;     /* with a post in that government; only its posts there */
/* Passwords: 10..128 characters, not the login, not among the commonest; checked before hashing. Own transactions; sessions of other sign-ins end.
 * RC_DENIED: `old` is wrong (throttled as a sign-in is: RC_BUSY); RC_INVALID, field "fresh": the new one will not do. */
struct session;
enum rc account_password(struct people *, const struct session *who, struct str old, struct str fresh, int64_t now_ms, struct err *) MUSTCHECK;

/* ---- sessions ------------------------------------------------------------------------------------------------- */

#define TOKEN_MAX 120
struct session {
	int64_t account_id, tenant_id, expires_at_ms, sign_in_id;       /* sign_in_id: one for all tokens of a sign-in */
	char slug[44], login[68], name[132], unit_id[132], person_id[132];
	uint32_t roles;                 /* bit = role code */
	uint32_t rights;                /* bit = enum right */
	bool must_change;
};
/* Signs in: Argon2id, throttled by login and by address (RC_BUSY with the seconds to wait in err.msg and *wait_s), the same answer for an unknown
 * login as for a wrong password, in the same time. One token a government in which the account has a post: "slug.secret". */
struct signed_in { struct account account; char (*tokens)[TOKEN_MAX]; unsigned n; };    /* tokens by post, deduplicated by government */
enum rc session_open(struct people *, struct str login, struct str password, struct str address, int64_t now_ms, struct arena *, struct signed_in *, unsigned *wait_s, struct err *) MUSTCHECK;
/* The session of a token in that government. RC_DENIED: none, ended, of another government. Kept in memory for 5 s so that a request costs no
 * query; ends at once on this server when the account is reset, disabled or signed out. Idle 12 h (use is
 * noted every ten minutes) or 7 days after sign-in it ends. */
enum rc session_check(struct people *, struct str slug, struct str token, int64_t now_ms, struct session *, struct err *) MUSTCHECK;
/* RC_OK for a token that is none any more, too. */
enum rc session_close(struct people *, struct str token, int64_t now_ms, struct err *) MUSTCHECK;
bool session_may(const struct session *, enum right);           /* NULL: nobody, who has RIGHT_PUBLIC alone */

/* ---- audit ---------------------------------------------------------------------------------------------------- */

/* A line of a government's audit, best written last in the transaction (its counter is a lock of the government): what people did that no fact records (sign-in, reveal, export, accounts, editions), chained by
 * hash like the change log. detail is JSON without personal data. */
enum rc audit_add(struct people *, struct tx *, int64_t tenant_id, int64_t by, int64_t at_ms, const char *what, struct str subject, struct str detail, struct err *) MUSTCHECK;
struct audit_line { int64_t audit_no, by, at_ms; struct str login, what, subject, detail; };
enum rc audit_list(struct people *, struct tx *, int64_t tenant_id, int64_t before_no, unsigned limit, struct arena *, struct audit_line **, unsigned *n, struct err *) MUSTCHECK;
enum rc audit_verify(struct people *, int64_t tenant_id, uint64_t *lines, struct err *) MUSTCHECK;

/* A caller's key in a government: from the digits of a phone number and the server's secret, the same for every call from it, and nothing that
 * could be called back. RC_INVALID: fewer than seven digits. */
enum rc people_caller_key(struct people *, int64_t tenant_id, struct str phone, char key[24], struct err *) MUSTCHECK;

/* ---- privacy --------------------------------------------------------------------------------------------------- */

/* Chooses by the field's name (…name, …phone, …address; any other is masked wholly). A personal text as everybody may see it: 张**, 199****5678, the first six characters of an address. Never longer than 64 bytes of result per rule. */
struct str personal_masked(struct arena *, const struct vfield *, struct str);

#endif

/*
 * A request to the whole interface: queries, bodies and paths as strangers with a session send them, through the real server on a unix
 * socket and a database of its own. The first line of the input is `VERB path?query` (the path within the government), the rest the body. Any
 * bytes get an answer, and none of them is an internal error; what is said to be JSON is JSON. Passwords, accounts and imports are left out:
 * they cost time or end the session, and what they parse has targets of its own.
 */
#include "api/api.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

#define PASSWORD "Xiao-Hua-7-lane"

static struct api api;
static struct arena life;
static struct account admin;
static struct credential secret;
static struct post post;
static struct tenant tenant = {.slug = {"town", 4}, .name = {"town", 4}, .level = 3};
static struct route routes[128];
static char folder[] = "/tmp/jieban-fuzz-XXXXXX", path[64], token[TOKEN_MAX];

static int64_t
now_ms(void)
{
	return INT64_C(1764000000000);
}

static void
good(enum rc rc, const struct err *err)
{
	if (rc == RC_OK)
		return;
	fprintf(stderr, "%s\n", err->msg[LANG_EN]);
	abort();
}

static enum rc
begin(struct tx *tx, void *ctx, struct err *err)
{
	const struct cause cause = {.at_ms = now_ms()};

	(void)ctx;
	tenant.tenant_id = 0;
	TRY(tenant_add(api.facts, tx, &tenant, &cause, err));
	post = (struct post){.tenant_id = tenant.tenant_id, .role = vocab_code(vocab_enum("person_role"), STR("admin"))};
	admin = (struct account){.login = STR("admin"), .name = STR("admin"), .posts = &post, .n_posts = 1};
	return account_add(api.people, tx, &admin, &secret, &cause, err);
}

static void
clean_up(void)
{
	static const char *const files[] = {"/fuzz.db", "/fuzz.db-wal", "/fuzz.db-shm", "/fuzz.db-claims", "/socket", ""};
	char name[96];

	for (unsigned i = 0; i < COUNT_OF(files); i++) {
		snprintf(name, sizeof name, "%s%s", folder, files[i]);
		(void)(files[i][0] == '\0' ? rmdir(name) : unlink(name));
	}
}

static void
start(void)
{
	static char listen[80];
	struct store_options options = {.create = true};
	struct http_options o = {.listen = listen, .routes = routes, .gate = api_gate, .ctx = &api, .tmp = folder, .now_ms = now_ms, .threads = 1, .workers = 1};
	struct signed_in in;
	struct err err = {0};
	unsigned n, wait_s;
	const struct route *table = api_routes(&n);
	struct http *http;

	log_up_to(LOG_ERROR);
	if (mkdtemp(folder) == NULL || n > COUNT_OF(routes))
		abort();
	atexit(clean_up);
	snprintf(path, sizeof path, "%s/fuzz.db", folder);
	good(store_open(path, &options, &api.store, &err), &err);
	good(store_migrate(api.store, &n, &err), &err);
	api.facts = facts_new(api.store);
	api.people = people_new(api.facts, api.store);
	api.editions = editions_new(api.store, api.facts);
	api.orders = orders_new(api.store, api.facts, api.people, api.editions);
	api.version = "fuzz";
	api.tmp = folder;
	api_start(&api);
	good(account_credential(api.people, STR("admin"), PASSWORD, &secret, &err), &err);
	good(store_write(api.store, begin, NULL, &err), &err);
	arena_init(&life, 0);
	good(session_open(api.people, STR("admin"), STR(PASSWORD), STR("unix"), now_ms(), &life, &in, &wait_s, &err), &err);
	snprintf(token, sizeof token, "%s", in.tokens[0]);
	(void)api_routes(&o.n_routes);
	for (unsigned i = 0; i < o.n_routes; i++) {
		routes[i] = table[i];
		routes[i].per_minute = routes[i].per_minute == 0 ? 0 : UINT32_MAX;
	}
	snprintf(path, sizeof path, "%s/socket", folder);
	snprintf(listen, sizeof listen, "unix:%s", path);
	good(http_start(&o, &http, &err), &err);
	api.http = http;
}

/* What was answered, whole: the server is asked to close. */
static struct str
ask(struct str head, struct str body, char *room, size_t n_room)
{
	struct sockaddr_un to = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);
	ptrdiff_t got;
	size_t n = 0;

	memcpy(to.sun_path, path, strlen(path));
	if (fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof to) != 0)
		abort();
	(void)send(fd, head.p, head.n, MSG_NOSIGNAL);
	for (size_t at = 0; at < body.n && (got = send(fd, body.p + at, body.n - at, MSG_NOSIGNAL)) > 0;)
		at += (size_t)got;
	while (n < n_room && (got = recv(fd, room + n, n_room - n, 0)) > 0)
		n += (size_t)got;
	close(fd);
	return (struct str){room, n};
}

static bool
holds(struct str s, const char *word)
{
	size_t n = strlen(word);

	for (size_t i = 0; i + n <= s.n; i++)
		if (memcmp(s.p + i, word, n) == 0)
			return true;
	return false;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const char *const left_out[] = {"sign-", "password", "accounts", "imports", "events", "reset", "%"};
	static char room[4 << 20], head_room[4096];
	const char *line_end = n == 0 ? NULL : memchr(data, '\n', n), *space;
	struct str line = {(const char *)data, line_end == NULL ? n : (size_t)(line_end - (const char *)data)}, body, answer, head = {head_room, 0};
	size_t end;

	if (token[0] == '\0')
		start();
	space = line.n == 0 ? NULL : memchr(line.p, ' ', line.n);
	if (space == NULL || line.n > 2000)
		return 0;
	for (size_t i = 0; i < line.n; i++)
		if ((unsigned char)line.p[i] <= ' ' && line.p + i != space)
			return 0;
	/* an escape could spell what is left out: only in the query */
	for (unsigned i = 0; i < COUNT_OF(left_out); i++) {
		const char *mark = memchr(line.p, '?', line.n);

		if (holds((struct str){line.p, mark == NULL ? line.n : (size_t)(mark - line.p)}, left_out[i]))
			return 0;
	}
	body = line_end == NULL ? (struct str){"", 0} : (struct str){line_end + 1, n - line.n - 1};
	head.n = (size_t)snprintf(head_room, sizeof head_room, "%.*s /api/town/%.*s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Jieban: 1\r\nCookie: jieban=%s\r\nContent-Length: %zu\r\n\r\n",
	                          (int)(space - line.p), line.p, (int)(line.n - (size_t)(space - line.p) - 1), space + 1, token, body.n);
	answer = ask(head, body, room, sizeof room);
	if (answer.n == 0)
		return 0;               /* a head that the library closes on */
	if (!str_starts(answer, STR("HTTP/1.")) || (answer.n > 12 && answer.p[9] == '5' && answer.p[11] == '0')) {
		fprintf(stderr, "%.*s\n%.*s\n", (int)line.n, line.p, (int)(answer.n < 3000 ? answer.n : 3000), answer.p);
		abort();
	}
	for (end = 0; end + 4 < answer.n && memcmp(answer.p + end, "\r\n\r\n", 4) != 0; end++)
		;
	if (holds((struct str){answer.p, end}, "json") && end + 4 < answer.n && answer.n < sizeof room) {
		struct arena a;
		struct json *j;
		struct err err = {0};

		arena_init(&a, 0);
		good(json_parse(&a, (struct str){answer.p + end + 4, answer.n - end - 4}, &j, &err), &err);
		arena_done(&a);
	}
	return 0;
}

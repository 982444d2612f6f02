/*
 * What needs no session: health, the vocabulary, and openapi.json, which is made from the route table and schemas.json. Called through
 * the route table; api_openapi also by the command line and the tests.
 */
#include "api/internal.h"

extern const struct embedded api_schemas[];

void
health_get(struct request *r, struct reply *to)
{
	struct jw w = reply_json(to);

	jw_open(&w, '{');
	jw_key(&w, "ok"), jw_yes(&w, true);
	jw_key(&w, "version"), jw_text(&w, str_c(api_of(r)->version));
	jw_key(&w, "database"), jw_text(&w, str_c(store_kind(api_of(r)->store)));
	jw_close(&w, '}');
}

void
vocabulary_get(struct request *r, struct reply *to)
{
	const struct venum *roles = &vocab_enums(&(unsigned){0})[vocab_enum("person_role")];
	struct jw w = reply_json(to);

	(void)r;
	jw_open(&w, '{');
	vocab_json(&w);
	jw_key(&w, "roles");
	jw_open(&w, '[');
	for (unsigned i = 0; i < roles->n; i++)
		jw_text(&w, str_c(roles->codes[i].name));
	jw_close(&w, ']');
	jw_close(&w, '}');
}

/* ---- openapi.json --------------------------------------------------------------------------------------------------- */

static const char *const verb_names[VERB__COUNT] = {[GET] = "get", [POST] = "post", [PUT] = "put", [PATCH] = "patch", [DELETE] = "delete"};

/* "@text/csv" is a media type, anything else the name of a schema. */
static void
openapi_content(struct jw *w, const char *what)
{
	jw_key(w, "content");
	jw_open(w, '{');
	if (what[0] == '@') {
		jw_key(w, what + 1);
		jw_open(w, '{');
		jw_key(w, "schema");
		jw_open(w, '{');
		if (strcmp(what, "@application/json") == 0)
			jw_key(w, "additionalProperties"), jw_yes(w, true);
		else
			jw_key(w, "type"), jw_text(w, STR("string"));
		jw_close(w, '}');
		jw_close(w, '}');
	} else {
		char ref[96];

		snprintf(ref, sizeof ref, "#/components/schemas/%s", what);
		jw_key(w, "application/json");
		jw_open(w, '{');
		jw_key(w, "schema");
		jw_open(w, '{');
		jw_key(w, "$ref"), jw_text(w, str_c(ref));
		jw_close(w, '}');
		jw_close(w, '}');
	}
	jw_close(w, '}');
}

static void
openapi_parameter(struct jw *w, struct str name, const char *in, struct str type, struct str what)
{
	jw_open(w, '{');
	jw_key(w, "name"), jw_text(w, name);
	jw_key(w, "in"), jw_text(w, str_c(in));
	jw_key(w, "required"), jw_yes(w, in[0] == 'p');
	if (what.n > 0)
		jw_key(w, "description"), jw_text(w, what);
	jw_key(w, "schema");
	jw_open(w, '{');
	jw_key(w, "type"), jw_text(w, type);
	jw_close(w, '}');
	jw_close(w, '}');
}

/* The next piece up to `end`; *rest moves behind it. */
static struct str
piece(struct str *rest, char end)
{
	const char *at = rest->n == 0 ? NULL : memchr(rest->p, end, rest->n);
	struct str one = {rest->p, at == NULL ? rest->n : (size_t)(at - rest->p)};

	*rest = at == NULL ? (struct str){"", 0} : (struct str){at + 1, rest->n - one.n - 1};
	return str_trim(one);
}

static void
openapi_parameters(struct jw *w, const struct route *r)
{
	struct str rest = str_c(r->path);

	jw_key(w, "parameters");
	jw_open(w, '[');
	while (rest.n > 0) {
		struct str part = piece(&rest, '/');

		if (part.n > 1 && part.p[0] == ':')
			openapi_parameter(w, (struct str){part.p + 1, part.n - 1}, "path", STR("string"), (struct str){"", 0});
	}
	rest = str_c(r->query);
	while (rest.n > 0) {
		struct str one = piece(&rest, ';'), name = piece(&one, ':'), type = piece(&one, ':');

		openapi_parameter(w, name, "query", type, str_trim(one));
	}
	jw_close(w, ']');
}

/* "/api/:government/me" as OpenAPI writes it. */
static void
openapi_path(struct buf *to, const char *path)
{
	for (const char *p = path; *p != '\0'; p++) {
		if (*p != ':') {
			buf_char(to, *p);
			continue;
		}
		buf_char(to, '{');
		while (p[1] != '\0' && p[1] != '/')
			buf_char(to, *++p);
		buf_char(to, '}');
	}
}

static void
openapi_route(struct jw *w, const struct route *r)
{
	jw_key(w, verb_names[r->verb]);
	jw_open(w, '{');
	jw_key(w, "summary"), jw_text(w, str_c(r->what_en));
	jw_key(w, "description"), jw_text(w, str_c(r->what_zh));
	jw_key(w, "x-right"), jw_text(w, str_c(right_id((enum right)r->right)));
	openapi_parameters(w, r);
	if (r->in != NULL) {
		jw_key(w, "requestBody");
		jw_open(w, '{');
		jw_key(w, "required"), jw_yes(w, true);
		openapi_content(w, r->in);
		jw_close(w, '}');
	}
	jw_key(w, "responses");
	jw_open(w, '{');
	jw_key(w, (r->flags & ROUTE_GOES_ON) != 0 ? "202" : "200");
	jw_open(w, '{');
	jw_key(w, "description"), jw_text(w, STR("done"));
	openapi_content(w, r->out);
	jw_close(w, '}');
	jw_key(w, "default");
	jw_open(w, '{');
	jw_key(w, "description"), jw_text(w, STR("a problem (RFC 9457)"));
	jw_key(w, "content");
	jw_open(w, '{');
	jw_key(w, "application/problem+json");
	jw_open(w, '{');
	jw_key(w, "schema");
	jw_open(w, '{');
	jw_key(w, "$ref"), jw_text(w, STR("#/components/schemas/Problem"));
	jw_close(w, '}');
	jw_close(w, '}');
	jw_close(w, '}');
	jw_close(w, '}');
	jw_close(w, '}');
	jw_close(w, '}');
}

void
api_openapi(const char *version, struct buf *to)
{
	unsigned n;
	const struct route *r = api_routes(&n);
	struct buf path;
	struct jw w;

	buf_init(&path, 0);
	jw_init(&w, to);
	jw_open(&w, '{');
	jw_key(&w, "openapi"), jw_text(&w, STR("3.1.0"));
	jw_key(&w, "info");
	jw_open(&w, '{');
	jw_key(&w, "title"), jw_text(&w, STR("Jieban 接办"));
	jw_key(&w, "version"), jw_text(&w, str_c(version));
	jw_key(&w, "description"), jw_text(&w, STR("Ids are strings. Instants and days are civil text of Asia/Shanghai. Unsafe verbs need the header X-Jieban: 1."));
	jw_close(&w, '}');
	jw_key(&w, "paths");
	jw_open(&w, '{');
	for (unsigned i = 0; i < n; i++) {
		bool first = true;

		for (unsigned k = 0; k < i; k++)
			first &= strcmp(r[k].path, r[i].path) != 0;
		if (!first)
			continue;
		path.n = 0;
		openapi_path(&path, r[i].path);
		jw_key_str(&w, buf_str(&path));
		jw_open(&w, '{');
		for (unsigned k = i; k < n; k++)
			if (strcmp(r[k].path, r[i].path) == 0)
				openapi_route(&w, &r[k]);
		jw_close(&w, '}');
	}
	jw_close(&w, '}');
	jw_key(&w, "components");
	jw_open(&w, '{');
	jw_key(&w, "schemas");
	buf_add(to, str_trim(api_schemas[0].text));     /* the file as it stands */
	w.after_key = false;
	w.comma |= (uint64_t)1 << w.depth;
	jw_close(&w, '}');
	jw_close(&w, '}');
	buf_done(&path);
}

void
openapi_get(struct request *r, struct reply *to)
{
	api_openapi(api_of(r)->version, &to->body);
}

/*
 * The route table as a tree of path segments. Paths are compared as they were sent: "..", "//" and escapes in fixed segments are
 * unknown paths, so nothing is ever normalised. Built once at start; read by many threads afterwards. Called by exchange.c.
 */
#include "http/internal.h"

#include <stdlib.h>
#include <string.h>

struct node {
	struct str name;                /* a fixed segment; "" for a parameter */
	struct node *kids, *next, *param;
	const struct route *by_verb[VERB__COUNT];
	bool ends;                      /* some route ends here */
};
struct routes { struct arena arena; struct node root; };

/* Segments of "/a/b"; false when there are too many or the path does not begin with '/'. */
static bool
split(struct str path, struct str segments[SEGMENTS_MAX], unsigned *n)
{
	size_t from = 1;

	*n = 0;
	if (path.n == 0 || path.p[0] != '/')
		return false;
	for (size_t i = 1; i <= path.n; i++) {
		if (i < path.n && path.p[i] != '/')
			continue;
		if (*n == SEGMENTS_MAX)
			return false;
		segments[(*n)++] = (struct str){path.p + from, i - from};
		from = i + 1;
	}
	return true;
}

static struct node *
kid(struct routes *r, struct node *at, struct str segment)
{
	bool param = segment.n > 1 && segment.p[0] == ':';
	struct node *k = param ? at->param : at->kids;

	while (!param && k != NULL && !str_eq(k->name, segment))
		k = k->next;
	if (k != NULL)
		return k;
	k = ARENA_NEW(&r->arena, struct node, 1);
	if (param) {
		at->param = k;
	} else {
		*k = (struct node){.name = segment, .next = at->kids};
		at->kids = k;
	}
	return k;
}

static enum rc
route_add(struct routes *r, const struct route *route, struct err *err)
{
	struct str segments[SEGMENTS_MAX];
	struct node *at = &r->root;
	unsigned n, n_params = 0;

	if (!split(str_c(route->path), segments, &n))
		return err_set(err, RC_INVALID, "routes", "路径写错了：%s", "a bad path: %s", route->path);
	for (unsigned i = 0; i < n; i++) {
		n_params += segments[i].n > 1 && segments[i].p[0] == ':';
		at = kid(r, at, segments[i]);
	}
	if (n_params > PARAMS_MAX || (unsigned)route->verb >= VERB__COUNT || route->fn == NULL)
		return err_set(err, RC_INVALID, "routes", "参数太多、动作不对或没有处理函数：%s", "too many parameters, a bad verb or no handler: %s", route->path);
	if (at->by_verb[route->verb] != NULL)
		return err_set(err, RC_CONFLICT, "routes", "同一路径登记了两次：%s", "the same route twice: %s", route->path);
	at->by_verb[route->verb] = route;
	at->ends = true;
	return RC_OK;
}

enum rc
routes_new(const struct route *list, unsigned n, struct routes **out, struct err *err)
{
	struct routes *r = calloc(1, sizeof *r);
	enum rc rc = RC_OK;

	if (r == NULL)
		abort();
	arena_init(&r->arena, 0);
	for (unsigned i = 0; i < n && rc == RC_OK; i++)
		rc = route_add(r, &list[i], err);
	if (rc == RC_OK)
		*out = r;
	else
		routes_free(r);
	return rc;
}

void
routes_free(struct routes *r)
{
	if (r == NULL)
		return;
	arena_done(&r->arena);
	free(r);
}

/* A fixed segment is tried before a parameter. Depth is bounded by SEGMENTS_MAX and every node has two ways, of which the second is
 * taken only where the first failed further down: the table is the program's own, so this stays small. */
static const struct node *
walk(const struct node *at, const struct str *segments, unsigned n, struct str params[PARAMS_MAX], unsigned n_params, unsigned *n_out)
{
	const struct node *found = NULL;

	if (n == 0) {
		*n_out = n_params;
		return at->ends ? at : NULL;
	}
	for (const struct node *k = at->kids; k != NULL && found == NULL; k = k->next)
		if (str_eq(k->name, segments[0]))
			found = walk(k, segments + 1, n - 1, params, n_params, n_out);
	if (found == NULL && at->param != NULL && segments[0].n > 0 && n_params < PARAMS_MAX) {
		params[n_params] = segments[0];
		found = walk(at->param, segments + 1, n - 1, params, n_params + 1, n_out);
	}
	return found;
}

const struct route *const *
routes_find(const struct routes *r, struct str path, struct str params[PARAMS_MAX], unsigned *n_params)
{
	struct str segments[SEGMENTS_MAX];
	const struct node *found;
	unsigned n;

	if (!split(path, segments, &n))
		return NULL;
	found = walk(&r->root, segments, n, params, 0, n_params);
	return found == NULL ? NULL : found->by_verb;
}

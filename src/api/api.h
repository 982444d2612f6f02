/*
 * api: the JSON interface that the pages and everybody else use. One file per resource: check, call the domain, write JSON. The route
 * table (routes.c) is the whole truth: path, right, limits, schemas; openapi.json is made from it. Stands on http and the domain.
 */
#ifndef JIEBAN_API_H
#define JIEBAN_API_H

#include "editions/editions.h"
#include "http/http.h"
#include "order/order.h"
#include "people/people.h"

struct api {
	struct store *store;
	struct facts *facts;
	struct people *people;
	struct editions *editions;
	struct orders *orders;
	struct http *http;              /* set once it runs; events go through it */
	const char *version;
	const char *tmp;                /* folder for uploads and exports */
	bool secure;                    /* cookies only over https */
	struct import_runs *imports;    /* imports that run in this program */
	struct erase_runs *erasures;    /* and erasures */
};
/* Before the first request and after the last: api_stop lets running imports stop (nothing of them becomes visible) and erasures (what is erased stays so), and
 * waits for them. */
void api_start(struct api *);
void api_stop(struct api *);
const struct route *api_routes(unsigned *n);
/* http_options.gate: finds the session of the request's cookie and checks the route's right. */
enum rc api_gate(struct request *, struct err *);
void api_turn(void *api, bool begins);  /* http_options.turn */
bool api_brief(void *api, bool begins); /* http_options.brief */
/* The description of everything (OpenAPI 3.1), made from the table. */
void api_openapi(const char *version, struct buf *);

#endif

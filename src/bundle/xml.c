/*
 * One XML part of a package, parsed as it is unpacked, guarded: no document type (and so no entities), no deep nesting, no endless
 * tag, every byte counted by the meter. Never holds more than a piece of the part. Called by the readers of a workbook.
 */
#include "bundle/workbook.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

#define PIECE (1 << 16)
#define DEPTH_MAX 64
#define TAG_MAX ((uint64_t)1 << 20)     /* expat holds one tag or comment whole */

static enum rc
damaged(struct err *err, const char *part, const char *why, unsigned long line)
{
	return err_set(err, RC_INVALID, "", "工作簿的 %s 第 %lu 行读不懂（%s），文件已损坏", "the workbook's %s cannot be read at line %lu (%s); the file is damaged", part, line, why);
}

void
xml_fail(struct xml *x, const struct err *err)
{
	if (x->failed)
		return;
	x->failed = true;
	x->err = *err;
	(void)XML_StopParser(x->parser, XML_FALSE);
}

void
xml_pause(struct xml *x)
{
	(void)XML_StopParser(x->parser, XML_TRUE);
}

/* "namespace name" to the name, "" when the namespace is none of a workbook's (transitional and strict differ in the host only).
 * Nearly all names of a part are of one namespace, which is remembered. */
static const char *
local(struct xml *x, const char *name)
{
	static const char *const ours[] = {"/spreadsheetml/2006/main", "/spreadsheetml/main", "/package/2006/relationships"};
	const char *blank;
	struct str space;

	if (x->space_n > 0 && strncmp(name, x->space, x->space_n) == 0)
		return name + x->space_n;
	blank = strrchr(name, ' ');
	space = (struct str){name, blank == NULL ? 0 : (size_t)(blank - name)};
	for (unsigned i = 0; i < COUNT_OF(ours); i++) {
		struct str ending = str_c(ours[i]);

		if (space.n <= ending.n || !str_eq((struct str){space.p + space.n - ending.n, ending.n}, ending))
			continue;
		if (space.n + 1 < sizeof x->space) {
			x->space_n = space.n + 1;
			memcpy(x->space, name, x->space_n);
		}
		return blank + 1;
	}
	return "";
}

static void
on_start(void *ctx, const char *name, const char **atts)
{
	struct xml *x = ctx;
	struct err err;

	if (x->failed)
		return;
	if (++x->depth > DEPTH_MAX) {
		(void)damaged(&err, x->part, "nesting", XML_GetCurrentLineNumber(x->parser));
		xml_fail(x, &err);
		return;
	}
	x->to->start(x->ctx, local(x, name), atts);
}

static void
on_end(void *ctx, const char *name)
{
	struct xml *x = ctx;

	if (x->failed)
		return;
	x->depth--;
	if (x->to->end != NULL)
		x->to->end(x->ctx, local(x, name));
}

static void
on_text(void *ctx, const char *p, int n)
{
	struct xml *x = ctx;

	if (!x->failed && x->to->text != NULL)
		x->to->text(x->ctx, (struct str){p, (size_t)n});
}

static void
on_doctype(void *ctx, const char *name, const char *system, const char *public, int internal)
{
	struct xml *x = ctx;
	struct err err;

	(void)name, (void)system, (void)public, (void)internal;
	(void)err_set(&err, RC_INVALID, "", "工作簿的 %s 里有文档类型声明（DTD），不接受", "the workbook's %s declares a document type (DTD), which is refused", x->part);
	xml_fail(x, &err);
}

enum rc
xml_open(struct xml *x, struct place *p, uint64_t index, const char *part, const struct xml_handlers *to, void *ctx, struct err *err)
{
	zip_stat_t s;

	*x = (struct xml){.place = p, .to = to, .ctx = ctx, .part = part};
	zip_stat_init(&s);
	if (zip_stat_index(p->archive, index, 0, &s) != 0 || (p->file = zip_fopen_index(p->archive, index, 0)) == NULL)
		return err_set(err, RC_INVALID, "", "工作簿的 %s 解不开：%s", "the workbook's %s cannot be unpacked: %s", part, zip_strerror(p->archive));
	meter_begin(p->meter, (s.valid & ZIP_STAT_COMP_SIZE) != 0 ? s.comp_size : 0);
	x->parser = XML_ParserCreateNS(NULL, ' ');
	if (x->parser == NULL)
		abort();
	XML_SetUserData(x->parser, x);
	XML_SetElementHandler(x->parser, on_start, on_end);
	XML_SetCharacterDataHandler(x->parser, on_text);
	XML_SetStartDoctypeDeclHandler(x->parser, on_doctype);
	return RC_OK;
}

/* The next piece; XML_STATUS_ERROR with x->failed set when it could not be had. */
static enum XML_Status
feed(struct xml *x)
{
	void *to = XML_GetBuffer(x->parser, PIECE);
	zip_int64_t got;

	if (to == NULL)
		abort();
	got = zip_fread(x->place->file, to, PIECE);
	if (!meter_took(x->place->meter, (ptrdiff_t)got)) {
		x->failed = true;
		x->err = x->place->meter->stop;
		return XML_STATUS_ERROR;
	}
	x->fed += (uint64_t)got;
	x->last = got == 0;
	return XML_ParseBuffer(x->parser, (int)got, x->last);
}

enum rc
xml_run(struct xml *x, bool *more, struct err *err)
{
	*more = false;
	while (!x->last || x->suspended) {
		enum XML_Status status = x->suspended ? XML_ResumeParser(x->parser) : feed(x);
		XML_Index at;

		x->suspended = status == XML_STATUS_SUSPENDED;
		if (x->failed) {
			*err = x->err;
			return err->rc;
		}
		if (status == XML_STATUS_ERROR)
			return damaged(err, x->part, XML_ErrorString(XML_GetErrorCode(x->parser)), XML_GetCurrentLineNumber(x->parser));
		if (x->suspended) {
			*more = true;
			return RC_OK;
		}
		at = XML_GetCurrentByteIndex(x->parser);
		if (at >= 0 && x->fed > (uint64_t)at && x->fed - (uint64_t)at > TAG_MAX)
			return damaged(err, x->part, "tag too long", XML_GetCurrentLineNumber(x->parser));
	}
	return RC_OK;
}

void
xml_close(struct xml *x)
{
	if (x->parser != NULL)
		XML_ParserFree(x->parser);
	x->parser = NULL;
	if (x->place->file != NULL)
		zip_fclose(x->place->file);
	x->place->file = NULL;
}

enum rc
xml_read(struct xml *x, struct place *p, const char *part, const struct xml_handlers *to, void *ctx, struct err *err)
{
	zip_int64_t index = zip_name_locate(p->archive, part, 0);
	bool more = true;
	enum rc rc;

	if (index < 0)
		return err_set(err, RC_INVALID, "", "工作簿里没有 %s，文件不完整", "the workbook holds no %s; the file is incomplete", part);
	rc = xml_open(x, p, (uint64_t)index, part, to, ctx, err);
	while (rc == RC_OK && more)
		rc = xml_run(x, &more, err);
	xml_close(x);
	return rc;
}

const char *
xml_attribute(const char **atts, const char *name)
{
	for (; atts[0] != NULL; atts += 2)
		if (strcmp(atts[0], name) == 0)
			return atts[1];
	return NULL;
}

const char *
xml_relation_id(const char **atts)
{
	static const char ending[] = "/relationships id";

	for (; atts[0] != NULL; atts += 2) {
		size_t n = strlen(atts[0]);

		if (n >= sizeof ending && strcmp(atts[0] + n - (sizeof ending - 1), ending) == 0)
			return atts[1];
	}
	return NULL;
}

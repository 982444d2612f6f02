/*
 * A bundle that is a workbook (XLSX): finds its parts and lists its sheets as members. Reads no relation that points outside the
 * package, no macro and no drawing. Called by zip.c when an archive turns out to be one; sheet.c reads the rows.
 */
#include "bundle/workbook.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

#define ENTRIES_MAX 10000               /* parts of the package; drawings and printer settings count */
#define RELATIONS_MAX 10000

struct relation { struct str id, type, target; };
struct listed { struct str name, relation; bool hidden; };
struct listing {                        /* what is read of the package before any sheet */
	struct place *place;
	struct xml xml;
	struct relation *relations;
	unsigned n_relations, room_relations;
	struct listed *sheets;
	unsigned n_sheets, room_sheets;
	bool is_workbook, date1904;
};

static struct str
copied(const struct listing *l, const char *s)
{
	return str_copy(&l->place->arena, str_c(s));
}

static void *
grown(struct arena *a, const void *old, unsigned n, unsigned *room, size_t size)
{
	void *p;

	*room = *room == 0 ? 32 : *room * 2;
	p = arena_take(a, *room, size);
	if (n > 0)
		memcpy(p, old, n * size);
	return p;
}

static bool
too_many(struct listing *l, unsigned n, unsigned most)
{
	struct err err;

	if (n < most)
		return false;
	(void)err_set(&err, RC_TOO_BIG, "", "%s 的工作表或部件超过 %u 个的上限", "%s has more sheets or parts than the limit of %u", l->place->path, most);
	xml_fail(&l->xml, &err);
	return true;
}

static void
relations_start(void *ctx, const char *name, const char **atts)
{
	struct listing *l = ctx;
	const char *id = xml_attribute(atts, "Id"), *type = xml_attribute(atts, "Type"), *target = xml_attribute(atts, "Target");

	if (strcmp(name, "Relationship") != 0 || id == NULL || type == NULL || target == NULL || too_many(l, l->n_relations, RELATIONS_MAX))
		return;
	if (l->n_relations == l->room_relations)
		l->relations = grown(&l->place->arena, l->relations, l->n_relations, &l->room_relations, sizeof *l->relations);
	l->relations[l->n_relations++] = (struct relation){copied(l, id), copied(l, type), copied(l, target)};
}

static void
workbook_start(void *ctx, const char *name, const char **atts)
{
	struct listing *l = ctx;

	if (strcmp(name, "workbook") == 0) {
		l->is_workbook = true;
	} else if (strcmp(name, "workbookPr") == 0) {
		const char *yes = xml_attribute(atts, "date1904");

		l->date1904 = yes != NULL && (strcmp(yes, "1") == 0 || strcmp(yes, "true") == 0);
	} else if (strcmp(name, "sheet") == 0 && !too_many(l, l->n_sheets, l->place->meter->limits.zip_files_max)) {
		const char *state = xml_attribute(atts, "state");

		if (l->n_sheets == l->room_sheets)
			l->sheets = grown(&l->place->arena, l->sheets, l->n_sheets, &l->room_sheets, sizeof *l->sheets);
		l->sheets[l->n_sheets++] = (struct listed){copied(l, xml_attribute(atts, "name")), copied(l, xml_relation_id(atts)), state != NULL && strcmp(state, "visible") != 0};
	}
}

static bool
ends_with(struct str s, const char *ending)
{
	struct str e = str_c(ending);

	return s.n >= e.n && str_eq((struct str){s.p + s.n - e.n, e.n}, e);
}

/* The target of the first relation of a type, NULL when there is none. */
static const struct relation *
relation_of_type(const struct listing *l, const char *type)
{
	for (unsigned i = 0; i < l->n_relations; i++)
		if (ends_with(l->relations[i].type, type))
			return &l->relations[i];
	return NULL;
}

static const struct relation *
relation_of_id(const struct listing *l, struct str id)
{
	for (unsigned i = 0; i < l->n_relations; i++)
		if (str_eq(l->relations[i].id, id))
			return &l->relations[i];
	return NULL;
}

/* Folder of "xl/workbook.xml" is "xl/". */
static struct str
folder_of(struct str part)
{
	while (part.n > 0 && part.p[part.n - 1] != '/')
		part.n--;
	return part;
}

/* A target beside `part`, or from the root. */
static struct str
resolved(struct arena *a, struct str part, struct str target)
{
	struct str folder = folder_of(part);

	return target.n > 0 && target.p[0] == '/' ? (struct str){target.p + 1, target.n - 1} : str_fmt(a, STR_F STR_F, STR_A(folder), STR_A(target));
}

static void
take_sheet(struct place *p, const struct listing *l, const struct listed *sheet, struct str part, struct bundle_report *report)
{
	const struct relation *r = relation_of_id(l, sheet->relation);
	int entity = entity_of_sheet(sheet->name);
	struct err bad;
	zip_int64_t index;
	zip_stat_t s;

	if (r != NULL && !ends_with(r->type, "/worksheet"))     /* a sheet that is a chart holds no rows */
		return;
	if (sheet->hidden) {
		if (entity < 0)         /* lists behind drop-downs and the like */
			return;
		(void)err_set(&bad, RC_INVALID, "", "这张工作表是隐藏的；请取消隐藏，看过再导入，或删掉它", "this sheet is hidden; show it and look at it before importing, or delete it");
		report_add(report, sheet->name.p, 0, (struct str){"", 0}, &bad);
		return;
	}
	index = r == NULL ? -1 : zip_name_locate(p->archive, resolved(&p->arena, part, r->target).p, 0);
	zip_stat_init(&s);
	if (index < 0 || zip_stat_index(p->archive, (zip_uint64_t)index, 0, &s) != 0) {
		(void)err_set(&bad, RC_INVALID, "", "工作簿里没有这张表的内容，文件不完整", "the workbook does not hold this sheet; the file is incomplete");
		report_add(report, sheet->name.p, 0, (struct str){"", 0}, &bad);
		return;
	}
	p->list[p->n++] = (struct member){
		.name = sheet->name.p, .entity = entity, .index = (uint64_t)index,
		.size = (s.valid & ZIP_STAT_SIZE) != 0 ? s.size : 0, .packed = (s.valid & ZIP_STAT_COMP_SIZE) != 0 ? s.comp_size : 0,
	};
}

/* The package from its root: the workbook's part, its relations, its sheets, what they share. */
static enum rc
read_package(struct place *p, struct listing *l, struct bundle_report *report, struct err *err)
{
	static const struct xml_handlers relations = {relations_start, NULL, NULL}, sheets = {workbook_start, NULL, NULL};
	const struct relation *r;
	struct str part, folder;

	TRY(xml_read(&l->xml, p, "_rels/.rels", &relations, l, err));
	r = relation_of_type(l, "/officeDocument");
	if (r == NULL)
		return err_set(err, RC_INVALID, "", "%s 不是工作簿", "%s is no workbook", p->path);
	part = resolved(&p->arena, (struct str){"", 0}, r->target);
	folder = folder_of(part);
	l->n_relations = 0;
	TRY(xml_read(&l->xml, p, part.p, &sheets, l, err));
	if (!l->is_workbook)
		return err_set(err, RC_INVALID, "", "%s 不是工作簿", "%s is no workbook", p->path);
	TRY(xml_read(&l->xml, p, str_fmt(&p->arena, STR_F "_rels/%s.rels", STR_A(folder), part.p + folder.n).p, &relations, l, err));
	p->book->date1904 = l->date1904;
	r = relation_of_type(l, "/styles");
	if (r != NULL)
		TRY(formats_read(p, resolved(&p->arena, part, r->target).p, &p->book->formats, err));
	r = relation_of_type(l, "/sharedStrings");
	if (r != NULL)
		TRY(shared_texts_read(p, resolved(&p->arena, part, r->target).p, &p->book->texts, err));
	p->list = ARENA_NEW(&p->arena, struct member, l->n_sheets + 1);
	for (unsigned i = 0; i < l->n_sheets; i++)
		take_sheet(p, l, &l->sheets[i], part, report);
	return RC_OK;
}

static void
workbook_done(struct place *p)
{
	sheet_close(p);
	shared_texts_done(&p->book->texts);
	formats_done(&p->book->formats);
	zip_discard(p->archive);
	arena_done(&p->arena);
}

enum rc
place_workbook(struct place *p, struct bundle_report *report, struct err *err)
{
	struct listing l = {.place = p};
	zip_int64_t entries = zip_get_num_entries(p->archive, 0);

	p->book = ARENA_NEW(&p->arena, struct workbook, 1);
	p->open = sheet_open;
	p->read = NULL;
	p->next = sheet_next;
	p->close = sheet_close;
	p->done = workbook_done;
	p->meter->packed_all = p->packed_all;   /* shared texts are counted before any sheet is */
	if (entries < 0 || entries > ENTRIES_MAX)
		return err_set(err, RC_TOO_BIG, "", "%s 里有 %lld 个部件，超过 %d 个的上限", "%s holds %lld parts, more than the limit of %d", p->path, (long long)entries, ENTRIES_MAX);
	return read_package(p, &l, report, err);
}

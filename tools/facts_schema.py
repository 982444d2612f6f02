"""The fact tables from the vocabulary: facts_schema.py DIR < vocabulary.json

Writes DIR/0002-facts.sqlite.sql and DIR/0002-facts.postgres.sql. Both are committed and never made anew once a version that holds
them is out: when the vocabulary grows, a further migration adds the columns (tests/unit/facts/test_schema.c tells which are missing).
With --missing TABLE.COLUMN… it prints the ALTER TABLE lines for those of both databases instead; with --tables ENTITY… the tables of those kinds.
"""
import json
import sys

TEXTS = ("id", "link", "enum", "set", "text")
# Kinds that come without an id of their own have a key made here; it stands in the same column, fact_id.
TYPES = {"sqlite": {"int": "INTEGER", "text": "TEXT", "blob": "BLOB"}, "postgres": {"int": "BIGINT", "text": 'TEXT COLLATE "C"', "blob": "BYTEA"}}
# Texts for reading, which nothing counts: last in their rows.
LONG = ("title", "description", "reply", "boundary", "reason", "note", "evidence", "recording")
# A plain index on every link is made below, because links are followed backwards (an order's assignments, "is anything still linked
# to it"). Beyond those:
INDEXES = [
    # lists of orders go by time, with or without one category
    ("orders", ["received_at", "row_no"], None),
    ("orders", ["category", "received_at", "row_no"], None),
    # a unit's assignments by time; stands for the plain index on unit_id
    ("assignments", ["unit_id", "dispatched_at", "row_no"], "unit_id"),
]

FIXED = """-- Governments: a small table that every server and shard has.
CREATE TABLE tenant (
	tenant_id {int} NOT NULL PRIMARY KEY,
	parent_id {int} NOT NULL,
	slug {text} NOT NULL UNIQUE,
	name {text} NOT NULL,
	level {int} NOT NULL,
	created_by {int} NOT NULL,
	created_at_ms {int} NOT NULL,
	changed_by {int} NOT NULL,
	changed_at_ms {int} NOT NULL
){end};

-- A government's counters, and the hash of its last line of the change log. Whoever writes its facts holds this row.
CREATE TABLE fact_head (
	tenant_id {int} NOT NULL PRIMARY KEY,
	change_no {int} NOT NULL,
	hash {blob} NOT NULL,
	last_row {int} NOT NULL,
	last_batch {int} NOT NULL,
	visible_batch {int} NOT NULL
){end};

-- By kind of fact: how many there are, how many were ever removed, and which columns were ever delivered, in vocabulary order.
CREATE TABLE fact_kind (
	tenant_id {int} NOT NULL,
	entity {text} NOT NULL,
	n_rows {int} NOT NULL,
	n_removed {int} NOT NULL,
	delivered {text} NOT NULL,
	PRIMARY KEY (tenant_id, entity)
){end};

-- The change log. entity '': the batch whose number is id became visible.
CREATE TABLE fact_change (
	tenant_id {int} NOT NULL,
	change_no {int} NOT NULL,
	entity {text} NOT NULL,
	id {text} NOT NULL,
	version {int} NOT NULL,
	by_id {int} NOT NULL,
	at_ms {int} NOT NULL,
	what {text} NOT NULL,
	why {text} NOT NULL,
	hash {blob} NOT NULL,
	PRIMARY KEY (tenant_id, change_no)
){end};
CREATE INDEX fact_change_of ON fact_change (tenant_id, entity, id, change_no);

-- The lines of a batch, chained among themselves; the log holds the last hash.
CREATE TABLE fact_batch_line (
	tenant_id {int} NOT NULL,
	batch {int} NOT NULL,
	line_no {int} NOT NULL,
	entity {text} NOT NULL,
	id {text} NOT NULL,
	version {int} NOT NULL,
	what {text} NOT NULL,
	hash {blob} NOT NULL,
	PRIMARY KEY (tenant_id, batch, line_no)
){end};
CREATE INDEX fact_batch_line_of ON fact_batch_line (tenant_id, entity, id, batch);

-- Imports; import_id is the batch. lease_ms: until when it counts as running. swept: nothing is left to be tidied away.
CREATE TABLE import (
	tenant_id {int} NOT NULL,
	import_id {int} NOT NULL,
	name {text} NOT NULL,
	by_id {int} NOT NULL,
	state {text} NOT NULL,
	message_zh {text} NOT NULL,
	message_en {text} NOT NULL,
	started_at_ms {int} NOT NULL,
	ended_at_ms {int} NOT NULL,
	lease_ms {int} NOT NULL,
	swept {int} NOT NULL,
	change_no {int} NOT NULL,
	n_rows {int} NOT NULL,
	added {int} NOT NULL,
	changed {int} NOT NULL,
	same {int} NOT NULL,
	removed {int} NOT NULL,
	skipped {int} NOT NULL,
	problems {int} NOT NULL,
	PRIMARY KEY (tenant_id, import_id)
){end};

CREATE TABLE import_problem (
	tenant_id {int} NOT NULL,
	import_id {int} NOT NULL,
	problem_no {int} NOT NULL,
	file {text} NOT NULL,
	file_row {int} NOT NULL,
	file_column {text} NOT NULL,
	message_zh {text} NOT NULL,
	message_en {text} NOT NULL,
	PRIMARY KEY (tenant_id, import_id, problem_no)
){end};

-- The facts. A row stands from its batch on, until until_batch (0: still). What scores count comes first and long texts last, so that
-- loading columns reads the beginning of a row. Links are ids; enumerations their identifiers; numbers scaled by 10^9; days since 1970;
-- instants in UTC seconds; periods as the vocabulary encodes them.
"""


def column_type(field, types):
    return types["text" if field["type"] in TEXTS else "int"]


def kept(field):
    return not field["derived"] or field.get("verdict")


def ordered(entity):
    """Fields in the order of their columns: fixed sizes, short words, texts; the id and personal ones stand elsewhere."""
    fields = [f for f in entity["fields"] if kept(f) and f["type"] != "id" and not f["personal"]]
    rank = lambda f: 3 if f["name"] in LONG else 2 if f["type"] in ("text", "set") else 1 if f["type"] in TEXTS else 0
    return sorted(fields, key=rank)


# What SQLite's planner is told once and for all: a big government, alone in the file. Without it SQLite takes every equality on a first
# column for ten rows and reads whole governments by the primary key instead of using an index. Rows for each value of 1, 2 … columns.
STATS = {"fact_change": "1000000 1000000 1", "fact_change_of": "1000000 1000000 200000 2 1", "fact_batch_line": "1000000 1000000 200000 1",
         "fact_batch_line_of": "1000000 1000000 200000 2 1"}
# of a link: how many facts lead to one
FANS = {"order_id": 2, "assignment_id": 2, "grid_id": 2000, "unit_id": 5000}


def stats(indexes, fixed=STATS):
    """indexes: (table, index, columns after tenant_id)"""
    out = ["ANALYZE fact_head;\n"]
    told = [(t.removesuffix("_of"), t, s) for t, s in fixed.items()]
    for table, index, columns in indexes:
        each = []
        for i, column in enumerate(columns):
            unique = columns[0] in ("row_no", "fact_id") or column in ("row_no", "received_at", "dispatched_at")
            each.append(1 if unique else 20000 if column == "category" else FANS.get(column, 1000))
        told.append((table, index, "1000000 1000000 " + " ".join(map(str, each))))
    out.append("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES\n\t" + ",\n\t".join(f"('{t}', '{i}', '{s}')" for t, i, s in told) + ";\n")
    out.append("-- Read by this connection too; others read it when they next look at the schema.\nANALYZE sqlite_schema;\n")
    return "".join(out)


def table(e, types, end, indexes):
    """A kind's table with its indexes; what SQLite is told of them is added to `indexes`."""
    out = []
    name = e["name"]
    lines = [f"{c} {types['int']} NOT NULL" for c in ("tenant_id", "row_no", "batch", "until_batch", "version")]
    lines.append(f"fact_id {types['text']} NOT NULL")
    lines += [f'"{f["name"]}" {column_type(f, types)}' for f in ordered(e)]
    lines.append("PRIMARY KEY (tenant_id, row_no, batch)")
    out.append(f"CREATE TABLE fact_{name} (\n\t" + ",\n\t".join(lines) + f"\n){end};\n")
    indexes.append((f"fact_{name}", f"fact_{name}", ["row_no", "batch"]))
    indexes.append((f"fact_{name}", f"fact_{name}_id", ["fact_id", "batch"]))
    out.append(f"CREATE UNIQUE INDEX fact_{name}_id ON fact_{name} (tenant_id, fact_id, batch);\n")
    instead = [column for entity, _, column in INDEXES if entity == name]
    for f in ordered(e):
        if f["type"] == "link" and f["name"] not in instead:
            indexes.append((f"fact_{name}", f"fact_{name}_{f['name']}", [f["name"], "row_no"]))
            out.append(f'CREATE INDEX fact_{name}_{f["name"]} ON fact_{name} (tenant_id, "{f["name"]}", row_no) WHERE "{f["name"]}" IS NOT NULL;\n')
    for entity, columns, _ in INDEXES:
        if entity == name:
            indexes.append((f"fact_{name}", f"fact_{name}_{'_'.join(c for c in columns if c != 'row_no')}", columns))
            quoted = ", ".join(f'"{c}"' for c in columns)
            out.append(f"CREATE INDEX fact_{name}_{'_'.join(c for c in columns if c != 'row_no')} ON fact_{name} (tenant_id, {quoted});\n")
    personal = [f for f in e["fields"] if f["personal"]]
    if personal:
        indexes.append((f"personal_{name}", f"personal_{name}", ["row_no", "batch"]))
        lines = [f"{c} {types['int']} NOT NULL" for c in ("tenant_id", "row_no", "batch")]
        lines.append(f"salt {types['blob']} NOT NULL")
        lines += [f'"{f["name"]}" {column_type(f, types)}' for f in personal]
        lines.append("PRIMARY KEY (tenant_id, row_no, batch)")
        out.append(f"-- The personal values of {name}, with the salt of their hashes in the log: to delete a row is to erase them.\n")
        out.append(f"CREATE TABLE personal_{name} (\n\t" + ",\n\t".join(lines) + f"\n){end};\n")
    out.append("\n")
    return out


def ddl(vocabulary, database):
    types = TYPES[database]
    end = " STRICT, WITHOUT ROWID" if database == "sqlite" else ""
    out = [FIXED.format(end=end, **types)]
    indexes = []
    for e in vocabulary["entities"]:
        out += table(e, types, end, indexes)
    if database == "sqlite":
        out.append(stats(indexes))
    return "".join(out).rstrip() + "\n"


vocabulary = json.load(sys.stdin)
if sys.argv[1] == "--tables":
    for database, types in TYPES.items():
        indexes = []
        print(f"-- {database}")
        for e in vocabulary["entities"]:
            if e["name"] in sys.argv[2:]:
                print("".join(table(e, types, " STRICT, WITHOUT ROWID" if database == "sqlite" else "", indexes)).rstrip())
        if database == "sqlite":
            print(stats(indexes, {}))
elif sys.argv[1] == "--missing":
    fields = {f"fact_{e['name']}.{f['name']}": f for e in vocabulary["entities"] for f in e["fields"]}
    for database, types in TYPES.items():
        print(f"-- {database}")
        for place in sys.argv[2:]:
            table, column = place.split(".")
            print(f'ALTER TABLE {table} ADD COLUMN "{column}" {column_type(fields[place], types)};')
else:
    for database in TYPES:
        with open(f"{sys.argv[1]}/0002-facts.{database}.sql", "w", encoding="utf-8") as f:
            f.write(ddl(vocabulary, database))

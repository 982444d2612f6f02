-- The store's own statements: steps of the schema, leases of node numbers, secrets of the server.

-- name: schema_steps
SELECT n, name, sha256 FROM schema_step ORDER BY n

-- name: schema_step_add
INSERT INTO schema_step (n, name, sha256, at) VALUES ($1, $2, $3, $4)

-- The node whose reserved time ends first: nobody's, or the one to queue behind.
-- name: node_least
SELECT n, until_ms FROM node ORDER BY until_ms, n LIMIT 1

-- Takes effect only when nobody else reserved meanwhile.
-- name: node_reserve
UPDATE node SET until_ms = $3 WHERE n = $1 AND until_ms = $2

-- name: secret_get
SELECT value FROM secret WHERE name = $1

-- name: secret_add
INSERT INTO secret (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING

-- What the database holds, whoever made it: whether our steps are there, and how many tables in all.
-- name: schema_look
SELECT coalesce(sum(name = 'schema_step'), 0), count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
-- @postgres
SELECT coalesce(sum(CASE WHEN c.relname = 'schema_step' THEN 1 END), 0), count(*)
FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p') AND s.nspname = current_schema()
AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')

-- Columns of every table: table, column, type, not null, place in the primary key (0: none). Tables in the order in which they were made.
-- name: schema_columns
SELECT m.name, c.name, lower(c.type), c."notnull" OR c.pk > 0, c.pk
FROM sqlite_schema m JOIN pragma_table_info(m.name) c
WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\_%' ESCAPE '\'
ORDER BY m.rowid, c.cid
-- @postgres
SELECT c.relname, a.attname, CASE WHEN a.atttypid = 'int4'::regtype THEN 'int4' ELSE format_type(a.atttypid, a.atttypmod) END || CASE WHEN a.attcollation = 0 OR l.collname = 'C' THEN '' ELSE ' collate ' || l.collname END,
	a.attnotnull, coalesce(array_position(p.indkey, a.attnum) + 1, 0)
FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_index p ON p.indrelid = c.oid AND p.indisprimary
LEFT JOIN pg_collation l ON l.oid = a.attcollation
WHERE c.relkind IN ('r', 'p') AND s.nspname = current_schema()
AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
ORDER BY c.oid, a.attnum

-- Indexes beside the primary key, a row a column: table, index, unique, partial, column (NULL: an expression).
-- name: schema_keys
SELECT m.name, i.name, i."unique", i.partial, x.name
FROM sqlite_schema m JOIN pragma_index_list(m.name) i JOIN pragma_index_info(i.name) x
WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\_%' ESCAPE '\' AND i.origin <> 'pk'
ORDER BY m.rowid, i.name, x.seqno
-- @postgres
SELECT c.relname, n.relname, i.indisunique, i.indpred IS NOT NULL, a.attname
FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
JOIN pg_index i ON i.indrelid = c.oid AND NOT i.indisprimary
JOIN pg_class n ON n.oid = i.indexrelid
CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, place)
LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum AND k.attnum > 0
WHERE c.relkind IN ('r', 'p') AND s.nspname = current_schema() AND k.place <= i.indnkeyatts
ORDER BY c.oid, n.relname COLLATE "C", k.place

-- Foreign keys, a row a column: table, key, column, table that it leads to, column there.
-- name: schema_links
SELECT m.name, CAST(f.id AS TEXT), f."from", f."table", f."to"
FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f
WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\_%' ESCAPE '\'
ORDER BY m.rowid, f.id, f.seq
-- @postgres
SELECT c.relname, k.conname, a.attname, t.relname, b.attname
FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace s ON s.oid = c.relnamespace
JOIN pg_class t ON t.oid = k.confrelid
CROSS JOIN LATERAL unnest(k.conkey, k.confkey) WITH ORDINALITY AS x(here, there, place)
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.here
JOIN pg_attribute b ON b.attrelid = t.oid AND b.attnum = x.there
WHERE k.contype = 'f' AND s.nspname = current_schema()
ORDER BY c.oid, k.conname COLLATE "C", x.place

-- Governments, the change log, batches and imports. What reads and writes the fact tables themselves is composed in src/facts/sql.c.

-- name: tenant_add
INSERT INTO tenant (tenant_id, parent_id, slug, name, level, created_by, created_at_ms, changed_by, changed_at_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $6, $7) ON CONFLICT DO NOTHING

-- name: tenant_change
UPDATE tenant SET parent_id = $2, name = $3, level = $4, changed_by = $5, changed_at_ms = $6 WHERE tenant_id = $1

-- name: tenant_by_slug
SELECT t.tenant_id, t.parent_id, t.slug, t.name, t.level, t.created_at_ms, h.change_no, h.visible_batch
FROM tenant t JOIN fact_head h ON h.tenant_id = t.tenant_id WHERE t.slug = $1

-- name: tenant_parent
SELECT parent_id FROM tenant WHERE tenant_id = $1

-- name: tenant_all
SELECT t.tenant_id, t.parent_id, t.slug, t.name, t.level, t.created_at_ms, h.change_no, h.visible_batch
FROM tenant t JOIN fact_head h ON h.tenant_id = t.tenant_id ORDER BY t.slug

-- name: fact_head_add
INSERT INTO fact_head (tenant_id, change_no, hash, last_row, last_batch, visible_batch) VALUES ($1, 0, $2, 0, 0, 0)

-- Whoever writes facts of a government takes this row first and holds it to the end: one at a time, in the order of their commits. On
-- SQLite a transaction that may write is the only one from its beginning.
-- name: fact_head_take
SELECT change_no, hash, last_row, last_batch, visible_batch FROM fact_head WHERE tenant_id = $1
-- @postgres
SELECT change_no, hash, last_row, last_batch, visible_batch FROM fact_head WHERE tenant_id = $1 FOR NO KEY UPDATE

-- name: fact_head_set
UPDATE fact_head SET change_no = $2, hash = $3, last_row = $4, last_batch = $5, visible_batch = $6 WHERE tenant_id = $1

-- name: fact_head_get
SELECT change_no, hash, last_row, last_batch, visible_batch FROM fact_head WHERE tenant_id = $1

-- name: fact_kind_get
SELECT n_rows, n_removed, delivered FROM fact_kind WHERE tenant_id = $1 AND entity = $2

-- name: fact_kind_all
SELECT entity, n_rows, n_removed, delivered FROM fact_kind WHERE tenant_id = $1

-- name: fact_kind_set
INSERT INTO fact_kind (tenant_id, entity, n_rows, n_removed, delivered) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (tenant_id, entity) DO UPDATE SET n_rows = excluded.n_rows, n_removed = excluded.n_removed, delivered = excluded.delivered

-- name: fact_change_add
INSERT INTO fact_change (tenant_id, change_no, entity, id, version, by_id, at_ms, what, why, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)

-- The newest lines of one fact: of the log, and of batches that became visible.
-- name: fact_history
SELECT change_no, version, by_id, at_ms, what, why, hash FROM fact_change WHERE tenant_id = $1 AND entity = $2 AND id = $3
UNION ALL
SELECT i.change_no, l.version, i.by_id, c.at_ms, l.what, c.why, l.hash FROM fact_batch_line l
JOIN import i ON i.tenant_id = l.tenant_id AND i.import_id = l.batch
JOIN fact_change c ON c.tenant_id = i.tenant_id AND c.change_no = i.change_no
WHERE l.tenant_id = $1 AND l.entity = $2 AND l.id = $3 AND i.change_no > 0
ORDER BY 1 DESC LIMIT $4

-- name: fact_last_version
SELECT version FROM fact_change WHERE tenant_id = $1 AND entity = $2 AND id = $3
UNION ALL
SELECT version FROM fact_batch_line WHERE tenant_id = $1 AND entity = $2 AND id = $3
ORDER BY 1 DESC LIMIT 1

-- name: fact_changes_after
SELECT change_no, entity, id, version, by_id, at_ms, what, why, hash FROM fact_change WHERE tenant_id = $1 AND change_no > $2 ORDER BY change_no

-- name: fact_change_batch
SELECT entity, id FROM fact_change WHERE tenant_id = $1 AND change_no = $2

-- name: fact_changes_of
SELECT change_no, id, version, what FROM fact_change WHERE tenant_id = $1 AND entity = $2 ORDER BY id, change_no

-- name: fact_batch_lines
SELECT line_no, entity, id, version, what, hash FROM fact_batch_line WHERE tenant_id = $1 AND batch = $2 AND line_no > $3 ORDER BY line_no

-- name: fact_batch_lines_of
SELECT i.change_no, l.id, l.version, l.what FROM fact_batch_line l JOIN import i ON i.tenant_id = l.tenant_id AND i.import_id = l.batch
WHERE l.tenant_id = $1 AND l.entity = $2 AND i.change_no > 0 ORDER BY l.id, l.batch

-- name: fact_batch_last_line
SELECT line_no FROM fact_batch_line WHERE tenant_id = $1 AND batch = $2 ORDER BY line_no DESC LIMIT 1

-- name: fact_batch_ids
SELECT entity, id FROM fact_batch_line WHERE tenant_id = $1 AND batch = $2 AND line_no >= $3 AND line_no <= $4 ORDER BY entity, id

-- name: fact_batch_lines_drop
DELETE FROM fact_batch_line WHERE tenant_id = $1 AND batch = $2 AND line_no >= $3 AND line_no <= $4

-- name: import_begin
INSERT INTO import (tenant_id, import_id, name, by_id, state, message_zh, message_en, started_at_ms, ended_at_ms, lease_ms, swept, change_no,
	n_rows, added, changed, same, removed, skipped, problems)
VALUES ($1, $2, $3, $4, 'checking', '', '', $5, 0, $6, 0, 0, 0, 0, 0, 0, 0, 0, 0)

-- Still ours? An import whose lease ran out was ended by somebody else and writes nothing more.
-- name: import_hold
UPDATE import SET state = $3, lease_ms = $4, n_rows = $5, added = $6, changed = $7, same = $8, removed = $9
WHERE tenant_id = $1 AND import_id = $2 AND (state = 'checking' OR state = 'writing')

-- name: import_visible
UPDATE import SET state = 'visible', ended_at_ms = $3, change_no = $4, n_rows = $5, added = $6, changed = $7, same = $8, removed = $9, skipped = $10, problems = $11
WHERE tenant_id = $1 AND import_id = $2 AND state = 'writing'

-- name: import_fail
UPDATE import SET state = 'failed', ended_at_ms = $3, message_zh = $4, message_en = $5, problems = $6, skipped = $7
WHERE tenant_id = $1 AND import_id = $2 AND (state = 'checking' OR state = 'writing')

-- name: import_unswept
SELECT import_id, state, lease_ms, changed + removed FROM import WHERE tenant_id = $1 AND swept = 0 ORDER BY import_id

-- name: import_swept
UPDATE import SET swept = 1 WHERE tenant_id = $1 AND import_id = $2

-- name: import_visible_all
SELECT import_id, change_no FROM import WHERE tenant_id = $1 AND change_no > 0 ORDER BY import_id

-- name: import_list
SELECT import_id, by_id, started_at_ms, ended_at_ms, n_rows, added, changed, same, removed, skipped, problems, name, state, message_zh, message_en
FROM import WHERE tenant_id = $1 ORDER BY import_id DESC LIMIT $2

-- name: import_problem_add
INSERT INTO import_problem (tenant_id, import_id, problem_no, file, file_row, file_column, message_zh, message_en) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)

-- name: import_problems
SELECT file, file_row, file_column, message_zh, message_en FROM import_problem
WHERE tenant_id = $1 AND import_id = $2 AND problem_no >= $3 ORDER BY problem_no LIMIT $4

-- Does a process handle orders here? Those that are open, and the assignments of them.
-- name: handled_any
SELECT 1 AS one FROM fact_cases WHERE tenant_id = $1 AND until_batch = 0 AND batch <= (SELECT visible_batch FROM fact_head WHERE tenant_id = $1) LIMIT 1

-- name: handled_open
SELECT fact_id FROM fact_cases WHERE tenant_id = $1 AND "closed" = 0 AND until_batch = 0 AND batch <= (SELECT visible_batch FROM fact_head WHERE tenant_id = $1)

-- name: handled_assignments
SELECT a.fact_id FROM fact_cases c JOIN fact_assignments a ON a.tenant_id = c.tenant_id AND a."order_id" = c.fact_id AND a.until_batch = 0
WHERE c.tenant_id = $1 AND c."closed" = 0 AND c.until_batch = 0 AND c.batch <= (SELECT visible_batch FROM fact_head WHERE tenant_id = $1)

-- Did this batch bring the order, or an assignment of it?
-- name: handled_brought
SELECT 1 AS one FROM fact_orders WHERE tenant_id = $1 AND fact_id = $2 AND batch = $3
UNION ALL
SELECT 1 AS one FROM fact_assignments WHERE tenant_id = $1 AND "order_id" = $2 AND batch = $3

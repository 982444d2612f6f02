-- Work orders: messages in the program, contents of attachments, clocks that come due, leases of jobs.

-- name: message_add
INSERT INTO message (tenant_id, message_id, at_ms, kind, role, unit_id, order_id, text_zh, text_en) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)

-- The newest messages to a role (of a unit) before one, with this account's read mark.
-- name: message_list
SELECT m.message_id, m.at_ms, m.kind, m.order_id, m.text_zh, m.text_en, CASE WHEN r.at_ms IS NULL THEN 0 ELSE 1 END
FROM message m LEFT JOIN message_read r ON r.tenant_id = m.tenant_id AND r.account_id = $2 AND r.message_id = m.message_id
WHERE m.tenant_id = $1 AND m.role = $3 AND m.unit_id = $4 AND m.message_id < $5 ORDER BY m.message_id DESC LIMIT $6

-- name: message_read
INSERT INTO message_read (tenant_id, account_id, message_id, at_ms) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING

-- name: content_there
SELECT 1 AS one FROM content WHERE tenant_id = $1 AND sha256 = $2 AND piece_no = 0

-- name: content_add
INSERT INTO content (tenant_id, sha256, piece_no, bytes) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING

-- name: content_get
SELECT piece_no, bytes FROM content WHERE tenant_id = $1 AND sha256 = $2 AND piece_no >= $3 AND piece_no <= $4 ORDER BY piece_no

-- Clocks that still run and whose reminder, or whose end, has come. What ends with a day is over at its instant, anything else a second later.
-- name: clocks_to_warn
SELECT fact_id FROM fact_clocks WHERE tenant_id = $1 AND warn_at <= $2 AND stopped_at IS NULL AND warned_at IS NULL AND warn_at IS NOT NULL AND until_batch = 0
ORDER BY warn_at, row_no LIMIT $3

-- name: clocks_overdue
SELECT fact_id FROM fact_clocks WHERE tenant_id = $1 AND due_at <= $2 AND (due_at < $2 OR "exclusive" = 1) AND stopped_at IS NULL AND overdue_at IS NULL AND until_batch = 0 ORDER BY due_at, row_no LIMIT $3

-- name: clocks_next_warn
SELECT warn_at FROM fact_clocks WHERE tenant_id = $1 AND stopped_at IS NULL AND warned_at IS NULL AND warn_at IS NOT NULL AND until_batch = 0 ORDER BY warn_at LIMIT 1

-- name: clocks_next_due
SELECT due_at FROM fact_clocks WHERE tenant_id = $1 AND stopped_at IS NULL AND overdue_at IS NULL AND until_batch = 0 ORDER BY due_at LIMIT 1

-- name: lease_take
INSERT INTO job_lease (tenant_id, job, holder, until_ms, done_ms) VALUES ($1, $2, $3, $4, 0)
ON CONFLICT (tenant_id, job) DO UPDATE SET holder = excluded.holder, until_ms = excluded.until_ms WHERE job_lease.until_ms < $5 OR job_lease.holder = excluded.holder

-- What the log says of orders and their cases since a change; entity '' is an import.
-- name: changes_of_orders
SELECT change_no, entity, id FROM fact_change WHERE tenant_id = $1 AND change_no > $2 AND (entity = 'orders' OR entity = 'cases' OR entity = '') ORDER BY change_no LIMIT $3

-- name: changes_last
SELECT change_no FROM fact_head WHERE tenant_id = $1

-- When a scheduled job was last done; and that it is done now, unless somebody else was faster.
-- name: job_done
SELECT done_ms FROM job_lease WHERE tenant_id = $1 AND job = $2

-- name: job_did
INSERT INTO job_lease (tenant_id, job, holder, until_ms, done_ms) VALUES ($1, $2, 0, 0, $3)
ON CONFLICT (tenant_id, job) DO UPDATE SET done_ms = excluded.done_ms WHERE job_lease.done_ms < excluded.done_ms

-- name: filters_list
SELECT filter_id, page, name, query FROM saved_filter WHERE tenant_id = $1 AND account_id = $2 ORDER BY filter_id

-- name: filters_count
SELECT COUNT(*) FROM saved_filter WHERE tenant_id = $1 AND account_id = $2

-- name: filter_add
INSERT INTO saved_filter (tenant_id, account_id, filter_id, page, name, query) VALUES ($1, $2, $3, $4, $5, $6)

-- name: filter_remove
DELETE FROM saved_filter WHERE tenant_id = $1 AND account_id = $2 AND filter_id = $3

-- name: filter_named
SELECT 1 AS one FROM saved_filter WHERE tenant_id = $1 AND account_id = $2 AND page = $3 AND name = $4

-- The supervision board. $2 is the unit whose numbers alone are wanted ('': all). Open cases by unit, state and how their time stands (enum work_due:
-- overdue, before $3, later, no limit runs).
-- name: board_cases
SELECT f."unit_id", f."state", CASE WHEN f."overdue" = 1 THEN 1 WHEN f."next_due_at" IS NULL THEN 4 WHEN f."next_due_at" < $3 THEN 2 ELSE 3 END AS due, count(*) AS n
FROM fact_head h JOIN fact_cases f ON f.tenant_id = h.tenant_id AND f.batch <= h.visible_batch AND (f.until_batch = 0 OR f.until_batch > h.visible_batch)
WHERE h.tenant_id = $1 AND f."closed" = 0 AND ($2 = '' OR f."unit_id" = $2) GROUP BY f."unit_id", f."state", due

-- What else open cases can be told apart by.
-- name: board_facets
SELECT f."category", f."urgency", f."next_limit", count(*) AS n
FROM fact_head h JOIN fact_cases f ON f.tenant_id = h.tenant_id AND f.batch <= h.visible_batch AND (f.until_batch = 0 OR f.until_batch > h.visible_batch)
WHERE h.tenant_id = $1 AND f."closed" = 0 AND ($2 = '' OR f."unit_id" = $2) GROUP BY f."category", f."urgency", f."next_limit"

-- Supervisions that are not finished, those past their time at $3 apart.
-- name: board_supervisions
SELECT f."unit_id", f."level", CASE WHEN f."due_at" < $3 THEN 1 ELSE 0 END AS late, count(*) AS n
FROM fact_head h JOIN fact_supervisions f ON f.tenant_id = h.tenant_id AND f.batch <= h.visible_batch AND (f.until_batch = 0 OR f.until_batch > h.visible_batch)
WHERE h.tenant_id = $1 AND f."closed_at" IS NULL AND ($2 = '' OR f."unit_id" = $2) GROUP BY f."unit_id", f."level", late

-- Since $3: applied for to be given back; sent back to be done again.
-- name: board_returns
SELECT f."unit_id", count(*) AS n
FROM fact_head h JOIN fact_returns f ON f.tenant_id = h.tenant_id AND f.batch <= h.visible_batch AND (f.until_batch = 0 OR f.until_batch > h.visible_batch)
WHERE h.tenant_id = $1 AND f."at" >= $3 AND ($2 = '' OR f."unit_id" = $2) GROUP BY f."unit_id"

-- name: board_reworked
SELECT f."unit_id", count(*) AS n
FROM fact_head h JOIN fact_assignments f ON f.tenant_id = h.tenant_id AND f.batch <= h.visible_batch AND (f.until_batch = 0 OR f.until_batch > h.visible_batch)
WHERE h.tenant_id = $1 AND f."sent_back_at" >= $3 AND ($2 = '' OR f."unit_id" = $2) GROUP BY f."unit_id"

-- Matters that were called about twice or more since $3; of a unit: in orders that it handles. And the orders of one, the newest first. Grouped by what
-- no index holds, so that SQLite reads those orders alone and not every matter there ever was.
-- name: board_matters
SELECT f."matter_key" || '' AS matter, count(*) AS n
FROM fact_head h JOIN fact_orders f ON f.tenant_id = h.tenant_id AND f.batch <= h.visible_batch AND (f.until_batch = 0 OR f.until_batch > h.visible_batch)
	LEFT JOIN fact_cases c ON $2 <> '' AND c.tenant_id = f.tenant_id AND c.fact_id = f.fact_id AND c.batch <= h.visible_batch AND (c.until_batch = 0 OR c.until_batch > h.visible_batch)
WHERE h.tenant_id = $1 AND f."received_at" >= $3 AND f."matter_key" IS NOT NULL AND ($2 = '' OR c."unit_id" = $2)
GROUP BY f."matter_key" || '' HAVING count(*) >= 2 ORDER BY n DESC, matter LIMIT 10

-- name: board_matter
SELECT f.fact_id, f."title", f."received_at", CASE WHEN c."closed" = 0 THEN 1 ELSE 0 END AS is_open
FROM fact_head h JOIN fact_orders f ON f.tenant_id = h.tenant_id AND f.batch <= h.visible_batch AND (f.until_batch = 0 OR f.until_batch > h.visible_batch)
	LEFT JOIN fact_cases c ON c.tenant_id = f.tenant_id AND c.fact_id = f.fact_id AND c.batch <= h.visible_batch AND (c.until_batch = 0 OR c.until_batch > h.visible_batch)
WHERE h.tenant_id = $1 AND f."received_at" >= $3 AND f."matter_key" = $4 AND ($2 = '' OR c."unit_id" = $2)
ORDER BY f."received_at" DESC, f.row_no DESC

-- What an erasure takes beside facts: a content whole; messages and bad rows of imports from before an instant, some at a time.
-- name: content_erase
DELETE FROM content WHERE tenant_id = $1 AND sha256 = $2

-- name: messages_erase
DELETE FROM message WHERE tenant_id = $1 AND message_id IN (SELECT message_id FROM message WHERE tenant_id = $1 AND at_ms < $2 ORDER BY message_id LIMIT $3)

-- name: messages_erase_read
DELETE FROM message_read WHERE tenant_id = $1 AND at_ms < $2 AND NOT EXISTS (SELECT 1 FROM message m WHERE m.tenant_id = $1 AND m.message_id = message_read.message_id)

-- name: import_problems_erase
DELETE FROM import_problem WHERE tenant_id = $1 AND import_id IN (SELECT import_id FROM import WHERE tenant_id = $1 AND started_at_ms < $2)

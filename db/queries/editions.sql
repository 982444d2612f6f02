-- Rulebook editions of the governments, and the notices of the working calendar.

-- name: edition_text_add
INSERT INTO rulebook_edition (sha256, doc, edition, title, file_name, text, added_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING

-- name: edition_add
INSERT INTO tenant_rulebook (tenant_id, edition_id, sha256, from_day, added_at_ms, added_by) VALUES ($1, $2, $3, NULL, $4, $5) ON CONFLICT DO NOTHING

-- name: edition_by_sha
SELECT t.edition_id, r.doc, r.edition, r.title, t.sha256, t.from_day, t.added_at_ms, t.added_by FROM tenant_rulebook t
JOIN rulebook_edition r ON r.sha256 = t.sha256 WHERE t.tenant_id = $1 AND t.sha256 = $2

-- name: edition_by_id
SELECT t.edition_id, r.doc, r.edition, r.title, t.sha256, t.from_day, t.added_at_ms, t.added_by FROM tenant_rulebook t
JOIN rulebook_edition r ON r.sha256 = t.sha256 WHERE t.tenant_id = $1 AND t.edition_id = $2

-- name: editions_newest_first
SELECT t.edition_id, r.doc, r.edition, r.title, t.sha256, t.from_day, t.added_at_ms, t.added_by FROM tenant_rulebook t
JOIN rulebook_edition r ON r.sha256 = t.sha256 WHERE t.tenant_id = $1 ORDER BY t.edition_id DESC

-- The latest adopted first: the order in which the choice of A-14 looks at them.
-- name: editions_in_force
SELECT t.edition_id, r.doc, r.edition, r.title, t.sha256, t.from_day, t.added_at_ms, t.added_by FROM tenant_rulebook t
JOIN rulebook_edition r ON r.sha256 = t.sha256 WHERE t.tenant_id = $1 AND t.from_day IS NOT NULL ORDER BY t.from_day DESC, t.edition_id DESC

-- name: edition_force
UPDATE tenant_rulebook SET from_day = $3 WHERE tenant_id = $1 AND edition_id = $2

-- name: edition_text
SELECT file_name, text FROM rulebook_edition WHERE sha256 = $1

-- name: notices_state
SELECT COUNT(*), MAX(notice_id) FROM calendar_notice

-- name: notices_newest_first
SELECT notice_id, year, notice, source, file_name, sha256, text, added_at_ms, added_by FROM calendar_notice ORDER BY notice_id DESC

-- name: notice_add
INSERT INTO calendar_notice (notice_id, year, notice, source, file_name, sha256, text, added_at_ms, added_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)

-- Accounts, posts, sessions, throttled sign-ins, the audit.

-- name: account_add
INSERT INTO account (account_id, login, name, password, disabled, must_change, era, created_at_ms, last_sign_in_ms, version)
VALUES ($1, $2, $3, $4, 0, $5, 1, $6, 0, 1) ON CONFLICT DO NOTHING

-- name: account_by_login
SELECT account_id, login, name, disabled, must_change, created_at_ms, last_sign_in_ms, version, password, era FROM account WHERE login = $1

-- name: account_by_id
SELECT account_id, login, name, disabled, must_change, created_at_ms, last_sign_in_ms, version, password, era FROM account WHERE account_id = $1

-- name: accounts_of_tenant
SELECT account_id, login, name, disabled, must_change, created_at_ms, last_sign_in_ms, version FROM account
WHERE account_id IN (SELECT account_id FROM post WHERE tenant_id = $1) ORDER BY login

-- A new password, by whomever; ends the sessions of the old one.
-- name: account_set_password
UPDATE account SET password = $2, must_change = $3, era = era + 1, version = version + 1 WHERE account_id = $1

-- name: account_set_disabled
UPDATE account SET disabled = $2, era = era + 1, version = version + 1 WHERE account_id = $1

-- name: account_touch
UPDATE account SET version = version + 1 WHERE account_id = $1

-- name: account_signed_in
UPDATE account SET last_sign_in_ms = $2 WHERE account_id = $1

-- name: post_add
INSERT INTO post (tenant_id, account_id, role, unit_id, person_id) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING

-- name: posts_clear
DELETE FROM post WHERE tenant_id = $1 AND account_id = $2

-- name: posts_of_account
SELECT p.tenant_id, t.slug, t.name, p.role, p.unit_id, p.person_id FROM post p JOIN tenant t ON t.tenant_id = p.tenant_id
WHERE p.account_id = $1 ORDER BY t.slug, p.role, p.unit_id

-- name: posts_of_tenant
SELECT p.account_id, t.slug, t.name, p.role, p.unit_id, p.person_id FROM post p JOIN tenant t ON t.tenant_id = p.tenant_id
JOIN account a ON a.account_id = p.account_id WHERE p.tenant_id = $1 ORDER BY a.login, p.role, p.unit_id

-- name: posts_of_session
SELECT role, unit_id, person_id FROM post WHERE tenant_id = $1 AND account_id = $2 ORDER BY role, unit_id

-- Is there an administrator anywhere?
-- name: admin_any
SELECT account_id FROM post WHERE role = 'admin' LIMIT 1

-- Somebody else who can still administer this government.
-- name: admin_other
SELECT p.account_id FROM post p JOIN account a ON a.account_id = p.account_id
WHERE p.tenant_id = $1 AND p.role = 'admin' AND p.account_id <> $2 AND a.disabled = 0 LIMIT 1

-- name: tenant_id_of_slug
SELECT tenant_id FROM tenant WHERE slug = $1

-- name: session_add
INSERT INTO session (tenant_id, token_hash, account_id, sign_in_id, era, created_at_ms, seen_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $6)

-- name: session_get
SELECT s.account_id, s.sign_in_id, s.created_at_ms, s.seen_at_ms, a.login, a.name, a.must_change FROM session s
JOIN account a ON a.account_id = s.account_id WHERE s.tenant_id = $1 AND s.token_hash = $2 AND s.era = a.era AND a.disabled = 0

-- name: session_seen
UPDATE session SET seen_at_ms = $3 WHERE tenant_id = $1 AND token_hash = $2 AND seen_at_ms < $3

-- name: session_remove
DELETE FROM session WHERE tenant_id = $1 AND token_hash = $2

-- name: sessions_sweep
DELETE FROM session WHERE tenant_id = $1 AND (seen_at_ms < $2 OR created_at_ms < $3)

-- Sessions of one sign-in go on into a new era.
-- name: sessions_keep
UPDATE session SET era = $4 WHERE tenant_id = $1 AND account_id = $2 AND sign_in_id = $3

-- What is counted now; holds the row, so that tries side by side count each other.
-- name: failure_hold
INSERT INTO sign_in_failure (who, failures, last_at_ms) VALUES ($1, 0, $2)
ON CONFLICT (who) DO UPDATE SET failures = sign_in_failure.failures RETURNING failures, last_at_ms

-- name: failure_set
UPDATE sign_in_failure SET failures = $2, last_at_ms = $3 WHERE who = $1

-- name: failure_less
UPDATE sign_in_failure SET failures = failures - 1 WHERE who = $1 AND failures > 0

-- name: failure_clear
DELETE FROM sign_in_failure WHERE who = $1

-- name: failures_sweep
DELETE FROM sign_in_failure WHERE last_at_ms < $1

-- The next number, and the hash of the line before it; its row is the lock under which a government's lines are written in order.
-- name: audit_next
INSERT INTO audit_head (tenant_id, audit_no, hash) VALUES ($1, 1, $2)
ON CONFLICT (tenant_id) DO UPDATE SET audit_no = audit_head.audit_no + 1 RETURNING audit_no, hash

-- name: audit_head_set
UPDATE audit_head SET hash = $2 WHERE tenant_id = $1

-- name: audit_head_get
SELECT audit_no, hash FROM audit_head WHERE tenant_id = $1

-- name: audit_line_add
INSERT INTO audit (tenant_id, audit_no, by_id, at_ms, what, subject, detail, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)

-- name: audit_lines
SELECT l.audit_no, l.by_id, l.at_ms, a.login, l.what, l.subject, l.detail FROM audit l LEFT JOIN account a ON a.account_id = l.by_id
WHERE l.tenant_id = $1 AND l.audit_no < $2 ORDER BY l.audit_no DESC LIMIT $3

-- name: audit_lines_in_order
SELECT audit_no, by_id, at_ms, what, subject, detail, hash FROM audit WHERE tenant_id = $1 ORDER BY audit_no

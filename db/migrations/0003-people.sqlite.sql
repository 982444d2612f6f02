-- Accounts of the whole program: a reference table. era: sessions of an earlier era have ended (reset, disabled, new password).
CREATE TABLE account (
	account_id INTEGER NOT NULL PRIMARY KEY,
	login TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL,
	password TEXT NOT NULL,
	disabled INTEGER NOT NULL,
	must_change INTEGER NOT NULL,
	era INTEGER NOT NULL,
	created_at_ms INTEGER NOT NULL,
	last_sign_in_ms INTEGER NOT NULL,
	version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What somebody is in a government. unit_id, person_id: ids of facts, '' none.
CREATE TABLE post (
	tenant_id INTEGER NOT NULL,
	account_id INTEGER NOT NULL REFERENCES account (account_id),
	role TEXT NOT NULL,
	unit_id TEXT NOT NULL,
	person_id TEXT NOT NULL,
	PRIMARY KEY (tenant_id, account_id, role, unit_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX post_account ON post (account_id);

-- token_hash: keyed hash of the secret; the secret itself is kept nowhere.
CREATE TABLE session (
	tenant_id INTEGER NOT NULL,
	token_hash BLOB NOT NULL,
	account_id INTEGER NOT NULL REFERENCES account (account_id),
	sign_in_id INTEGER NOT NULL,
	era INTEGER NOT NULL,
	created_at_ms INTEGER NOT NULL,
	seen_at_ms INTEGER NOT NULL,
	PRIMARY KEY (tenant_id, token_hash)
) STRICT, WITHOUT ROWID;

-- Failed sign-ins by keyed hash of a login or an address, so that no name stands here.
CREATE TABLE sign_in_failure (
	who BLOB NOT NULL PRIMARY KEY,
	failures INTEGER NOT NULL,
	last_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_failure_last ON sign_in_failure (last_at_ms);

-- The government's counter of audit lines and the hash of the last one.
CREATE TABLE audit_head (
	tenant_id INTEGER NOT NULL PRIMARY KEY,
	audit_no INTEGER NOT NULL,
	hash BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
	tenant_id INTEGER NOT NULL,
	audit_no INTEGER NOT NULL,
	by_id INTEGER NOT NULL,
	at_ms INTEGER NOT NULL,
	what TEXT NOT NULL,
	subject TEXT NOT NULL,
	detail TEXT NOT NULL,
	hash BLOB NOT NULL,
	PRIMARY KEY (tenant_id, audit_no)
) STRICT, WITHOUT ROWID;

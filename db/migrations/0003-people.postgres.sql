-- Accounts of the whole program: a reference table. era: sessions of an earlier era have ended (reset, disabled, new password).
CREATE TABLE account (
	account_id BIGINT NOT NULL PRIMARY KEY,
	login TEXT COLLATE "C" NOT NULL UNIQUE,
	name TEXT COLLATE "C" NOT NULL,
	password TEXT COLLATE "C" NOT NULL,
	disabled BIGINT NOT NULL,
	must_change BIGINT NOT NULL,
	era BIGINT NOT NULL,
	created_at_ms BIGINT NOT NULL,
	last_sign_in_ms BIGINT NOT NULL,
	version BIGINT NOT NULL
);

-- What somebody is in a government. unit_id, person_id: ids of facts, '' none.
CREATE TABLE post (
	tenant_id BIGINT NOT NULL,
	account_id BIGINT NOT NULL REFERENCES account (account_id),
	role TEXT COLLATE "C" NOT NULL,
	unit_id TEXT COLLATE "C" NOT NULL,
	person_id TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (tenant_id, account_id, role, unit_id)
);
CREATE INDEX post_account ON post (account_id);

-- token_hash: keyed hash of the secret; the secret itself is kept nowhere.
CREATE TABLE session (
	tenant_id BIGINT NOT NULL,
	token_hash BYTEA NOT NULL,
	account_id BIGINT NOT NULL REFERENCES account (account_id),
	sign_in_id BIGINT NOT NULL,
	era BIGINT NOT NULL,
	created_at_ms BIGINT NOT NULL,
	seen_at_ms BIGINT NOT NULL,
	PRIMARY KEY (tenant_id, token_hash)
);

-- Failed sign-ins by keyed hash of a login or an address, so that no name stands here.
CREATE TABLE sign_in_failure (
	who BYTEA NOT NULL PRIMARY KEY,
	failures BIGINT NOT NULL,
	last_at_ms BIGINT NOT NULL
);
CREATE INDEX sign_in_failure_last ON sign_in_failure (last_at_ms);

-- The government's counter of audit lines and the hash of the last one.
CREATE TABLE audit_head (
	tenant_id BIGINT NOT NULL PRIMARY KEY,
	audit_no BIGINT NOT NULL,
	hash BYTEA NOT NULL
);

CREATE TABLE audit (
	tenant_id BIGINT NOT NULL,
	audit_no BIGINT NOT NULL,
	by_id BIGINT NOT NULL,
	at_ms BIGINT NOT NULL,
	what TEXT COLLATE "C" NOT NULL,
	subject TEXT COLLATE "C" NOT NULL,
	detail TEXT COLLATE "C" NOT NULL,
	hash BYTEA NOT NULL,
	PRIMARY KEY (tenant_id, audit_no)
);

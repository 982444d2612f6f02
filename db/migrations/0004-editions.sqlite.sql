-- Every text of a rulebook once, whole, by its SHA-256: a reference table.
CREATE TABLE rulebook_edition (
	sha256 TEXT NOT NULL PRIMARY KEY,
	doc TEXT NOT NULL,
	edition TEXT NOT NULL,
	title TEXT NOT NULL,
	file_name TEXT NOT NULL,
	text TEXT NOT NULL,
	added_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The editions that a government keeps. from_day: in force from; NULL a draft.
CREATE TABLE tenant_rulebook (
	tenant_id INTEGER NOT NULL,
	edition_id INTEGER NOT NULL,
	sha256 TEXT NOT NULL REFERENCES rulebook_edition (sha256),
	from_day INTEGER,
	added_at_ms INTEGER NOT NULL,
	added_by INTEGER NOT NULL,
	PRIMARY KEY (tenant_id, edition_id),
	UNIQUE (tenant_id, sha256)
) STRICT, WITHOUT ROWID;

-- Notices of the working calendar loaded beside the built-in ones: a reference table. The newest of a year counts.
CREATE TABLE calendar_notice (
	notice_id INTEGER NOT NULL PRIMARY KEY,
	year INTEGER NOT NULL,
	notice TEXT NOT NULL,
	source TEXT NOT NULL,
	file_name TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	text TEXT NOT NULL,
	added_at_ms INTEGER NOT NULL,
	added_by INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Every text of a rulebook once, whole, by its SHA-256: a reference table.
CREATE TABLE rulebook_edition (
	sha256 TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	doc TEXT COLLATE "C" NOT NULL,
	edition TEXT COLLATE "C" NOT NULL,
	title TEXT COLLATE "C" NOT NULL,
	file_name TEXT COLLATE "C" NOT NULL,
	text TEXT COLLATE "C" NOT NULL,
	added_at_ms BIGINT NOT NULL
);

-- The editions that a government keeps. from_day: in force from; NULL a draft.
CREATE TABLE tenant_rulebook (
	tenant_id BIGINT NOT NULL,
	edition_id BIGINT NOT NULL,
	sha256 TEXT COLLATE "C" NOT NULL REFERENCES rulebook_edition (sha256),
	from_day BIGINT,
	added_at_ms BIGINT NOT NULL,
	added_by BIGINT NOT NULL,
	PRIMARY KEY (tenant_id, edition_id),
	UNIQUE (tenant_id, sha256)
);

-- Notices of the working calendar loaded beside the built-in ones: a reference table. The newest of a year counts.
CREATE TABLE calendar_notice (
	notice_id BIGINT NOT NULL PRIMARY KEY,
	year BIGINT NOT NULL,
	notice TEXT COLLATE "C" NOT NULL,
	source TEXT COLLATE "C" NOT NULL,
	file_name TEXT COLLATE "C" NOT NULL,
	sha256 TEXT COLLATE "C" NOT NULL,
	text TEXT COLLATE "C" NOT NULL,
	added_at_ms BIGINT NOT NULL,
	added_by BIGINT NOT NULL
);

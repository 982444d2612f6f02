PRAGMA application_id = 0x4a426d31;

CREATE TABLE schema_step (
	n INTEGER NOT NULL PRIMARY KEY,
	name TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Id-time that programs reserved, by node number: ids of node n carry times before until_ms.
CREATE TABLE node (
	n INTEGER NOT NULL PRIMARY KEY,
	until_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO node (n, until_ms) WITH RECURSIVE k(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM k WHERE n < 1023) SELECT n, 0 FROM k;

CREATE TABLE secret (
	name TEXT NOT NULL PRIMARY KEY,
	value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

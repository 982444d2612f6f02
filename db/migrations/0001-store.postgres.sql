CREATE TABLE schema_step (
	n BIGINT NOT NULL PRIMARY KEY,
	name TEXT COLLATE "C" NOT NULL,
	sha256 TEXT COLLATE "C" NOT NULL,
	at BIGINT NOT NULL
);

-- Id-time that programs reserved, by node number: ids of node n carry times before until_ms.
CREATE TABLE node (
	n BIGINT NOT NULL PRIMARY KEY,
	until_ms BIGINT NOT NULL
);
INSERT INTO node (n, until_ms) SELECT n, 0 FROM generate_series(0, 1023) AS k(n);

CREATE TABLE secret (
	name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	value BYTEA NOT NULL
);

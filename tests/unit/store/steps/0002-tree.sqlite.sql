-- The leading table is made first, which only SQLite allows: a backup must still write tree before leaf.
CREATE TABLE leaf (
	k INTEGER NOT NULL PRIMARY KEY,
	tree INTEGER NOT NULL REFERENCES tree (k),
	s TEXT,
	b BLOB
) STRICT, WITHOUT ROWID;
CREATE TABLE tree (
	k INTEGER NOT NULL PRIMARY KEY,
	up INTEGER REFERENCES tree (k)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX leaf_s ON leaf (s, k);
CREATE INDEX leaf_tree ON leaf (tree) WHERE tree > 1;
INSERT INTO tree (k, up) VALUES (1, NULL);

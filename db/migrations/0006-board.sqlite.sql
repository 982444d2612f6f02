-- The supervision board: what was given back or sent back since an instant, and supervisions that are not finished. Few rows each, whatever else there is.
CREATE INDEX fact_returns_at ON fact_returns (tenant_id, "at", row_no) WHERE "at" IS NOT NULL;
CREATE INDEX fact_assignments_sent_back_at ON fact_assignments (tenant_id, "sent_back_at", row_no) WHERE "sent_back_at" IS NOT NULL;
CREATE INDEX fact_supervisions_open ON fact_supervisions (tenant_id, "unit_id", "level", row_no) WHERE "closed_at" IS NULL;

ANALYZE fact_head;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
	('fact_returns', 'fact_returns_at', '100000 100000 2 1'),
	('fact_assignments', 'fact_assignments_sent_back_at', '100000 100000 2 1'),
	('fact_supervisions', 'fact_supervisions_open', '1000 1000 20 10 1');
-- Read by this connection too; others read it when they next look at the schema.
ANALYZE sqlite_schema;

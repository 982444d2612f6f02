-- The supervision board counts over open cases, over what came back or was sent back since an instant, over supervisions that are not finished, and over
-- matters of late. Each has an index that holds all that is counted, so that no row is read and closed cases cost nothing.
CREATE INDEX fact_cases_board ON fact_cases (tenant_id, "closed", "unit_id", "state", "overdue", "next_due_at", "category", "urgency", "next_limit", until_batch) WHERE "closed" = 0;
CREATE INDEX fact_returns_at ON fact_returns (tenant_id, "at", "unit_id", until_batch) WHERE "at" IS NOT NULL;
CREATE INDEX fact_assignments_sent_back_at ON fact_assignments (tenant_id, "sent_back_at", "unit_id", until_batch) WHERE "sent_back_at" IS NOT NULL;
CREATE INDEX fact_supervisions_open ON fact_supervisions (tenant_id, "unit_id", "level", "due_at", until_batch) WHERE "closed_at" IS NULL;
CREATE INDEX fact_orders_matters ON fact_orders (tenant_id, "received_at", "matter_key", until_batch) WHERE "matter_key" IS NOT NULL;
-- What is done, the newest first: of all, of one unit.
CREATE INDEX fact_cases_newest ON fact_cases (tenant_id, "closed", "opened_at", row_no);
CREATE INDEX fact_cases_unit_newest ON fact_cases (tenant_id, "unit_id", "closed", "opened_at", row_no);

ANALYZE fact_head;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
	('fact_cases', 'fact_cases_board', '50000 50000 50000 800 100 50 2 2 2 2 2'),
	('fact_cases', 'fact_cases_newest', '1000000 1000000 500000 2 1'),
	('fact_cases', 'fact_cases_unit_newest', '1000000 1000000 20000 10000 2 1'),
	('fact_returns', 'fact_returns_at', '100000 100000 2 1 1'),
	('fact_assignments', 'fact_assignments_sent_back_at', '100000 100000 2 1 1'),
	('fact_supervisions', 'fact_supervisions_open', '1000 1000 20 10 2 2'),
	('fact_orders', 'fact_orders_matters', '1000000 1000000 2 1 1');
-- Read by this connection too; others read it when they next look at the schema.
ANALYZE sqlite_schema;

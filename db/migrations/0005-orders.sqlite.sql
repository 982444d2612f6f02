-- Work orders: what the order room keeps. Facts of kinds that came later, and tables of its own.
ALTER TABLE fact_site_visits ADD COLUMN "assignment_id" TEXT;
ALTER TABLE fact_site_visits ADD COLUMN "found" TEXT;
ALTER TABLE fact_supervisions ADD COLUMN "reason" TEXT;
ALTER TABLE fact_supervisions ADD COLUMN "progress" TEXT;
ALTER TABLE fact_shelvings ADD COLUMN "order_id" TEXT;
ALTER TABLE fact_shelvings ADD COLUMN "reason" TEXT;
CREATE INDEX fact_site_visits_assignment_id ON fact_site_visits (tenant_id, "assignment_id", row_no) WHERE "assignment_id" IS NOT NULL;
CREATE INDEX fact_shelvings_order_id ON fact_shelvings (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;

CREATE TABLE fact_cases (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"state_at" INTEGER,
	"opened_at" INTEGER,
	"next_due_at" INTEGER,
	"overdue" INTEGER,
	"closed" INTEGER,
	"order_id" TEXT,
	"unit_id" TEXT,
	"assignment_id" TEXT,
	"urgency" TEXT,
	"process" TEXT,
	"edition" TEXT,
	"state" TEXT,
	"category" TEXT,
	"next_limit" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_cases_id ON fact_cases (tenant_id, fact_id, batch);
CREATE INDEX fact_cases_order_id ON fact_cases (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_cases_unit_id ON fact_cases (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_cases_assignment_id ON fact_cases (tenant_id, "assignment_id", row_no) WHERE "assignment_id" IS NOT NULL;
CREATE TABLE fact_order_events (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"at" INTEGER,
	"order_id" TEXT,
	"assignment_id" TEXT,
	"unit_id" TEXT,
	"by" TEXT,
	"action" TEXT,
	"from_state" TEXT,
	"to_state" TEXT,
	"actor" TEXT,
	"note" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_order_events_id ON fact_order_events (tenant_id, fact_id, batch);
CREATE INDEX fact_order_events_order_id ON fact_order_events (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_order_events_assignment_id ON fact_order_events (tenant_id, "assignment_id", row_no) WHERE "assignment_id" IS NOT NULL;
CREATE INDEX fact_order_events_unit_id ON fact_order_events (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_order_events_by ON fact_order_events (tenant_id, "by", row_no) WHERE "by" IS NOT NULL;
CREATE TABLE fact_clocks (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"seq" INTEGER,
	"started_at" INTEGER,
	"due_at" INTEGER,
	"exclusive" INTEGER,
	"provisional" INTEGER,
	"warn_at" INTEGER,
	"warned_at" INTEGER,
	"overdue_at" INTEGER,
	"stopped_at" INTEGER,
	"order_id" TEXT,
	"assignment_id" TEXT,
	"unit_id" TEXT,
	"rule" TEXT,
	"about" TEXT,
	"outcome" TEXT,
	"span" TEXT,
	"derivation" TEXT,
	"derivation_en" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_clocks_id ON fact_clocks (tenant_id, fact_id, batch);
CREATE INDEX fact_clocks_order_id ON fact_clocks (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_clocks_assignment_id ON fact_clocks (tenant_id, "assignment_id", row_no) WHERE "assignment_id" IS NOT NULL;
CREATE INDEX fact_clocks_unit_id ON fact_clocks (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE TABLE fact_attachments (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"bytes" INTEGER,
	"lon" INTEGER,
	"lat" INTEGER,
	"taken_at" INTEGER,
	"at" INTEGER,
	"order_id" TEXT,
	"assignment_id" TEXT,
	"unit_id" TEXT,
	"kind" TEXT,
	"by" TEXT,
	"label" TEXT,
	"name" TEXT,
	"sha256" TEXT,
	"media" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_attachments_id ON fact_attachments (tenant_id, fact_id, batch);
CREATE INDEX fact_attachments_order_id ON fact_attachments (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_attachments_assignment_id ON fact_attachments (tenant_id, "assignment_id", row_no) WHERE "assignment_id" IS NOT NULL;
CREATE INDEX fact_attachments_unit_id ON fact_attachments (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_attachments_by ON fact_attachments (tenant_id, "by", row_no) WHERE "by" IS NOT NULL;
CREATE TABLE fact_filings (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"at" INTEGER,
	"order_id" TEXT,
	"assignment_id" TEXT,
	"unit_id" TEXT,
	"by" TEXT,
	"form" TEXT,
	"signatures" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_filings_id ON fact_filings (tenant_id, fact_id, batch);
CREATE INDEX fact_filings_order_id ON fact_filings (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_filings_assignment_id ON fact_filings (tenant_id, "assignment_id", row_no) WHERE "assignment_id" IS NOT NULL;
CREATE INDEX fact_filings_unit_id ON fact_filings (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_filings_by ON fact_filings (tenant_id, "by", row_no) WHERE "by" IS NOT NULL;
-- The personal values of filings, with the salt of their hashes in the log: to delete a row is to erase them.
CREATE TABLE personal_filings (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	salt BLOB NOT NULL,
	"content" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE TABLE fact_dispatch_lines (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"active_from" INTEGER,
	"active_to" INTEGER,
	"unit_id" TEXT,
	"basis" TEXT,
	"category" TEXT,
	"place" TEXT,
	"legal" TEXT,
	"source" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_dispatch_lines_id ON fact_dispatch_lines (tenant_id, fact_id, batch);
CREATE INDEX fact_dispatch_lines_unit_id ON fact_dispatch_lines (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE TABLE fact_review_points (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"blocking" INTEGER,
	"active_from" INTEGER,
	"active_to" INTEGER,
	"text" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_review_points_id ON fact_review_points (tenant_id, fact_id, batch);
CREATE TABLE fact_deputies (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"active_from" INTEGER,
	"active_to" INTEGER,
	"person_id" TEXT,
	"deputy_id" TEXT,
	"reason" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_deputies_id ON fact_deputies (tenant_id, fact_id, batch);
CREATE INDEX fact_deputies_person_id ON fact_deputies (tenant_id, "person_id", row_no) WHERE "person_id" IS NOT NULL;
CREATE INDEX fact_deputies_deputy_id ON fact_deputies (tenant_id, "deputy_id", row_no) WHERE "deputy_id" IS NOT NULL;
CREATE TABLE fact_shift_notes (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"at" INTEGER,
	"unit_id" TEXT,
	"by" TEXT,
	"note" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_shift_notes_id ON fact_shift_notes (tenant_id, fact_id, batch);
CREATE INDEX fact_shift_notes_unit_id ON fact_shift_notes (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_shift_notes_by ON fact_shift_notes (tenant_id, "by", row_no) WHERE "by" IS NOT NULL;

-- The work list: open cases, the most urgent first; of one unit; of one state. Kin: orders of one caller, matter or topic by time.
CREATE INDEX fact_cases_open ON fact_cases (tenant_id, "closed", "next_due_at", row_no);
CREATE INDEX fact_cases_unit_open ON fact_cases (tenant_id, "unit_id", "closed", "next_due_at", row_no);
CREATE INDEX fact_cases_state ON fact_cases (tenant_id, "state", "next_due_at", row_no);
CREATE INDEX fact_orders_caller_key ON fact_orders (tenant_id, "caller_key", "received_at", row_no);
CREATE INDEX fact_orders_matter_key ON fact_orders (tenant_id, "matter_key", "received_at", row_no);
CREATE INDEX fact_orders_topic_key ON fact_orders (tenant_id, "topic_key", "received_at", row_no);
-- Clocks that still run, by the instant at which something is to be done.
CREATE INDEX fact_clocks_warn ON fact_clocks (tenant_id, "warn_at", row_no) WHERE "stopped_at" IS NULL AND "warned_at" IS NULL AND "warn_at" IS NOT NULL;
CREATE INDEX fact_clocks_due ON fact_clocks (tenant_id, "due_at", row_no) WHERE "stopped_at" IS NULL AND "overdue_at" IS NULL;

-- A message in the program: to everybody with that role (and, where unit_id is not '', in that unit). Read marks are by account.
CREATE TABLE message (
	tenant_id INTEGER NOT NULL,
	message_id INTEGER NOT NULL,
	at_ms INTEGER NOT NULL,
	kind TEXT NOT NULL,
	role TEXT NOT NULL,
	unit_id TEXT NOT NULL,
	order_id TEXT NOT NULL,
	text_zh TEXT NOT NULL,
	text_en TEXT NOT NULL,
	PRIMARY KEY (tenant_id, message_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX message_role ON message (tenant_id, role, unit_id, message_id);
CREATE TABLE message_read (
	tenant_id INTEGER NOT NULL,
	account_id INTEGER NOT NULL,
	message_id INTEGER NOT NULL,
	at_ms INTEGER NOT NULL,
	PRIMARY KEY (tenant_id, account_id, message_id)
) STRICT, WITHOUT ROWID;

-- Evidence by the hash of its bytes, in pieces of at most 256 kB so that a part of a recording can be read alone.
CREATE TABLE content (
	tenant_id INTEGER NOT NULL,
	sha256 TEXT NOT NULL,
	piece_no INTEGER NOT NULL,
	bytes BLOB NOT NULL,
	PRIMARY KEY (tenant_id, sha256, piece_no)
) STRICT, WITHOUT ROWID;

-- What an account keeps of its lists.
CREATE TABLE saved_filter (
	tenant_id INTEGER NOT NULL,
	account_id INTEGER NOT NULL,
	filter_id INTEGER NOT NULL,
	page TEXT NOT NULL,
	name TEXT NOT NULL,
	query TEXT NOT NULL,
	PRIMARY KEY (tenant_id, account_id, filter_id)
) STRICT, WITHOUT ROWID;

-- Who does a government's scheduled work now: one server at a time, until the lease ends.
CREATE TABLE job_lease (
	tenant_id INTEGER NOT NULL,
	job TEXT NOT NULL,
	holder INTEGER NOT NULL,
	until_ms INTEGER NOT NULL,
	done_ms INTEGER NOT NULL,
	PRIMARY KEY (tenant_id, job)
) STRICT, WITHOUT ROWID;

ANALYZE fact_head;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
	('fact_cases', 'fact_cases', '1000000 1000000 1 1'),
	('fact_cases', 'fact_cases_id', '1000000 1000000 1 1'),
	('fact_cases', 'fact_cases_order_id', '1000000 1000000 2 1'),
	('fact_cases', 'fact_cases_unit_id', '1000000 1000000 5000 1'),
	('fact_cases', 'fact_cases_assignment_id', '1000000 1000000 2 1'),
	('fact_order_events', 'fact_order_events', '1000000 1000000 1 1'),
	('fact_order_events', 'fact_order_events_id', '1000000 1000000 1 1'),
	('fact_order_events', 'fact_order_events_order_id', '1000000 1000000 2 1'),
	('fact_order_events', 'fact_order_events_assignment_id', '1000000 1000000 2 1'),
	('fact_order_events', 'fact_order_events_unit_id', '1000000 1000000 5000 1'),
	('fact_order_events', 'fact_order_events_by', '1000000 1000000 1000 1'),
	('fact_clocks', 'fact_clocks', '1000000 1000000 1 1'),
	('fact_clocks', 'fact_clocks_id', '1000000 1000000 1 1'),
	('fact_clocks', 'fact_clocks_order_id', '1000000 1000000 2 1'),
	('fact_clocks', 'fact_clocks_assignment_id', '1000000 1000000 2 1'),
	('fact_clocks', 'fact_clocks_unit_id', '1000000 1000000 5000 1'),
	('fact_attachments', 'fact_attachments', '1000000 1000000 1 1'),
	('fact_attachments', 'fact_attachments_id', '1000000 1000000 1 1'),
	('fact_attachments', 'fact_attachments_order_id', '1000000 1000000 2 1'),
	('fact_attachments', 'fact_attachments_assignment_id', '1000000 1000000 2 1'),
	('fact_attachments', 'fact_attachments_unit_id', '1000000 1000000 5000 1'),
	('fact_attachments', 'fact_attachments_by', '1000000 1000000 1000 1'),
	('fact_filings', 'fact_filings', '1000000 1000000 1 1'),
	('fact_filings', 'fact_filings_id', '1000000 1000000 1 1'),
	('fact_filings', 'fact_filings_order_id', '1000000 1000000 2 1'),
	('fact_filings', 'fact_filings_assignment_id', '1000000 1000000 2 1'),
	('fact_filings', 'fact_filings_unit_id', '1000000 1000000 5000 1'),
	('fact_filings', 'fact_filings_by', '1000000 1000000 1000 1'),
	('personal_filings', 'personal_filings', '1000000 1000000 1 1'),
	('fact_dispatch_lines', 'fact_dispatch_lines', '1000000 1000000 1 1'),
	('fact_dispatch_lines', 'fact_dispatch_lines_id', '1000000 1000000 1 1'),
	('fact_dispatch_lines', 'fact_dispatch_lines_unit_id', '1000000 1000000 5000 1'),
	('fact_review_points', 'fact_review_points', '1000000 1000000 1 1'),
	('fact_review_points', 'fact_review_points_id', '1000000 1000000 1 1'),
	('fact_deputies', 'fact_deputies', '1000000 1000000 1 1'),
	('fact_deputies', 'fact_deputies_id', '1000000 1000000 1 1'),
	('fact_deputies', 'fact_deputies_person_id', '1000000 1000000 1000 1'),
	('fact_deputies', 'fact_deputies_deputy_id', '1000000 1000000 1000 1'),
	('fact_shift_notes', 'fact_shift_notes', '1000000 1000000 1 1'),
	('fact_shift_notes', 'fact_shift_notes_id', '1000000 1000000 1 1'),
	('fact_shift_notes', 'fact_shift_notes_unit_id', '1000000 1000000 5000 1'),
	('fact_shift_notes', 'fact_shift_notes_by', '1000000 1000000 1000 1'),
	('fact_cases', 'fact_cases_open', '1000000 1000000 500000 2 1'),
	('fact_cases', 'fact_cases_unit_open', '1000000 1000000 5000 2500 2 1'),
	('fact_cases', 'fact_cases_state', '1000000 1000000 50000 2 1'),
	('fact_orders', 'fact_orders_caller_key', '1000000 1000000 3 1 1'),
	('fact_orders', 'fact_orders_matter_key', '1000000 1000000 3 1 1'),
	('fact_orders', 'fact_orders_topic_key', '1000000 1000000 100 2 1'),
	('fact_clocks', 'fact_clocks_warn', '100000 100000 2 1'),
	('fact_clocks', 'fact_clocks_due', '100000 100000 2 1'),
	('fact_site_visits', 'fact_site_visits_assignment_id', '1000000 1000000 2 1'),
	('fact_shelvings', 'fact_shelvings_order_id', '10000 10000 2 1');
-- Read by this connection too; others read it when they next look at the schema.
ANALYZE sqlite_schema;

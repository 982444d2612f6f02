-- Work orders: what the order room keeps. Facts of kinds that came later, and tables of its own.
ALTER TABLE fact_site_visits ADD COLUMN "assignment_id" TEXT COLLATE "C";
ALTER TABLE fact_site_visits ADD COLUMN "found" TEXT COLLATE "C";
ALTER TABLE fact_supervisions ADD COLUMN "reason" TEXT COLLATE "C";
ALTER TABLE fact_supervisions ADD COLUMN "progress" TEXT COLLATE "C";
ALTER TABLE fact_shelvings ADD COLUMN "order_id" TEXT COLLATE "C";
ALTER TABLE fact_shelvings ADD COLUMN "reason" TEXT COLLATE "C";
CREATE INDEX fact_site_visits_assignment_id ON fact_site_visits (tenant_id, "assignment_id", row_no) WHERE "assignment_id" IS NOT NULL;
CREATE INDEX fact_shelvings_order_id ON fact_shelvings (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;

CREATE TABLE fact_cases (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"state_at" BIGINT,
	"opened_at" BIGINT,
	"next_due_at" BIGINT,
	"overdue" BIGINT,
	"closed" BIGINT,
	"order_id" TEXT COLLATE "C",
	"unit_id" TEXT COLLATE "C",
	"assignment_id" TEXT COLLATE "C",
	"urgency" TEXT COLLATE "C",
	"process" TEXT COLLATE "C",
	"edition" TEXT COLLATE "C",
	"state" TEXT COLLATE "C",
	"category" TEXT COLLATE "C",
	"next_limit" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_cases_id ON fact_cases (tenant_id, fact_id, batch);
CREATE INDEX fact_cases_order_id ON fact_cases (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_cases_unit_id ON fact_cases (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_cases_assignment_id ON fact_cases (tenant_id, "assignment_id", row_no) WHERE "assignment_id" IS NOT NULL;
CREATE TABLE fact_order_events (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"at" BIGINT,
	"order_id" TEXT COLLATE "C",
	"assignment_id" TEXT COLLATE "C",
	"unit_id" TEXT COLLATE "C",
	"by" TEXT COLLATE "C",
	"action" TEXT COLLATE "C",
	"from_state" TEXT COLLATE "C",
	"to_state" TEXT COLLATE "C",
	"actor" TEXT COLLATE "C",
	"note" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_order_events_id ON fact_order_events (tenant_id, fact_id, batch);
CREATE INDEX fact_order_events_order_id ON fact_order_events (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_order_events_assignment_id ON fact_order_events (tenant_id, "assignment_id", row_no) WHERE "assignment_id" IS NOT NULL;
CREATE INDEX fact_order_events_unit_id ON fact_order_events (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_order_events_by ON fact_order_events (tenant_id, "by", row_no) WHERE "by" IS NOT NULL;
CREATE TABLE fact_clocks (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"seq" BIGINT,
	"started_at" BIGINT,
	"due_at" BIGINT,
	"exclusive" BIGINT,
	"provisional" BIGINT,
	"warn_at" BIGINT,
	"warned_at" BIGINT,
	"overdue_at" BIGINT,
	"stopped_at" BIGINT,
	"order_id" TEXT COLLATE "C",
	"assignment_id" TEXT COLLATE "C",
	"unit_id" TEXT COLLATE "C",
	"rule" TEXT COLLATE "C",
	"about" TEXT COLLATE "C",
	"outcome" TEXT COLLATE "C",
	"span" TEXT COLLATE "C",
	"derivation" TEXT COLLATE "C",
	"derivation_en" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_clocks_id ON fact_clocks (tenant_id, fact_id, batch);
CREATE INDEX fact_clocks_order_id ON fact_clocks (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_clocks_assignment_id ON fact_clocks (tenant_id, "assignment_id", row_no) WHERE "assignment_id" IS NOT NULL;
CREATE INDEX fact_clocks_unit_id ON fact_clocks (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE TABLE fact_attachments (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"bytes" BIGINT,
	"lon" BIGINT,
	"lat" BIGINT,
	"taken_at" BIGINT,
	"at" BIGINT,
	"order_id" TEXT COLLATE "C",
	"assignment_id" TEXT COLLATE "C",
	"unit_id" TEXT COLLATE "C",
	"kind" TEXT COLLATE "C",
	"by" TEXT COLLATE "C",
	"label" TEXT COLLATE "C",
	"name" TEXT COLLATE "C",
	"sha256" TEXT COLLATE "C",
	"media" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_attachments_id ON fact_attachments (tenant_id, fact_id, batch);
CREATE INDEX fact_attachments_order_id ON fact_attachments (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_attachments_assignment_id ON fact_attachments (tenant_id, "assignment_id", row_no) WHERE "assignment_id" IS NOT NULL;
CREATE INDEX fact_attachments_unit_id ON fact_attachments (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_attachments_by ON fact_attachments (tenant_id, "by", row_no) WHERE "by" IS NOT NULL;
CREATE TABLE fact_filings (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"at" BIGINT,
	"order_id" TEXT COLLATE "C",
	"assignment_id" TEXT COLLATE "C",
	"unit_id" TEXT COLLATE "C",
	"by" TEXT COLLATE "C",
	"form" TEXT COLLATE "C",
	"signatures" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_filings_id ON fact_filings (tenant_id, fact_id, batch);
CREATE INDEX fact_filings_order_id ON fact_filings (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_filings_assignment_id ON fact_filings (tenant_id, "assignment_id", row_no) WHERE "assignment_id" IS NOT NULL;
CREATE INDEX fact_filings_unit_id ON fact_filings (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_filings_by ON fact_filings (tenant_id, "by", row_no) WHERE "by" IS NOT NULL;
-- The personal values of filings, with the salt of their hashes in the log: to delete a row is to erase them.
CREATE TABLE personal_filings (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	salt BYTEA NOT NULL,
	"content" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE TABLE fact_dispatch_lines (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"active_from" BIGINT,
	"active_to" BIGINT,
	"unit_id" TEXT COLLATE "C",
	"basis" TEXT COLLATE "C",
	"category" TEXT COLLATE "C",
	"place" TEXT COLLATE "C",
	"legal" TEXT COLLATE "C",
	"source" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_dispatch_lines_id ON fact_dispatch_lines (tenant_id, fact_id, batch);
CREATE INDEX fact_dispatch_lines_unit_id ON fact_dispatch_lines (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE TABLE fact_review_points (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"blocking" BIGINT,
	"active_from" BIGINT,
	"active_to" BIGINT,
	"text" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_review_points_id ON fact_review_points (tenant_id, fact_id, batch);
CREATE TABLE fact_deputies (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"active_from" BIGINT,
	"active_to" BIGINT,
	"person_id" TEXT COLLATE "C",
	"deputy_id" TEXT COLLATE "C",
	"reason" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_deputies_id ON fact_deputies (tenant_id, fact_id, batch);
CREATE INDEX fact_deputies_person_id ON fact_deputies (tenant_id, "person_id", row_no) WHERE "person_id" IS NOT NULL;
CREATE INDEX fact_deputies_deputy_id ON fact_deputies (tenant_id, "deputy_id", row_no) WHERE "deputy_id" IS NOT NULL;
CREATE TABLE fact_shift_notes (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"at" BIGINT,
	"unit_id" TEXT COLLATE "C",
	"by" TEXT COLLATE "C",
	"note" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
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
	tenant_id BIGINT NOT NULL,
	message_id BIGINT NOT NULL,
	at_ms BIGINT NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	role TEXT COLLATE "C" NOT NULL,
	unit_id TEXT COLLATE "C" NOT NULL,
	order_id TEXT COLLATE "C" NOT NULL,
	text_zh TEXT COLLATE "C" NOT NULL,
	text_en TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (tenant_id, message_id)
);
CREATE INDEX message_role ON message (tenant_id, role, unit_id, message_id);
CREATE TABLE message_read (
	tenant_id BIGINT NOT NULL,
	account_id BIGINT NOT NULL,
	message_id BIGINT NOT NULL,
	at_ms BIGINT NOT NULL,
	PRIMARY KEY (tenant_id, account_id, message_id)
);

-- Evidence by the hash of its bytes, in pieces of at most 256 kB so that a part of a recording can be read alone.
CREATE TABLE content (
	tenant_id BIGINT NOT NULL,
	sha256 TEXT COLLATE "C" NOT NULL,
	piece_no BIGINT NOT NULL,
	bytes BYTEA NOT NULL,
	PRIMARY KEY (tenant_id, sha256, piece_no)
);

-- What an account keeps of its lists.
CREATE TABLE saved_filter (
	tenant_id BIGINT NOT NULL,
	account_id BIGINT NOT NULL,
	filter_id BIGINT NOT NULL,
	page TEXT COLLATE "C" NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	query TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (tenant_id, account_id, filter_id)
);

-- Who does a government's scheduled work now: one server at a time, until the lease ends.
CREATE TABLE job_lease (
	tenant_id BIGINT NOT NULL,
	job TEXT COLLATE "C" NOT NULL,
	holder BIGINT NOT NULL,
	until_ms BIGINT NOT NULL,
	done_ms BIGINT NOT NULL,
	PRIMARY KEY (tenant_id, job)
);

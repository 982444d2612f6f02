-- Governments: a small table that every server and shard has.
CREATE TABLE tenant (
	tenant_id BIGINT NOT NULL PRIMARY KEY,
	parent_id BIGINT NOT NULL,
	slug TEXT COLLATE "C" NOT NULL UNIQUE,
	name TEXT COLLATE "C" NOT NULL,
	level BIGINT NOT NULL,
	created_by BIGINT NOT NULL,
	created_at_ms BIGINT NOT NULL,
	changed_by BIGINT NOT NULL,
	changed_at_ms BIGINT NOT NULL
);

-- A government's counters, and the hash of its last line of the change log. Whoever writes its facts holds this row.
CREATE TABLE fact_head (
	tenant_id BIGINT NOT NULL PRIMARY KEY,
	change_no BIGINT NOT NULL,
	hash BYTEA NOT NULL,
	last_row BIGINT NOT NULL,
	last_batch BIGINT NOT NULL,
	visible_batch BIGINT NOT NULL
);

-- By kind of fact: how many there are, how many were ever removed, and which columns were ever delivered, in vocabulary order.
CREATE TABLE fact_kind (
	tenant_id BIGINT NOT NULL,
	entity TEXT COLLATE "C" NOT NULL,
	n_rows BIGINT NOT NULL,
	n_removed BIGINT NOT NULL,
	delivered TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (tenant_id, entity)
);

-- The change log. entity '': the batch whose number is id became visible.
CREATE TABLE fact_change (
	tenant_id BIGINT NOT NULL,
	change_no BIGINT NOT NULL,
	entity TEXT COLLATE "C" NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version BIGINT NOT NULL,
	by_id BIGINT NOT NULL,
	at_ms BIGINT NOT NULL,
	what TEXT COLLATE "C" NOT NULL,
	why TEXT COLLATE "C" NOT NULL,
	hash BYTEA NOT NULL,
	PRIMARY KEY (tenant_id, change_no)
);
CREATE INDEX fact_change_of ON fact_change (tenant_id, entity, id, change_no);

-- The lines of a batch, chained among themselves; the log holds the last hash.
CREATE TABLE fact_batch_line (
	tenant_id BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	line_no BIGINT NOT NULL,
	entity TEXT COLLATE "C" NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version BIGINT NOT NULL,
	what TEXT COLLATE "C" NOT NULL,
	hash BYTEA NOT NULL,
	PRIMARY KEY (tenant_id, batch, line_no)
);
CREATE INDEX fact_batch_line_of ON fact_batch_line (tenant_id, entity, id, batch);

-- Imports; import_id is the batch. lease_ms: until when it counts as running. swept: nothing is left to be tidied away.
CREATE TABLE import (
	tenant_id BIGINT NOT NULL,
	import_id BIGINT NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	by_id BIGINT NOT NULL,
	state TEXT COLLATE "C" NOT NULL,
	message_zh TEXT COLLATE "C" NOT NULL,
	message_en TEXT COLLATE "C" NOT NULL,
	started_at_ms BIGINT NOT NULL,
	ended_at_ms BIGINT NOT NULL,
	lease_ms BIGINT NOT NULL,
	swept BIGINT NOT NULL,
	change_no BIGINT NOT NULL,
	n_rows BIGINT NOT NULL,
	added BIGINT NOT NULL,
	changed BIGINT NOT NULL,
	same BIGINT NOT NULL,
	removed BIGINT NOT NULL,
	skipped BIGINT NOT NULL,
	problems BIGINT NOT NULL,
	PRIMARY KEY (tenant_id, import_id)
);

CREATE TABLE import_problem (
	tenant_id BIGINT NOT NULL,
	import_id BIGINT NOT NULL,
	problem_no BIGINT NOT NULL,
	file TEXT COLLATE "C" NOT NULL,
	file_row BIGINT NOT NULL,
	file_column TEXT COLLATE "C" NOT NULL,
	message_zh TEXT COLLATE "C" NOT NULL,
	message_en TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (tenant_id, import_id, problem_no)
);

-- The facts. A row stands from its batch on, until until_batch (0: still). What scores count comes first and long texts last, so that
-- loading columns reads the beginning of a row. Links are ids; enumerations their identifiers; numbers scaled by 10^9; days since 1970;
-- instants in UTC seconds; periods as the vocabulary encodes them.
CREATE TABLE fact_units (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"level" BIGINT,
	"closing_base" BIGINT,
	"headcount" BIGINT,
	"active_from" BIGINT,
	"active_to" BIGINT,
	"kind" TEXT COLLATE "C",
	"parent_id" TEXT COLLATE "C",
	"name" TEXT COLLATE "C",
	"peer_group" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_units_id ON fact_units (tenant_id, fact_id, batch);
CREATE INDEX fact_units_parent_id ON fact_units (tenant_id, "parent_id", row_no) WHERE "parent_id" IS NOT NULL;

CREATE TABLE fact_persons (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"active_from" BIGINT,
	"active_to" BIGINT,
	"unit_id" TEXT COLLATE "C",
	"role" TEXT COLLATE "C",
	"staffing" TEXT COLLATE "C",
	"name" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_persons_id ON fact_persons (tenant_id, fact_id, batch);
CREATE INDEX fact_persons_unit_id ON fact_persons (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;

CREATE TABLE fact_grids (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"residents" BIGINT,
	"participants" BIGINT,
	"active_from" BIGINT,
	"active_to" BIGINT,
	"unit_id" TEXT COLLATE "C",
	"grid_type" TEXT COLLATE "C",
	"leader_id" TEXT COLLATE "C",
	"name" TEXT COLLATE "C",
	"boundary" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_grids_id ON fact_grids (tenant_id, fact_id, batch);
CREATE INDEX fact_grids_unit_id ON fact_grids (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_grids_leader_id ON fact_grids (tenant_id, "leader_id", row_no) WHERE "leader_id" IS NOT NULL;

CREATE TABLE fact_grid_members (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"active_from" BIGINT,
	"active_to" BIGINT,
	"grid_id" TEXT COLLATE "C",
	"person_id" TEXT COLLATE "C",
	"role" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_grid_members_id ON fact_grid_members (tenant_id, fact_id, batch);
CREATE INDEX fact_grid_members_grid_id ON fact_grid_members (tenant_id, "grid_id", row_no) WHERE "grid_id" IS NOT NULL;
CREATE INDEX fact_grid_members_person_id ON fact_grid_members (tenant_id, "person_id", row_no) WHERE "person_id" IS NOT NULL;

CREATE TABLE fact_dated_values (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"from" BIGINT,
	"file" TEXT COLLATE "C",
	"id" TEXT COLLATE "C",
	"column" TEXT COLLATE "C",
	"value" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_dated_values_id ON fact_dated_values (tenant_id, fact_id, batch);

CREATE TABLE fact_orders (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"difficult" BIGINT,
	"lon" BIGINT,
	"lat" BIGINT,
	"confidential_requested" BIGINT,
	"received_at" BIGINT,
	"registered_at" BIGINT,
	"checked_at" BIGINT,
	"evaluated_at" BIGINT,
	"district_due_at" BIGINT,
	"closed_at" BIGINT,
	"must_report" BIGINT,
	"channel_excluded" BIGINT,
	"mediated" BIGINT,
	"repeated_after_opinion" BIGINT,
	"finding_excluded" BIGINT,
	"shelved" BIGINT,
	"duplicate" BIGINT,
	"fake" BIGINT,
	"wrong_level" BIGINT,
	"returned_by_centre" BIGINT,
	"omission" BIGINT,
	"concealment" BIGINT,
	"late_report" BIGINT,
	"closed_loop" BIGINT,
	"found_by_supervisor" BIGINT,
	"source" TEXT COLLATE "C",
	"appeal_type" TEXT COLLATE "C",
	"event_level" TEXT COLLATE "C",
	"urgency" TEXT COLLATE "C",
	"grid_id" TEXT COLLATE "C",
	"severity" TEXT COLLATE "C",
	"has_site" TEXT COLLATE "C",
	"category" TEXT COLLATE "C",
	"caller_key" TEXT COLLATE "C",
	"matter_key" TEXT COLLATE "C",
	"topic_key" TEXT COLLATE "C",
	"title" TEXT COLLATE "C",
	"description" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_orders_id ON fact_orders (tenant_id, fact_id, batch);
CREATE INDEX fact_orders_grid_id ON fact_orders (tenant_id, "grid_id", row_no) WHERE "grid_id" IS NOT NULL;
CREATE INDEX fact_orders_received_at ON fact_orders (tenant_id, "received_at", "row_no");
CREATE INDEX fact_orders_category_received_at ON fact_orders (tenant_id, "category", "received_at", "row_no");
-- The personal values of orders, with the salt of their hashes in the log: to delete a row is to erase them.
CREATE TABLE personal_orders (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	salt BYTEA NOT NULL,
	"address" TEXT COLLATE "C",
	"caller_name" TEXT COLLATE "C",
	"caller_phone" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);

CREATE TABLE fact_assignments (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"seq" BIGINT,
	"first_dispatch" BIGINT,
	"dispatched_at" BIGINT,
	"accepted_at" BIGINT,
	"due_at" BIGINT,
	"extended_due_at" BIGINT,
	"handled_at" BIGINT,
	"replied_at" BIGINT,
	"delay_explained_at" BIGINT,
	"returned" BIGINT,
	"first_handled_at" BIGINT,
	"sent_back_at" BIGINT,
	"order_id" TEXT COLLATE "C",
	"unit_id" TEXT COLLATE "C",
	"person_id" TEXT COLLATE "C",
	"part" TEXT COLLATE "C",
	"basis" TEXT COLLATE "C",
	"result_claimed" TEXT COLLATE "C",
	"fact_finding" TEXT COLLATE "C",
	"appeal_finding" TEXT COLLATE "C",
	"reply" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_assignments_id ON fact_assignments (tenant_id, fact_id, batch);
CREATE INDEX fact_assignments_order_id ON fact_assignments (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_assignments_person_id ON fact_assignments (tenant_id, "person_id", row_no) WHERE "person_id" IS NOT NULL;
CREATE INDEX fact_assignments_unit_id_dispatched_at ON fact_assignments (tenant_id, "unit_id", "dispatched_at", "row_no");

CREATE TABLE fact_contacts (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"at" BIGINT,
	"reached" BIGINT,
	"order_id" TEXT COLLATE "C",
	"assignment_id" TEXT COLLATE "C",
	"unit_id" TEXT COLLATE "C",
	"kind" TEXT COLLATE "C",
	"by" TEXT COLLATE "C",
	"reason" TEXT COLLATE "C",
	"recording" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_contacts_id ON fact_contacts (tenant_id, fact_id, batch);
CREATE INDEX fact_contacts_order_id ON fact_contacts (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_contacts_assignment_id ON fact_contacts (tenant_id, "assignment_id", row_no) WHERE "assignment_id" IS NOT NULL;
CREATE INDEX fact_contacts_unit_id ON fact_contacts (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_contacts_by ON fact_contacts (tenant_id, "by", row_no) WHERE "by" IS NOT NULL;

CREATE TABLE fact_site_visits (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"arrived_at" BIGINT,
	"order_id" TEXT COLLATE "C",
	"unit_id" TEXT COLLATE "C",
	"by" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_site_visits_id ON fact_site_visits (tenant_id, fact_id, batch);
CREATE INDEX fact_site_visits_order_id ON fact_site_visits (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_site_visits_unit_id ON fact_site_visits (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_site_visits_by ON fact_site_visits (tenant_id, "by", row_no) WHERE "by" IS NOT NULL;

CREATE TABLE fact_callbacks (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"at" BIGINT,
	"reached" BIGINT,
	"declined" BIGINT,
	"contacted" BIGINT,
	"answered" BIGINT,
	"order_id" TEXT COLLATE "C",
	"assignment_id" TEXT COLLATE "C",
	"unit_id" TEXT COLLATE "C",
	"round" TEXT COLLATE "C",
	"solved" TEXT COLLATE "C",
	"rating" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_callbacks_id ON fact_callbacks (tenant_id, fact_id, batch);
CREATE INDEX fact_callbacks_order_id ON fact_callbacks (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_callbacks_assignment_id ON fact_callbacks (tenant_id, "assignment_id", row_no) WHERE "assignment_id" IS NOT NULL;
CREATE INDEX fact_callbacks_unit_id ON fact_callbacks (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;

CREATE TABLE fact_returns (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"at" BIGINT,
	"head_signed" BIGINT,
	"decided_at" BIGINT,
	"improper" BIGINT,
	"order_id" TEXT COLLATE "C",
	"assignment_id" TEXT COLLATE "C",
	"unit_id" TEXT COLLATE "C",
	"suggested_unit" TEXT COLLATE "C",
	"decision" TEXT COLLATE "C",
	"reason" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_returns_id ON fact_returns (tenant_id, fact_id, batch);
CREATE INDEX fact_returns_order_id ON fact_returns (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_returns_assignment_id ON fact_returns (tenant_id, "assignment_id", row_no) WHERE "assignment_id" IS NOT NULL;
CREATE INDEX fact_returns_unit_id ON fact_returns (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_returns_suggested_unit ON fact_returns (tenant_id, "suggested_unit", row_no) WHERE "suggested_unit" IS NOT NULL;

CREATE TABLE fact_extensions (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"requested_at" BIGINT,
	"approved_at" BIGINT,
	"new_due_at" BIGINT,
	"order_id" TEXT COLLATE "C",
	"assignment_id" TEXT COLLATE "C",
	"unit_id" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_extensions_id ON fact_extensions (tenant_id, fact_id, batch);
CREATE INDEX fact_extensions_order_id ON fact_extensions (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_extensions_assignment_id ON fact_extensions (tenant_id, "assignment_id", row_no) WHERE "assignment_id" IS NOT NULL;
CREATE INDEX fact_extensions_unit_id ON fact_extensions (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;

CREATE TABLE fact_supervisions (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"opened_at" BIGINT,
	"due_at" BIGINT,
	"closed_at" BIGINT,
	"order_id" TEXT COLLATE "C",
	"unit_id" TEXT COLLATE "C",
	"level" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_supervisions_id ON fact_supervisions (tenant_id, fact_id, batch);
CREATE INDEX fact_supervisions_order_id ON fact_supervisions (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_supervisions_unit_id ON fact_supervisions (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;

CREATE TABLE fact_reminders (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"at" BIGINT,
	"correct_by" BIGINT,
	"corrected_at" BIGINT,
	"order_id" TEXT COLLATE "C",
	"unit_id" TEXT COLLATE "C",
	"kind" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_reminders_id ON fact_reminders (tenant_id, fact_id, batch);
CREATE INDEX fact_reminders_order_id ON fact_reminders (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_reminders_unit_id ON fact_reminders (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;

CREATE TABLE fact_rechecks (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"received_at" BIGINT,
	"due_at" BIGINT,
	"extended_due_at" BIGINT,
	"replied_at" BIGINT,
	"verified_false" BIGINT,
	"order_id" TEXT COLLATE "C",
	"unit_id" TEXT COLLATE "C",
	"level" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_rechecks_id ON fact_rechecks (tenant_id, fact_id, batch);
CREATE INDEX fact_rechecks_order_id ON fact_rechecks (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_rechecks_unit_id ON fact_rechecks (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;

CREATE TABLE fact_untrue_forms (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"signed_at" BIGINT,
	"order_id" TEXT COLLATE "C",
	"unit_id" TEXT COLLATE "C",
	"signed_by" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_untrue_forms_id ON fact_untrue_forms (tenant_id, fact_id, batch);
CREATE INDEX fact_untrue_forms_order_id ON fact_untrue_forms (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_untrue_forms_unit_id ON fact_untrue_forms (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_untrue_forms_signed_by ON fact_untrue_forms (tenant_id, "signed_by", row_no) WHERE "signed_by" IS NOT NULL;

CREATE TABLE fact_shelvings (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"ground" BIGINT,
	"applied_at" BIGINT,
	"approved_at" BIGINT,
	"decision" TEXT COLLATE "C",
	"matter_key" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_shelvings_id ON fact_shelvings (tenant_id, fact_id, batch);

CREATE TABLE fact_notices (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"at" BIGINT,
	"reply_due_at" BIGINT,
	"replied_at" BIGINT,
	"unit_id" TEXT COLLATE "C",
	"kind" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_notices_id ON fact_notices (tenant_id, fact_id, batch);
CREATE INDEX fact_notices_unit_id ON fact_notices (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;

CREATE TABLE fact_patrols (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"date" BIGINT,
	"started_at" BIGINT,
	"minutes" BIGINT,
	"logged" BIGINT,
	"uniform" BIGINT,
	"exempt" BIGINT,
	"person_id" TEXT COLLATE "C",
	"grid_id" TEXT COLLATE "C",
	"half_day" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_patrols_id ON fact_patrols (tenant_id, fact_id, batch);
CREATE INDEX fact_patrols_person_id ON fact_patrols (tenant_id, "person_id", row_no) WHERE "person_id" IS NOT NULL;
CREATE INDEX fact_patrols_grid_id ON fact_patrols (tenant_id, "grid_id", row_no) WHERE "grid_id" IS NOT NULL;

CREATE TABLE fact_sign_ins (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"at" BIGINT,
	"person_id" TEXT COLLATE "C",
	"kind" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_sign_ins_id ON fact_sign_ins (tenant_id, fact_id, batch);
CREATE INDEX fact_sign_ins_person_id ON fact_sign_ins (tenant_id, "person_id", row_no) WHERE "person_id" IS NOT NULL;

CREATE TABLE fact_key_visits (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"at" BIGINT,
	"photo" BIGINT,
	"recorded" BIGINT,
	"bad" BIGINT,
	"person_id" TEXT COLLATE "C",
	"subject_key" TEXT COLLATE "C",
	"reason" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_key_visits_id ON fact_key_visits (tenant_id, fact_id, batch);
CREATE INDEX fact_key_visits_person_id ON fact_key_visits (tenant_id, "person_id", row_no) WHERE "person_id" IS NOT NULL;

CREATE TABLE fact_attendance (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"date" BIGINT,
	"late" BIGINT,
	"early_leave" BIGINT,
	"absent_half_days" BIGINT,
	"sick_days" BIGINT,
	"leave_days" BIGINT,
	"temporary_leave" BIGINT,
	"outside_approved" BIGINT,
	"outside_unapproved" BIGINT,
	"person_id" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_attendance_id ON fact_attendance (tenant_id, fact_id, batch);
CREATE INDEX fact_attendance_person_id ON fact_attendance (tenant_id, "person_id", row_no) WHERE "person_id" IS NOT NULL;

CREATE TABLE fact_surveys (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"at" BIGINT,
	"positive" BIGINT,
	"sample" BIGINT,
	"kind" TEXT COLLATE "C",
	"unit_id" TEXT COLLATE "C",
	"grid_id" TEXT COLLATE "C",
	"person_id" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_surveys_id ON fact_surveys (tenant_id, fact_id, batch);
CREATE INDEX fact_surveys_unit_id ON fact_surveys (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_surveys_grid_id ON fact_surveys (tenant_id, "grid_id", row_no) WHERE "grid_id" IS NOT NULL;
CREATE INDEX fact_surveys_person_id ON fact_surveys (tenant_id, "person_id", row_no) WHERE "person_id" IS NOT NULL;

CREATE TABLE fact_crimes (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"date" BIGINT,
	"grid_id" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_crimes_id ON fact_crimes (tenant_id, fact_id, batch);
CREATE INDEX fact_crimes_grid_id ON fact_crimes (tenant_id, "grid_id", row_no) WHERE "grid_id" IS NOT NULL;

CREATE TABLE fact_incidents (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"date" BIGINT,
	"count" BIGINT,
	"points" BIGINT,
	"approved_at" BIGINT,
	"unit_id" TEXT COLLATE "C",
	"person_id" TEXT COLLATE "C",
	"grid_id" TEXT COLLATE "C",
	"order_id" TEXT COLLATE "C",
	"level" TEXT COLLATE "C",
	"approved_by" TEXT COLLATE "C",
	"code" TEXT COLLATE "C",
	"matter_key" TEXT COLLATE "C",
	"marks" TEXT COLLATE "C",
	"evidence" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_incidents_id ON fact_incidents (tenant_id, fact_id, batch);
CREATE INDEX fact_incidents_unit_id ON fact_incidents (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_incidents_person_id ON fact_incidents (tenant_id, "person_id", row_no) WHERE "person_id" IS NOT NULL;
CREATE INDEX fact_incidents_grid_id ON fact_incidents (tenant_id, "grid_id", row_no) WHERE "grid_id" IS NOT NULL;
CREATE INDEX fact_incidents_order_id ON fact_incidents (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_incidents_approved_by ON fact_incidents (tenant_id, "approved_by", row_no) WHERE "approved_by" IS NOT NULL;

CREATE TABLE fact_checklists (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"period" BIGINT,
	"satisfied" BIGINT,
	"count" BIGINT,
	"points" BIGINT,
	"unit_id" TEXT COLLATE "C",
	"grid_id" TEXT COLLATE "C",
	"item" TEXT COLLATE "C",
	"part" TEXT COLLATE "C",
	"note" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_checklists_id ON fact_checklists (tenant_id, fact_id, batch);
CREATE INDEX fact_checklists_unit_id ON fact_checklists (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_checklists_grid_id ON fact_checklists (tenant_id, "grid_id", row_no) WHERE "grid_id" IS NOT NULL;

CREATE TABLE fact_manual_scores (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"period" BIGINT,
	"points" BIGINT,
	"unit_id" TEXT COLLATE "C",
	"person_id" TEXT COLLATE "C",
	"rater" TEXT COLLATE "C",
	"item" TEXT COLLATE "C",
	"reason" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_manual_scores_id ON fact_manual_scores (tenant_id, fact_id, batch);
CREATE INDEX fact_manual_scores_unit_id ON fact_manual_scores (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_manual_scores_person_id ON fact_manual_scores (tenant_id, "person_id", row_no) WHERE "person_id" IS NOT NULL;
CREATE INDEX fact_manual_scores_rater ON fact_manual_scores (tenant_id, "rater", row_no) WHERE "rater" IS NOT NULL;

CREATE TABLE fact_external_ranks (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"period" BIGINT,
	"rank" BIGINT,
	"unit_id" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_external_ranks_id ON fact_external_ranks (tenant_id, fact_id, batch);
CREATE INDEX fact_external_ranks_unit_id ON fact_external_ranks (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;

CREATE TABLE fact_quotas (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"period" BIGINT,
	"count" BIGINT,
	"unit_id" TEXT COLLATE "C",
	"grade" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_quotas_id ON fact_quotas (tenant_id, fact_id, batch);
CREATE INDEX fact_quotas_unit_id ON fact_quotas (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;

CREATE TABLE fact_allocations (
	tenant_id BIGINT NOT NULL,
	row_no BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	until_batch BIGINT NOT NULL,
	version BIGINT NOT NULL,
	fact_id TEXT COLLATE "C" NOT NULL,
	"period" BIGINT,
	"yuan" BIGINT,
	"at" BIGINT,
	"unit_id" TEXT COLLATE "C",
	"person_id" TEXT COLLATE "C",
	"by" TEXT COLLATE "C",
	PRIMARY KEY (tenant_id, row_no, batch)
);
CREATE UNIQUE INDEX fact_allocations_id ON fact_allocations (tenant_id, fact_id, batch);
CREATE INDEX fact_allocations_unit_id ON fact_allocations (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_allocations_person_id ON fact_allocations (tenant_id, "person_id", row_no) WHERE "person_id" IS NOT NULL;
CREATE INDEX fact_allocations_by ON fact_allocations (tenant_id, "by", row_no) WHERE "by" IS NOT NULL;

-- Governments: a small table that every server and shard has.
CREATE TABLE tenant (
	tenant_id INTEGER NOT NULL PRIMARY KEY,
	parent_id INTEGER NOT NULL,
	slug TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL,
	level INTEGER NOT NULL,
	created_by INTEGER NOT NULL,
	created_at_ms INTEGER NOT NULL,
	changed_by INTEGER NOT NULL,
	changed_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A government's counters, and the hash of its last line of the change log. Whoever writes its facts holds this row.
CREATE TABLE fact_head (
	tenant_id INTEGER NOT NULL PRIMARY KEY,
	change_no INTEGER NOT NULL,
	hash BLOB NOT NULL,
	last_row INTEGER NOT NULL,
	last_batch INTEGER NOT NULL,
	visible_batch INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- By kind of fact: how many there are, how many were ever removed, and which columns were ever delivered, in vocabulary order.
CREATE TABLE fact_kind (
	tenant_id INTEGER NOT NULL,
	entity TEXT NOT NULL,
	n_rows INTEGER NOT NULL,
	n_removed INTEGER NOT NULL,
	delivered TEXT NOT NULL,
	PRIMARY KEY (tenant_id, entity)
) STRICT, WITHOUT ROWID;

-- The change log. entity '': the batch whose number is id became visible.
CREATE TABLE fact_change (
	tenant_id INTEGER NOT NULL,
	change_no INTEGER NOT NULL,
	entity TEXT NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	by_id INTEGER NOT NULL,
	at_ms INTEGER NOT NULL,
	what TEXT NOT NULL,
	why TEXT NOT NULL,
	hash BLOB NOT NULL,
	PRIMARY KEY (tenant_id, change_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX fact_change_of ON fact_change (tenant_id, entity, id, change_no);

-- The lines of a batch, chained among themselves; the log holds the last hash.
CREATE TABLE fact_batch_line (
	tenant_id INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	line_no INTEGER NOT NULL,
	entity TEXT NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	what TEXT NOT NULL,
	hash BLOB NOT NULL,
	PRIMARY KEY (tenant_id, batch, line_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX fact_batch_line_of ON fact_batch_line (tenant_id, entity, id, batch);

-- Imports; import_id is the batch. lease_ms: until when it counts as running. swept: nothing is left to be tidied away.
CREATE TABLE import (
	tenant_id INTEGER NOT NULL,
	import_id INTEGER NOT NULL,
	name TEXT NOT NULL,
	by_id INTEGER NOT NULL,
	state TEXT NOT NULL,
	message_zh TEXT NOT NULL,
	message_en TEXT NOT NULL,
	started_at_ms INTEGER NOT NULL,
	ended_at_ms INTEGER NOT NULL,
	lease_ms INTEGER NOT NULL,
	swept INTEGER NOT NULL,
	change_no INTEGER NOT NULL,
	n_rows INTEGER NOT NULL,
	added INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	same INTEGER NOT NULL,
	removed INTEGER NOT NULL,
	skipped INTEGER NOT NULL,
	problems INTEGER NOT NULL,
	PRIMARY KEY (tenant_id, import_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_problem (
	tenant_id INTEGER NOT NULL,
	import_id INTEGER NOT NULL,
	problem_no INTEGER NOT NULL,
	file TEXT NOT NULL,
	file_row INTEGER NOT NULL,
	file_column TEXT NOT NULL,
	message_zh TEXT NOT NULL,
	message_en TEXT NOT NULL,
	PRIMARY KEY (tenant_id, import_id, problem_no)
) STRICT, WITHOUT ROWID;

-- The facts. A row stands from its batch on, until until_batch (0: still). What scores count comes first and long texts last, so that
-- loading columns reads the beginning of a row. Links are ids; enumerations their identifiers; numbers scaled by 10^9; days since 1970;
-- instants in UTC seconds; periods as the vocabulary encodes them.
CREATE TABLE fact_units (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"level" INTEGER,
	"closing_base" INTEGER,
	"headcount" INTEGER,
	"active_from" INTEGER,
	"active_to" INTEGER,
	"kind" TEXT,
	"parent_id" TEXT,
	"name" TEXT,
	"peer_group" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_units_id ON fact_units (tenant_id, fact_id, batch);
CREATE INDEX fact_units_parent_id ON fact_units (tenant_id, "parent_id", row_no) WHERE "parent_id" IS NOT NULL;

CREATE TABLE fact_persons (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"active_from" INTEGER,
	"active_to" INTEGER,
	"unit_id" TEXT,
	"role" TEXT,
	"staffing" TEXT,
	"name" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_persons_id ON fact_persons (tenant_id, fact_id, batch);
CREATE INDEX fact_persons_unit_id ON fact_persons (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;

CREATE TABLE fact_grids (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"residents" INTEGER,
	"participants" INTEGER,
	"active_from" INTEGER,
	"active_to" INTEGER,
	"unit_id" TEXT,
	"grid_type" TEXT,
	"leader_id" TEXT,
	"name" TEXT,
	"boundary" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_grids_id ON fact_grids (tenant_id, fact_id, batch);
CREATE INDEX fact_grids_unit_id ON fact_grids (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_grids_leader_id ON fact_grids (tenant_id, "leader_id", row_no) WHERE "leader_id" IS NOT NULL;

CREATE TABLE fact_grid_members (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"active_from" INTEGER,
	"active_to" INTEGER,
	"grid_id" TEXT,
	"person_id" TEXT,
	"role" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_grid_members_id ON fact_grid_members (tenant_id, fact_id, batch);
CREATE INDEX fact_grid_members_grid_id ON fact_grid_members (tenant_id, "grid_id", row_no) WHERE "grid_id" IS NOT NULL;
CREATE INDEX fact_grid_members_person_id ON fact_grid_members (tenant_id, "person_id", row_no) WHERE "person_id" IS NOT NULL;

CREATE TABLE fact_dated_values (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"from" INTEGER,
	"file" TEXT,
	"id" TEXT,
	"column" TEXT,
	"value" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_dated_values_id ON fact_dated_values (tenant_id, fact_id, batch);

CREATE TABLE fact_orders (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"difficult" INTEGER,
	"lon" INTEGER,
	"lat" INTEGER,
	"confidential_requested" INTEGER,
	"received_at" INTEGER,
	"registered_at" INTEGER,
	"checked_at" INTEGER,
	"evaluated_at" INTEGER,
	"district_due_at" INTEGER,
	"closed_at" INTEGER,
	"must_report" INTEGER,
	"channel_excluded" INTEGER,
	"mediated" INTEGER,
	"repeated_after_opinion" INTEGER,
	"finding_excluded" INTEGER,
	"shelved" INTEGER,
	"duplicate" INTEGER,
	"fake" INTEGER,
	"wrong_level" INTEGER,
	"returned_by_centre" INTEGER,
	"omission" INTEGER,
	"concealment" INTEGER,
	"late_report" INTEGER,
	"closed_loop" INTEGER,
	"found_by_supervisor" INTEGER,
	"source" TEXT,
	"appeal_type" TEXT,
	"event_level" TEXT,
	"urgency" TEXT,
	"grid_id" TEXT,
	"severity" TEXT,
	"has_site" TEXT,
	"category" TEXT,
	"caller_key" TEXT,
	"matter_key" TEXT,
	"topic_key" TEXT,
	"title" TEXT,
	"description" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_orders_id ON fact_orders (tenant_id, fact_id, batch);
CREATE INDEX fact_orders_grid_id ON fact_orders (tenant_id, "grid_id", row_no) WHERE "grid_id" IS NOT NULL;
CREATE INDEX fact_orders_received_at ON fact_orders (tenant_id, "received_at", "row_no");
CREATE INDEX fact_orders_category_received_at ON fact_orders (tenant_id, "category", "received_at", "row_no");
-- The personal values of orders, with the salt of their hashes in the log: to delete a row is to erase them.
CREATE TABLE personal_orders (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	salt BLOB NOT NULL,
	"address" TEXT,
	"caller_name" TEXT,
	"caller_phone" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact_assignments (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"seq" INTEGER,
	"first_dispatch" INTEGER,
	"dispatched_at" INTEGER,
	"accepted_at" INTEGER,
	"due_at" INTEGER,
	"extended_due_at" INTEGER,
	"handled_at" INTEGER,
	"replied_at" INTEGER,
	"delay_explained_at" INTEGER,
	"returned" INTEGER,
	"first_handled_at" INTEGER,
	"sent_back_at" INTEGER,
	"order_id" TEXT,
	"unit_id" TEXT,
	"person_id" TEXT,
	"part" TEXT,
	"basis" TEXT,
	"result_claimed" TEXT,
	"fact_finding" TEXT,
	"appeal_finding" TEXT,
	"reply" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_assignments_id ON fact_assignments (tenant_id, fact_id, batch);
CREATE INDEX fact_assignments_order_id ON fact_assignments (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_assignments_person_id ON fact_assignments (tenant_id, "person_id", row_no) WHERE "person_id" IS NOT NULL;
CREATE INDEX fact_assignments_unit_id_dispatched_at ON fact_assignments (tenant_id, "unit_id", "dispatched_at", "row_no");

CREATE TABLE fact_contacts (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"at" INTEGER,
	"reached" INTEGER,
	"order_id" TEXT,
	"assignment_id" TEXT,
	"unit_id" TEXT,
	"kind" TEXT,
	"by" TEXT,
	"reason" TEXT,
	"recording" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_contacts_id ON fact_contacts (tenant_id, fact_id, batch);
CREATE INDEX fact_contacts_order_id ON fact_contacts (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_contacts_assignment_id ON fact_contacts (tenant_id, "assignment_id", row_no) WHERE "assignment_id" IS NOT NULL;
CREATE INDEX fact_contacts_unit_id ON fact_contacts (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_contacts_by ON fact_contacts (tenant_id, "by", row_no) WHERE "by" IS NOT NULL;

CREATE TABLE fact_site_visits (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"arrived_at" INTEGER,
	"order_id" TEXT,
	"unit_id" TEXT,
	"by" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_site_visits_id ON fact_site_visits (tenant_id, fact_id, batch);
CREATE INDEX fact_site_visits_order_id ON fact_site_visits (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_site_visits_unit_id ON fact_site_visits (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_site_visits_by ON fact_site_visits (tenant_id, "by", row_no) WHERE "by" IS NOT NULL;

CREATE TABLE fact_callbacks (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"at" INTEGER,
	"reached" INTEGER,
	"declined" INTEGER,
	"contacted" INTEGER,
	"answered" INTEGER,
	"order_id" TEXT,
	"assignment_id" TEXT,
	"unit_id" TEXT,
	"round" TEXT,
	"solved" TEXT,
	"rating" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_callbacks_id ON fact_callbacks (tenant_id, fact_id, batch);
CREATE INDEX fact_callbacks_order_id ON fact_callbacks (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_callbacks_assignment_id ON fact_callbacks (tenant_id, "assignment_id", row_no) WHERE "assignment_id" IS NOT NULL;
CREATE INDEX fact_callbacks_unit_id ON fact_callbacks (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;

CREATE TABLE fact_returns (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"at" INTEGER,
	"head_signed" INTEGER,
	"decided_at" INTEGER,
	"improper" INTEGER,
	"order_id" TEXT,
	"assignment_id" TEXT,
	"unit_id" TEXT,
	"suggested_unit" TEXT,
	"decision" TEXT,
	"reason" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_returns_id ON fact_returns (tenant_id, fact_id, batch);
CREATE INDEX fact_returns_order_id ON fact_returns (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_returns_assignment_id ON fact_returns (tenant_id, "assignment_id", row_no) WHERE "assignment_id" IS NOT NULL;
CREATE INDEX fact_returns_unit_id ON fact_returns (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_returns_suggested_unit ON fact_returns (tenant_id, "suggested_unit", row_no) WHERE "suggested_unit" IS NOT NULL;

CREATE TABLE fact_extensions (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"requested_at" INTEGER,
	"approved_at" INTEGER,
	"new_due_at" INTEGER,
	"order_id" TEXT,
	"assignment_id" TEXT,
	"unit_id" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_extensions_id ON fact_extensions (tenant_id, fact_id, batch);
CREATE INDEX fact_extensions_order_id ON fact_extensions (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_extensions_assignment_id ON fact_extensions (tenant_id, "assignment_id", row_no) WHERE "assignment_id" IS NOT NULL;
CREATE INDEX fact_extensions_unit_id ON fact_extensions (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;

CREATE TABLE fact_supervisions (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"opened_at" INTEGER,
	"due_at" INTEGER,
	"closed_at" INTEGER,
	"order_id" TEXT,
	"unit_id" TEXT,
	"level" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_supervisions_id ON fact_supervisions (tenant_id, fact_id, batch);
CREATE INDEX fact_supervisions_order_id ON fact_supervisions (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_supervisions_unit_id ON fact_supervisions (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;

CREATE TABLE fact_reminders (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"at" INTEGER,
	"correct_by" INTEGER,
	"corrected_at" INTEGER,
	"order_id" TEXT,
	"unit_id" TEXT,
	"kind" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_reminders_id ON fact_reminders (tenant_id, fact_id, batch);
CREATE INDEX fact_reminders_order_id ON fact_reminders (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_reminders_unit_id ON fact_reminders (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;

CREATE TABLE fact_rechecks (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"received_at" INTEGER,
	"due_at" INTEGER,
	"extended_due_at" INTEGER,
	"replied_at" INTEGER,
	"verified_false" INTEGER,
	"order_id" TEXT,
	"unit_id" TEXT,
	"level" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_rechecks_id ON fact_rechecks (tenant_id, fact_id, batch);
CREATE INDEX fact_rechecks_order_id ON fact_rechecks (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_rechecks_unit_id ON fact_rechecks (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;

CREATE TABLE fact_untrue_forms (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"signed_at" INTEGER,
	"order_id" TEXT,
	"unit_id" TEXT,
	"signed_by" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_untrue_forms_id ON fact_untrue_forms (tenant_id, fact_id, batch);
CREATE INDEX fact_untrue_forms_order_id ON fact_untrue_forms (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_untrue_forms_unit_id ON fact_untrue_forms (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_untrue_forms_signed_by ON fact_untrue_forms (tenant_id, "signed_by", row_no) WHERE "signed_by" IS NOT NULL;

CREATE TABLE fact_shelvings (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"ground" INTEGER,
	"applied_at" INTEGER,
	"approved_at" INTEGER,
	"decision" TEXT,
	"matter_key" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_shelvings_id ON fact_shelvings (tenant_id, fact_id, batch);

CREATE TABLE fact_notices (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"at" INTEGER,
	"reply_due_at" INTEGER,
	"replied_at" INTEGER,
	"unit_id" TEXT,
	"kind" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_notices_id ON fact_notices (tenant_id, fact_id, batch);
CREATE INDEX fact_notices_unit_id ON fact_notices (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;

CREATE TABLE fact_patrols (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"date" INTEGER,
	"started_at" INTEGER,
	"minutes" INTEGER,
	"logged" INTEGER,
	"uniform" INTEGER,
	"exempt" INTEGER,
	"person_id" TEXT,
	"grid_id" TEXT,
	"half_day" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_patrols_id ON fact_patrols (tenant_id, fact_id, batch);
CREATE INDEX fact_patrols_person_id ON fact_patrols (tenant_id, "person_id", row_no) WHERE "person_id" IS NOT NULL;
CREATE INDEX fact_patrols_grid_id ON fact_patrols (tenant_id, "grid_id", row_no) WHERE "grid_id" IS NOT NULL;

CREATE TABLE fact_sign_ins (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"at" INTEGER,
	"person_id" TEXT,
	"kind" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_sign_ins_id ON fact_sign_ins (tenant_id, fact_id, batch);
CREATE INDEX fact_sign_ins_person_id ON fact_sign_ins (tenant_id, "person_id", row_no) WHERE "person_id" IS NOT NULL;

CREATE TABLE fact_key_visits (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"at" INTEGER,
	"photo" INTEGER,
	"recorded" INTEGER,
	"bad" INTEGER,
	"person_id" TEXT,
	"subject_key" TEXT,
	"reason" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_key_visits_id ON fact_key_visits (tenant_id, fact_id, batch);
CREATE INDEX fact_key_visits_person_id ON fact_key_visits (tenant_id, "person_id", row_no) WHERE "person_id" IS NOT NULL;

CREATE TABLE fact_attendance (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"date" INTEGER,
	"late" INTEGER,
	"early_leave" INTEGER,
	"absent_half_days" INTEGER,
	"sick_days" INTEGER,
	"leave_days" INTEGER,
	"temporary_leave" INTEGER,
	"outside_approved" INTEGER,
	"outside_unapproved" INTEGER,
	"person_id" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_attendance_id ON fact_attendance (tenant_id, fact_id, batch);
CREATE INDEX fact_attendance_person_id ON fact_attendance (tenant_id, "person_id", row_no) WHERE "person_id" IS NOT NULL;

CREATE TABLE fact_surveys (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"at" INTEGER,
	"positive" INTEGER,
	"sample" INTEGER,
	"kind" TEXT,
	"unit_id" TEXT,
	"grid_id" TEXT,
	"person_id" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_surveys_id ON fact_surveys (tenant_id, fact_id, batch);
CREATE INDEX fact_surveys_unit_id ON fact_surveys (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_surveys_grid_id ON fact_surveys (tenant_id, "grid_id", row_no) WHERE "grid_id" IS NOT NULL;
CREATE INDEX fact_surveys_person_id ON fact_surveys (tenant_id, "person_id", row_no) WHERE "person_id" IS NOT NULL;

CREATE TABLE fact_crimes (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"date" INTEGER,
	"grid_id" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_crimes_id ON fact_crimes (tenant_id, fact_id, batch);
CREATE INDEX fact_crimes_grid_id ON fact_crimes (tenant_id, "grid_id", row_no) WHERE "grid_id" IS NOT NULL;

CREATE TABLE fact_incidents (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"date" INTEGER,
	"count" INTEGER,
	"points" INTEGER,
	"approved_at" INTEGER,
	"unit_id" TEXT,
	"person_id" TEXT,
	"grid_id" TEXT,
	"order_id" TEXT,
	"level" TEXT,
	"approved_by" TEXT,
	"code" TEXT,
	"matter_key" TEXT,
	"marks" TEXT,
	"evidence" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_incidents_id ON fact_incidents (tenant_id, fact_id, batch);
CREATE INDEX fact_incidents_unit_id ON fact_incidents (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_incidents_person_id ON fact_incidents (tenant_id, "person_id", row_no) WHERE "person_id" IS NOT NULL;
CREATE INDEX fact_incidents_grid_id ON fact_incidents (tenant_id, "grid_id", row_no) WHERE "grid_id" IS NOT NULL;
CREATE INDEX fact_incidents_order_id ON fact_incidents (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_incidents_approved_by ON fact_incidents (tenant_id, "approved_by", row_no) WHERE "approved_by" IS NOT NULL;

CREATE TABLE fact_checklists (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"period" INTEGER,
	"satisfied" INTEGER,
	"count" INTEGER,
	"points" INTEGER,
	"unit_id" TEXT,
	"grid_id" TEXT,
	"item" TEXT,
	"part" TEXT,
	"note" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_checklists_id ON fact_checklists (tenant_id, fact_id, batch);
CREATE INDEX fact_checklists_unit_id ON fact_checklists (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_checklists_grid_id ON fact_checklists (tenant_id, "grid_id", row_no) WHERE "grid_id" IS NOT NULL;

CREATE TABLE fact_manual_scores (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"period" INTEGER,
	"points" INTEGER,
	"unit_id" TEXT,
	"person_id" TEXT,
	"rater" TEXT,
	"item" TEXT,
	"reason" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_manual_scores_id ON fact_manual_scores (tenant_id, fact_id, batch);
CREATE INDEX fact_manual_scores_unit_id ON fact_manual_scores (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_manual_scores_person_id ON fact_manual_scores (tenant_id, "person_id", row_no) WHERE "person_id" IS NOT NULL;
CREATE INDEX fact_manual_scores_rater ON fact_manual_scores (tenant_id, "rater", row_no) WHERE "rater" IS NOT NULL;

CREATE TABLE fact_external_ranks (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"period" INTEGER,
	"rank" INTEGER,
	"unit_id" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_external_ranks_id ON fact_external_ranks (tenant_id, fact_id, batch);
CREATE INDEX fact_external_ranks_unit_id ON fact_external_ranks (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;

CREATE TABLE fact_quotas (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"period" INTEGER,
	"count" INTEGER,
	"unit_id" TEXT,
	"grade" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_quotas_id ON fact_quotas (tenant_id, fact_id, batch);
CREATE INDEX fact_quotas_unit_id ON fact_quotas (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;

CREATE TABLE fact_allocations (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"period" INTEGER,
	"yuan" INTEGER,
	"at" INTEGER,
	"unit_id" TEXT,
	"person_id" TEXT,
	"by" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_allocations_id ON fact_allocations (tenant_id, fact_id, batch);
CREATE INDEX fact_allocations_unit_id ON fact_allocations (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_allocations_person_id ON fact_allocations (tenant_id, "person_id", row_no) WHERE "person_id" IS NOT NULL;
CREATE INDEX fact_allocations_by ON fact_allocations (tenant_id, "by", row_no) WHERE "by" IS NOT NULL;

ANALYZE fact_head;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
	('fact_change', 'fact_change', '1000000 1000000 1'),
	('fact_change', 'fact_change_of', '1000000 1000000 200000 2 1'),
	('fact_batch_line', 'fact_batch_line', '1000000 1000000 200000 1'),
	('fact_batch_line', 'fact_batch_line_of', '1000000 1000000 200000 2 1'),
	('fact_units', 'fact_units', '1000000 1000000 1 1'),
	('fact_units', 'fact_units_id', '1000000 1000000 1 1'),
	('fact_units', 'fact_units_parent_id', '1000000 1000000 1000 1'),
	('fact_persons', 'fact_persons', '1000000 1000000 1 1'),
	('fact_persons', 'fact_persons_id', '1000000 1000000 1 1'),
	('fact_persons', 'fact_persons_unit_id', '1000000 1000000 5000 1'),
	('fact_grids', 'fact_grids', '1000000 1000000 1 1'),
	('fact_grids', 'fact_grids_id', '1000000 1000000 1 1'),
	('fact_grids', 'fact_grids_unit_id', '1000000 1000000 5000 1'),
	('fact_grids', 'fact_grids_leader_id', '1000000 1000000 1000 1'),
	('fact_grid_members', 'fact_grid_members', '1000000 1000000 1 1'),
	('fact_grid_members', 'fact_grid_members_id', '1000000 1000000 1 1'),
	('fact_grid_members', 'fact_grid_members_grid_id', '1000000 1000000 2000 1'),
	('fact_grid_members', 'fact_grid_members_person_id', '1000000 1000000 1000 1'),
	('fact_dated_values', 'fact_dated_values', '1000000 1000000 1 1'),
	('fact_dated_values', 'fact_dated_values_id', '1000000 1000000 1 1'),
	('fact_orders', 'fact_orders', '1000000 1000000 1 1'),
	('fact_orders', 'fact_orders_id', '1000000 1000000 1 1'),
	('fact_orders', 'fact_orders_grid_id', '1000000 1000000 2000 1'),
	('fact_orders', 'fact_orders_received_at', '1000000 1000000 1 1'),
	('fact_orders', 'fact_orders_category_received_at', '1000000 1000000 20000 1 1'),
	('personal_orders', 'personal_orders', '1000000 1000000 1 1'),
	('fact_assignments', 'fact_assignments', '1000000 1000000 1 1'),
	('fact_assignments', 'fact_assignments_id', '1000000 1000000 1 1'),
	('fact_assignments', 'fact_assignments_order_id', '1000000 1000000 2 1'),
	('fact_assignments', 'fact_assignments_person_id', '1000000 1000000 1000 1'),
	('fact_assignments', 'fact_assignments_unit_id_dispatched_at', '1000000 1000000 5000 1 1'),
	('fact_contacts', 'fact_contacts', '1000000 1000000 1 1'),
	('fact_contacts', 'fact_contacts_id', '1000000 1000000 1 1'),
	('fact_contacts', 'fact_contacts_order_id', '1000000 1000000 2 1'),
	('fact_contacts', 'fact_contacts_assignment_id', '1000000 1000000 2 1'),
	('fact_contacts', 'fact_contacts_unit_id', '1000000 1000000 5000 1'),
	('fact_contacts', 'fact_contacts_by', '1000000 1000000 1000 1'),
	('fact_site_visits', 'fact_site_visits', '1000000 1000000 1 1'),
	('fact_site_visits', 'fact_site_visits_id', '1000000 1000000 1 1'),
	('fact_site_visits', 'fact_site_visits_order_id', '1000000 1000000 2 1'),
	('fact_site_visits', 'fact_site_visits_unit_id', '1000000 1000000 5000 1'),
	('fact_site_visits', 'fact_site_visits_by', '1000000 1000000 1000 1'),
	('fact_callbacks', 'fact_callbacks', '1000000 1000000 1 1'),
	('fact_callbacks', 'fact_callbacks_id', '1000000 1000000 1 1'),
	('fact_callbacks', 'fact_callbacks_order_id', '1000000 1000000 2 1'),
	('fact_callbacks', 'fact_callbacks_assignment_id', '1000000 1000000 2 1'),
	('fact_callbacks', 'fact_callbacks_unit_id', '1000000 1000000 5000 1'),
	('fact_returns', 'fact_returns', '1000000 1000000 1 1'),
	('fact_returns', 'fact_returns_id', '1000000 1000000 1 1'),
	('fact_returns', 'fact_returns_order_id', '1000000 1000000 2 1'),
	('fact_returns', 'fact_returns_assignment_id', '1000000 1000000 2 1'),
	('fact_returns', 'fact_returns_unit_id', '1000000 1000000 5000 1'),
	('fact_returns', 'fact_returns_suggested_unit', '1000000 1000000 1000 1'),
	('fact_extensions', 'fact_extensions', '1000000 1000000 1 1'),
	('fact_extensions', 'fact_extensions_id', '1000000 1000000 1 1'),
	('fact_extensions', 'fact_extensions_order_id', '1000000 1000000 2 1'),
	('fact_extensions', 'fact_extensions_assignment_id', '1000000 1000000 2 1'),
	('fact_extensions', 'fact_extensions_unit_id', '1000000 1000000 5000 1'),
	('fact_supervisions', 'fact_supervisions', '1000000 1000000 1 1'),
	('fact_supervisions', 'fact_supervisions_id', '1000000 1000000 1 1'),
	('fact_supervisions', 'fact_supervisions_order_id', '1000000 1000000 2 1'),
	('fact_supervisions', 'fact_supervisions_unit_id', '1000000 1000000 5000 1'),
	('fact_reminders', 'fact_reminders', '1000000 1000000 1 1'),
	('fact_reminders', 'fact_reminders_id', '1000000 1000000 1 1'),
	('fact_reminders', 'fact_reminders_order_id', '1000000 1000000 2 1'),
	('fact_reminders', 'fact_reminders_unit_id', '1000000 1000000 5000 1'),
	('fact_rechecks', 'fact_rechecks', '1000000 1000000 1 1'),
	('fact_rechecks', 'fact_rechecks_id', '1000000 1000000 1 1'),
	('fact_rechecks', 'fact_rechecks_order_id', '1000000 1000000 2 1'),
	('fact_rechecks', 'fact_rechecks_unit_id', '1000000 1000000 5000 1'),
	('fact_untrue_forms', 'fact_untrue_forms', '1000000 1000000 1 1'),
	('fact_untrue_forms', 'fact_untrue_forms_id', '1000000 1000000 1 1'),
	('fact_untrue_forms', 'fact_untrue_forms_order_id', '1000000 1000000 2 1'),
	('fact_untrue_forms', 'fact_untrue_forms_unit_id', '1000000 1000000 5000 1'),
	('fact_untrue_forms', 'fact_untrue_forms_signed_by', '1000000 1000000 1000 1'),
	('fact_shelvings', 'fact_shelvings', '1000000 1000000 1 1'),
	('fact_shelvings', 'fact_shelvings_id', '1000000 1000000 1 1'),
	('fact_notices', 'fact_notices', '1000000 1000000 1 1'),
	('fact_notices', 'fact_notices_id', '1000000 1000000 1 1'),
	('fact_notices', 'fact_notices_unit_id', '1000000 1000000 5000 1'),
	('fact_patrols', 'fact_patrols', '1000000 1000000 1 1'),
	('fact_patrols', 'fact_patrols_id', '1000000 1000000 1 1'),
	('fact_patrols', 'fact_patrols_person_id', '1000000 1000000 1000 1'),
	('fact_patrols', 'fact_patrols_grid_id', '1000000 1000000 2000 1'),
	('fact_sign_ins', 'fact_sign_ins', '1000000 1000000 1 1'),
	('fact_sign_ins', 'fact_sign_ins_id', '1000000 1000000 1 1'),
	('fact_sign_ins', 'fact_sign_ins_person_id', '1000000 1000000 1000 1'),
	('fact_key_visits', 'fact_key_visits', '1000000 1000000 1 1'),
	('fact_key_visits', 'fact_key_visits_id', '1000000 1000000 1 1'),
	('fact_key_visits', 'fact_key_visits_person_id', '1000000 1000000 1000 1'),
	('fact_attendance', 'fact_attendance', '1000000 1000000 1 1'),
	('fact_attendance', 'fact_attendance_id', '1000000 1000000 1 1'),
	('fact_attendance', 'fact_attendance_person_id', '1000000 1000000 1000 1'),
	('fact_surveys', 'fact_surveys', '1000000 1000000 1 1'),
	('fact_surveys', 'fact_surveys_id', '1000000 1000000 1 1'),
	('fact_surveys', 'fact_surveys_unit_id', '1000000 1000000 5000 1'),
	('fact_surveys', 'fact_surveys_grid_id', '1000000 1000000 2000 1'),
	('fact_surveys', 'fact_surveys_person_id', '1000000 1000000 1000 1'),
	('fact_crimes', 'fact_crimes', '1000000 1000000 1 1'),
	('fact_crimes', 'fact_crimes_id', '1000000 1000000 1 1'),
	('fact_crimes', 'fact_crimes_grid_id', '1000000 1000000 2000 1'),
	('fact_incidents', 'fact_incidents', '1000000 1000000 1 1'),
	('fact_incidents', 'fact_incidents_id', '1000000 1000000 1 1'),
	('fact_incidents', 'fact_incidents_unit_id', '1000000 1000000 5000 1'),
	('fact_incidents', 'fact_incidents_person_id', '1000000 1000000 1000 1'),
	('fact_incidents', 'fact_incidents_grid_id', '1000000 1000000 2000 1'),
	('fact_incidents', 'fact_incidents_order_id', '1000000 1000000 2 1'),
	('fact_incidents', 'fact_incidents_approved_by', '1000000 1000000 1000 1'),
	('fact_checklists', 'fact_checklists', '1000000 1000000 1 1'),
	('fact_checklists', 'fact_checklists_id', '1000000 1000000 1 1'),
	('fact_checklists', 'fact_checklists_unit_id', '1000000 1000000 5000 1'),
	('fact_checklists', 'fact_checklists_grid_id', '1000000 1000000 2000 1'),
	('fact_manual_scores', 'fact_manual_scores', '1000000 1000000 1 1'),
	('fact_manual_scores', 'fact_manual_scores_id', '1000000 1000000 1 1'),
	('fact_manual_scores', 'fact_manual_scores_unit_id', '1000000 1000000 5000 1'),
	('fact_manual_scores', 'fact_manual_scores_person_id', '1000000 1000000 1000 1'),
	('fact_manual_scores', 'fact_manual_scores_rater', '1000000 1000000 1000 1'),
	('fact_external_ranks', 'fact_external_ranks', '1000000 1000000 1 1'),
	('fact_external_ranks', 'fact_external_ranks_id', '1000000 1000000 1 1'),
	('fact_external_ranks', 'fact_external_ranks_unit_id', '1000000 1000000 5000 1'),
	('fact_quotas', 'fact_quotas', '1000000 1000000 1 1'),
	('fact_quotas', 'fact_quotas_id', '1000000 1000000 1 1'),
	('fact_quotas', 'fact_quotas_unit_id', '1000000 1000000 5000 1'),
	('fact_allocations', 'fact_allocations', '1000000 1000000 1 1'),
	('fact_allocations', 'fact_allocations_id', '1000000 1000000 1 1'),
	('fact_allocations', 'fact_allocations_unit_id', '1000000 1000000 5000 1'),
	('fact_allocations', 'fact_allocations_person_id', '1000000 1000000 1000 1'),
	('fact_allocations', 'fact_allocations_by', '1000000 1000000 1000 1');
-- Read by this connection too; others read it when they next look at the schema.
ANALYZE sqlite_schema;

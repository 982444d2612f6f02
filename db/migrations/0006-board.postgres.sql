-- The supervision board: what was given back or sent back since an instant, and supervisions that are not finished. Few rows each, whatever else there is.
CREATE INDEX fact_returns_at ON fact_returns (tenant_id, "at", row_no) WHERE "at" IS NOT NULL;
CREATE INDEX fact_assignments_sent_back_at ON fact_assignments (tenant_id, "sent_back_at", row_no) WHERE "sent_back_at" IS NOT NULL;
CREATE INDEX fact_supervisions_open ON fact_supervisions (tenant_id, "unit_id", "level", row_no) WHERE "closed_at" IS NULL;

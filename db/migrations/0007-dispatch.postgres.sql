-- Dispatch by the catalogue, acts on behalf of a colleague, shifts that are taken over.
ALTER TABLE fact_assignments ADD COLUMN "legal" TEXT COLLATE "C";
ALTER TABLE fact_order_events ADD COLUMN "on_behalf_of" TEXT COLLATE "C";
ALTER TABLE fact_dispatch_lines ADD COLUMN "order_id" TEXT COLLATE "C";
ALTER TABLE fact_dispatch_lines ADD COLUMN "return_id" TEXT COLLATE "C";
ALTER TABLE fact_shift_notes ADD COLUMN "handed" TEXT COLLATE "C";
ALTER TABLE fact_shift_notes ADD COLUMN "taken_by" TEXT COLLATE "C";
ALTER TABLE fact_shift_notes ADD COLUMN "taken_at" BIGINT;
CREATE INDEX fact_order_events_on_behalf_of ON fact_order_events (tenant_id, "on_behalf_of", row_no) WHERE "on_behalf_of" IS NOT NULL;
CREATE INDEX fact_dispatch_lines_order_id ON fact_dispatch_lines (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_dispatch_lines_return_id ON fact_dispatch_lines (tenant_id, "return_id", row_no) WHERE "return_id" IS NOT NULL;
CREATE INDEX fact_shift_notes_taken_by ON fact_shift_notes (tenant_id, "taken_by", row_no) WHERE "taken_by" IS NOT NULL;

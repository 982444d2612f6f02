-- A unit's open orders by state and category: in the order of what is due, until a page is full, instead of all of them fetched and sorted. So that the planner
-- finds that, the board's index promises no more by the state than the unit's list does: the open orders of a unit stand in few states.
DELETE FROM sqlite_stat1 WHERE tbl = 'fact_cases' AND idx IN ('fact_cases_unit_open', 'fact_cases_board');
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
	('fact_cases', 'fact_cases_unit_open', '1000000 1000000 5000 800 2 1'),
	('fact_cases', 'fact_cases_board', '50000 50000 50000 800 800 400 2 2 2 2 2');
-- Read by this connection too; others read it when they next look at the schema.
ANALYZE sqlite_schema;

-- PostgreSQL looks for itself how many orders a unit has in a state; what SQLite is told here is nothing to it.
ANALYZE fact_cases;

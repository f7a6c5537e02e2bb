-- The list in the order of due dates, issues without one last, as the query spells it. H2 has no indexes on expressions.
create index issue_due_order on issue ((coalesce(due_at, timestamp with time zone '9999-12-31 00:00:00+00')), number);

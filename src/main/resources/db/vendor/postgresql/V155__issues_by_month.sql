-- A range of days in another order than theirs: the months of the range, each in the order of the list, as the query spells them.
create index issue_opened_month_number on issue
  (status, (cast(extract(year from opened_at at time zone 'UTC') * 12 + extract(month from opened_at at time zone 'UTC') as integer)), number);
create index issue_opened_month_due on issue
  (status, (cast(extract(year from opened_at at time zone 'UTC') * 12 + extract(month from opened_at at time zone 'UTC') as integer)),
   (coalesce(due_at, timestamp with time zone '9999-12-31 00:00:00+00')), number);
create index issue_due_month_number on issue
  (status, (cast(extract(year from due_at at time zone 'UTC') * 12 + extract(month from due_at at time zone 'UTC') as integer)), number)
  where due_at is not null;
create index issue_due_month_opened on issue
  (status, (cast(extract(year from due_at at time zone 'UTC') * 12 + extract(month from due_at at time zone 'UTC') as integer)),
   opened_at, number)
  where due_at is not null;

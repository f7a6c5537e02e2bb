-- When an issue was found, where a ledger said so: figures of old issues count in that month, not in the month of the import.
alter table issue add column found_on date;
update issue set found_on = (select max(l.found_on) from ledger_row l where l.issue = issue.number)
  where exists (select 1 from ledger_row l where l.issue = issue.number and l.found_on is not null);

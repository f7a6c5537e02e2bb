-- By what a row is recognized whose unit was corrected: what it says, at any unit. And one whose description and due date were
-- corrected: its unit, category and the day it was found; empty where no day is given. Rows imported before have neither.
alter table ledger_row add column said varchar(64);
alter table ledger_row add column found varchar(64);
create index ledger_row_said on ledger_row (said);
create index ledger_row_found on ledger_row (found);

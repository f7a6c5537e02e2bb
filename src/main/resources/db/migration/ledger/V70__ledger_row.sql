-- Which row of which ledger became which issue, so that a ledger sent again opens nothing twice.
create table ledger_row (
  fingerprint varchar(64) not null primary key,   -- SHA-256 over what the row says, status left out
  issue       varchar(32) not null references issue (number),
  found_on    date,                               -- the day the ledger says it was found
  imported_at timestamp(3) with time zone not null
);
create index ledger_row_issue on ledger_row (issue);

-- What importers have chosen about headers that are not understood by themselves, remembered for their unit.
create table ledger_header (
  unit      varchar(64)  not null,
  header    varchar(200) not null,            -- its key: width, spaces, brackets and case do not count
  field     varchar(32)  not null,
  chosen_at timestamp(3) with time zone not null,
  primary key (unit, header)
);
-- What has been chosen about an uploaded file: sheet, columns, hidden rows. JSON.
alter table ledger_upload add column choices varchar(1000000);
-- By what a corrected row is recognized: its unit and description; and all but its description.
alter table ledger_row add column described varchar(64);
alter table ledger_row add column placed varchar(64);
create index ledger_row_described on ledger_row (described);
create index ledger_row_placed on ledger_row (placed);
create index ledger_row_imported on ledger_row (imported_at);

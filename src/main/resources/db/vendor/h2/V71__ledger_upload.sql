-- Ledgers handed in on the page, between looking at what an import would do and doing it: any node can go on with them. One
-- for each person, forgotten after a day.
create table ledger_upload (
  uploaded_by varchar(64)  not null primary key,
  id          varchar(36)  not null,
  name        varchar(255) not null,
  type        varchar(64)  not null,          -- of the issues it would open
  campaign    varchar(64),
  uploaded_at timestamp(3) with time zone not null,
  content     blob not null,
  outcome     varchar(1000000)                -- JSON; null until it is imported
);
create index ledger_upload_uploaded on ledger_upload (uploaded_at);

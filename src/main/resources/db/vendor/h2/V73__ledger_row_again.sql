-- The same row may become an issue again where whoever imports it cannot see the one it became before: how many such there were.
alter table ledger_row add column again integer default 0 not null;
alter table ledger_row drop primary key;
alter table ledger_row add primary key (fingerprint, again);

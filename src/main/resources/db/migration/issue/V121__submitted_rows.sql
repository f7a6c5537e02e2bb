-- The tables in what was submitted: the opening's, a step's or an action's. The trail entry, the submission and the state hold their
-- hash and number of rows. Never changed.
create table submitted_rows (
  issue   varchar(32) not null,
  seq     integer     not null,              -- of the trail entry
  field   varchar(64) not null,
  sha256  varchar(64) not null,
  content varchar(1048576) not null,         -- JSON, an array of objects
  primary key (issue, seq, field)
);

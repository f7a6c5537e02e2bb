-- One row a message and recipient: a group (UNIT/role) or a username. Groups are not expanded, so a
-- message costs one row however many people hold the duty.
create table notification (
  id        bigint generated always as identity primary key,
  recipient varchar(130)  not null,
  issue     varchar(32)   not null,          -- no reference: may be written before the issue's row
  message   varchar(2000) not null,          -- a message key, or text
  at        timestamp(3) with time zone not null
);
create index notification_recipient on notification (recipient, id);

-- Who has read what: each for themselves, also in a group.
create table notification_read (
  username     varchar(64) not null,
  notification bigint      not null references notification (id),
  at           timestamp(3) with time zone not null,
  primary key (username, notification)
);

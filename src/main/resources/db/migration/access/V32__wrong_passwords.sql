-- What an account's owner is to be told, also long after the failures are forgotten as such.
create table wrong_password (
  account  varchar(130) not null,  -- as sign_in_failure.subject
  network  varchar(64)  not null,  -- SHA-256 over account and network; empty for any other
  times    integer      not null,
  first_at timestamp(3) with time zone not null,
  last_at  timestamp(3) with time zone not null,
  primary key (account, network)
);
create index wrong_password_last on wrong_password (last_at);

insert into wrong_password (account, network, times, first_at, last_at)
select subject, '', wrong, coalesce(wrong_since, last_at), last_at
from sign_in_failure where wrong > 0;

alter table sign_in_failure drop column wrong;
alter table sign_in_failure drop column wrong_since;

-- The turn reserved for a site; of an account, the last one given out.
alter table sign_in_failure add column turn_at timestamp(3) with time zone;

-- How often a requested action has failed, and why; after some failures it waits for an administrator.
alter table requested_action add column failures integer default 0 not null;
alter table requested_action add column cause varchar(1000);
alter table requested_action add column failed_at timestamp(3) with time zone;

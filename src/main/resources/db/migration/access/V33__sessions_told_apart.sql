-- What an owner tells sessions and tokens apart by; not known of those begun before.
alter table access_token add column kind         varchar(16);
alter table access_token add column device       varchar(64);
alter table access_token add column network      varchar(64);
alter table access_token add column last_used_at timestamp(3) with time zone;

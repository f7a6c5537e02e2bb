-- Who declared a file void, when and why. It stays, and may not be cited any more.
alter table evidence add column voided_at timestamp(3) with time zone;
alter table evidence add column voided_by varchar(64);
alter table evidence add column void_reason varchar(500);

-- Who caused a message, and so is not shown it in any of their groups.
alter table notification add column not_to varchar(64);

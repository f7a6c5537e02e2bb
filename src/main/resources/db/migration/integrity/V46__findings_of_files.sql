-- Findings are also of files that processes and decisions were deployed from: their name and version in place of a number.
alter table integrity_finding rename column issue to subject;
alter table integrity_finding alter column subject set data type varchar(100);

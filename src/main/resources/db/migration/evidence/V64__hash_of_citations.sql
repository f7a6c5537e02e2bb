-- What the file was when it was cited; the trail has the same.
alter table evidence_citation add column sha256 varchar(64);
update evidence_citation set sha256 = (select e.sha256 from evidence e where e.id = evidence_citation.evidence);

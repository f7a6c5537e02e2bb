-- Monitors see the issues that they opened themselves, newest first.
create index issue_by_opener on issue (opened_by, opened_at desc, number desc);

-- Issues are filtered by the day on which they were found, or, where no ledger says so, opened.
create index issue_found_on on issue (found_on) where found_on is not null;
create index issue_opened_not_found on issue (opened_at) where found_on is null;

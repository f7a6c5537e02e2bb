-- PostgreSQL has these already, of the issues that have one.
create index issue_campaign on issue (campaign);
create index issue_category on issue (category);

-- What a filter of the list of issues may ask for finds its few issues by one of these; what is frequent is found in the order of
-- the list. Each column with a value in few issues has an index of those alone.
create index issue_severity on issue (severity);
create index issue_source on issue (source);
create index issue_category on issue (category) where category is not null;
create index issue_campaign on issue (campaign) where campaign is not null;
create index issue_resolution on issue (resolution) where resolution is not null;
create index issue_version on issue (type_version);
create index issue_rounds on issue (round) where round > 1;
create index issue_relapses on issue (relapses) where relapses > 0;
create index issue_withdrawn on issue (closed_at) where not counted;
create index issue_good on issue (closed_at) where good;
-- Open ones among many that are closed, or the reverse, in each order of the list.
create index issue_status_opened on issue (status, opened_at, number);
create index issue_status_due on issue (status, (coalesce(due_at, timestamp with time zone '9999-12-31 00:00:00+00')), number);
create index issue_status_number on issue (status, number);
-- How many issues have certain values together: otherwise the database takes them for independent.
create statistics issue_values (mcv, dependencies) on type, status, severity, source, resolution, good from issue;

-- Tasks that nobody has claimed, among many that somebody has.
create index task_claimable on task (candidate, due_at, id) where assignee is null;
create statistics task_values (mcv, dependencies) on candidate, type, step from task;

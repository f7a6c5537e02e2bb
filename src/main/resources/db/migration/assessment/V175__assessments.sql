-- Assessments of units: what was counted, from which all else follows.
create table assessment (
  id               bigint generated always as identity primary key,
  unit             varchar(64)      not null,   -- the units directly below it are assessed
  type             varchar(64)      not null,   -- of the issues
  starts_on        date             not null,   -- first day of opening
  ends_on          date             not null,   -- last day
  cases            varchar(1000000) not null,   -- JSON: by figure, how many issues of each unit are as wished
  decision         varchar(255)     not null,   -- the decision table that gives points
  decision_version integer          not null,
  made_at          timestamp(3) with time zone not null,
  made_by          varchar(64)      not null
);
create index assessment_unit on assessment (unit, id);

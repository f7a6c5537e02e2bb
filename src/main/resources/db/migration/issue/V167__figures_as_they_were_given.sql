-- Since when an issue has given this to the figure of its type; what it gave before is not lost.
alter table issue_figure add column since_at timestamp(3) with time zone default current_timestamp not null;

create table issue_figure_past (
  issue   varchar(32)    not null,
  figure  varchar(64)    not null,
  by_key  varchar(200)   not null,
  from_at timestamp(3) with time zone not null,
  to_at   timestamp(3) with time zone not null,        -- from then on it gave something else, or nothing
  part    numeric(60,20) not null,
  whole   numeric(60,20) not null
);
create index issue_figure_past_of on issue_figure_past (issue, figure, by_key, from_at);
create index issue_figure_past_to on issue_figure_past (to_at, from_at);

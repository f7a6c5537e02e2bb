-- A moment at which all that figures count was gathered; what has changed since is added from the issues. Only added to.
create table figure_checkpoint (
  id      bigint  not null primary key,      -- from 1
  at      timestamp(3) with time zone not null,
  changes integer not null                   -- how many of how issues stood were gathered since the one before
);
create index figure_checkpoint_at on figure_checkpoint (at);

-- What figures counted at that moment, by type and units and one other dimension. Only added to.
create table figure_cell (
  checkpoint       bigint       not null references figure_checkpoint (id),
  dimension        varchar(16)  not null,    -- category, severity, source, campaign, month, foundMonth, round; all: none but type and units
  type             varchar(64)  not null,
  unit             varchar(64),
  supervisor       varchar(64)  not null,
  word             varchar(100),             -- of the dimension; null: issues that have none
  total            bigint       not null,
  open_            bigint       not null,
  signed_off       bigint       not null,
  withdrawn        bigint       not null,
  overdue          bigint       not null,
  first_pass       bigint       not null,
  working_days     bigint       not null,
  timed            bigint       not null,
  relapsed         bigint       not null,
  review_overdue   bigint       not null,
  on_time          bigint       not null,
  late             bigint       not null,
  closed_otherwise bigint       not null,
  standing         bigint       not null,
  times_relapsed   bigint       not null
);
create index figure_cell_of on figure_cell (checkpoint, dimension, type);

-- What an issue gives to the figures of its type; worked out anew with the acts that change it.
create table issue_figure (
  issue   varchar(32)    not null references issue (number),
  figure  varchar(64)    not null,            -- the figure's id in the process file
  by_key  varchar(200)   not null default '', -- a value of what the figure is grouped by further
  part    numeric(60,20) not null,            -- added up over all issues
  whole   numeric(60,20) not null,            -- what a share or an average divides by
  primary key (issue, figure, by_key)
);
create index issue_figure_figure on issue_figure (figure, issue);

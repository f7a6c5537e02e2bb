-- Problems that came back: issues of which each is the recurrence of an older one, as somebody confirmed.
create table lineage (
  id         bigint generated always as identity primary key,
  changed_at timestamp(3) with time zone not null,   -- when an issue was last linked
  issues     integer   not null
);
create index lineage_changed on lineage (changed_at, id);

create table lineage_issue (
  issue         varchar(32) not null primary key references issue (number),
  lineage       bigint      not null references lineage (id),
  recurrence_of varchar(32) references issue (number),   -- null for the first of a lineage
  linked_at     timestamp(3) with time zone,
  linked_by     varchar(64)
);
create index lineage_issue_of on lineage_issue (lineage, issue);
create index lineage_issue_before on lineage_issue (recurrence_of);

-- Links are made one after another: two at once could join the same lineages in different ways.
create table lineage_lock (id integer not null primary key);
insert into lineage_lock (id) values (1);

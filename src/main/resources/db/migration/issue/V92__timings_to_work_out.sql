-- Whether the timings of issues from before V90 have been worked out from tasks, submissions and trail.
create table timing_worked_out (
  id   integer not null primary key,
  done boolean not null
);
insert into timing_worked_out (id, done) values (1, false);

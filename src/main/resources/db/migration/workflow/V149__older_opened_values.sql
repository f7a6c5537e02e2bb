-- Issues from before V132: by which values they are counted is read from their trails, in the order of their numbers.
create table opened_values_read (
  id      integer     not null primary key,
  through varchar(32) not null,              -- the number of the last issue that was read
  done    boolean     not null
);
insert into opened_values_read (id, through, done) values (1, '', false);

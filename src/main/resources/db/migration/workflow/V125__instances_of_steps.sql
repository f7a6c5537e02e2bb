-- Which of several instances a task is, where its step is done for each of several, and how it is told from the others.
alter table task add column instance varchar(500) default '' not null;
alter table task add column label varchar(500);

-- The responsible unit of a task's issue: tasks of one unit in a group with very many of other units.
alter table task add column unit varchar(64);
update task set unit = (select i.unit from issue i where i.number = task.issue);
create index task_unit on task (candidate, unit, due_at, id);

-- Tasks at a step, of one group in the order of the list, or of all groups.
create index task_step on task (step, candidate, due_at, id);
create index task_type on task (type, candidate, due_at, id);

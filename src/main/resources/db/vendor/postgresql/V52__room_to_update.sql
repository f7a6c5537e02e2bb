-- Issues and tasks are updated often, in columns that no index holds: room on the page keeps the new row beside the old.
alter table issue set (fillfactor = 70);
alter table task set (fillfactor = 80);

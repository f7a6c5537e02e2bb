-- Whether a step was completed after its due date, noted when it is completed: due dates of tasks are gone afterwards. Steps
-- completed before this count as in time.
alter table submission add column late boolean not null default false;

-- Who is late: the responsible unit, while the due date runs, or others, whose steps have due dates of their own.
alter table issue add column due_runs boolean;                                  -- null: not known yet, as if it ran
alter table issue add column others_due_at timestamp(3) with time zone;         -- of the earliest waiting step of others
alter table issue add column handed_in_at timestamp(3) with time zone;          -- the unit's last step since opening or reopening
-- Each time from opening or reopening to sign-off by itself: what a relapsed issue was closed for is nobody's time.
alter table issue add column spells integer not null default 0;
alter table issue add column spell_days integer not null default 0;
update issue set spells = 1, spell_days = working_days where good and working_days is not null and relapses = 0;

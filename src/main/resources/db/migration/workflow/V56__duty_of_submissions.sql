-- The duty by which a step was completed, UNIT/role: whoever gives it up loses sight of the issue. Of earlier submissions the
-- trail knows the unit alone, UNIT/.
alter table submission add column duty varchar(100);
update submission set duty = (
  select max(t.unit) || '/' from trail_entry t
  where t.issue = submission.issue and t.act = 'completed' and t.step = submission.step and t.round = submission.round
    and t.actor = submission.actor);

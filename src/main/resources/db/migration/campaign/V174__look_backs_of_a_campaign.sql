-- The campaign whose signed-off issues a look-back is about, so that its page finds it.
alter table look_back add column campaign varchar(64);   -- null: of no campaign alone

update look_back
set campaign = substring(selection, position('"campaign":"' in selection) + 12,
  position('"' in substring(selection, position('"campaign":"' in selection) + 12)) - 1)
where selection like '%"campaign":"%';

create index look_back_campaign on look_back (campaign, id);

-- What is opened under a campaign, phase by phase.
create index issue_campaign_opened on issue (campaign, opened_at) where campaign is not null;

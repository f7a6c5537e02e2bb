-- What somebody did to issues themselves: these stay readable to them for a time.
create index trail_entry_own on trail_entry (actor, at, issue)
  where act in ('opened', 'issueOpened', 'commented', 'acted', 'evidenceAdded', 'claimed', 'released', 'transferred', 'completed');

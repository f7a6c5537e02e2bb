-- Whoever is called like the service itself, or like nobody, cannot sign in any more and holds no
-- duty; the trail keeps what they did. The names: org.bihuan.organization.SystemActor.
update person set retired = true
where replace(replace(replace(replace(lower(username), '.', ''), '_', ''), '@', ''), '-', '')
  in ('system', 'thesystem', 'bihuan', 'ledger', 'import', 'demo', 'anonymous', 'anonymoususer',
      'public', 'scheduler', 'timer', 'engine');
update organization_revision set revision = revision + 1 where id = 1;

-- The database itself refuses to change what was logged and signed.
create function refuse_log_change() returns trigger language plpgsql as $$
begin
  raise exception 'the log of heads is append-only';
end $$;
create trigger proof_leaf_append_only before update or delete on proof_leaf
  for each row execute function refuse_log_change();
create trigger proof_leaf_no_truncate before truncate on proof_leaf
  for each statement execute function refuse_log_change();
create trigger proof_root_append_only before update or delete on proof_root
  for each row execute function refuse_log_change();
create trigger proof_key_append_only before update or delete on proof_key
  for each row execute function refuse_log_change();

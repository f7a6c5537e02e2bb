-- The database itself refuses to change what the trail says.
create function refuse_trail_change() returns trigger language plpgsql as $$
begin
  raise exception 'the trail is append-only';
end $$;
create trigger trail_entry_append_only before update or delete on trail_entry
  for each row execute function refuse_trail_change();
create trigger trail_entry_no_truncate before truncate on trail_entry
  for each statement execute function refuse_trail_change();

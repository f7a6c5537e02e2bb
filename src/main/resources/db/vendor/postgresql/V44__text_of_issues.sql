-- Which issues may hold a text: an index of the pieces that texts are made of. A piece is two characters, or three where the
-- first two are plain ASCII, of which pairs are too common. Chinese puts no spaces between words, and many have two characters,
-- which neither full-text search nor trigrams find. None of these columns changes as the issue goes round.
create function text_pieces(text) returns text[] language sql immutable strict parallel safe as $$
  select coalesce(array_agg(distinct piece), '{}')
  from (
    select case when octet_length(c) = 1 and octet_length(lead(c) over w) = 1 then c || lead(c) over w || lead(c, 2) over w
           else c || lead(c) over w end as piece
    from unnest(string_to_array(lower($1), null)) with ordinality as characters (c, n)
    window w as (order by n)
  ) pieces
  where piece !~ '\s'
$$;
create index issue_text on issue using gin (text_pieces(number || ' ' || title || ' ' || coalesce(description, '') || ' ' || coalesce(location, '')));

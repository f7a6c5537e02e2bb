-- The texts of an issue as they are searched: full-width and half-width characters are one, capitals and small letters too.
-- Written once, when the issue is opened; here for those opened before.
drop index issue_text;
drop function text_pieces(text);
alter table issue add column search_text varchar;
update issue set search_text = lower(translate(title || ' ' || coalesce(description, '') || ' ' || coalesce(location, ''),
  '！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～　', '!"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~ '));

-- Which issues may hold a word: an index of the pieces that texts are made of. A piece is two characters, or three where the
-- first two are plain ASCII, of which pairs are too common; fewer before a space. Chinese puts no spaces between words, and many
-- have two characters, which neither full-text search nor trigrams find. A shorter word is found as the beginning of pieces. None
-- of these columns changes as the issue goes round.
create function search_pieces(text) returns tsvector language sql immutable strict parallel safe as $$
  select array_to_tsvector(coalesce(array_agg(distinct piece), '{}'))
  from (
    select case when c ~ '\s' then null
                when next is null or next ~ '\s' then c
                when octet_length(c) = 1 and octet_length(next) = 1 and third !~ '\s' then c || next || third
                else c || next end as piece
    from (select c, lead(c) over w as next, lead(c, 2) over w as third
          from unnest(string_to_array($1, null)) with ordinality as characters (c, n)
          window w as (order by n)) as threes
  ) as pieces
  where piece is not null
$$;
-- A long list of what is not in the index yet would have to be read by every search.
create index issue_search on issue using gin (search_pieces(lower(number) || ' ' || coalesce(search_text,
  lower(title || ' ' || coalesce(description, '') || ' ' || coalesce(location, ''))))) with (gin_pending_list_limit = 512);

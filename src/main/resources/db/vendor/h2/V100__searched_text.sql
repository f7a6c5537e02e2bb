-- The texts of an issue as they are searched: full-width and half-width characters are one, capitals and small letters too.
-- Written once, when the issue is opened; here for those opened before.
alter table issue add column search_text varchar(1000000);
update issue set search_text = lower(translate(title || ' ' || coalesce(description, '') || ' ' || coalesce(location, ''),
  '！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～　', '!"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~ '));

-- The bytes of templates, and of documents made from them, by their hashes; never changed.
create table template_content (
  sha256  varchar(64) not null primary key,
  content blob not null
);
create table document_content (
  sha256  varchar(64) not null primary key,
  content blob not null
);

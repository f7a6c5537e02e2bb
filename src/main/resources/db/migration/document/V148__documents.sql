-- Documents made of issues. Never changed, never deleted: one of the same name is the next edition.
create table document (
  id         varchar(36)  not null primary key,
  issue      varchar(32)  not null references issue (number),
  name       varchar(200) not null,
  edition    integer      not null,
  number     varchar(220) unique,
  sha256     varchar(64)  not null references document_content (sha256),
  size       bigint       not null,            -- bytes
  template   varchar(64)  not null,            -- SHA-256
  made_at    timestamp(3) with time zone not null,
  pdf        varchar(64) references document_content (sha256),
  pdf_size   bigint,
  pdf_failures integer default 0 not null,     -- how often LibreOffice could not make one
  unique (issue, name, edition)
);

-- The last number taken of each series. It is taken in the transaction that makes the document, so no number is left out.
create table document_series (
  series varchar(220) not null primary key,    -- the number's text around it
  last   bigint       not null
);

-- Bytes that a store holds or is about to hold. Written before the bytes are, so that every stored
-- file is known here, and one that no evidence needs can be found and removed without listing the
-- store. Whoever uploads the same bytes renews claimed_at; the sweep takes only old claims.
create table evidence_content (
  sha256     varchar(64) not null primary key,
  claimed_at timestamp(3) with time zone not null
);
create index evidence_content_claimed on evidence_content (claimed_at);

-- Files and photos as they were handed in. Never changed, never deleted.
create table evidence (
  id          varchar(36)  not null primary key,
  issue       varchar(32)  not null references issue (number),
  name        varchar(255) not null,
  media_type  varchar(100) not null,         -- as found in the bytes, never as claimed
  size        bigint       not null,         -- bytes
  sha256      varchar(64)  not null references evidence_content (sha256),
  caption     varchar(500),
  uploaded_by varchar(64)  not null,
  uploaded_at timestamp(3) with time zone not null,
  taken_at    timestamp(3) with time zone,   -- from the photo, where it says so
  latitude    double precision,              -- WGS 84 degrees, from the photo
  longitude   double precision,
  width       integer,                       -- pixels
  height      integer
);
create index evidence_issue on evidence (issue, uploaded_at, id);
create index evidence_sha256 on evidence (sha256);

-- Which submission relied on which evidence.
create table evidence_citation (
  evidence varchar(36) not null references evidence (id),
  issue    varchar(32) not null,
  task     varchar(64) not null,
  step     varchar(64) not null,
  round    integer     not null,
  primary key (evidence, task)
);
create index evidence_citation_issue on evidence_citation (issue);

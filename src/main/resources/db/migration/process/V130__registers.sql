-- The versions of each register: which columns its entries have, and who may change them.
create table register_version (
  register    varchar(64)   not null,
  version     integer       not null,
  file_name   varchar(200)  not null,
  sha256      varchar(64)   not null,
  content     varchar(1048576) not null,     -- JSON, as it was deployed
  deployed_at timestamp(3) with time zone not null,
  deployed_by varchar(64)   not null,
  primary key (register, version)
);

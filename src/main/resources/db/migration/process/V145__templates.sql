-- Word files that processes fill in, each version by the hash of its content.
create table template_version (
  name        varchar(200) not null,           -- of the file
  version     integer      not null,
  sha256      varchar(64)  not null,
  deployed_at timestamp(3) with time zone not null,
  deployed_by varchar(64)  not null,
  primary key (name, version)
);

-- Which templates a version of a process was checked with: it fills in these, whatever is deployed later.
create table process_template (
  type    varchar(64)  not null,
  version integer      not null,
  name    varchar(200) not null,
  sha256  varchar(64)  not null,
  primary key (type, version, name)
);

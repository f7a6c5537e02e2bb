-- What was told to a group before somebody joined it is not news to them.
create table notification_joined (
  username  varchar(64)  not null,
  recipient varchar(130) not null,
  last      bigint       not null,          -- the last message before
  primary key (username, recipient)
);

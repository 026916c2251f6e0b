-- What version 2 has beyond version 1.
create table account(
  region text not null, account text not null, name text not null, password text not null,
  code text not null, code_until integer not null, certificate text not null, locked integer not null,
  primary key(region, account)) strict;
create table account_grant(
  region text not null, account text not null, role text not null, office text not null,
  primary key(region, account, role, office)) strict;
create table first_code(region text not null, hash text not null, primary key(region)) strict;
create table visit(
  region text not null, token_hash text not null, account text not null, began integer not null, used integer not null,
  primary key(region, token_hash)) strict;
create index visit_account on visit(region, account);
create table try(
  region text not null, subject text not null, count integer not null, until integer not null, heard integer not null,
  primary key(region, subject)) strict;
create index try_heard on try(region, heard);
INSERT INTO "account" VALUES('150800','wang','王卓','$argon2id$v=19$m=65536,t=2,p=1$c29tZSBzYWx0IGZvciB0ZXN0cw$bm90IGEgaGFzaCBvZiBhbnkgcGFzc3dvcmQgYXQgYWxs','',0,'',0);
INSERT INTO "account" VALUES('150800','li','李工','','sha256:0000000000000000000000000000000000000000000000000000000000000000',1800000000,'',1);
INSERT INTO "account_grant" VALUES('150800','wang','security_admin','');
INSERT INTO "account_grant" VALUES('150800','li','reviewer','市人社局');
INSERT INTO "visit" VALUES('150800','sha256:1111111111111111111111111111111111111111111111111111111111111111','wang',1795670614,1795670700);
INSERT INTO "try" VALUES('150800','wang',2,1795670714,1795670614);
INSERT INTO "version" VALUES(2);

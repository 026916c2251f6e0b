-- What version 3 has beyond version 2.
alter table file add column channel text not null default '';
create index file_employer on file(region, employer, year, channel);
create index submission_unfinished on submission(region, number) where verdict = 'unfinished';
create table concerned(
  region text not null, office text not null, number text not null,
  primary key(region, office, number)) strict;
create table judging_try(
  region text not null, number text not null, revision integer not null, tries integer not null, next integer not null,
  primary key(region, number, revision)) strict;
create table integrity_record(
  region text not null, id text not null, person text not null, secrets text not null, name text not null, data text not null,
  primary key(region, id)) strict;
create index integrity_record_person on integrity_record(region, person);
INSERT INTO "concerned" VALUES('150800','临河区人力资源和社会保障局','2026-MYR9D-K2RZ5');
INSERT INTO "judging_try" VALUES('150800','2026-MYR9D-K2RZ5',1,1,1795670700);
INSERT INTO "integrity_record" VALUES('150800','R-0001','0000000000000000000000000000000000000000000000000000000000000000','','李测试','{}');
INSERT INTO "version" VALUES(3);

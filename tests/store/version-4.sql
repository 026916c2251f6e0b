create table keyring(region text not null, probe text not null, mark text not null, primary key(region)) strict;
INSERT INTO "keyring" VALUES('150800','AAAAATECTOfMXhhPhkaepe9imoZ5ZnLUzxTf7iVhT5CNNGKUDaOTOO/btvqw3SETk9iSGQ','d801b49c7fe07a243169ae013565e47d10fb93a47121becc304fe9890f59fb5c');
INSERT INTO "version" VALUES(4);

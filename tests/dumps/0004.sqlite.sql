PRAGMA application_id = 1245867313;
BEGIN TRANSACTION;
CREATE TABLE account (
	account_id INTEGER NOT NULL PRIMARY KEY,
	login TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL,
	password TEXT NOT NULL,
	disabled INTEGER NOT NULL,
	must_change INTEGER NOT NULL,
	era INTEGER NOT NULL,
	created_at_ms INTEGER NOT NULL,
	last_sign_in_ms INTEGER NOT NULL,
	version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "account" VALUES(913631972675289088,'admin','管理员','$argon2id$v=19$m=65536,t=2,p=1$UeCP5mY7yXz4iQJ8GKZ+0A$jNs9e9GM7xxUz0Vnb5NPrEvQBa7F9t8+6Oz8gtBdNP0',0,0,2,1795663634657,1795663661040,2);
INSERT INTO "account" VALUES(913632074399772672,'desk','台','$argon2id$v=19$m=65536,t=2,p=1$2KI2J54/ZIu5/mWXWEU9HA$CwzJlRdZb3ZgKCraHHLccDCbQC3iSFQI7u6wc0bIB/I',0,1,1,1795663659496,0,2);
CREATE TABLE audit (
	tenant_id INTEGER NOT NULL,
	audit_no INTEGER NOT NULL,
	by_id INTEGER NOT NULL,
	at_ms INTEGER NOT NULL,
	what TEXT NOT NULL,
	subject TEXT NOT NULL,
	detail TEXT NOT NULL,
	hash BLOB NOT NULL,
	PRIMARY KEY (tenant_id, audit_no)
) STRICT, WITHOUT ROWID;
INSERT INTO "audit" VALUES(913631963913388032,1,0,1795663634657,'account.add','admin','{}',X'B9980633C83E70F1A30F37F6DCCFCB72586838271891A20D5FD7D9AF1D6B8E8C');
INSERT INTO "audit" VALUES(913631963913388032,2,913631972675289088,1795663652562,'sign_in','admin','{}',X'5D886DB524B1F44FBA5CFA5DC8A845024A042C290F80DE18E52826631C3D1C6F');
INSERT INTO "audit" VALUES(913631963913388032,3,913631972675289088,1795663654420,'account.password','admin','{}',X'1A47776A1EC7125D901E970E4197BF923E990DD8E3FF4F8404F6CD6401E70419');
INSERT INTO "audit" VALUES(913631963913388032,4,913631972675289088,1795663657900,'sign_in','admin','{}',X'C3C79409218B2D4BFDE3BFC284E43B91CB1DCB8FFB425B912455F22F428513A0');
INSERT INTO "audit" VALUES(913631963913388032,5,913631972675289088,1795663659463,'reveal','single-1','{"entity":"orders","field":"caller_phone","reason":"call back"}',X'8C9599D4B10CA383E2C8577972B3F2A7F4E24940374578968ADACB276F8F99EE');
INSERT INTO "audit" VALUES(913631963913388032,6,913631972675289088,1795663659496,'account.posts','desk','{"posts":[{"role":"operator","unit_id":"","person_id":""}]}',X'8809FFF4AEF7159BECDF254901449500B260D7E8F45D244ABD9D74AAE7C01EF5');
INSERT INTO "audit" VALUES(913631963913388032,7,913631972675289088,1795663661040,'sign_in','admin','{}',X'575B9A73E9F5DC35C2BE13701FBBD1E4CEA626A833F9B5B3489EAB388A2C27BA');
INSERT INTO "audit" VALUES(913631963913388032,8,913631972675289088,1795663663164,'sign_in.refused','admin','{}',X'C32D7E17884B06170A964CF86EB24F424035F30C103B7AE7C308CDE0FEAA06F3');
CREATE TABLE audit_head (
	tenant_id INTEGER NOT NULL PRIMARY KEY,
	audit_no INTEGER NOT NULL,
	hash BLOB NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "audit_head" VALUES(913631963913388032,8,X'C32D7E17884B06170A964CF86EB24F424035F30C103B7AE7C308CDE0FEAA06F3');
CREATE TABLE calendar_notice (
	notice_id INTEGER NOT NULL PRIMARY KEY,
	year INTEGER NOT NULL,
	notice TEXT NOT NULL,
	source TEXT NOT NULL,
	file_name TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	text TEXT NOT NULL,
	added_at_ms INTEGER NOT NULL,
	added_by INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "calendar_notice" VALUES(913632029642350592,2027,'国务院办公厅关于2027年部分节假日安排的通知','https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm','2027.csv','03f4d63d8f44fffec6d7623bd5c3a67ec55bb4cb3ca09b275b03f2702843c573','# notice: 国务院办公厅关于2027年部分节假日安排的通知
# source: https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm
# year: 2027
date,work,name
2027-01-01,off,元旦
2027-01-02,off,元旦
2027-01-03,off,元旦
2027-01-04,work,元旦
2027-02-14,work,春节
2027-02-15,off,春节
2027-02-16,off,春节
2027-02-17,off,春节
2027-02-18,off,春节
2027-02-19,off,春节
2027-02-20,off,春节
2027-02-21,off,春节
2027-02-22,off,春节
2027-02-23,off,春节
2027-02-28,work,春节
2027-04-04,off,清明节
2027-04-05,off,清明节
2027-04-06,off,清明节
2027-05-01,off,劳动节
2027-05-02,off,劳动节
2027-05-03,off,劳动节
2027-05-04,off,劳动节
2027-05-05,off,劳动节
2027-05-09,work,劳动节
2027-06-19,off,端午节
2027-06-20,off,端午节
2027-06-21,off,端午节
2027-09-20,work,国庆节
2027-09-25,off,中秋节
2027-09-26,off,中秋节
2027-09-27,off,中秋节
2027-10-01,off,国庆节
2027-10-02,off,国庆节
2027-10-03,off,国庆节
2027-10-04,off,国庆节
2027-10-05,off,国庆节
2027-10-06,off,国庆节
2027-10-07,off,国庆节
2027-10-10,work,国庆节
',1795663650268,0);
CREATE TABLE fact_allocations (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"period" INTEGER,
	"yuan" INTEGER,
	"at" INTEGER,
	"unit_id" TEXT,
	"person_id" TEXT,
	"by" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact_allocations" VALUES(913631963913388032,162,1,0,1,'~unit-1!person-9!!1',NULL,NULL,1737621720,'unit-1','person-9','person-5');
INSERT INTO "fact_allocations" VALUES(913631963913388032,163,1,0,1,'~unit-3!person-1!!1',NULL,3650000000,1739826780,'unit-3','person-1',NULL);
INSERT INTO "fact_allocations" VALUES(913631963913388032,164,1,0,1,'~unit-2!person-0!!1',NULL,6720000000,1740539760,'unit-2','person-0','person-9');
INSERT INTO "fact_allocations" VALUES(913631963913388032,307,2,0,1,'~unit-3!person-3!2025-03!1',202503,NULL,1737382140,'unit-3','person-3','person-8');
INSERT INTO "fact_allocations" VALUES(913631963913388032,308,2,0,1,'~unit-8!!2025-03!1',202503,1570000000,1737752820,'unit-8',NULL,'person-8');
INSERT INTO "fact_allocations" VALUES(913631963913388032,309,2,0,1,'~unit-3!!2025-01!1',202501,1710000000,NULL,'unit-3',NULL,'person-8');
INSERT INTO "fact_allocations" VALUES(913631963913388032,310,2,0,1,'~unit-7!person-6!2025-02!1',202502,3070000000,1738650240,'unit-7','person-6','person-9');
INSERT INTO "fact_allocations" VALUES(913631963913388032,311,2,0,1,'~!person-3!!1',NULL,NULL,1743549300,NULL,'person-3','person-3');
INSERT INTO "fact_allocations" VALUES(913631963913388032,312,2,0,1,'~unit-1!person-8!2025-01!1',202501,4600000000,1745119380,'unit-1','person-8','person-5');
INSERT INTO "fact_allocations" VALUES(913631963913388032,313,2,0,1,'~unit-5!person-0!2025!1',202540,NULL,1738455780,'unit-5','person-0','person-6');
INSERT INTO "fact_allocations" VALUES(913631963913388032,314,2,0,1,'~unit-6!!2025-02!1',202502,NULL,1745051340,'unit-6',NULL,'person-6');
INSERT INTO "fact_allocations" VALUES(913631963913388032,315,2,0,1,'~!person-6!2025-02!1',202502,13430000000,1741746780,NULL,'person-6','person-8');
INSERT INTO "fact_allocations" VALUES(913631963913388032,316,2,0,1,'~unit-7!person-8!!1',NULL,12720000000,1738676160,'unit-7','person-8','person-5');
INSERT INTO "fact_allocations" VALUES(913631963913388032,317,2,0,1,'~unit-6!person-0!2025-02!1',202502,3690000000,1744953720,'unit-6','person-0','person-4');
CREATE TABLE fact_assignments (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"seq" INTEGER,
	"first_dispatch" INTEGER,
	"dispatched_at" INTEGER,
	"accepted_at" INTEGER,
	"due_at" INTEGER,
	"extended_due_at" INTEGER,
	"handled_at" INTEGER,
	"replied_at" INTEGER,
	"delay_explained_at" INTEGER,
	"returned" INTEGER,
	"first_handled_at" INTEGER,
	"sent_back_at" INTEGER,
	"order_id" TEXT,
	"unit_id" TEXT,
	"person_id" TEXT,
	"part" TEXT,
	"basis" TEXT,
	"result_claimed" TEXT,
	"fact_finding" TEXT,
	"appeal_finding" TEXT,
	"reply" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact_assignments" VALUES(913631963913388032,40,2,0,2,'assignment-0',21,0,NULL,1741905660,1743759480,NULL,1738343220,1740135780,1738788900,0,NULL,NULL,NULL,'unit-2','person-8','co',NULL,'filed','not_adopted','excessive','丙');
INSERT INTO "fact_assignments" VALUES(913631963913388032,41,2,0,2,'assignment-1',35,1,1740147000,NULL,1745623020,1742117640,1744631820,1745169360,1739913600,0,1740982920,1739940120,'order-4','unit-8','person-1','co',NULL,'filed','policy_rejected','no_basis','甲');
INSERT INTO "fact_assignments" VALUES(913631963913388032,42,2,0,2,'assignment-2',1,1,1737675540,1744872060,1744989120,NULL,1741738980,1738212600,NULL,0,1739812860,1743868800,'order-1','unit-7','person-9','lead',NULL,'excessive',NULL,'no_basis','甲');
INSERT INTO "fact_assignments" VALUES(913631963913388032,43,2,0,2,'assignment-3',39,0,1745780520,1744627140,1737981420,1737334980,1739181900,1739960280,NULL,0,1738355280,1745226180,'order-2',NULL,'person-5','lead',NULL,'filed','not_adopted','no_basis','乙');
INSERT INTO "fact_assignments" VALUES(913631963913388032,44,2,0,2,'assignment-4',3,1,1738196280,1740283500,1738974360,1744198260,NULL,1741849440,1737692400,0,1738341600,1740463380,'order-2','unit-8','person-7','lead',NULL,'unsolved','policy_rejected','other',NULL);
INSERT INTO "fact_assignments" VALUES(913631963913388032,45,2,0,2,'assignment-5',24,NULL,1740715920,1744395960,1737716520,1745557020,1741497180,1740962160,NULL,0,1738028520,1745693160,'order-3','unit-6','person-3','lead',NULL,'unsolved',NULL,'other',' 空格 ');
INSERT INTO "fact_assignments" VALUES(913631963913388032,46,2,0,2,'assignment-6',11,1,1744641420,NULL,1742432340,1738558020,1743083940,1738222260,1743116460,0,NULL,1744858020,'order-0','unit-6','person-2','lead',NULL,'unsolved','kept','other','-甲');
INSERT INTO "fact_assignments" VALUES(913631963913388032,47,2,0,2,'assignment-7',20,1,NULL,NULL,1738640520,1745373240,NULL,1742080920,1741678440,1,1742741100,1743970380,'order-3','unit-5','person-5','lead',NULL,NULL,'partly_adopted','excessive','=1+1');
INSERT INTO "fact_assignments" VALUES(913631963913388032,48,2,0,2,'assignment-8',28,0,1744536360,1745204700,1745376240,1745330820,1744402980,1740390420,1743680160,0,1744315980,1742104560,'order-0','unit-1','person-7','lead',NULL,'solved','true','excessive','甲');
INSERT INTO "fact_assignments" VALUES(913631963913388032,49,2,0,2,'assignment-9',14,0,1745324760,1743520860,1744578960,1740092460,1742328600,1738694520,1741602120,0,1745831820,1741673280,NULL,'unit-1','person-4','co',NULL,NULL,NULL,'other',NULL);
INSERT INTO "fact_assignments" VALUES(913631963913388032,50,2,0,2,'assignment-10',39,1,1740346620,1741135320,1745222940,1739084940,1742122020,1742599980,1739855520,1,NULL,1742248080,NULL,'unit-4','person-2','lead',NULL,'filed','policy','lawful',NULL);
INSERT INTO "fact_assignments" VALUES(913631963913388032,51,1,0,1,'assignment-11',10,0,1738567860,1738662120,1744447380,NULL,1743503760,NULL,1743384600,0,1740330300,NULL,'order-0','unit-1','person-3','lead','designated','excessive','kept',NULL,'乙');
INSERT INTO "fact_assignments" VALUES(913631963913388032,52,1,0,1,'assignment-12',15,0,1737722880,1742171640,1739694660,NULL,1744005780,1739945460,1741882680,1,1740733740,NULL,'order-1','unit-7','person-2','lead','designated',NULL,'adopted','other','丙');
CREATE TABLE fact_attendance (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"date" INTEGER,
	"late" INTEGER,
	"early_leave" INTEGER,
	"absent_half_days" INTEGER,
	"sick_days" INTEGER,
	"leave_days" INTEGER,
	"temporary_leave" INTEGER,
	"outside_approved" INTEGER,
	"outside_unapproved" INTEGER,
	"person_id" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact_attendance" VALUES(913631963913388032,132,1,0,1,'~person-5!2025-03-01!1',20148,0,0,16,14200000000,8380000000,24,0,0,'person-5');
INSERT INTO "fact_attendance" VALUES(913631963913388032,133,1,0,1,'~!2025-03-11!1',20158,19,14,1,1860000000,6100000000,13,35,0,NULL);
INSERT INTO "fact_attendance" VALUES(913631963913388032,134,1,0,1,'~!2025-04-21!1',20199,7,30,0,11510000000,15000000000,6,35,0,NULL);
INSERT INTO "fact_attendance" VALUES(913631963913388032,245,2,0,1,'~person-2!2025-03-16!1',20163,34,29,21,0,3430000000,15,0,35,'person-2');
INSERT INTO "fact_attendance" VALUES(913631963913388032,246,2,0,1,'~person-1!2025-02-12!1',20131,14,25,0,4420000000,19550000000,4,0,21,'person-1');
INSERT INTO "fact_attendance" VALUES(913631963913388032,247,2,0,1,'~person-1!2025-04-17!1',20195,35,33,35,13870000000,0,11,39,29,'person-1');
INSERT INTO "fact_attendance" VALUES(913631963913388032,248,2,0,1,'~person-9!2025-03-21!1',20168,17,0,26,9760000000,7560000000,10,16,0,'person-9');
INSERT INTO "fact_attendance" VALUES(913631963913388032,249,2,0,1,'~person-9!2025-03-21!2',20168,23,16,9,1060000000,18060000000,7,2,26,'person-9');
INSERT INTO "fact_attendance" VALUES(913631963913388032,250,2,0,1,'~person-7!2025-04-05!1',20183,31,11,0,16620000000,11190000000,30,3,26,'person-7');
INSERT INTO "fact_attendance" VALUES(913631963913388032,251,2,0,1,'~person-0!!1',NULL,6,8,1,14580000000,0,2,0,7,'person-0');
CREATE TABLE fact_batch_line (
	tenant_id INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	line_no INTEGER NOT NULL,
	entity TEXT NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	what TEXT NOT NULL,
	hash BLOB NOT NULL,
	PRIMARY KEY (tenant_id, batch, line_no)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,1,'units','unit-0',1,'{"name":"丙","kind":"office","level":"3","peer_group":"𠮷"}',X'E355D9B9761449EFF3631BA4185E1FC79736E9FD4D4A5948BA972EEB06321E26');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,2,'units','unit-1',1,'{"name":"@x","kind":"office","parent_id":"unit-0","level":"3","peer_group":"=1+1","closing_base":"18","headcount":"10"}',X'B9D6BE8E7BB865CCB30545F4094DF7F423E865B74D752894E103A310174BA415');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,3,'units','unit-2',1,'{"name":"甲","kind":"village","level":"1","peer_group":"𠮷","closing_base":"20","headcount":"3"}',X'B890E65644211B38DE2AAD9B1D8623386AF21A96D353B7B6A59605411EBAC095');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,4,'units','unit-3',1,'{"name":"夜间施工噪声","parent_id":"unit-0","level":"4","peer_group":"a,b","closing_base":"26"}',X'C015C8E98E92A0C12C3D8EB14C808823B1B677CF0126817413DCA3E54A11CD4D');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,5,'units','unit-4',1,'{"kind":"office","parent_id":"unit-1","level":"2","closing_base":"28"}',X'4C6AABED5B7733C6EE90B264FD867F25E2E5DECAE9BFCD1F599B24EB30BC6E7F');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,6,'units','unit-5',1,'{"name":"甲","kind":"township","parent_id":"unit-0","level":"3","peer_group":"=1+1","closing_base":"14","headcount":"15"}',X'7A39444A034884561384310EEBF8FF63287E43A8774572F769BF210958492E55');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,7,'units','unit-6',1,'{"name":"两行\n文字","kind":"department","parent_id":"unit-3","level":"2","peer_group":"“引号”","headcount":"10"}',X'A7D8F593C9249099BFF3EAA0347CA0E7E324FB98E3C2F4F6728CEC3662DBA103');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,8,'units','unit-7',1,'{"name":"-甲","kind":"township","parent_id":"unit-3","level":"2","peer_group":"丙","closing_base":"3"}',X'EC9AC825BEC4DE96A7E1F2BB01A5E4001C229F80F345BE33438E47B2215378EF');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,9,'persons','person-0',1,'{"name":"乙","unit_id":"unit-5","role":"reviewer","staffing":"social_worker"}',X'BFB0DB21933C108AC53DC3058062AAC63679B0BDCD7B4F4747F291C2D5FE8380');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,10,'persons','person-1',1,'{"name":"a,b","unit_id":"unit-1","role":"reviewer"}',X'1F767463FE07E871A373627F57A731CF40BA554DD388931D32E1F321626AB3EF');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,11,'persons','person-2',1,'{"name":"say \"hi\"","unit_id":"unit-7","staffing":"civil"}',X'7A057192BD85F0750E6E52905AA62769D240F5E991194154C161EE7153CF4131');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,12,'persons','person-3',1,'{"name":"“引号”","unit_id":"unit-7","role":"assessor","staffing":"enterprise"}',X'4000A84E74A736F349880FCA4E6E312A4D09B2A4A55D1F3D4CC43EA240A3223D');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,13,'persons','person-4',1,'{"name":"乙","unit_id":"unit-4","role":"fulltime_gridworker","staffing":"coordinator"}',X'CF0AB75B05B908DB1477BC771DB6B961E5756B9C557038EEA172A02A38F69E39');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,14,'persons','person-5',1,'{"unit_id":"unit-0","role":"head","staffing":"social_worker"}',X'85CB1D01B4FB817EC41B90BB4F2A5689F89E1CBCA855F8AEF6BDA28F5AC781E0');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,15,'persons','person-6',1,'{"name":" 空格 ","unit_id":"unit-5","role":"fulltime_gridworker","staffing":"coordinator"}',X'BE4ADA92F1CC7810C4FA87BC6F2972B1FCB5FE994DBEAB4E76AC30EDE4FC8F30');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,16,'persons','person-7',1,'{"name":"乙","unit_id":"unit-5","role":"handler"}',X'85F22949BD7ACFCAB5EE31785806B0E96754ADB0C18D39754C4E99ACAA2D0275');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,17,'persons','person-8',1,'{"name":"-甲","unit_id":"unit-1","role":"fulltime_gridworker","staffing":"social_worker"}',X'14CF433AE126A7B5B222FC3725BC69869162C43A637D2737440A21ABFB8F4020');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,18,'persons','person-9',1,'{"unit_id":"unit-7","role":"handler","staffing":"enterprise"}',X'41A9D270AB292BCF34C955C1CBEDF435EC0A03B5590BB51BD0D5B95A3D7C464F');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,19,'persons','person-10',1,'{"name":"两行\n文字","unit_id":"unit-6","role":"handler","staffing":"coordinator"}',X'40EAA9F7B887527AA4FB18C361CBB8D4DDC67CF5134B299B2EA846642B1807BF');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,20,'grids','grid-0',1,'{"name":"𠮷","leader_id":"person-2","participants":"8","boundary":"丙"}',X'67E6181C6224FBCE22D592FAEF9D59F97A25C643F8D96596BECB0680B187F917');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,21,'grids','grid-1',1,'{"name":"甲","unit_id":"unit-0","leader_id":"person-9","participants":"9"}',X'6F22D2A81DB6C0F8AD697AB33AD63172DE4BB255E2EC52AF145669F05E778F5C');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,22,'grids','grid-2',1,'{"name":"乙","unit_id":"unit-2","grid_type":"rural","leader_id":"person-1","residents":"10","boundary":"=1+1"}',X'29D00BC66B2161BF6A87C3A66C2B5E5E36A8B070BA88380E1F77BDF25E4F8597');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,23,'grids','grid-3',1,'{"unit_id":"unit-0","grid_type":"commercial","leader_id":"person-1","residents":"0","participants":"35","boundary":"丁"}',X'1BD4C2279BEB88769C46BA657C2729A72A6BC99593FDDFF4641A34BD21B4D2BE');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,24,'grids','grid-4',1,'{"name":"丁","unit_id":"unit-2","grid_type":"commercial","leader_id":"person-9","participants":"26","boundary":" 空格 "}',X'F0AAA1317BA66C2852CF2D60D1A9EA8B7665A6502912979D418D02DEE78E564B');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,25,'grids','grid-5',1,'{"name":"-甲","unit_id":"unit-5","grid_type":"urban","boundary":"-甲"}',X'6C16ED2873E8687D6A0D52F4BABEC6522B7C43A621F7F7539A8E69A1EB643EB1');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,26,'grids','grid-6',1,'{"name":"é","unit_id":"unit-3","grid_type":"urban","leader_id":"person-9","participants":"7","boundary":"“引号”"}',X'8DCFB51EC7D31EADDF878AF12299CB59ED166776470A8C305B76B34CCA921E0F');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,27,'grids','grid-7',1,'{"grid_type":"commercial","leader_id":"person-3","participants":"19","boundary":"a,b"}',X'BCCD518ED4D6A57B927B4CE2842FD588B90C9EE462DF167DD11E2E90A0BAE062');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,28,'grids','grid-8',1,'{"name":"“引号”","unit_id":"unit-6","grid_type":"commercial","leader_id":"person-6","participants":"26"}',X'2C6C059F613AB5B07C33F4F50703054F3667EE7919C8C94E4AAE1EF46B4EFF8F');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,29,'grids','grid-9',1,'{"name":"路灯不亮","unit_id":"unit-4","grid_type":"commercial","leader_id":"person-5","residents":"10","participants":"13","boundary":"𠮷"}',X'5FD002F12035C92337F10FD186640494D1C22805C6C59966889886233ED594D2');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,30,'grid_members','~grid-3!person-3!1',1,'{"grid_id":"grid-3","person_id":"person-3","role":"fulltime_gridworker"}',X'C8F2561A485A0BE58F7D204B8ACC38EF0AFC3FB6EE0C741E4531C9628AA6D9DB');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,31,'grid_members','~grid-2!!1',1,'{"grid_id":"grid-2","role":"auditor"}',X'4FE8CE315880AC34E67A5D617BFA77A559D53768424FB363139931F8881E831D');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,32,'grid_members','~grid-2!person-4!1',1,'{"grid_id":"grid-2","person_id":"person-4","role":"head"}',X'8D990871BD5493334F7B4A080889E01F3651C1E5596E6A1B149FDA4688E6A08E');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,33,'grid_members','~grid-5!!1',1,'{"grid_id":"grid-5","role":"assessor"}',X'2E5E7243D07412BCCBD4FF1DEA69719F5A0848EAA44CE6CDB714581AF2B544AB');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,34,'grid_members','~grid-0!person-4!1',1,'{"grid_id":"grid-0","person_id":"person-4","role":"line_leader"}',X'D07BD8FE42309B4DAFAC3D2BFDF245F2501779390979C0EE0644832F4B111491');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,35,'grid_members','~grid-6!person-8!1',1,'{"grid_id":"grid-6","person_id":"person-8","role":"head"}',X'A4381031201C39BF739938C9E9C1B104F2276A927B70DD6A9AE4FF093E1EB84F');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,36,'grid_members','~grid-0!person-5!1',1,'{"grid_id":"grid-0","person_id":"person-5","role":"liaison"}',X'ED725AFB8B1F379BE44F991ABC55CFDDF5C74F46FCFA505194D1C4DE033863D7');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,37,'orders','order-0',1,'{"source":"patrol","appeal_type":"suggestion","category":"a,b","event_level":"general","urgency":"sub_urgent","title":"é","description":"丙","address":"2bb04be0746f4477321a9719c454fe57ca37a03917f81d4ea0a0e670aab93261","lon":"121.5","lat":"31.2","caller_key":"甲","caller_phone":"980e8613a6dd460224bdd8e7a7a41673c495d0420feb7c9855ba4e7449c4044f","topic_key":"路灯不亮","received_at":"2025-03-24T00:32","evaluated_at":"2025-01-28T13:35","district_due_at":"2025-02-16T03:54","closed_at":"2025-03-08T21:42","repeated_after_opinion":"true","late_report":"true","found_by_supervisor":"true","has_site":"unknown"}',X'D5F322C44E469142B20B9CFC4B96BC44C2331CDAB9346FC81ABCBA2507DDE51D');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,38,'orders','order-1',1,'{"appeal_type":"consult","event_level":"critical","urgency":"urgent","title":"乙","description":"é","address":"2c99c80bcb30637fc57a091734efd3836b7f5bcc6bae3acfa48e5b46763a880f","lon":"121.5","lat":"31.2","grid_id":"grid-8","caller_key":" 空格 ","caller_name":"358b24a75589e929ad8ce9f6fa319c756a4770b8c62a71f082d936b3f12af60c","caller_phone":"e9f1b5a40a1dcc46ead6a38ea5a5e075ac9f5574120c9279c66e04e6203212b2","topic_key":"𠮷","received_at":"2025-03-16T09:11","registered_at":"2025-02-16T18:45","evaluated_at":"2025-04-27T15:29","district_due_at":"2025-04-12T08:45","closed_at":"2025-04-17T19:53","channel_excluded":"true","mediated":"true","fake":"true","late_report":"true","has_site":"yes"}',X'46C3804724A15BF4AC8F949D8B733AADE02D1DD52AF1318591B15E26A1E8AA93');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,39,'orders','order-2',1,'{"source":"hotline","appeal_type":"consult","event_level":"general","urgency":"normal","title":"丁","description":"é","address":"9051089cf25bdb44aecb3da3dfd12289d8cb5ac842e6e9855328b2aa1f21add8","lon":"121.5","lat":"31.2","grid_id":"grid-2","caller_key":"乙","caller_phone":"131bd04be0673723ff2533b32494c678b28a082ea12da0d9953f1db9490d4c07","topic_key":"夜间施工噪声","received_at":"2025-02-28T00:56","registered_at":"2025-04-08T18:48","evaluated_at":"2025-02-05T14:50","district_due_at":"2025-02-04T17:36","closed_at":"2025-04-25T13:38","must_report":"true","channel_excluded":"true","returned_by_centre":"true","severity":"serious"}',X'BD7A2B345C22F5A51D006D5AC056853FB6BF49DEA89CF22F8A4BFC1F0C10A506');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,40,'assignments','assignment-0',1,'{"order_id":"order-1","unit_id":"unit-7","seq":"12","part":"co","basis":"fallback","first_dispatch":"true","due_at":"2025-03-24T07:42","extended_due_at":"2025-01-25T19:03","handled_at":"2025-04-09T04:00","replied_at":"2025-02-23T00:44","returned":"true","result_claimed":"unsolved","fact_finding":"true","appeal_finding":"no_basis","reply":"两行\n文字","first_handled_at":"2025-03-02T23:27","sent_back_at":"2025-01-30T06:37"}',X'BAADE87CCA14D6821C35B3F64A85F164A46E6D52E6409290F0F93B19AA748BE1');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,41,'assignments','assignment-1',1,'{"order_id":"order-2","unit_id":"unit-7","person_id":"person-1","seq":"10","first_dispatch":"true","dispatched_at":"2025-01-22T13:23","accepted_at":"2025-03-20T12:30","due_at":"2025-04-03T21:11","extended_due_at":"2025-03-22T14:17","handled_at":"2025-02-10T14:01","replied_at":"2025-03-09T01:09","delay_explained_at":"2025-03-22T11:14","result_claimed":"filed","fact_finding":"adopted","appeal_finding":"other","reply":"甲","first_handled_at":"2025-04-11T04:41","sent_back_at":"2025-04-07T22:04"}',X'B89214BA430863E8BAF13E1888DD55CAF06EF53CD5F1DE695607067D4F39D6FC');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,42,'assignments','assignment-2',1,'{"order_id":"order-0","unit_id":"unit-7","person_id":"person-8","seq":"28","part":"co","basis":"designated","first_dispatch":"true","dispatched_at":"2025-03-21T10:54","due_at":"2025-02-10T16:59","extended_due_at":"2025-02-23T05:20","delay_explained_at":"2025-04-01T01:37","returned":"true","result_claimed":"unsolved","fact_finding":"no_policy","reply":"say \"hi\"","first_handled_at":"2025-04-22T00:16","sent_back_at":"2025-02-06T02:38"}',X'6887C159AD6FCC1931FA157C6C3C40015F45605C452470E5CD015B72E3D9E816');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,43,'assignments','assignment-3',1,'{"order_id":"order-0","unit_id":"unit-4","person_id":"person-4","seq":"17","part":"co","basis":"agreed","first_dispatch":"false","accepted_at":"2025-04-19T07:35","extended_due_at":"2025-02-19T14:13","handled_at":"2025-01-25T19:20","delay_explained_at":"2025-04-28T00:36","result_claimed":"explained","fact_finding":"policy_rejected","appeal_finding":"other","reply":"甲","first_handled_at":"2025-04-18T05:19","sent_back_at":"2025-02-16T23:12"}',X'ADB64876AB01E132D21388AE513CF3D2804B9709750143D2DAF254B5450B7F94');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,44,'assignments','assignment-4',1,'{"person_id":"person-7","seq":"29","part":"co","basis":"statutory","first_dispatch":"true","dispatched_at":"2025-04-22T12:25","due_at":"2025-04-17T17:32","extended_due_at":"2025-03-19T05:03","handled_at":"2025-03-05T02:39","replied_at":"2025-02-19T13:47","delay_explained_at":"2025-04-13T10:51","result_claimed":"explained","fact_finding":"true","appeal_finding":"lawful","reply":"é","first_handled_at":"2025-01-26T04:19","sent_back_at":"2025-03-21T18:52"}',X'D88599C48F757C3CB2DEBEDBB6BD63148F8BD376FF4D236D6EE78B1C5A3F5706');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,45,'assignments','assignment-5',1,'{"order_id":"order-0","unit_id":"unit-6","person_id":"person-5","seq":"28","basis":"agreed","first_dispatch":"false","accepted_at":"2025-04-10T22:37","due_at":"2025-03-27T21:51","extended_due_at":"2025-02-07T16:58","handled_at":"2025-02-21T20:45","replied_at":"2025-04-23T13:00","delay_explained_at":"2025-02-16T20:44","returned":"true","fact_finding":"policy_rejected","appeal_finding":"lawful","reply":"a,b"}',X'A207AF2B6462FD2B315D7456B6AD25FA82EA04D7A9A34E42DE99A96C5839EF48');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,46,'assignments','assignment-6',1,'{"unit_id":"unit-4","person_id":"person-1","seq":"16","part":"co","basis":"statutory","dispatched_at":"2025-03-08T11:15","accepted_at":"2025-01-30T20:52","due_at":"2025-02-21T06:53","extended_due_at":"2025-03-09T06:14","handled_at":"2025-03-04T04:35","replied_at":"2025-02-07T02:08","delay_explained_at":"2025-03-11T09:51","returned":"true","fact_finding":"policy","appeal_finding":"other","reply":"丁","first_handled_at":"2025-03-12T23:42","sent_back_at":"2025-03-11T16:40"}',X'0840DCCDCBF8396121F7C45152CE1166C305B2174F624723253B0FDD6CF013DA');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,47,'assignments','assignment-7',1,'{"order_id":"order-2","unit_id":"unit-3","person_id":"person-10","seq":"34","basis":"fallback","first_dispatch":"false","dispatched_at":"2025-04-14T00:32","accepted_at":"2025-03-24T04:50","due_at":"2025-03-03T10:18","extended_due_at":"2025-02-02T20:00","delay_explained_at":"2025-04-11T16:01","result_claimed":"unsolved","fact_finding":"adopted","first_handled_at":"2025-02-14T06:43"}',X'AD5AC7CEB5B5E5F9AA4A57191C282EFF464A911F60B870064253CB75CFED6B33');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,48,'assignments','assignment-8',1,'{"order_id":"order-2","unit_id":"unit-2","person_id":"person-9","seq":"20","part":"co","basis":"agreed","first_dispatch":"true","dispatched_at":"2025-02-18T12:03","accepted_at":"2025-03-27T03:20","due_at":"2025-04-22T13:11","extended_due_at":"2025-04-14T20:34","handled_at":"2025-04-21T01:49","replied_at":"2025-04-18T05:56","delay_explained_at":"2025-03-19T01:52","returned":"true","result_claimed":"excessive","fact_finding":"policy_rejected","appeal_finding":"no_basis","reply":"丁","first_handled_at":"2025-04-04T04:44","sent_back_at":"2025-01-25T11:33"}',X'69F045098EE17D6F2BC9FF203CA169CFF8D25CC7BB3DD851D8BA6116FE536D5E');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,49,'assignments','assignment-9',1,'{"order_id":"order-1","unit_id":"unit-3","seq":"6","part":"co","basis":"statutory","first_dispatch":"true","dispatched_at":"2025-02-01T17:37","accepted_at":"2025-03-18T06:01","due_at":"2025-02-13T20:49","handled_at":"2025-02-01T23:46","replied_at":"2025-03-08T23:47","result_claimed":"excessive","fact_finding":"untrue","appeal_finding":"lawful","reply":"丙","sent_back_at":"2025-01-30T11:56"}',X'7AD7292F40BB77E5CA5C3E5A99968D8DE9ABA70A9FB815BFB57E0E379BA4D40F');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,50,'assignments','assignment-10',1,'{"order_id":"order-0","unit_id":"unit-5","person_id":"person-4","seq":"3","part":"co","basis":"statutory","first_dispatch":"false","dispatched_at":"2025-04-19T06:17","accepted_at":"2025-01-27T19:44","due_at":"2025-02-19T10:34","extended_due_at":"2025-03-12T23:50","replied_at":"2025-04-19T05:21","delay_explained_at":"2025-03-10T10:11","result_claimed":"filed","appeal_finding":"no_basis","reply":"“引号”","first_handled_at":"2025-04-11T07:00","sent_back_at":"2025-02-10T04:30"}',X'C15798D8EA13C6600675CD9347F549E71BEA44B5AAF9539650D7734927D5B799');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,51,'assignments','assignment-11',1,'{"order_id":"order-0","unit_id":"unit-1","person_id":"person-3","seq":"10","basis":"designated","first_dispatch":"false","dispatched_at":"2025-02-03T15:31","accepted_at":"2025-02-04T17:42","due_at":"2025-04-12T16:43","handled_at":"2025-04-01T18:36","delay_explained_at":"2025-03-31T09:30","result_claimed":"excessive","fact_finding":"kept","reply":"乙","first_handled_at":"2025-02-24T01:05"}',X'182CA49F53A15D3640C307D1E0631C57AB6DCB813FD02329B4D708893EB19AAC');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,52,'assignments','assignment-12',1,'{"order_id":"order-1","unit_id":"unit-7","person_id":"person-2","seq":"15","basis":"designated","first_dispatch":"false","dispatched_at":"2025-01-24T20:48","accepted_at":"2025-03-17T08:34","due_at":"2025-02-16T16:31","handled_at":"2025-04-07T14:03","replied_at":"2025-02-19T14:11","delay_explained_at":"2025-03-14T00:18","returned":"true","fact_finding":"adopted","appeal_finding":"other","reply":"丙","first_handled_at":"2025-02-28T17:09"}',X'525AE5B0C44C7696F414967250B32F968E25DCA8F42F9F462B85D3008146502F');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,53,'contacts','contact-0',1,'{"order_id":"order-1","assignment_id":"assignment-5","unit_id":"unit-4","kind":"feedback","at":"2025-01-25T14:10","reached":"false","reason":"no_answer","by":"person-3","recording":"𠮷"}',X'F3BA9074FC6022A2A3AAB0E29D2DDCC0C3535BA660BE3992562654C06EBB55B1');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,54,'site_visits','~order-1!1',1,'{"order_id":"order-1","unit_id":"unit-6","arrived_at":"2025-01-24T16:11","by":"person-2"}',X'FBE3A688D70E0FE73D98DD2C9EB7C0987610B0E1D6F4A6EA9A1CB91AF4FB3CDC');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,55,'site_visits','~order-1!2',1,'{"order_id":"order-1","unit_id":"unit-5","by":"person-6"}',X'EEEFEE86F07D8A818EB3555C4FE57A1F50E1D532E7B7038C580B4C93614C80DE');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,56,'site_visits','~order-1!3',1,'{"order_id":"order-1","unit_id":"unit-3","arrived_at":"2025-03-31T01:11","by":"person-5"}',X'BFEDE4A90B7CCE8B51FF0E732E31BB05FCABB3A3040909FB6DEDD0727C017C5B');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,57,'site_visits','~order-2!1',1,'{"order_id":"order-2","unit_id":"unit-4","arrived_at":"2025-03-10T01:06","by":"person-7"}',X'A44AA5DADF66D11C72BA670DD8CED04D675A1615CCCBE84EF8FB64CE69398747');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,58,'site_visits','~order-2!2',1,'{"order_id":"order-2","unit_id":"unit-1","arrived_at":"2025-04-07T01:48","by":"person-2"}',X'4ADCE424877495820E03BED57C5EC3F3329375D004FB82C5D05EDBBF19214A6D');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,59,'site_visits','~order-1!4',1,'{"order_id":"order-1","unit_id":"unit-2","arrived_at":"2025-02-17T11:17","by":"person-9"}',X'1C80250F9CBACF964504D46374E588E4E49BDB5AF3EB24901BD650C2E1E6631B');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,60,'site_visits','~!1',1,'{"unit_id":"unit-7","arrived_at":"2025-04-04T14:47","by":"person-2"}',X'0DFEFE52E403788CADC3202BDAC27B31B474DC20F9499DCA32B816EA2B9D81AE');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,61,'site_visits','~!2',1,'{"unit_id":"unit-6","arrived_at":"2025-04-15T09:21","by":"person-3"}',X'16433BA5263D84C93897ED9085307E65A949585AFAB785D1AC06430A7D32B277');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,62,'site_visits','~!3',1,'{"unit_id":"unit-7","arrived_at":"2025-02-09T17:05","by":"person-1"}',X'BBA89F08D2E97F64087F055661BF875C1D82C27CDF46FBE6F689BE15174EA34B');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,63,'site_visits','~!4',1,'{"unit_id":"unit-2"}',X'9D1955FBCF78FC09F9AD3D783DFE4EE3F18DD7CE8F1B7B71028743B5E0E1C77D');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,64,'callbacks','callback-0',1,'{"order_id":"order-0","assignment_id":"assignment-6","unit_id":"unit-4","at":"2025-02-07T02:43","reached":"false","answered":"false","solved":"filed"}',X'6CEF0C4EE8796A37EAC58B36643A1FD114AA8E541151B63189C0BAA1FB66A4F6');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,65,'callbacks','callback-1',1,'{"order_id":"order-1","unit_id":"unit-4","contacted":"false","answered":"false","solved":"explained","rating":"dissatisfied"}',X'D7A6B53A4FB71B036FE5CA9E40F629B1D9029A1CECF02F32CB0141FBD35619CC');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,66,'callbacks','callback-2',1,'{"order_id":"order-1","assignment_id":"assignment-7","round":"district","at":"2025-02-25T05:42","reached":"false","declined":"true","answered":"false","solved":"explained","rating":"satisfied"}',X'15C8C33B17E254ACA1873BAD0193A0110369526433BE93F57115BB660893F30C');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,67,'callbacks','callback-3',1,'{"order_id":"order-2","assignment_id":"assignment-4","unit_id":"unit-4","round":"vote","at":"2025-02-25T07:52","reached":"true","declined":"true","contacted":"true","answered":"true","solved":"excessive"}',X'28DD555F326805CD3C123270D9D1222BB61D7B21EFD89E9C5F77EEC02FF62E75');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,68,'callbacks','callback-4',1,'{"order_id":"order-0","assignment_id":"assignment-11","unit_id":"unit-5","round":"street","at":"2025-03-23T12:53","reached":"true","answered":"false","solved":"explained","rating":"fair"}',X'7564A133DF4ED5BC6B7546E95ED03F9E7D8425BE73AB7616285B0785979FD524');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,69,'callbacks','callback-5',1,'{"order_id":"order-1","assignment_id":"assignment-9","unit_id":"unit-3","round":"street","at":"2025-02-16T10:08","reached":"false","contacted":"true","answered":"false","solved":"explained"}',X'38F1D3D3C57B055DA73FCFF4C49F2E434619DED292FDBD7E780417753F6A213A');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,70,'callbacks','callback-6',1,'{"order_id":"order-0","assignment_id":"assignment-12","unit_id":"unit-6","at":"2025-01-21T21:40","reached":"false","declined":"true","contacted":"true","solved":"unsolved","rating":"dissatisfied"}',X'FF60057A9FAD9CA0CEB0772FE015AC7E20724D0975FB6A99D346CED09D25B3FF');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,71,'returns','return-0',1,'{"assignment_id":"assignment-8","unit_id":"unit-7","at":"2025-02-14T17:04","reason":"say \"hi\"","suggested_unit":"unit-1","head_signed":"true","decision":"designated","decided_at":"2025-03-27T07:21"}',X'61597D0A2B1E9E171E52EC7F9F0C7E7431D2618F36F0306A0C7A505D2FDDB88F');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,72,'returns','return-1',1,'{"order_id":"order-1","assignment_id":"assignment-10","unit_id":"unit-4","at":"2025-03-09T00:38","suggested_unit":"unit-4","head_signed":"true","decision":"agreed","decided_at":"2025-04-08T15:23"}',X'8BD4AFFD55ADC57A7489017CD8D73A72ED04C6AB632D6631F419BFC5554AD454');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,73,'returns','return-2',1,'{"order_id":"order-2","assignment_id":"assignment-2","unit_id":"unit-2","at":"2025-02-16T02:42","head_signed":"true","decision":"agreed","decided_at":"2025-01-22T06:03"}',X'E2BBF309E3780152BEB219E5CD5DCD409E04A6E9B72E270AC17EEF13C713CE10');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,74,'extensions','extension-0',1,'{"order_id":"order-0","assignment_id":"assignment-12","unit_id":"unit-1","requested_at":"2025-04-16T09:22","approved_at":"2025-04-27T15:52"}',X'B29E798DA6612C816E8401F45D67D87E7A4305E6E27A5DA6C49F33D790BDF582');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,75,'extensions','extension-1',1,'{"order_id":"order-1","assignment_id":"assignment-3","requested_at":"2025-03-30T19:18","approved_at":"2025-02-28T22:02"}',X'E9C9D604A51BB9300029A648F87C55DA015CC5AF40D79B02FDE3C72D0C8345C5');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,76,'extensions','extension-2',1,'{"order_id":"order-1","assignment_id":"assignment-5","requested_at":"2025-02-16T18:20","approved_at":"2025-02-17T10:21"}',X'B8B1CCD2BDE83F59CD6485E8362DEA1AA246693406AE1C5675C4F65FF1FC5AA6');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,77,'extensions','extension-3',1,'{"order_id":"order-2","assignment_id":"assignment-8","unit_id":"unit-7","requested_at":"2025-04-26T13:32","approved_at":"2025-02-17T14:23"}',X'3BCE36CB363AA4EA601947235828ABAF5133A75683E878C4E0CA2BC9062075F9');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,78,'extensions','extension-4',1,'{"order_id":"order-2","assignment_id":"assignment-7","unit_id":"unit-3","requested_at":"2025-03-18T00:41","approved_at":"2025-02-12T13:25"}',X'9E1197F894898D6F90D48A44D9D2A830D78EBCBD7E6BE19ACDA9510B1999F941');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,79,'supervisions','supervision-0',1,'{"order_id":"order-2","level":"city","due_at":"2025-03-06T08:16","closed_at":"2025-03-20T14:21"}',X'45CA8D74DE8CBF40329964606AE1A3BAFF7D1A5D7A06E5897EFFD2AD967CDA3E');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,80,'supervisions','supervision-1',1,'{"unit_id":"unit-2","level":"street","opened_at":"2025-03-21T22:01","closed_at":"2025-04-23T19:51"}',X'10461E5B42378C3AB846FBE99769DA21521BC96796007D920C019262B3B05EB9');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,81,'supervisions','supervision-2',1,'{"order_id":"order-2","unit_id":"unit-2","level":"street","opened_at":"2025-02-02T19:06","due_at":"2025-01-20T03:33","closed_at":"2025-02-20T21:33"}',X'66DBC073A3CF9EA3CEADE9375BD4620B90682FAE02CABA134B51AAB8C150814C');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,82,'supervisions','supervision-3',1,'{"order_id":"order-0","unit_id":"unit-0","level":"district","opened_at":"2025-02-27T15:33","due_at":"2025-04-09T11:45","closed_at":"2025-04-28T11:25"}',X'8DC0F0DDAB400F5642CEAA4209BAB096CDDD85DC34A6371EC9EF84D4E95FB0F9');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,83,'supervisions','supervision-4',1,'{"unit_id":"unit-0","level":"city","opened_at":"2025-03-22T14:22","due_at":"2025-04-12T08:24","closed_at":"2025-03-03T11:25"}',X'0A377AE3B803CBAAB1894E28349B748D7E04C30C6F23FA2D01E1592223ECEA20');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,84,'supervisions','supervision-5',1,'{"order_id":"order-1","unit_id":"unit-3","level":"city","opened_at":"2025-04-09T09:12","due_at":"2025-03-10T19:28","closed_at":"2025-04-26T14:21"}',X'FB65B5DB10DBBF4A9DAC05B931CAD81C02AC5020C2D2C4C34037517A41C5B573');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,85,'supervisions','supervision-6',1,'{"order_id":"order-1","unit_id":"unit-7","level":"city","opened_at":"2025-04-04T07:31","closed_at":"2025-03-19T03:09"}',X'D6A45DE1B7AAF0824671235DD1C656CD06D1FC98D7905BA4EFC6E3AF31A0DC1E');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,86,'supervisions','supervision-7',1,'{"order_id":"order-1","unit_id":"unit-6","level":"city","opened_at":"2025-04-03T05:20","due_at":"2025-03-16T04:48","closed_at":"2025-01-31T05:24"}',X'981785A81E16862D3B7DD64CAE327E46946A972D5103E52F87B6B49ECEBD16EB');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,87,'supervisions','supervision-8',1,'{"order_id":"order-2","level":"street","opened_at":"2025-03-23T14:53","due_at":"2025-02-11T15:03","closed_at":"2025-04-01T16:27"}',X'B7ABF6FF00F3C4480EEA60B52267B5CBBD4B2C31F53DDA5EE77EC226B36DABE0');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,88,'reminders','~order-0!1',1,'{"order_id":"order-0","unit_id":"unit-3","kind":"a,b","at":"2025-02-14T05:16","correct_by":"2025-03-10T00:22","corrected_at":"2025-02-18T15:57"}',X'8B9C3E533D44A8D29788782316A308B2C20913DCC879F1A3FCC372CDCEC1F948');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,89,'reminders','~order-1!1',1,'{"order_id":"order-1","unit_id":"unit-4","kind":"夜间施工噪声","at":"2025-02-12T14:48","correct_by":"2025-03-17T10:32","corrected_at":"2025-04-01T08:52"}',X'8ED00C68A828F767E1F6C56DCA47784BEE67522632B12A2093331F01F966CC8A');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,90,'reminders','~order-2!1',1,'{"order_id":"order-2","unit_id":"unit-0","kind":"=1+1","at":"2025-04-16T05:07","correct_by":"2025-02-05T12:05","corrected_at":"2025-04-25T14:00"}',X'D2AE55CE2DACA528FA3F76F8B1FBC7634114682747DB7ADBF10C5B63038444C9');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,91,'reminders','~order-0!2',1,'{"order_id":"order-0","unit_id":"unit-5","kind":"路灯不亮","at":"2025-03-09T06:51","correct_by":"2025-03-25T22:30","corrected_at":"2025-01-22T13:22"}',X'6AEEAC786FB6DD1DAC18C1570087786F95370B1433A0000D60F237B744A80406');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,92,'reminders','~order-2!2',1,'{"order_id":"order-2","unit_id":"unit-4","kind":"乙","correct_by":"2025-02-21T12:18"}',X'03AB1D64B811C8E60355EC69B286BA415CA7AB63C2E58F44B70BBA8B16708D98');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,93,'reminders','~order-0!3',1,'{"order_id":"order-0","unit_id":"unit-6","kind":"丁","at":"2025-01-27T19:56","correct_by":"2025-02-06T14:09","corrected_at":"2025-02-24T17:51"}',X'AC5D7456D59C2CB17C371BC7EEB32A4F70AA4FB1450C06A7869D733B7189E449');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,94,'reminders','~order-1!2',1,'{"order_id":"order-1","unit_id":"unit-0","kind":"𠮷","at":"2025-04-18T21:57","correct_by":"2025-02-16T00:18","corrected_at":"2025-02-08T16:39"}',X'F178B4374308CE709A4000012F16660B049EC82ED12D935092FEDCAE438FF72C');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,95,'reminders','~!1',1,'{"unit_id":"unit-0","kind":"丙","at":"2025-02-17T12:53","correct_by":"2025-03-31T06:14","corrected_at":"2025-04-26T22:26"}',X'143324DDEFAF02B3C5DA23F668051A1E124A640AA89E57E17902879860D5A79C');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,96,'reminders','~order-0!4',1,'{"order_id":"order-0","unit_id":"unit-2","kind":"𠮷","at":"2025-04-22T00:30","correct_by":"2025-01-21T14:02","corrected_at":"2025-03-16T05:52"}',X'F887F3B368AFC85303939C896859DC318591D317BFC16A1D24078B5BB155B0CE');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,97,'reminders','~order-1!3',1,'{"order_id":"order-1","unit_id":"unit-1","kind":"say \"hi\"","at":"2025-03-13T21:57","corrected_at":"2025-04-14T00:57"}',X'73E1C606A46B4F49460F7443B41060416334C773A9AD247CE618F2BBBC4737EA');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,98,'reminders','~!2',1,'{"unit_id":"unit-5","kind":"say \"hi\"","at":"2025-02-07T20:24","correct_by":"2025-04-28T18:42","corrected_at":"2025-03-23T12:56"}',X'37181B6779B12B2EC25701FFD5815DD4308E650E303D8DE190048739CFD7713D');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,99,'rechecks','~order-2!1',1,'{"order_id":"order-2","unit_id":"unit-6","level":"street","received_at":"2025-03-01T02:57","due_at":"2025-04-01T16:31","extended_due_at":"2025-03-28T14:36","replied_at":"2025-03-12T07:32"}',X'C1EB2152919BC95704D81415E2B6536055295982B58ABC5851BCB5D99B30C642');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,100,'untrue_forms','~!1',1,'{"unit_id":"unit-2","signed_at":"2025-03-03T11:20"}',X'B8D9EC571A6CB78E49742B153F66C4A597766CDEF567075E66748AEC10248078');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,101,'untrue_forms','~order-0!1',1,'{"order_id":"order-0","unit_id":"unit-3","signed_at":"2025-01-27T11:09","signed_by":"person-1"}',X'B90616D5ACAD2AA435701CE9FAAECD94087C12F7E4C25C38974617624A2706B3');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,102,'untrue_forms','~order-2!1',1,'{"order_id":"order-2","unit_id":"unit-4","signed_by":"person-4"}',X'A18992710B62BD40AE56A0DF3AE44A32E4252D06D8CE1DBE04E4B9CF15A72A32');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,103,'untrue_forms','~order-1!1',1,'{"order_id":"order-1","unit_id":"unit-5","signed_at":"2025-03-27T11:14","signed_by":"person-1"}',X'2AFB5D1D919C37F49EB9E3EB1FB628641B7E79F679DEAAE835762D3248959167');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,104,'untrue_forms','~order-1!2',1,'{"order_id":"order-1","unit_id":"unit-6","signed_at":"2025-01-27T09:43","signed_by":"person-8"}',X'393267A2BBBA1F6C6CD25BCCD9049FC452E83D7DEFF738B3884CC57BFDC75EA1');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,105,'untrue_forms','~order-1!3',1,'{"order_id":"order-1","unit_id":"unit-5","signed_at":"2025-03-30T11:32"}',X'D9178F57C2662D6842F49ED69FDF5DE2AB546D9F10D0589332680CDBA19D3E75');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,106,'untrue_forms','~!2',1,'{"unit_id":"unit-1","signed_at":"2025-04-17T16:58","signed_by":"person-0"}',X'F7E718A71A0C0EFBA58F7E4853C099839C59418D2033A23D47DB764EA0057CE0');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,107,'untrue_forms','~order-2!2',1,'{"order_id":"order-2","unit_id":"unit-1","signed_at":"2025-03-05T11:39","signed_by":"person-8"}',X'2E690E72E08A5F78F75EF80121D6A8CBA826570991B6B6CD950EC671FD3F649F');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,108,'untrue_forms','~order-1!4',1,'{"order_id":"order-1","signed_at":"2025-04-25T19:16","signed_by":"person-0"}',X'00860ED3D02702AB1D925BE061870D4785DB4FD0631BD93983B8B18E0C1C2C01');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,109,'notices','notice-0',1,'{"unit_id":"unit-6","at":"2025-01-25T12:41","reply_due_at":"2025-02-05T19:13","replied_at":"2025-02-27T14:54"}',X'5E511815B31304C232CF767C89052AA2F26BF9A1AF4AB498CF283160FB72ED8B');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,110,'notices','notice-1',1,'{"unit_id":"unit-1","kind":"weekly","at":"2025-03-24T14:41","reply_due_at":"2025-02-28T00:52","replied_at":"2025-02-17T09:32"}',X'B4EC8C9832BCFA44CA994F8031C3402DBE90E786A6C5560829C75D29C17D9809');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,111,'notices','notice-2',1,'{"unit_id":"unit-0","kind":"weekly_push","at":"2025-03-19T06:19","replied_at":"2025-01-28T03:07"}',X'E5309AA77DAC4F2D30DFE1953FF0580EB9BF2EF3CDF4579B2567FCABFE18128E');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,112,'patrols','~person-1!!am!1',1,'{"person_id":"person-1","grid_id":"grid-8","half_day":"am","uniform":"true","exempt":"true"}',X'9D3C5FD7408B6D0C68ED15FDC7FA49D063046C09E6C4381801979228A6A953A4');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,113,'patrols','~person-4!!pm!1',1,'{"person_id":"person-4","half_day":"pm","started_at":"2025-04-09T18:01","uniform":"false","exempt":"true"}',X'1DC82EE79F4923360707FCC6A7F5FBF052EFC50E8279931F98D42F7C00069089');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,114,'patrols','~person-6!!am!1',1,'{"person_id":"person-6","half_day":"am","started_at":"2025-03-27T03:12","uniform":"false","exempt":"true"}',X'7ED0C92C9D470B0506989956C34BDFECB6BBB10560B79C1A5DBC690A4E7319E8');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,115,'patrols','~person-8!!pm!1',1,'{"person_id":"person-8","grid_id":"grid-9","half_day":"pm","started_at":"2025-03-03T11:25","uniform":"true","exempt":"true"}',X'EEA99612D1CF7EE362CED5445D095CC3299525F141CE937156FD2FF792C4F4DC');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,116,'patrols','~person-6!!!1',1,'{"person_id":"person-6","grid_id":"grid-5","uniform":"true","exempt":"true"}',X'27DDA052A07EE615EE45A84D75EF87740E70BDFA5770FF6D23A87F98BE27C5FB');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,117,'patrols','~person-3!!evening!1',1,'{"person_id":"person-3","grid_id":"grid-1","half_day":"evening","started_at":"2025-03-01T17:37","uniform":"false","exempt":"true"}',X'5F7090D639449E4FF5E105AFC1F016C5140BD83451AEDB841633978F8650DA91');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,118,'patrols','~person-1!!am!2',1,'{"person_id":"person-1","half_day":"am","started_at":"2025-04-03T05:43","uniform":"true"}',X'98C3D17081261CAD1953B0246910E390593392F7B5F071AB1FCBE9978B16BF48');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,119,'patrols','~person-3!!evening!2',1,'{"person_id":"person-3","grid_id":"grid-8","half_day":"evening","started_at":"2025-03-29T04:06","uniform":"true"}',X'F8923EF3811242615BD962FF745AD429F9279FE6972CBFCAE1A148C92AB157E1');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,120,'patrols','~person-6!!evening!1',1,'{"person_id":"person-6","grid_id":"grid-9","half_day":"evening","started_at":"2025-03-16T04:32","uniform":"false"}',X'B29B46D5C69348C4B9938333AA19FB0F2023E95A2BB0CDE7F56D91FAE58C1672');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,121,'patrols','~person-4!!pm!2',1,'{"person_id":"person-4","grid_id":"grid-1","half_day":"pm","uniform":"false","exempt":"true"}',X'DF362F89F08FE526DCF4C282FD814478FD52A21CC896A1FEF9FBB2BF8601D079');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,122,'patrols','~!!evening!1',1,'{"grid_id":"grid-9","half_day":"evening","uniform":"true","exempt":"true"}',X'1312157DD9DEC4C50F8E279B5D7BB88FDDB854017E59B8990479F1DB8DE34EEC');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,123,'patrols','~!!!1',1,'{"grid_id":"grid-1","started_at":"2025-01-23T00:49"}',X'4E1270EBBA1D4C01DE2645C7777E4D989FCD6947EF26AE126E01783C3C076193');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,124,'sign_ins','~person-1!!2025-04-12T14:09!1',1,'{"person_id":"person-1","at":"2025-04-12T14:09"}',X'23C3E10EA4FEEF0CB52376BA74B07095A258669A05656768A58D0EAB08FF6354');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,125,'sign_ins','~person-7!!2025-04-16T11:38!1',1,'{"person_id":"person-7","at":"2025-04-16T11:38"}',X'FC36F4BB4BD957AF81F63DE7A4585372DD2CA4BE7C28795071B31B51B65C1E74');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,126,'sign_ins','~person-1!!2025-03-19T16:19!1',1,'{"person_id":"person-1","at":"2025-03-19T16:19"}',X'4192C9745D7246E18633D85222A22522174A281DF4A9275752EC5BADBFD5AE4F');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,127,'sign_ins','~!!2025-03-17T21:24!1',1,'{"at":"2025-03-17T21:24"}',X'6A61B20570E26F1CF279D48734D171DFB90C3773C598412407442E65F205DA3D');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,128,'key_visits','~person-5!乙!2025-01-21T06:33!1',1,'{"person_id":"person-5","subject_key":"乙","at":"2025-01-21T06:33","photo":"false","recorded":"true","bad":"true"}',X'F54B6DDCFE3C0E7BA0A44456917DCFF25CF071CB8DD638659543B59B5FDFB9E7');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,129,'key_visits','~person-10!甲!2025-03-17T13:36!1',1,'{"person_id":"person-10","subject_key":"甲","at":"2025-03-17T13:36","recorded":"false"}',X'0E381C47A9E12F87266DCA77460DCAB99EA157124FAFFB3D8EA16EDB9DCC95F5');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,130,'key_visits','~!丁!2025-03-02T11:42!1',1,'{"subject_key":"丁","at":"2025-03-02T11:42","photo":"true","recorded":"true"}',X'18827DB14AF7C62E1353B4C3CDC070D0466FB5B27A7440736FCA6DB49272234B');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,131,'key_visits','~person-10! 空格 !!1',1,'{"person_id":"person-10","subject_key":" 空格 ","photo":"false","recorded":"false"}',X'3341098E933C8AC22F4107706DB932660CBFC8860DC6F16F037374980440C0A9');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,132,'attendance','~person-5!2025-03-01!1',1,'{"person_id":"person-5","date":"2025-03-01","absent_half_days":"16","sick_days":"14.2","leave_days":"8.38","temporary_leave":"24"}',X'D42CAFDB74FD669FA22C4200456E3CF2B9A96C5A08E735F23E71EF088CDC82AE');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,133,'attendance','~!2025-03-11!1',1,'{"date":"2025-03-11","late":"19","early_leave":"14","absent_half_days":"1","sick_days":"1.86","leave_days":"6.1","temporary_leave":"13","outside_approved":"35"}',X'787805E58070D148C9A6549DC9D89A240EE40DB8C587461EC23C6CED74F34CCC');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,134,'attendance','~!2025-04-21!1',1,'{"date":"2025-04-21","late":"7","early_leave":"30","sick_days":"11.51","leave_days":"15","temporary_leave":"6","outside_approved":"35"}',X'6AA4E4C3865BC518CAA5DB5E720B434C70AF34782E95C8601991669446DC43AE');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,135,'surveys','survey-0',1,'{"unit_id":"unit-4","grid_id":"grid-6","person_id":"person-1","at":"2025-03-24","sample":"21"}',X'E7D6597E00299D5ACC9666514BDD4F020A587B2247CC7AE52EBD067B70B010DA');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,136,'surveys','survey-1',1,'{"unit_id":"unit-4","grid_id":"grid-6","person_id":"person-4","at":"2025-02-16","positive":"11","sample":"33"}',X'BF595E8C3C9266BFB47BB27ECD5B1670E043B0251B30403A454B68E2E83026F8');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,137,'surveys','survey-2',1,'{"unit_id":"unit-1","person_id":"person-3","at":"2025-04-23","positive":"27"}',X'01CDA7001CD003AAB86CD855C0398F5681061A6BF16F9407FDDCF21B9E2B010F');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,138,'surveys','survey-3',1,'{"unit_id":"unit-1","grid_id":"grid-5","person_id":"person-6","at":"2025-02-27","positive":"19","sample":"33"}',X'FC5B4FACE0AB9795F8C63B3172EF697A21DD1D173CA3786243F5A1EC30854B9B');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,139,'surveys','survey-4',1,'{"unit_id":"unit-4","grid_id":"grid-1","person_id":"person-10","at":"2025-04-14","positive":"31","sample":"18"}',X'5C27D67B4397035298D55C9BF2EFAE6A12724FFDD92ACDF8ED068198C82E7CAB');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,140,'surveys','survey-5',1,'{"unit_id":"unit-6","grid_id":"grid-3","person_id":"person-7","positive":"15"}',X'55639D50B3395D463ACDE6A77A92B8283E9A46A89A2C1BA33370EA45B4ECEFD3');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,141,'surveys','survey-6',1,'{"grid_id":"grid-6","person_id":"person-10","at":"2025-02-01","sample":"34"}',X'6A09986119CDE529A8CD9B8D474367234EF1D95CFB4E8624F8CD9C41CF200EF1');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,142,'surveys','survey-7',1,'{"unit_id":"unit-3","grid_id":"grid-2","person_id":"person-9","positive":"8","sample":"30"}',X'71B0CB3A9328D6698027F9772FEE0BE7FFFFA8F87312F9E3747681FF79A1AEA9');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,143,'surveys','survey-8',1,'{"unit_id":"unit-6","grid_id":"grid-7","at":"2025-01-25","positive":"18","sample":"39"}',X'7FD631AE386F055558651E33771A491281F4BB4D45734589C6D56BAF89EF6A4F');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,144,'surveys','survey-9',1,'{"unit_id":"unit-7","grid_id":"grid-6","at":"2025-04-27","positive":"3","sample":"0"}',X'3A8E7D7A4726C6CDB03E00E048D83053B88575B900BFC9465E577AB5880774AA');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,145,'surveys','survey-10',1,'{"unit_id":"unit-2","grid_id":"grid-5","person_id":"person-0","at":"2025-03-31","sample":"17"}',X'95222D1C21464E8E8EC63B6319918DF70848EF289A523551004BAA84678AE0AE');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,146,'surveys','survey-11',1,'{"grid_id":"grid-7","person_id":"person-9","at":"2025-04-02","sample":"14"}',X'F11F602193F315A005FE548E2B540CB0F4F6BCB6E876E8317DA67CB44FCBEDF0');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,147,'surveys','survey-12',1,'{"unit_id":"unit-4","grid_id":"grid-8","at":"2025-04-16","positive":"36","sample":"38"}',X'9F4D64B5DBC5060A84E23A4ED4AEEE99399DA0C8DE99C5D2E1523ED5A121BC06');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,148,'incidents','incident-0',1,'{"code":"乙","unit_id":"unit-1","person_id":"person-7","grid_id":"grid-4","order_id":"order-2","matter_key":"甲","count":"8","points":"3.32","level":"village","evidence":"say \"hi\"","approved_by":"person-8","approved_at":"2025-01-23T03:43"}',X'AE3ABBE6F516749B68481C98478CBE44E2B2CA208B46E03089C2C46D0F734F6C');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,149,'checklists','~unit-5!grid-7!丙!乙!2025-02!1',1,'{"unit_id":"unit-5","grid_id":"grid-7","item":"丙","part":"乙","period":"2025-02","satisfied":"false","count":"15","points":"1.29","note":"甲"}',X'7E5A4AFC5660A8E437B2868D40CF542409E74813B8370BC16961A96D7752DC6D');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,150,'checklists','~unit-2!!甲!a,b!2025-03!1',1,'{"unit_id":"unit-2","item":"甲","part":"a,b","period":"2025-03","satisfied":"true","count":"39","points":"6.31","note":"a,b"}',X'8021129543331383273BE1BCE67621C4145691145E8EBB80497DC0BF2B7821A1');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,151,'checklists','~unit-3!!-甲! 空格 !2025-02!1',1,'{"unit_id":"unit-3","item":"-甲","part":" 空格 ","period":"2025-02","satisfied":"false","points":"5.37","note":"丙"}',X'93A6D6A290CE1BA58AEF07C3CCD56FB011AB7191B81118023878BEB2AEB56FF2');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,152,'checklists','~unit-0!grid-1!“引号”!!!1',1,'{"unit_id":"unit-0","grid_id":"grid-1","item":"“引号”","satisfied":"false","count":"20","points":"11.72","note":"甲"}',X'183FB1F6BFE1D13064FEE315B5D000B22C6FAAAC099300461380C8E84FE9E6C2');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,153,'checklists','~unit-5!grid-6!甲!=1+1!2025!1',1,'{"unit_id":"unit-5","grid_id":"grid-6","item":"甲","part":"=1+1","period":"2025","satisfied":"false","count":"3","note":"甲"}',X'D3A9779FD430C57C8967C66FD9DF85D0D747C177573C1F5B7D525B32CA7BA430');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,154,'checklists','~!grid-0!路灯不亮!say "hi"!!1',1,'{"grid_id":"grid-0","item":"路灯不亮","part":"say \"hi\"","count":"23","points":"5.96","note":"é"}',X'CB194F897214276187B45B5EBD6B9FDA5EB42DDB401A6897C1F0143FED2B7FAD');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,155,'checklists','~unit-7!!say "hi"!路灯不亮!2025-03!1',1,'{"unit_id":"unit-7","item":"say \"hi\"","part":"路灯不亮","period":"2025-03","satisfied":"true","points":"11.13","note":"甲"}',X'F1804F062A859946C50B94E899F77C9BBA1E96C5A804C0DB90DF6CA27CEC40B4');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,156,'manual_scores','~丙!unit-3!person-2!2025-Q1!person-0!1',1,'{"item":"丙","unit_id":"unit-3","person_id":"person-2","period":"2025-Q1","rater":"person-0","points":"16.11","reason":"路灯不亮"}',X'9815D36B2E4963DFEC17FC9C72605360BF1EB1CD204473A448551473A42C43E3');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,157,'external_ranks','~!2025-01!1',1,'{"period":"2025-01","rank":"29"}',X'DCA9BE8CFCEA1822E3296643D08CE829B1F0C933D81CED3A0E112058C0226829');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,158,'external_ranks','~!2025!1',1,'{"period":"2025","rank":"33"}',X'44712E8B59BDB2F662C3FB78E3EEAEEC64DEE9453FFCBEADA03F14F9885C341C');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,159,'external_ranks','~unit-0!2025-01!1',1,'{"unit_id":"unit-0","period":"2025-01","rank":"34"}',X'37F1DA761E269AEF24AAE77BDEF38385E97BBFA9041E37D606B63460B9ED1249');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,160,'quotas','~unit-7!2025-01!=1+1!1',1,'{"unit_id":"unit-7","period":"2025-01","grade":"=1+1"}',X'DA36F97EE6801EB68D541F80CDE44BA3656FEECCA217602A3C1EF50A29728EEE');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,161,'quotas','~!2025-03!!1',1,'{"period":"2025-03","count":"38"}',X'1677B3DDCC4F64B5FE05BA82642420B06E87F7EF37946941BB52505E71964F73');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,162,'allocations','~unit-1!person-9!!1',1,'{"unit_id":"unit-1","person_id":"person-9","by":"person-5","at":"2025-01-23T16:42"}',X'93832E3EB26EF684AF425CDDC87861A993A9E1AB3FBE308275EAF97BF1C4800B');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,163,'allocations','~unit-3!person-1!!1',1,'{"unit_id":"unit-3","person_id":"person-1","yuan":"3.65","at":"2025-02-18T05:13"}',X'B979B9C6DE1E29313C10E11ACBAB894C4D8D5C6BD24CF9F51C6DF387BC1E911E');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,1,164,'allocations','~unit-2!person-0!!1',1,'{"unit_id":"unit-2","person_id":"person-0","yuan":"6.72","by":"person-9","at":"2025-02-26T11:16"}',X'58CDF3FDE9C3498D203D2CECDE14F71B0324B2ABCD5B4104DC7C59F7CBB61830');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,1,'units','unit-0',2,'{"name":"丁","kind":"village","level":"1","peer_group":null,"closing_base":"24","headcount":"4"}',X'CE762A9F04C66E436335F12BA8167EBB4E207FBEDA50556B376BBB30D913198E');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,2,'units','unit-1',2,'{"name":"乙","kind":null,"peer_group":null,"closing_base":"12","headcount":null}',X'F32F11E5C4D9D40D60C78D7C57FEAFA8E9FBC3BCE97184C393201992FE2A05B7');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,3,'units','unit-2',2,'{"name":"é","kind":"township","parent_id":"unit-1","peer_group":null,"closing_base":"30"}',X'B7DE56A6D67BC1917A17D5C33B0C8AB59D462ADB84BF6D9D7C9F7E3A95B1C15E');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,4,'units','unit-3',2,'{"name":"路灯不亮","kind":"village","parent_id":"unit-2","level":"3","peer_group":null,"closing_base":null,"headcount":"22"}',X'865B77174C91ED93E05B55BAA7229B985A75948DBBD80C5E1EDEEF24DB235631');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,5,'units','unit-4',2,'{"name":"甲","kind":"department","parent_id":"unit-0","level":"1","closing_base":"20","headcount":"5"}',X'B404F9483AE885F87ABB6529092D6A4F090EF3A3B3F45BA4045C69382FA9C003');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,6,'units','unit-5',2,'{"name":"“引号”","kind":"department","parent_id":null,"level":"2","peer_group":null,"closing_base":"2","headcount":"21"}',X'26BCFDF7ADC05F269F450A1E2CED4192FEF0534DB7BC7101971A8B7BBD1E1C22');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,7,'units','unit-6',2,'{"name":"路灯不亮","kind":"township","parent_id":"unit-1","level":"1","peer_group":null,"headcount":"31"}',X'96A6E43134F17A50AF15975F165C234D17FD46487D67F618E63DCCCE80A2F7CA');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,8,'units','unit-7',2,'{"name":"两行\n文字","kind":"member","level":"3","peer_group":null,"closing_base":"22","headcount":"2"}',X'65BF6E176F3A90D8077E64B9201DAB0E66255A6C21E0E142923C41E47245BAD1');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,9,'units','unit-8',1,'{"kind":"committee","parent_id":"unit-6","level":"3","closing_base":"17","headcount":"32"}',X'FB58DC7006B8B4771A81909DCC2B2C82751B1D34F15CC0252FDF024CC7313077');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,10,'persons','person-0',2,'{"name":"-甲","unit_id":"unit-1","role":"chief","staffing":"coordinator"}',X'7B5DFCC4FCA7D8072009FDD10D5629919D9047EC2AF6DE318C24C3F942621000');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,11,'persons','person-1',2,'{"name":"乙","unit_id":"unit-7","role":"parttime_gridworker","staffing":"institution"}',X'E495FC93545C38C07797A9C4F0EEEAD7BCD3220A8E7D08AFAF739D0D52C42F4D');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,12,'persons','person-2',2,'{"name":"甲","unit_id":"unit-2","role":"reviewer","staffing":"social_worker"}',X'C5CE59B449D0DC2D038E7468AE698053B0689BC2D87407D6B77C76F1FAC4AF9E');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,13,'persons','person-3',2,'{"name":"say \"hi\"","unit_id":null,"role":null,"staffing":"coordinator"}',X'B29C05A4909DEBE64E2295A42C5FAEF19AB4222FB95146759510BAF0BA98C5AB');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,14,'persons','person-4',2,'{"name":null,"unit_id":"unit-5","role":"operator"}',X'BE86D84257A5EC9FFFE2467780C64097DB3CC8F668034759FA567C0745D1232F');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,15,'persons','person-5',2,'{"unit_id":"unit-5","role":"line_leader","staffing":"civil"}',X'905EED06F8499E756217ADB5BAC4F66F38DF09D7D68892CC9A107094431D3968');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,16,'persons','person-6',2,'{"name":"丁","unit_id":"unit-6","role":"auditor","staffing":null}',X'F7C67C484D277223049E8725EB7DE1431592B27993A2AF3F93A2869D2771250F');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,17,'persons','person-7',2,'{"name":null,"unit_id":"unit-4","role":"grid_leader","staffing":"coordinator"}',X'B9D88997B0EA424579D326048C130D39C66BBA3B77AFF68442D9E0AE8EC5C09D');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,18,'persons','person-8',2,'{"name":"“引号”","unit_id":null,"role":"liaison","staffing":"institution"}',X'FCB1CCFA98F5678D13DE4855B3A8C7E980E718C4607007EA48892A610C0187F4');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,19,'persons','person-9',2,'{"name":"甲","unit_id":"unit-2","role":"reviewer","staffing":"coordinator"}',X'B9CAF9541C8D0A16BD763AFA593B0A258B58EA515235290D8F4F018219C637D0');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,20,'grids','grid-0',2,'{"name":"丁","grid_type":"factory","leader_id":"person-3","participants":"4","boundary":"丁"}',X'E1F9B30F7C1A7C686A7DCC9681A2A4F5BDCD732EDE86A5021A053B2C6B5EC804');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,21,'grids','grid-1',2,'{"name":"@x","unit_id":null,"leader_id":"person-6","residents":"3","participants":"14"}',X'DC8896D0DC5E715AA3092503DE6EF53F925DA92BCF3DA5810FC0823D74BCADDA');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,22,'grids','grid-2',2,'{"name":null,"unit_id":"unit-0","grid_type":"urban","residents":"8","boundary":"甲"}',X'59463D1E225C5CC435CB7757CC7027BCA2919524510956372C7A0C67330EEDD9');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,23,'grids','grid-3',2,'{"name":"丙","unit_id":"unit-1","residents":"38","participants":"22","boundary":" 空格 "}',X'6C26A19EEF02173397B923C3BC2A778E95282D4D1289B3FEC924F57B698E71C6');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,24,'grids','grid-4',2,'{"name":"夜间施工噪声","unit_id":"unit-4","grid_type":"rural","leader_id":"person-2","residents":"23","participants":"24","boundary":"甲"}',X'A623BBF1F6FFA1DD664E15EAE2A04A3A6519A560DB19C3E04BA515390FC40B35');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,25,'grids','grid-5',2,'{"name":"=1+1","unit_id":null,"grid_type":"rural","leader_id":"person-8","residents":"24","participants":"9","boundary":"𠮷"}',X'104555DE91EC278EA5368312CC3CBEDA573E486032D3C1DC8CA72ECC2293A1DF');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,26,'grids','grid-6',2,'{"name":"“引号”","unit_id":"unit-5","grid_type":"factory","leader_id":"person-5","residents":"27","participants":null,"boundary":"夜间施工噪声"}',X'3012E90EB96285CC9AE3697388ED68359F263CD4DC0AD7CC4DEE739706B4A331');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,27,'grids','grid-7',2,'{"name":"-甲","unit_id":"unit-5","grid_type":"factory","leader_id":"person-9","participants":"29","boundary":"-甲"}',X'31F78DEE62DFC2E59051D378058FCFCB29BC05F2F3C066C71DA6ABCEF405670A');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,28,'grids','grid-8',2,'{"name":"乙","unit_id":"unit-0","grid_type":"rural","leader_id":"person-0","residents":"29","participants":"9","boundary":"乙"}',X'8811EA72526771BD433089E29794BB9CEB29C301AFC741BB7897CC0471FC0FA5');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,29,'grids','grid-9',2,'{"name":"丙","unit_id":"unit-2","grid_type":"rural","leader_id":"person-7","residents":"15","boundary":"-甲"}',X'8A7251A17A8928683E0914429B48274DE9FBCFFB1F9B9EEEBCE546120A43C572');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,30,'grids','grid-10',1,'{"name":"@x","unit_id":"unit-1","grid_type":"commercial","residents":"30","participants":"15","boundary":"丁"}',X'83D762503A903D19923331761FBFAA8A8F9B68C4B21B8D47BCFB1B895EC4A76A');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,31,'grids','grid-11',1,'{"unit_id":"unit-8","grid_type":"commercial","leader_id":"person-1","participants":"5","boundary":"@x"}',X'3D55E939100C9DA3689E6286FA46A616EB4C3B2AB33EA9AA1F83C63940F01C9C');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,32,'grids','grid-12',1,'{"name":"路灯不亮","grid_type":"factory","participants":"8","boundary":"a,b"}',X'CF4DF822A38C1E30C025CE78DE09F373CA347863AE69EFE3B4B68E865C30F8D5');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,33,'grid_members','~grid-9!person-4!1',1,'{"grid_id":"grid-9","person_id":"person-4","role":"chief"}',X'ABFCE507950EE42E25BE80FDD45FE2E1A62037AE726D82A99CC3E1FDC28E97A7');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,34,'grid_members','~!!1',1,'{"role":"assessor"}',X'1174CA867EC57651F37E42CB56BD4F2D7D514DF1FB9994EA83A64222E2327B6C');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,35,'grid_members','~!person-2!1',1,'{"person_id":"person-2","role":"dispatcher"}',X'BBE6875228BBB3692F1BEE3ECE3DCF0ADB51F3CE7017930FCC75093B5B199D69');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,36,'grid_members','~grid-11!person-1!1',1,'{"grid_id":"grid-11","person_id":"person-1","role":"operator"}',X'3969C82ECEE479244DD97C020EB877CAA48E4BDE501ECFC5AD0838AD507FD524');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,37,'grid_members','~grid-7!person-4!1',1,'{"grid_id":"grid-7","person_id":"person-4","role":"reviewer"}',X'E8D460A350357962CCB8748B76478F76B167F4C357A2D9A64FA5155660E776D5');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,38,'grid_members','~grid-2!person-6!1',1,'{"grid_id":"grid-2","person_id":"person-6"}',X'C23C7875562D1C978413EB401427FDB611D4AD7B87194AB181A68512A8FF6298');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,39,'grid_members','~grid-2!person-5!1',1,'{"grid_id":"grid-2","person_id":"person-5","role":"parttime_gridworker"}',X'9F8C692902E3C91F4DE70120E1FC1A4A1C78FC4C4E106C20C67556283C850AFE');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,40,'grid_members','~grid-9!person-2!1',1,'{"grid_id":"grid-9","person_id":"person-2","role":"operator"}',X'972245868C4EE757164F9316C4F6B8C48EEA6D5A99CE4FEB2ED466CB4A39BB0D');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,41,'grid_members','~!person-6!1',1,'{"person_id":"person-6","role":"grid_leader"}',X'13131F5CDA1F43D182B9BF77A49C231BCEAEAA7ADB04E80D35A7DFBCC0C3E487');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,42,'grid_members','~grid-1!person-6!1',1,'{"grid_id":"grid-1","person_id":"person-6","role":"liaison"}',X'79117656AAE6D1AEBE4DA10640F5B4C62AFD65E8715820A9923A2B9A69B78640');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,43,'grid_members','~grid-11!!1',1,'{"grid_id":"grid-11","role":"liaison"}',X'84DEC1B8FB138EE3CF644430327CE38D9142228743139ED1D5C55C5A0691264B');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,44,'grid_members','~grid-12!person-5!1',1,'{"grid_id":"grid-12","person_id":"person-5","role":"liaison"}',X'403F564717ADBE6B77B53446344447DF37A1CF0819D1D0D2B14310FF37460A89');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,45,'orders','order-0',2,'{"source":"assigned","appeal_type":"complaint","category":"两行\n文字","event_level":"critical","urgency":"normal","difficult":"true","title":"丙","description":null,"address":"464ecab07c661a16eefd9dc548ac5470e15cad052fd7caeee796faa415923185","grid_id":"grid-12","caller_key":"路灯不亮","caller_name":"7f04eeed3acee722f40b3211964f73b336c854ee42d02cc6405cf6be78c477bd","caller_phone":"9dfc8873123a8ffceb7a2d232be7c39d99d458c4ce75ec73643cbe77268676c0","matter_key":"丙","topic_key":"say \"hi\"","received_at":"2025-03-09T17:26","registered_at":"2025-02-03T04:30","evaluated_at":"2025-04-05T04:35","district_due_at":"2025-03-01T21:30","closed_at":"2025-04-29T09:09","mediated":"true","repeated_after_opinion":"false","fake":"true","omission":"true","late_report":"false","found_by_supervisor":"false"}',X'F5DFC5A7C49B6CC8224F307DF4B52552A5DAB64757DBF7126A313D8225C8E549');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,46,'orders','order-1',2,'{"source":"patrol","appeal_type":"help","urgency":"normal","difficult":"true","title":"两行\n文字","description":"-甲","address":"beb4a83092644d69a22df91ca301f8279e860678a28ec6c84d7498354d171d65","grid_id":"grid-1","caller_key":"乙","caller_name":"2d63b31683a391e8eebdcac4b0bb0c833cee9121587d0d02db1f79a63f34d654","caller_phone":null,"matter_key":"@x","topic_key":" 空格 ","received_at":null,"registered_at":"2025-01-20T14:20","checked_at":"2025-03-23T08:50","evaluated_at":null,"district_due_at":"2025-03-14T20:55","closed_at":"2025-04-17T04:50","mediated":"false","omission":"true","concealment":"true","found_by_supervisor":"true","has_site":"no"}',X'5308F80D363F0494951E21164E63B06351AF404C2AD6DF705528FDDA4D366E78');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,47,'orders','order-2',2,'{"source":"patrol","appeal_type":null,"category":"a,b","event_level":"daily","difficult":"true","title":"=1+1","description":null,"address":"a5e4b1f22ed95df9b0901bdaf5e6f8b01006ea344523f35cd7957e5d9976f430","grid_id":"grid-4","caller_key":"丁","caller_name":"a4b3a86ae95389193d03a66f66b83de9ce0779e47cc7075b23f6642fc08e68be","caller_phone":"3ae90874bb56a73e92a4ff207fb2f6aec4023e328951a93ac07a5d98f70b5cad","matter_key":"甲","topic_key":"é","received_at":"2025-04-08T16:57","registered_at":null,"checked_at":"2025-02-19T07:46","evaluated_at":null,"district_due_at":"2025-02-23T17:21","closed_at":"2025-02-02T23:12","must_report":"false","channel_excluded":"false","mediated":"true","duplicate":"true","returned_by_centre":"false","late_report":"true","has_site":"yes"}',X'C5171D7E0740F45EDAD5365B66ED7888062F23BAFCC1CC01207353D28E521AC0');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,48,'orders','order-3',1,'{"appeal_type":"help","category":"a,b","event_level":"major","urgency":"normal","difficult":"true","title":"=1+1","description":"-甲","address":"db659b24e2fe28dc5d2d86a828816f335021392ee23cde466215117dbfc68c54","lon":"121.5","lat":"31.2","grid_id":"grid-11","caller_key":"𠮷","caller_name":"ee574020e4ad964d066482af66f755edbeebb2dae8366a913a6a952fa0610bb5","caller_phone":"2fe13ac1cc82c574be2900fb7dbc499b5673398419f7d669550b98a8825bea8a","matter_key":"路灯不亮","topic_key":"甲","received_at":"2025-04-10T00:33","registered_at":"2025-02-11T11:14","evaluated_at":"2025-04-26T11:53","district_due_at":"2025-04-01T02:14","must_report":"true","channel_excluded":"true","mediated":"true","wrong_level":"true","omission":"true","concealment":"true","late_report":"true","found_by_supervisor":"true","has_site":"no"}',X'72D8CA2C7C1055A3C94537A02661AAAD5BA84EF390340F0BAAE2D17CC6122980');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,49,'orders','order-4',1,'{"source":"grid_report","appeal_type":"consult","category":"𠮷","event_level":"major","urgency":"sub_urgent","title":" 空格 ","description":"甲","address":"01b6e4a621e0cd2db63fe38aa623c8c22b651435169300ec692bac514c5a0aee","lon":"121.5","lat":"31.2","grid_id":"grid-1","caller_key":"-甲","caller_name":"5f4c15802d8682673203114fd1ab43e7db88e6dcc6a49d2a2fcf076ccd8b830a","caller_phone":"cdedb32fcbc071db5c1f59a5e3ec59c704b254d152c570284f437f2c81bed571","confidential_requested":"true","matter_key":"𠮷","topic_key":"夜间施工噪声","registered_at":"2025-03-10T18:18","checked_at":"2025-03-16T13:53","evaluated_at":"2025-03-15T08:47","district_due_at":"2025-03-19T18:18","closed_at":"2025-04-20T15:57","must_report":"true","mediated":"true","repeated_after_opinion":"true","duplicate":"true","omission":"true","found_by_supervisor":"true","has_site":"no"}',X'3DCF5CBCD50E08334B9B3E34BC25A4EF893ACB96E1646F8B559E0197EE53EA36');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,50,'assignments','assignment-0',2,'{"order_id":null,"unit_id":"unit-2","person_id":"person-8","seq":"21","basis":null,"first_dispatch":"false","accepted_at":"2025-03-14T06:41","due_at":"2025-04-04T17:38","extended_due_at":null,"handled_at":"2025-02-01T01:07","replied_at":"2025-02-21T19:03","delay_explained_at":"2025-02-06T04:55","returned":"false","result_claimed":"filed","fact_finding":"not_adopted","appeal_finding":"excessive","reply":"丙","first_handled_at":null,"sent_back_at":null}',X'559CA32902E7C597EECF172D1CA8B8E39E95F2872BB74ADAAF08C7967C4AB866');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,51,'assignments','assignment-1',2,'{"order_id":"order-4","unit_id":"unit-8","seq":"35","part":"co","dispatched_at":"2025-02-21T22:10","accepted_at":null,"due_at":"2025-04-26T07:17","extended_due_at":"2025-03-16T17:34","handled_at":"2025-04-14T19:57","replied_at":"2025-04-21T01:16","delay_explained_at":"2025-02-19T05:20","fact_finding":"policy_rejected","appeal_finding":"no_basis","first_handled_at":"2025-03-03T14:22","sent_back_at":"2025-02-19T12:42"}',X'82AB13E7BAA230DD0E9C251DB75B15FFF0977846C8E5AB514752ABFB88425DA1');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,52,'assignments','assignment-2',2,'{"order_id":"order-1","person_id":"person-9","seq":"1","part":"lead","basis":null,"dispatched_at":"2025-01-24T07:39","accepted_at":"2025-04-17T14:41","due_at":"2025-04-18T23:12","extended_due_at":null,"handled_at":"2025-03-12T08:23","replied_at":"2025-01-30T12:50","delay_explained_at":null,"returned":"false","result_claimed":"excessive","fact_finding":null,"appeal_finding":"no_basis","reply":"甲","first_handled_at":"2025-02-18T01:21","sent_back_at":"2025-04-06T00:00"}',X'E7A2AA64403490BD05CF330C512F0A49AB2D57785869839EF1328769EA08CE4B');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,53,'assignments','assignment-3',2,'{"order_id":"order-2","unit_id":null,"person_id":"person-5","seq":"39","part":"lead","basis":null,"dispatched_at":"2025-04-28T03:02","accepted_at":"2025-04-14T18:39","due_at":"2025-01-27T20:37","extended_due_at":"2025-01-20T09:03","handled_at":"2025-02-10T18:05","replied_at":"2025-02-19T18:18","delay_explained_at":null,"result_claimed":"filed","fact_finding":"not_adopted","appeal_finding":"no_basis","reply":"乙","first_handled_at":"2025-02-01T04:28","sent_back_at":"2025-04-21T17:03"}',X'7661219A625EBDBFD35F7C697460648E85724E1A446C88F474B52BA723065C2D');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,54,'assignments','assignment-4',2,'{"order_id":"order-2","unit_id":"unit-8","seq":"3","part":"lead","basis":null,"dispatched_at":"2025-01-30T08:18","accepted_at":"2025-02-23T12:05","due_at":"2025-02-08T08:26","extended_due_at":"2025-04-09T19:31","handled_at":null,"replied_at":"2025-03-13T15:04","delay_explained_at":"2025-01-24T12:20","result_claimed":"unsolved","fact_finding":"policy_rejected","appeal_finding":"other","reply":null,"first_handled_at":"2025-02-01T00:40","sent_back_at":"2025-02-25T14:03"}',X'1714AB06F56B1EB958B9D47D29F898C32E1A19909251650C1404872E9078C505');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,55,'assignments','assignment-5',2,'{"order_id":"order-3","person_id":"person-3","seq":"24","basis":null,"first_dispatch":null,"dispatched_at":"2025-02-28T12:12","accepted_at":"2025-04-12T02:26","due_at":"2025-01-24T19:02","extended_due_at":"2025-04-25T12:57","handled_at":"2025-03-09T13:13","replied_at":"2025-03-03T08:36","delay_explained_at":null,"returned":"false","result_claimed":"unsolved","fact_finding":null,"appeal_finding":"other","reply":" 空格 ","first_handled_at":"2025-01-28T09:42","sent_back_at":"2025-04-27T02:46"}',X'0471E357C2B78680C348A1402F7E5B4A6E9540FD2EE2D70F740C5497A175043E');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,56,'assignments','assignment-6',2,'{"order_id":"order-0","unit_id":"unit-6","person_id":"person-2","seq":"11","part":"lead","basis":null,"first_dispatch":"true","dispatched_at":"2025-04-14T22:37","accepted_at":null,"due_at":"2025-03-20T08:59","extended_due_at":"2025-02-03T12:47","handled_at":"2025-03-27T21:59","replied_at":"2025-01-30T15:31","delay_explained_at":"2025-03-28T07:01","returned":"false","result_claimed":"unsolved","fact_finding":"kept","reply":"-甲","first_handled_at":null,"sent_back_at":"2025-04-17T10:47"}',X'603DBCB70BDB4F917BF9DC7EC73D52E91EA5249C55A52BFE8D212BFE2431D291');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,57,'assignments','assignment-7',2,'{"order_id":"order-3","unit_id":"unit-5","person_id":"person-5","seq":"20","basis":null,"first_dispatch":"true","dispatched_at":null,"accepted_at":null,"due_at":"2025-02-04T11:42","extended_due_at":"2025-04-23T09:54","replied_at":"2025-03-16T07:22","delay_explained_at":"2025-03-11T15:34","returned":"true","result_claimed":null,"fact_finding":"partly_adopted","appeal_finding":"excessive","reply":"=1+1","first_handled_at":"2025-03-23T22:45","sent_back_at":"2025-04-07T04:13"}',X'AEF0C546605CE5C0D8B0902EB170CCC234CFE95ADB60968691B191FE19833C2F');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,58,'assignments','assignment-8',2,'{"order_id":"order-0","unit_id":"unit-1","person_id":"person-7","seq":"28","part":"lead","basis":null,"first_dispatch":"false","dispatched_at":"2025-04-13T17:26","accepted_at":"2025-04-21T11:05","due_at":"2025-04-23T10:44","extended_due_at":"2025-04-22T22:07","handled_at":"2025-04-12T04:23","replied_at":"2025-02-24T17:47","delay_explained_at":"2025-04-03T19:36","returned":"false","result_claimed":"solved","fact_finding":"true","appeal_finding":"excessive","reply":"甲","first_handled_at":"2025-04-11T04:13","sent_back_at":"2025-03-16T13:56"}',X'764E1857AC8E984190F157E2931E323A30996E3939FC614E9EEC11B8DBFF67BF');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,59,'assignments','assignment-9',2,'{"order_id":null,"unit_id":"unit-1","person_id":"person-4","seq":"14","basis":null,"first_dispatch":"false","dispatched_at":"2025-04-22T20:26","accepted_at":"2025-04-01T23:21","due_at":"2025-04-14T05:16","extended_due_at":"2025-02-21T07:01","handled_at":"2025-03-19T04:10","replied_at":"2025-02-05T02:42","delay_explained_at":"2025-03-10T18:22","result_claimed":null,"fact_finding":null,"appeal_finding":"other","reply":null,"first_handled_at":"2025-04-28T17:17","sent_back_at":"2025-03-11T14:08"}',X'206EAE7099B601A24DF50984C832F91E25924D4480866D4C678824C50931A8D4');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,60,'assignments','assignment-10',2,'{"order_id":null,"unit_id":"unit-4","person_id":"person-2","seq":"39","part":"lead","basis":null,"first_dispatch":"true","dispatched_at":"2025-02-24T05:37","accepted_at":"2025-03-05T08:42","due_at":"2025-04-21T16:09","extended_due_at":"2025-02-09T15:09","handled_at":"2025-03-16T18:47","replied_at":"2025-03-22T07:33","delay_explained_at":"2025-02-18T13:12","returned":"true","fact_finding":"policy","appeal_finding":"lawful","reply":null,"first_handled_at":null,"sent_back_at":"2025-03-18T05:48"}',X'EAE1C5F814839C7BB7E0E4CCA6A3444597CC65733B93783E56E76D832B63C440');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,61,'contacts','contact-0',2,'{"order_id":"order-4","assignment_id":null,"unit_id":"unit-5","kind":"brief","at":"2025-03-16T18:03","reached":"true","by":"person-4","recording":"路灯不亮"}',X'1FB2B01C717D135E289C4D413EEBDF469CBE7481F03A1A58CDE4EBCD8FA35DFC');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,62,'contacts','contact-1',1,'{"order_id":"order-4","assignment_id":"assignment-7","unit_id":"unit-4","kind":"brief","at":"2025-02-03T16:10","reason":"off","recording":"甲"}',X'67307FC86FE630877AD1ED7A62A6683AF19976BB7C454134B682A3CFC6E17D9C');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,63,'contacts','contact-2',1,'{"order_id":"order-2","assignment_id":"assignment-9","unit_id":"unit-2","kind":"feedback","at":"2025-03-02T12:26","reason":"off","by":"person-3","recording":"乙"}',X'1E0952E104CD5F377805DAAB4A612B81C618ADD5E84A9CEFFA528EA48EB3A67F');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,64,'contacts','contact-3',1,'{"order_id":"order-1","assignment_id":"assignment-9","unit_id":"unit-7","kind":"first","at":"2025-03-07T05:51","reached":"true","reason":"other","by":"person-5","recording":"甲"}',X'09ED714ADF4F9230BDE657EBBD3874F89933D1EDDB2E533BDEDAB00F252C38A9');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,65,'contacts','contact-4',1,'{"order_id":"order-2","assignment_id":"assignment-7","kind":"first","at":"2025-04-11T05:11","reached":"true","reason":"other","recording":"say \"hi\""}',X'0E3CE6799B2340B5AABA181921DA69EA811F3DE31D9492B3AA25D72A5556053F');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,66,'contacts','contact-5',1,'{"order_id":"order-3","assignment_id":"assignment-4","unit_id":"unit-5","kind":"brief","at":"2025-01-23T18:59","reached":"false","reason":"no_answer","by":"person-4","recording":"a,b"}',X'AAB90947802F6B3A4C759AB11B9DB7E5B1BF7D709F110B0D2F64FBB32BEAE4C9');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,67,'contacts','contact-6',1,'{"assignment_id":"assignment-6","unit_id":"unit-0","kind":"feedback","at":"2025-04-21T13:48","reached":"false","reason":"other","by":"person-2"}',X'931564E1CFE156A24AC4CCBD47128A02BEFF785B50A955E6EA4A99FA0A4CB9A1');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,68,'contacts','contact-7',1,'{"order_id":"order-4","assignment_id":"assignment-4","unit_id":"unit-3","kind":"first","at":"2025-02-21T01:16","reached":"false","reason":"no_answer","by":"person-9","recording":"é"}',X'852C986C59DACA0D39954D39E14B3DECB4271EC40B902BBC3138C4F23A6FEFC6');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,69,'contacts','contact-8',1,'{"order_id":"order-3","assignment_id":"assignment-8","unit_id":"unit-0","at":"2025-04-18T13:45","reached":"true","by":"person-1","recording":"a,b"}',X'515DEC0C57D1EE8A1FE91CAC391257B5ADD0B812F57139169C7C88A394F8960B');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,70,'contacts','contact-9',1,'{"order_id":"order-2","assignment_id":"assignment-6","unit_id":"unit-8","kind":"first","at":"2025-02-18T19:41","reached":"false","reason":"other","by":"person-9","recording":"路灯不亮"}',X'3A2C149E1A8AEE314A7B5C2B4837A17F345EEDA7C8AEEF2769829253F8AE94E6');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,71,'contacts','contact-10',1,'{"order_id":"order-2","assignment_id":"assignment-10","unit_id":"unit-1","kind":"first","at":"2025-04-05T10:17","reached":"false","reason":"no_answer","by":"person-2","recording":"“引号”"}',X'478E82B4F744165D7B1CCD1DC57B7798273AC07866DEDDBFD490726AA857595E');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,72,'site_visits','~order-2!1',2,'{"unit_id":"unit-8","arrived_at":null,"by":"person-1"}',X'C2082DE147E8803224AB31FA2FE224B3E26BD177EE1A829C29E7DFEDA9359EB9');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,73,'site_visits','~order-2!2',2,'{"arrived_at":null,"by":"person-4"}',X'24F14619EAE932472E034A97580D3FC33EC68DF38CE3137C15DD2F985D5F3097');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,74,'site_visits','~order-4!1',1,'{"order_id":"order-4","by":"person-5"}',X'049572CFE91CE3E39658BE7548DFD2724515E3E69A102AF02DC3FF2A74210E72');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,75,'site_visits','~!1',2,'{"unit_id":"unit-6","arrived_at":null,"by":"person-1"}',X'E2CD5B4513C52E2730546B32459F79A2DEA9768000C98D7A8A9A779E9BB07FD6');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,76,'site_visits','~order-4!2',1,'{"order_id":"order-4","unit_id":"unit-1","by":"person-0"}',X'E7D10AF15B55FC65EEF483EFB73196C71B3A7BB51EBC6CB15D1FD515E4802C98');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,77,'site_visits','~!2',2,'null',X'7D33C6356C66F9479CE6880714B6EE7166B6956049BD3469F51FDC4BCD5B39E7');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,78,'site_visits','~!3',2,'null',X'728E75D68B7AB37AAB36DF03CA25F8C4134D432008E64D493779CD19FF854105');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,79,'site_visits','~!4',2,'null',X'20BB3D749090BB5BFDDB25A83AE37F2B0E5C88F6DC95C0E2F9485F85DD7859CE');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,80,'callbacks','callback-0',2,'{"order_id":"order-3","assignment_id":"assignment-7","unit_id":"unit-8","round":"recheck","at":null,"reached":"true","contacted":"false","solved":null,"rating":"satisfied"}',X'E516BADE31D5DE8726F684A757475EDDF14AC68D8C52ADC9F7E9BD515444E1F6');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,81,'callbacks','callback-1',2,'{"order_id":"order-3","assignment_id":"assignment-3","unit_id":null,"at":"2025-03-02T06:46","declined":"true","answered":null,"solved":null}',X'76141194EEF7FCDFA3BC55AA23324BC556BFA7EBD219ADD05A94B6EB68698E30');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,82,'callbacks','callback-2',2,'{"order_id":"order-0","assignment_id":"assignment-8","unit_id":"unit-2","round":"recheck","at":"2025-04-24T23:54","reached":"true","declined":"false","contacted":"true","answered":"true","solved":null,"rating":null}',X'DD23B7375232C90FEF1F265EE17FCB0B43F4241414878425CB0A0A7546BCC38B');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,83,'callbacks','callback-3',2,'{"order_id":"order-3","assignment_id":"assignment-5","unit_id":"unit-3","round":"district","at":"2025-03-28T13:38","reached":null,"contacted":"false","solved":null,"rating":"dissatisfied"}',X'DAF9DDECB1288C2A2EF7C39AD0D50A412D6EAFCB2BE36982B9A447FEDDDF8518');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,84,'returns','return-0',2,'{"assignment_id":"assignment-3","unit_id":null,"at":"2025-04-25T15:52","reason":"é","suggested_unit":"unit-3","head_signed":"false","decision":"agreed","decided_at":null}',X'796697439F6FEAAA1FA10CC65BE77A1E797CAE29DC41676ABEBD092BA81DA6BF');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,85,'returns','return-1',2,'{"order_id":"order-3","assignment_id":"assignment-4","unit_id":"unit-2","at":"2025-01-28T11:05","reason":"夜间施工噪声","suggested_unit":"unit-5","head_signed":null,"decided_at":null}',X'6B262FA6F600982266EC81BA9B3490990790BFFCB695AB04ADD2E243E610DE05');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,86,'returns','return-2',2,'{"order_id":null,"assignment_id":"assignment-4","unit_id":null,"at":"2025-01-24T17:39","reason":"乙","suggested_unit":"unit-2","head_signed":"false","decided_at":null}',X'3CD5FE579A3C648857CC7D080C8A9F0BD43E2DFB32A46DCEBBF258A5F74590A2');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,87,'returns','return-3',1,'{"order_id":"order-0","assignment_id":"assignment-3","unit_id":"unit-2","at":"2025-03-19T00:04","reason":"丁","suggested_unit":"unit-2","head_signed":"false","decision":"designated"}',X'88ED0741A78E460E50DCDA7382B4F9C97E99A43D7C08752125C3EFE71BDC54FA');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,88,'returns','return-4',1,'{"order_id":"order-2","assignment_id":"assignment-7","unit_id":"unit-3","at":"2025-02-02T19:29","reason":"夜间施工噪声","suggested_unit":"unit-1"}',X'4F5FFCCBDA38D3D33AF765E1E9D51D73464153DCD46C82A707F6F2BB5333AC9B');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,89,'returns','return-5',1,'{"order_id":"order-4","assignment_id":"assignment-8","unit_id":"unit-8","at":"2025-02-09T21:02","reason":"甲","suggested_unit":"unit-2","head_signed":"true","decision":"refused"}',X'219E3303FB614ABE276237EB862A23E8FB5B56EF6DE11E36A65114B872BF313E');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,90,'returns','return-6',1,'{"order_id":"order-0","assignment_id":"assignment-0","unit_id":"unit-8","at":"2025-03-02T14:10","reason":"丁","suggested_unit":"unit-3","head_signed":"false","decision":"designated"}',X'A70480515D050DBCBAB5B1DD8A0AF161F303425FBD078D7FC8911DCC53F02DCF');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,91,'returns','return-7',1,'{"order_id":"order-1","assignment_id":"assignment-6","unit_id":"unit-6","at":"2025-03-26T08:24","reason":"-甲","suggested_unit":"unit-3","head_signed":"false","decision":"designated"}',X'7C77C2F2F5504CC423EB34383136AFEF79C909BC7E0CE9E0868D8F6AFDE28FD1');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,92,'returns','return-8',1,'{"order_id":"order-4","assignment_id":"assignment-2","unit_id":"unit-6","reason":"夜间施工噪声","suggested_unit":"unit-1","head_signed":"true","decision":"refused"}',X'B614BB682950CD08DB488E5F5D61F1E529D1FF34DEDDA80DA553CB7D6BD8EEC5');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,93,'returns','return-9',1,'{"assignment_id":"assignment-10","at":"2025-03-09T08:59","reason":" 空格 ","suggested_unit":"unit-5","decision":"agreed"}',X'16783D3DB74DAA77EEB296BC9974FA93B5A0805115B4BCB32BBB8284BCE64FC8');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,94,'returns','return-10',1,'{"order_id":"order-2","assignment_id":"assignment-7","unit_id":"unit-8","at":"2025-03-18T17:03","reason":"甲","suggested_unit":"unit-1","head_signed":"false","decision":"agreed"}',X'04AA8549C2689BBF4E71D0A7AE774E60A9483B70003376F57E7C76352C261003');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,95,'returns','return-11',1,'{"order_id":"order-0","assignment_id":"assignment-3","unit_id":"unit-0","at":"2025-03-29T11:38","reason":"夜间施工噪声","suggested_unit":"unit-7","head_signed":"true","decision":"designated","improper":"true"}',X'1DDDB7ACA229676CB9F0907E79FBB639C401F69A3941D3F5DEC4FC0A74D82587');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,96,'extensions','extension-0',2,'{"order_id":"order-2","assignment_id":null,"unit_id":"unit-0","requested_at":"2025-04-29T07:20","approved_at":"2025-02-17T10:19"}',X'7124C375CADA29D72083445486B51A5D259DADE7342E85252CBB3015E27F9340');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,97,'extensions','extension-1',2,'{"order_id":"order-4","assignment_id":"assignment-5","unit_id":"unit-3","requested_at":"2025-04-28T11:28","approved_at":null}',X'7CABD9C7FB6B6730109ACF1919B1274AD51C8FCD747FCF6F907DE36118DA6F40');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,98,'extensions','extension-2',2,'{"order_id":"order-3","unit_id":"unit-8","requested_at":"2025-03-07T08:29","approved_at":"2025-02-09T19:38"}',X'4A0D480CC3B2674B532173D70C3D417013446611321DEDBBBB10FEA1D4F8B880');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,99,'supervisions','supervision-0',2,'{"order_id":null,"level":"district","due_at":"2025-03-03T13:33","closed_at":"2025-04-28T11:38"}',X'78AC52A0192F05EBB264CFB51B1A728E3691D048C85DF992A79DB753CE49E6BF');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,100,'supervisions','supervision-1',2,'{"order_id":"order-1","unit_id":"unit-6","level":null,"opened_at":null,"due_at":"2025-03-22T22:09","closed_at":"2025-03-28T09:55"}',X'0DBB99AF0806A7A962EA0A10858BC9AA84781FB90BAEC988B5B79CC5429887DF');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,101,'supervisions','supervision-2',2,'{"order_id":"order-4","unit_id":null,"level":"city","opened_at":null,"due_at":null,"closed_at":"2025-03-23T04:25"}',X'AF629325C4FFDBFBCBA833187E7D25427B95F39E19D3B9213E93253C44E3F6C0');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,102,'supervisions','supervision-3',2,'{"order_id":"order-4","unit_id":"unit-4","level":"city","opened_at":null,"due_at":"2025-02-27T17:46","closed_at":null}',X'9560A28F930566D2D15DCE4E1FBC066D48B56C0F407CEB8A3347827F40948977');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,103,'supervisions','supervision-4',2,'{"unit_id":"unit-1","level":"district","opened_at":null,"due_at":"2025-03-07T17:53","closed_at":"2025-03-06T12:32"}',X'668332A5C5A72CFBE6E35EEC62604CD44B1EE4981F10BFE3DCE864ACCED9C64F');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,104,'supervisions','supervision-5',2,'{"order_id":"order-0","unit_id":"unit-1","opened_at":null,"due_at":"2025-03-08T08:42","closed_at":"2025-03-09T16:18"}',X'73AF630F496427F80924278B98F95DF69BA2BE899B8718B30A7FB4A5A6AA342C');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,105,'supervisions','supervision-6',2,'{"order_id":"order-3","unit_id":"unit-1","opened_at":null,"due_at":"2025-03-03T10:18","closed_at":"2025-03-09T09:47"}',X'C89E48998B0617B9DA61FCC915B2B6420F13B8F42F79EB44321B9CAA121F813C');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,106,'supervisions','supervision-7',2,'{"order_id":"order-3","unit_id":"unit-4","level":"street","opened_at":null,"due_at":"2025-02-18T05:31","closed_at":"2025-01-31T19:36"}',X'D78588FFCB0DD5A657F6A856E6BE873173BDF3936E2375F17FE5163AE4B7BA88');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,107,'supervisions','supervision-8',2,'{"order_id":"order-4","unit_id":"unit-0","level":"district","opened_at":null,"due_at":"2025-01-23T02:26","closed_at":"2025-01-31T19:12"}',X'61D04CC4D9149C5DC66C19D04248F2BEF484B780B35DA586BDE5FB6D801CD1F8');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,108,'supervisions','supervision-9',1,'{"unit_id":"unit-0","level":"district","due_at":"2025-03-24T08:37"}',X'13D9ACA3B064579FC0281B3A19D5A98B3F2AD069C0AD69543F386D2B224BE7DC');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,109,'supervisions','supervision-10',1,'{"unit_id":"unit-3","level":"street","due_at":"2025-02-21T11:19","closed_at":"2025-04-19T09:55"}',X'41F6F9D051E5E9A18E7522BCD8776FF496ACDA15C9C55476F7209C5D543C5A58');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,110,'reminders','~order-1!1',2,'{"unit_id":"unit-5","kind":"say \"hi\"","at":null,"correct_by":null,"corrected_at":"2025-04-02T04:04"}',X'A10D055A76E0806C9A39D0DB37F28AEDBA547E5299F91955C0E1ABDD7098C05C');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,111,'reminders','~order-4!1',1,'{"order_id":"order-4","unit_id":"unit-0","kind":"é","at":"2025-02-05T00:39","corrected_at":"2025-04-12T19:51"}',X'ED7709BB1FF91E0687C07FA26CB8EE0D369F22832B2B29A7A6A0F0EB2566AF45');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,112,'reminders','~!1',2,'{"unit_id":"unit-1","kind":"乙","at":"2025-04-10T01:42","correct_by":null,"corrected_at":"2025-03-25T21:34"}',X'9674D3E7B358CB6510CB466E79B86789701C51EC03C9B1C5A34F5EBE30B3DED7');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,113,'reminders','~order-0!1',2,'{"unit_id":"unit-4","kind":"乙","at":"2025-02-03T20:45","correct_by":null,"corrected_at":"2025-04-07T23:08"}',X'97089314CAC71CC31F1E693C3268C959844866FBD05E75669560B8E2734B2EE7');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,114,'reminders','~!2',2,'{"unit_id":"unit-7","kind":"=1+1","at":null,"correct_by":null,"corrected_at":"2025-03-05T17:00"}',X'49FFE506E54F43C9FBC2FF6EECEC5E7B7C6D88BE5D6FE17D04C2CBE8881F00D2');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,115,'reminders','~order-1!2',2,'{"unit_id":"unit-4","kind":"甲","at":"2025-03-30T07:10","correct_by":null,"corrected_at":"2025-02-04T09:00"}',X'3AE01B4DB60C8143DD3DA510E90C4D36324290A440A88727BF030DDF11F2FBC0');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,116,'reminders','~order-4!2',1,'{"order_id":"order-4","unit_id":"unit-7","kind":"丁","at":"2025-03-24T20:53","corrected_at":"2025-03-02T00:54"}',X'FBA742A64999A3DAF92DC82FC75D54C831B98D62A0072E9BF89AD3A9AF21F35C');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,117,'reminders','~!3',1,'{"unit_id":"unit-8","kind":"丙","at":"2025-04-08T13:08","corrected_at":"2025-03-12T22:46"}',X'CE610DFFA86DA2B8176CB97F8EBCF3E67E805438A5A7F19C56E981DB91F0EE57');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,118,'reminders','~order-0!2',2,'null',X'D839095AFFD05F6FBBFFF8349AF3365492CA37AB03F87774AFDF0DBB4ABC14FD');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,119,'reminders','~order-0!3',2,'null',X'D7FF6457E642710075E20980124D0D87C633D8D16D1A447CA69ADA8D6AB92C08');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,120,'reminders','~order-0!4',2,'null',X'F4C345F7B68F1C7F7757BB44D8DA0CD6EB75E8E52687D2E6E3976CFD44579EA5');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,121,'reminders','~order-1!3',2,'null',X'F981E37375420DEEF241E8D12B66260F9A0C6FBB0FABC1A893E1D28A6B3EF29B');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,122,'rechecks','~order-0!1',1,'{"order_id":"order-0","unit_id":"unit-6","level":"district","due_at":"2025-03-17T23:03","extended_due_at":"2025-03-22T04:00","replied_at":"2025-03-04T17:11"}',X'2DAEA489F66E49CEAD17C94355E0B154DF75EA981769C90A7A99C28DBA3215B0');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,123,'rechecks','~order-3!1',1,'{"order_id":"order-3","level":"district","extended_due_at":"2025-04-02T08:19","replied_at":"2025-02-15T07:03"}',X'4B03BC7B0F7116EA2316BC3EA4643F8FA65375278DE161AFEAA3BFF733456FCF');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,124,'rechecks','~order-4!1',1,'{"order_id":"order-4","unit_id":"unit-0","level":"district","received_at":"2025-03-22T15:54","due_at":"2025-04-07T03:11","extended_due_at":"2025-01-23T04:07","replied_at":"2025-03-23T07:32"}',X'D78F1101E962E61CCE4301FB1E09905B7F6C5039903AB7BC021157C684E34A50');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,125,'rechecks','~order-4!2',1,'{"order_id":"order-4","unit_id":"unit-0","level":"district","due_at":"2025-01-24T09:43","extended_due_at":"2025-02-07T23:16","replied_at":"2025-01-27T14:55"}',X'E3EDB0A509591B1FBD7A98FA6B27A9B30ED10F43A85C7E877C1B4738F794CC8A');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,126,'rechecks','~order-3!2',1,'{"order_id":"order-3","unit_id":"unit-4","level":"district","received_at":"2025-01-27T10:33","due_at":"2025-03-11T14:26","extended_due_at":"2025-02-06T18:13","replied_at":"2025-03-30T07:13"}',X'869F8AF2DD36B340A1632A75B19655E6261A8A1C63EA2014EC63247159C25FEB');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,127,'rechecks','~order-4!3',1,'{"order_id":"order-4","unit_id":"unit-0","level":"street","received_at":"2025-02-05T03:43","due_at":"2025-02-14T04:03","extended_due_at":"2025-03-16T02:47"}',X'316E57B3B86268A9525CDEED2379A3DFA88C5E922833BA7F31B18D25808F730E');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,128,'rechecks','~!1',1,'{"level":"street","received_at":"2025-02-11T22:01","replied_at":"2025-02-25T02:06"}',X'A400C1009FDB0D27DDEEBE682318FD769F59C4261D0CD627E2D6E74E4ABBFE3E');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,129,'rechecks','~order-1!1',1,'{"order_id":"order-1","unit_id":"unit-7","level":"city","due_at":"2025-03-02T01:37"}',X'C7634A11369B1F0BFD5343253CF8793A9E83BEB9761B32C1509C38B29143030F');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,130,'rechecks','~order-1!2',1,'{"order_id":"order-1","level":"city","received_at":"2025-03-16T12:45","due_at":"2025-02-28T20:58","replied_at":"2025-04-07T10:49"}',X'BC05510A2E8DFA27A68053152A27422B1B9C6F2668A777941854A5A1551F3772');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,131,'patrols','~person-5!2025-03-05!evening!1',1,'{"person_id":"person-5","grid_id":"grid-6","date":"2025-03-05","half_day":"evening","started_at":"2025-03-25T14:22","minutes":"25","logged":"true","uniform":"true","exempt":"true"}',X'DC01EAD34B1BA3D61870797A22568D0FB60B6073BC2145B40CDF5D98F98F8E30');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,132,'patrols','~person-1!!evening!1',1,'{"person_id":"person-1","grid_id":"grid-2","half_day":"evening","started_at":"2025-02-13T11:54","minutes":"27","logged":"false"}',X'308D2C0C0191925A40020A4741A5D8F6E31042C3619B6B73FFA28AF6EB002574');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,133,'patrols','~person-7!2025-02-24!evening!1',1,'{"person_id":"person-7","grid_id":"grid-5","date":"2025-02-24","half_day":"evening","started_at":"2025-04-09T04:20","minutes":"3","logged":"false","uniform":"true"}',X'C4DC2C025855C393DB7C1B1E659109CD066DB1688C9B25D1CD935BFA54F7E994');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,134,'patrols','~!2025-01-25!am!1',1,'{"date":"2025-01-25","half_day":"am","started_at":"2025-03-21T08:14","minutes":"1","logged":"true","uniform":"false","exempt":"true"}',X'DDC3E384D0137D0A7FDC2AE18ED87ABDE773C0F3E54D18B633E4316A7CE5E885');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,135,'patrols','~person-9!2025-04-12!pm!1',1,'{"person_id":"person-9","grid_id":"grid-0","date":"2025-04-12","half_day":"pm","started_at":"2025-02-21T09:43","logged":"false","uniform":"true"}',X'09E8B2F3B44CC7DC2D96070AB51D68D89484022C9A2072CD541470201C23E7D9');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,136,'patrols','~person-6!2025-02-14!pm!1',1,'{"person_id":"person-6","date":"2025-02-14","half_day":"pm","started_at":"2025-04-17T06:22","minutes":"26","uniform":"false","exempt":"true"}',X'E2BFC29500CAC5024B676004905891B761AFC457CC9C7E86C89D833CECCA6170');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,137,'patrols','~person-4!2025-02-13!am!1',1,'{"person_id":"person-4","date":"2025-02-13","half_day":"am","started_at":"2025-04-22T19:31","minutes":"29","logged":"false","uniform":"false"}',X'A89FA9D92D4AB0F342CE93CF91828D2A03CD798B707DFD910CF25A1AD40EC504');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,138,'patrols','~person-4!!evening!1',1,'{"person_id":"person-4","grid_id":"grid-10","half_day":"evening","started_at":"2025-01-22T18:26","minutes":"17","logged":"false","uniform":"false","exempt":"true"}',X'CED5B9279F54E72B8099C69DDC6C887A5B558AA1E561FB9B99DD1F5B1FD91FEE');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,139,'patrols','~person-6!2025-04-23!pm!1',1,'{"person_id":"person-6","grid_id":"grid-3","date":"2025-04-23","half_day":"pm","started_at":"2025-03-03T20:45","minutes":"2","logged":"true","uniform":"false"}',X'1E1EA7690A1DF87122DE6D7256296887C3FA878215A3EC846976F6C60D0E5F0D');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,140,'patrols','~person-0!2025-03-22!evening!1',1,'{"person_id":"person-0","grid_id":"grid-0","date":"2025-03-22","half_day":"evening","started_at":"2025-03-28T14:23","minutes":"21","logged":"true","uniform":"false","exempt":"true"}',X'E8A4B8FEDD3B16E72212AC27D672E06023D6FAC536389B4B82F9AE13448D691A');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,141,'patrols','~person-7!2025-03-27!evening!1',1,'{"person_id":"person-7","grid_id":"grid-0","date":"2025-03-27","half_day":"evening","started_at":"2025-03-04T06:15","minutes":"7","logged":"true","uniform":"true","exempt":"true"}',X'3C78871C9654405C113270FD057D97EAF4C3F5BE4ADD3338417380CCDD15204F');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,142,'patrols','~person-3!2025-02-11!pm!1',1,'{"person_id":"person-3","grid_id":"grid-3","date":"2025-02-11","half_day":"pm","minutes":"27","uniform":"true"}',X'7B0FBE603EBE2628EC6596E733BBC04475095608CC7B2A994E5A9E2B2841D3AC');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,143,'sign_ins','~person-8!sign_in!2025-04-02T18:06!1',1,'{"person_id":"person-8","kind":"sign_in","at":"2025-04-02T18:06"}',X'CE5089BE93865127D1D08FD0E4796D6F438653A152EA9A374CD201DF4E07F301');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,144,'sign_ins','~person-7!day_report!2025-04-24T06:59!1',1,'{"person_id":"person-7","kind":"day_report","at":"2025-04-24T06:59"}',X'81E21C4B95D12A8C103F6EFB4E213AA6ECD466B7374178D530654F7A22A7A174');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,145,'sign_ins','~person-9!day_report!2025-01-31T18:06!1',1,'{"person_id":"person-9","kind":"day_report","at":"2025-01-31T18:06"}',X'61C1B14E2F40ABE80FF63547DE662DE5A7DE08B9C5ED7562C97707B6B4C563AB');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,146,'sign_ins','~person-9!day_report!2025-02-09T17:06!1',1,'{"person_id":"person-9","kind":"day_report","at":"2025-02-09T17:06"}',X'A20BBF198E40B5099AEB76ADB1CC1906518AE632EAD9511BAD001B90B2799F0F');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,147,'sign_ins','~person-9!day_report!2025-01-24T17:34!1',1,'{"person_id":"person-9","kind":"day_report","at":"2025-01-24T17:34"}',X'306BADB18391B779A5D25261EAA500CD81915151D26C508245FE0A802238BFC3');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,148,'sign_ins','~person-1!day_report!!1',1,'{"person_id":"person-1","kind":"day_report"}',X'AB80BBD50FF2E36B3FDC5F2C69F21E07930C873CF01ABF032C6034BC12FF4ADC');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,149,'sign_ins','~!!2025-03-08T05:52!1',1,'{"at":"2025-03-08T05:52"}',X'94361DF3D1093B01CB6BB41C3C42851EAA5D51FD54F4CAF4A8C290A5A0931873');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,150,'sign_ins','~person-7!sign_in!2025-03-12T16:29!1',1,'{"person_id":"person-7","kind":"sign_in","at":"2025-03-12T16:29"}',X'8828E157C8C4DC5D49AF3311B8BCCC45653453791F503875AD5196387EABFE85');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,151,'sign_ins','~person-8!sign_in!!1',1,'{"person_id":"person-8","kind":"sign_in"}',X'DDD8BF766DF1118FEE43F072070DB766649F8B9F5E30F211DC9CAAB1262BC331');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,152,'sign_ins','~person-1!!2025-03-11T15:04!1',1,'{"person_id":"person-1","at":"2025-03-11T15:04"}',X'40535D89DD4155FD6B13C8DE2BF97DA8C350C11989445C75876B6DD67E6E44B7');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,153,'sign_ins','~person-4!sign_in!2025-02-21T23:18!1',1,'{"person_id":"person-4","kind":"sign_in","at":"2025-02-21T23:18"}',X'B7486D31B1808EE45202E4DF40E349BB46ED3B807430E4D9676F560898621EFB');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,154,'sign_ins','~person-7!sign_in!2025-03-31T03:37!1',1,'{"person_id":"person-7","kind":"sign_in","at":"2025-03-31T03:37"}',X'1563F419F873E44842B2875754978D2B3084FC3EE3ACE1359BDEBDCFB4B2B9CE');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,155,'sign_ins','~!day_report!2025-01-27T01:36!1',1,'{"kind":"day_report","at":"2025-01-27T01:36"}',X'0556464636524BBD380A25C9B79C132E29B174BDABD9CCA1E53B4837B329E3F6');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,156,'key_visits','~person-5!丁!2025-03-23T02:06!1',1,'{"person_id":"person-5","subject_key":"丁","at":"2025-03-23T02:06","recorded":"false","bad":"true"}',X'9543A1122C7B362A3FD1008C19B1D102AEBC7D6884F367A19AC71C4A49AF6BA0');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,157,'key_visits','~person-1!丙!2025-02-26T22:45!1',1,'{"person_id":"person-1","subject_key":"丙","at":"2025-02-26T22:45","photo":"false","recorded":"true","bad":"true","reason":"路灯不亮"}',X'7764B25010300B8F73274E5605D05307BB7F1B94DD469A50EBF2C77FBB0CDBB9');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,158,'attendance','~person-2!2025-03-16!1',1,'{"person_id":"person-2","date":"2025-03-16","late":"34","early_leave":"29","absent_half_days":"21","leave_days":"3.43","temporary_leave":"15","outside_unapproved":"35"}',X'56AEA579E809ECDA6034BECD9E8682504BAF5B83955D96A87CDED0B3E0F70884');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,159,'attendance','~person-1!2025-02-12!1',1,'{"person_id":"person-1","date":"2025-02-12","late":"14","early_leave":"25","sick_days":"4.42","leave_days":"19.55","temporary_leave":"4","outside_unapproved":"21"}',X'DCEF9FD3C6156CB7F4F0CFDA460FC88BFB9949E4965FE3A60E8E7548D47F22A3');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,160,'attendance','~person-1!2025-04-17!1',1,'{"person_id":"person-1","date":"2025-04-17","late":"35","early_leave":"33","absent_half_days":"35","sick_days":"13.87","temporary_leave":"11","outside_approved":"39","outside_unapproved":"29"}',X'3CAEF689070FF685EF570B1CFFABDB89004709400A8EFF5A51CD77F13D5AFC47');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,161,'attendance','~person-9!2025-03-21!1',1,'{"person_id":"person-9","date":"2025-03-21","late":"17","absent_half_days":"26","sick_days":"9.76","leave_days":"7.56","temporary_leave":"10","outside_approved":"16"}',X'C04EC583F8FFD8A0229086067C6068D229D8214AFF1E0C4C8203FF65F6091E4A');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,162,'attendance','~person-9!2025-03-21!2',1,'{"person_id":"person-9","date":"2025-03-21","late":"23","early_leave":"16","absent_half_days":"9","sick_days":"1.06","leave_days":"18.06","temporary_leave":"7","outside_approved":"2","outside_unapproved":"26"}',X'5741959750678E569881B9C1DB56B8203F36D2D48A293C31BE880CAEF635C1D5');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,163,'attendance','~person-7!2025-04-05!1',1,'{"person_id":"person-7","date":"2025-04-05","late":"31","early_leave":"11","sick_days":"16.62","leave_days":"11.19","temporary_leave":"30","outside_approved":"3","outside_unapproved":"26"}',X'C4C54EFC58DF168F02C66F8935F54CB94DCFA269CEA4340970A1978DACC5164F');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,164,'attendance','~person-0!!1',1,'{"person_id":"person-0","late":"6","early_leave":"8","absent_half_days":"1","sick_days":"14.58","temporary_leave":"2","outside_unapproved":"7"}',X'23DDB54807D0ADC160FEBEABFC5F1889CC4C604FB7D1D6A528901B8A83F57607');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,165,'surveys','survey-0',2,'{"unit_id":"unit-1","grid_id":"grid-3","person_id":"person-0","at":null,"positive":"36","sample":"18"}',X'E428EEB7759D75DF6BD0B3923A2DFD6B5CC1EA99405AEB4E89FCA46423520B82');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,166,'surveys','survey-1',2,'{"kind":"satisfaction","unit_id":"unit-2","grid_id":"grid-3","person_id":"person-3","at":"2025-03-22","positive":"39","sample":"2"}',X'70A5EC898DD5CF378D6BE1842BFABD18B658076586180B185EE53FF664038B72');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,167,'surveys','survey-2',2,'{"unit_id":"unit-4","person_id":"person-1","at":"2025-03-02","positive":"18","sample":"28"}',X'5FFC1824FD4A6186B503AA7C2B5AB3BFF6F4E87CF8A4378E8B515698B0391B14');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,168,'surveys','survey-3',2,'{"kind":"leader_satisfaction","unit_id":"unit-3","grid_id":"grid-11","person_id":"person-1","at":"2025-03-27","positive":"35","sample":null}',X'EB522D4DDFE8986BCA77C5834D24FCF31D3D0447AEAB6E8661F001904FD5E3F8');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,169,'surveys','survey-4',2,'{"unit_id":"unit-2","grid_id":"grid-10","person_id":"person-5","at":"2025-04-29","positive":"19","sample":null}',X'9A093A92C0D2AEA087C9CB582CD893263F72AB0A551E7EB3184ADD2FB34DC24B');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,170,'surveys','survey-5',2,'{"kind":"leader_satisfaction","unit_id":"unit-3","grid_id":"grid-5","person_id":"person-8","positive":"7","sample":"5"}',X'9CB51011E5C0574A794238B1552FC560F3F973DAD47893006D06499EE941D6D1');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,171,'surveys','survey-6',2,'{"kind":"coverage","unit_id":"unit-6","grid_id":"grid-10","person_id":"person-0","at":"2025-01-26","positive":"17","sample":"7"}',X'730571F8424D0745395CBA66F17333EFA29611E0BB2F26BE2AEF54F1E048DAA2');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,172,'surveys','survey-7',2,'{"kind":"leader_satisfaction","unit_id":"unit-6","grid_id":"grid-8","person_id":"person-4","at":"2025-03-29","positive":"6","sample":null}',X'B3A79516537928E5489464B0D4DE7C87F879892229E49087454D16D335CFD51C');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,173,'surveys','survey-8',2,'{"kind":"leader_satisfaction","unit_id":"unit-7","grid_id":"grid-0","person_id":"person-8","at":"2025-02-21","positive":"13","sample":"6"}',X'D0344C673357F1940FF616D2D9B67775855DF65FEC8B731879F0031D3ADF4A6D');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,174,'surveys','survey-9',2,'{"kind":"coverage","unit_id":"unit-1","grid_id":"grid-10","person_id":"person-3","at":"2025-04-10","positive":"38","sample":"31"}',X'C3E3EF282FD410EFA358C7C7F042063BDD5C74668FB16B4A04D2969045347AD8');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,175,'crimes','~grid-6!2025-01-27!1',1,'{"grid_id":"grid-6","date":"2025-01-27"}',X'996E76E359A460228F12BFFA866B1D828FDA208D245EBDCCB3C8A44912015879');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,176,'crimes','~grid-11!2025-02-01!1',1,'{"grid_id":"grid-11","date":"2025-02-01"}',X'B6750B3467B7BF43D2F845D5E4756FA00CAF039104E669EDF46D0093AF70260C');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,177,'crimes','~grid-5!2025-03-29!1',1,'{"grid_id":"grid-5","date":"2025-03-29"}',X'546CB56C77E936293EAF54331B099CE98E823EE064160BE417742F46A2FCDF8F');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,178,'crimes','~grid-10!2025-01-24!1',1,'{"grid_id":"grid-10","date":"2025-01-24"}',X'BCD0F9AC55983A4DF3A425F60981CA7132291D013AA06034B7EB37FF88720B52');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,179,'crimes','~grid-5!2025-02-21!1',1,'{"grid_id":"grid-5","date":"2025-02-21"}',X'4E22878EF86FEA0FCBEB4E7571055B74D70FC1CB031AB24DA4C5937A65DB805E');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,180,'crimes','~grid-0!2025-03-22!1',1,'{"grid_id":"grid-0","date":"2025-03-22"}',X'00D3F371476CA52BA5A1918D30B8A8B37A20C504479A8DECE1E65CC5A87DDE87');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,181,'crimes','~!2025-04-29!1',1,'{"date":"2025-04-29"}',X'36810AC13496E11FDA27167B32C823CA623A15199CA7A7787E3D0FD5C01A8A7E');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,182,'crimes','~grid-7!!1',1,'{"grid_id":"grid-7"}',X'77D38039E0F0118B90195A4BA2B0D1227E166814D9CD6027389EDD25148EAE79');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,183,'crimes','~grid-8!2025-04-05!1',1,'{"grid_id":"grid-8","date":"2025-04-05"}',X'46F7CF27ED5D29A2C549FE92E55B2C8FF2CCD2269D6228C0DAC559779C0D9F9D');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,184,'crimes','~!2025-04-04!1',1,'{"date":"2025-04-04"}',X'9EA4F13579A22C1FF0F2F1B22F6EF61A5F5E4903962FBB0E894CDAB68897DFCA');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,185,'incidents','incident-0',2,'{"unit_id":"unit-5","person_id":"person-6","grid_id":"grid-1","order_id":null,"matter_key":null,"count":"32","points":"17.06","level":null,"evidence":"丙","approved_by":"person-1","approved_at":"2025-04-16T11:29"}',X'53A91F534FBFED1B95D9E0CEA2C8159126E1BE56EFE74741D7DF04917AF7C41A');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,186,'incidents','incident-1',1,'{"code":"两行\n文字","unit_id":"unit-2","person_id":"person-9","grid_id":"grid-3","count":"26","points":"14.34","level":"town","marks":"outstanding","evidence":"乙","approved_by":"person-8","approved_at":"2025-01-25T06:08"}',X'5A975248D2268321D0AB035618B84E7F6081123524BB3882F7355A5D8CBB847E');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,187,'incidents','incident-2',1,'{"code":"a,b","unit_id":"unit-3","person_id":"person-3","order_id":"order-4","matter_key":"=1+1","count":"5","points":"12.4","level":"village","marks":"outstanding","evidence":"甲","approved_by":"person-9","approved_at":"2025-02-23T23:28"}',X'8DE851DD1C85D7E45A82FCC4A2FB968A3DC87534B77D62FF0DAD20216BC2618F');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,188,'incidents','incident-3',1,'{"code":"丙","unit_id":"unit-4","person_id":"person-8","grid_id":"grid-9","order_id":"order-1","matter_key":"丙","count":"7","points":"2.06","marks":"reminded","evidence":"é","approved_by":"person-9","approved_at":"2025-02-05T07:24"}',X'715432659EBED94A40942DB361CC85E2B1DF4B6D163029414817A1C36B0AD53E');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,189,'incidents','incident-4',1,'{"code":" 空格 ","unit_id":"unit-0","person_id":"person-1","grid_id":"grid-7","order_id":"order-2","matter_key":"甲","count":"16","level":"nation","evidence":"甲","approved_by":"person-9","approved_at":"2025-04-11T02:22"}',X'671F2BC97AC7F970CBFD10E8EF079E1E7061A5A5000ECA3CE723E840A927F441');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,190,'incidents','incident-5',1,'{"unit_id":"unit-8","person_id":"person-2","grid_id":"grid-12","order_id":"order-3","matter_key":"丁","points":"17.12","level":"nation","evidence":"路灯不亮","approved_by":"person-1","approved_at":"2025-03-12T16:30"}',X'B5FC577246A1F0FD2723234BFC1913B7BB46BD17539F9993DB9149A0F1F52737');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,191,'incidents','incident-6',1,'{"code":"丁","unit_id":"unit-5","person_id":"person-1","grid_id":"grid-8","order_id":"order-2","matter_key":"=1+1","points":"2.44","level":"province","marks":"report","approved_by":"person-3","approved_at":"2025-04-18T10:25"}',X'B463235BB441DEA2917EF5F2C47CF1B7D6F7642554DC146C54B8953D1684EE14');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,192,'incidents','incident-7',1,'{"unit_id":"unit-8","person_id":"person-6","grid_id":"grid-9","order_id":"order-1","count":"10","points":"19.98","level":"town","evidence":" 空格 ","approved_at":"2025-02-12T23:40"}',X'8811B039CB45B21943F0FBE9BE5773D3539131636AF78BBF3A8F2C1A254B9BB3');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,193,'incidents','incident-8',1,'{"code":"甲","unit_id":"unit-1","person_id":"person-2","grid_id":"grid-6","order_id":"order-1","matter_key":"𠮷","count":"8","points":"4.21","evidence":"乙","approved_by":"person-8","approved_at":"2025-01-24T15:40"}',X'66ED5155D384784E5C68517D87AF0426DA3CB76E275C1A2DBC485783E5F2DC3B');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,194,'incidents','incident-9',1,'{"person_id":"person-6","grid_id":"grid-10","order_id":"order-3","matter_key":"𠮷","count":"26","points":"2.37","evidence":"丙","approved_by":"person-0","approved_at":"2025-03-07T22:41"}',X'EFA430B23F435ADD4B2DFBB1A14C1A5D3EAC65CCDF2C0D9F01CA21BDE87A787E');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,195,'incidents','incident-10',1,'{"code":" 空格 ","unit_id":"unit-1","person_id":"person-4","grid_id":"grid-0","order_id":"order-3","matter_key":"路灯不亮","count":"16","points":"9.2","level":"province","marks":"corrected;report","evidence":"é","approved_by":"person-9","approved_at":"2025-02-15T12:55"}',X'480EF741DBCFBE70A900E860525F120D9D21B5CAE982E9805054289C3A080372');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,196,'incidents','incident-11',1,'{"code":"两行\n文字","unit_id":"unit-5","order_id":"order-2","matter_key":" 空格 ","count":"30","points":"11.07","marks":"report","evidence":"“引号”","approved_by":"person-7","approved_at":"2025-03-23T08:20"}',X'6094483625AD8BA29E2009660A151813A829002B558091D1309D9656DFC8206F');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,197,'checklists','~unit-2!grid-5! 空格 !乙!2025!1',1,'{"unit_id":"unit-2","grid_id":"grid-5","item":" 空格 ","part":"乙","period":"2025","satisfied":"true","count":"36","points":"17.72","note":" 空格 "}',X'C265F906E34BE93ED8870DAA3ECA977908A9270A9904BE77E5C47565BF464616');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,198,'checklists','~unit-2!grid-1!甲!丙!2025!1',1,'{"unit_id":"unit-2","grid_id":"grid-1","item":"甲","part":"丙","period":"2025","satisfied":"true","count":"24","points":"5.92","note":"=1+1"}',X'CE31542C729D4696995859CB902B6EF5508DA42F66B9757C121A44E2C7FBAD07');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,199,'checklists','~unit-0!!𠮷!𠮷!2025-03!1',1,'{"unit_id":"unit-0","item":"𠮷","part":"𠮷","period":"2025-03","count":"30","points":"5.85"}',X'2272B7034E6CC0B9B96151CDE057AF7CBE62456BFF13CECC0FAA8C1F0626E768');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,200,'checklists','~unit-7!grid-12!甲!é!2025-02!1',1,'{"unit_id":"unit-7","grid_id":"grid-12","item":"甲","part":"é","period":"2025-02","count":"29","points":"13.15"}',X'A73A353D8DEBFE99678562D467FF42E24AB786CEAF6ED31F5F29E25141B76ACC');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,201,'checklists','~unit-2!grid-10!say "hi"!乙!2025-02!1',1,'{"unit_id":"unit-2","grid_id":"grid-10","item":"say \"hi\"","part":"乙","period":"2025-02","satisfied":"true","count":"23","note":"@x"}',X'AAF98A57C2CB6D8E7B1D11671FBC96F2C0DD91FB0A4E71C3F3722EBC83AEB398');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,202,'checklists','~unit-8!grid-1!甲!路灯不亮!2025-01!1',1,'{"unit_id":"unit-8","grid_id":"grid-1","item":"甲","part":"路灯不亮","period":"2025-01","satisfied":"false","count":"29","points":"1.48","note":" 空格 "}',X'4CA1D489D30CA40CD430F52F08A79ACB013B469BC256637FA2391CD3D2CA32E7');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,203,'checklists','~unit-6!grid-11!路灯不亮!甲!2025-02!1',1,'{"unit_id":"unit-6","grid_id":"grid-11","item":"路灯不亮","part":"甲","period":"2025-02","satisfied":"true","count":"5","points":"15.41","note":"乙"}',X'EF0A6F3C5BC3831D712F770CF0936E334B4EB65906C743DF33067B39B6C604A7');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,204,'checklists','~unit-6!grid-0!=1+1! 空格 !2025-02!1',1,'{"unit_id":"unit-6","grid_id":"grid-0","item":"=1+1","part":" 空格 ","period":"2025-02","satisfied":"false","count":"38","points":"16.36","note":"丙"}',X'D6EF4E027710F20133B9D4798B0457576CDEF41C47CDF177F786BC29B711F4B6');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,205,'checklists','~unit-3!grid-8!夜间施工噪声!é!2025-02!1',1,'{"unit_id":"unit-3","grid_id":"grid-8","item":"夜间施工噪声","part":"é","period":"2025-02","satisfied":"false","count":"1","points":"4.06","note":" 空格 "}',X'DA3D1B58937B9FC48EE3D2AFDFA1BE63944FF5D0D9693FD8D14021B1D6212B80');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,206,'checklists','~unit-6!grid-3!!甲!2025-Q1!1',1,'{"unit_id":"unit-6","grid_id":"grid-3","part":"甲","period":"2025-Q1","satisfied":"false","count":"32","points":"8.97","note":"丁"}',X'FD129D72E9B0F9760DFBB87D59F4E5E984EF6EC18450C9194C5082FA86927F62');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,207,'checklists','~unit-3!grid-12!a,b! 空格 !2025-Q1!1',1,'{"unit_id":"unit-3","grid_id":"grid-12","item":"a,b","part":" 空格 ","period":"2025-Q1","satisfied":"true","count":"38","points":"11.15"}',X'CA875924771280B7BA07C0C7388EA340C1C61E8C4EBF70259259C363A4E917AC');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,208,'checklists','~unit-6!grid-10!丁!丁!!1',1,'{"unit_id":"unit-6","grid_id":"grid-10","item":"丁","part":"丁","satisfied":"true","count":"13","points":"8.88","note":"甲"}',X'FFD1112E003AA4CDC6BE7647519977B8258354ACA504F1363E22C0898340BC66');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,209,'checklists','~unit-0!grid-12!𠮷!é!2025!1',1,'{"unit_id":"unit-0","grid_id":"grid-12","item":"𠮷","part":"é","period":"2025","satisfied":"false","count":"1","note":"路灯不亮"}',X'435A378D4ACF09E25C46C92FE0A154D0BE71FD33D0099B5CD1B535AC6EB7526A');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,210,'manual_scores','~a,b!unit-7!person-1!2025-03!!1',1,'{"item":"a,b","unit_id":"unit-7","person_id":"person-1","period":"2025-03","points":"5.11"}',X'53D94BA18A9A2AFEAB65498C3620B402DB153948B1E0004AFB439AE5729EDA8C');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,211,'external_ranks','~unit-0!2025!1',1,'{"unit_id":"unit-0","period":"2025","rank":"32"}',X'D1CB269FDE5E5515AA6062FD9E39D3DF7F0F43756DBDCA3F10FD564251D79967');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,212,'external_ranks','~!2025!1',2,'{"rank":"38"}',X'E42DF1A5227C70A3A39607678332C747E9D448A05189A409B7500C9CB67F3923');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,213,'external_ranks','~unit-2!2025-03!1',1,'{"unit_id":"unit-2","period":"2025-03","rank":"4"}',X'6CA335739BD1673184AD809FD50E3488E19714F5AD948715CF57CAF1DBFC9202');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,214,'external_ranks','~unit-0!2025-01!1',2,'{"rank":"20"}',X'D8887D03B9DB28FE4FCEB6C516DCFC186286C7DFDAF79D46084C96330BA7664B');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,215,'external_ranks','~!2025-03!1',1,'{"period":"2025-03","rank":"33"}',X'3919301F053DD96EC62A9DB4C7B593DD06BCCDE75CCAF9314AD2EC30CF479616');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,216,'external_ranks','~unit-8!2025!1',1,'{"unit_id":"unit-8","period":"2025","rank":"0"}',X'DB5F39A295D56E77C78FA831F77EAD9C984F9C296D7ADD0B2945ED3DF45D9F07');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,217,'external_ranks','~unit-6!2025-Q1!1',1,'{"unit_id":"unit-6","period":"2025-Q1","rank":"21"}',X'59DAB308D1EACDC2BA6B957E5346BFFDF88035429221201CA99B9BAA125FAFD5');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,218,'external_ranks','~unit-5!!1',1,'{"unit_id":"unit-5","rank":"28"}',X'BA11BF930EF5EACCEA42D5630B1A52E7802A9DD951906A12BFB88770C84CA16E');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,219,'external_ranks','~!!1',1,'{"rank":"11"}',X'0653E2BF0A05854EE3CC42FA848FCCA8DDF03AB854E74D795871E095E2EAB1CA');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,220,'external_ranks','~unit-8!!1',1,'{"unit_id":"unit-8","rank":"4"}',X'6FF4AE0077B590B01F1D1A5086C11E8531E207284DC2E67C445A96DAF40958DF');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,221,'external_ranks','~unit-3!2025-02!1',1,'{"unit_id":"unit-3","period":"2025-02","rank":"30"}',X'F5A17C3C502FA18D6CA055A9C420E77E73A558DE976291E3A3F0741AA7069811');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,222,'external_ranks','~unit-3!2025-01!1',1,'{"unit_id":"unit-3","period":"2025-01","rank":"39"}',X'83747DAA84DC54F47329A01869320506FAB43E6DC988F59B002BB60AC2B59348');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,223,'external_ranks','~unit-4!2025-03!1',1,'{"unit_id":"unit-4","period":"2025-03","rank":"22"}',X'CD8CBF3A86D6C863FD989EE9BFA4ACEBA622955FC14987ECE938609D275AB130');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,224,'quotas','~unit-1!2025-03!甲!1',1,'{"unit_id":"unit-1","period":"2025-03","grade":"甲","count":"7"}',X'4D172243030D91EC5AC7EC32C2C1491B2961EDC41F509355E7467CF59ABA0716');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,225,'quotas','~unit-8!!夜间施工噪声!1',1,'{"unit_id":"unit-8","grade":"夜间施工噪声","count":"20"}',X'D480466FDCA6BFE83758FC28E9AB40DAFEDECA6FDF3850066BFEAB0AEA453238');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,226,'quotas','~unit-5!2025!@x!1',1,'{"unit_id":"unit-5","period":"2025","grade":"@x","count":"19"}',X'833ECF5EFDB2BDF064C94E305E98F4D22A1AE44365D9B2E4A37F8BE378F22D7A');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,227,'quotas','~unit-2!2025-Q1!夜间施工噪声!1',1,'{"unit_id":"unit-2","period":"2025-Q1","grade":"夜间施工噪声","count":"20"}',X'E24BCA1BA29D19D2BBDC0B0F681FC6FDF047BB3E318126EC6F738C8A95F67888');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,228,'quotas','~unit-4!2025-03!𠮷!1',1,'{"unit_id":"unit-4","period":"2025-03","grade":"𠮷","count":"36"}',X'481A78AA1D5F7A6CA5B43D605CA4907326181DF2B9ABB31E4F3B562CBBDDC9CE');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,229,'quotas','~unit-7!2025-01!丙!1',1,'{"unit_id":"unit-7","period":"2025-01","grade":"丙","count":"10"}',X'74D7D9144D8941870EBA9DFD207B1E68792257520DB7B5F549BDD5A1EA583028');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,230,'quotas','~!2025-02!甲!1',1,'{"period":"2025-02","grade":"甲","count":"22"}',X'A57431C7605BF1C2421C2A0086C94883BCAEA2F0F48D34A7ACB923E7021A8D07');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,231,'quotas','~unit-7!!两行
文字!1',1,'{"unit_id":"unit-7","grade":"两行\n文字","count":"0"}',X'C4B06312838D83D767F99A29E658FE48DB090C52637E0F7AF6A006EC0CB05611');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,232,'quotas','~!2025-Q1!!1',1,'{"period":"2025-Q1","count":"11"}',X'DBFBFFED1E58C6B499DE6642C9A3E48A6AB2B5A58979111410F4E32E899F4C7E');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,233,'allocations','~unit-3!person-3!2025-03!1',1,'{"unit_id":"unit-3","person_id":"person-3","period":"2025-03","by":"person-8","at":"2025-01-20T22:09"}',X'344326F3B49B3B5CC54566B3F1E9AAEBCC06CB0D0E402B96143F175DD7E03E46');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,234,'allocations','~unit-8!!2025-03!1',1,'{"unit_id":"unit-8","period":"2025-03","yuan":"1.57","by":"person-8","at":"2025-01-25T05:07"}',X'F0AEC3349DC75635406FBAA6F3392A46B079B53F1A2D38562B55F34BAB037C6A');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,235,'allocations','~unit-3!!2025-01!1',1,'{"unit_id":"unit-3","period":"2025-01","yuan":"1.71","by":"person-8"}',X'1923CC1C9B3A87937A02D090F7D5EB89A94F174DA7332450BB4BD45BBA867279');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,236,'allocations','~unit-7!person-6!2025-02!1',1,'{"unit_id":"unit-7","person_id":"person-6","period":"2025-02","yuan":"3.07","by":"person-9","at":"2025-02-04T14:24"}',X'309250C4BD104756F26C26FB0CAAF421EE6BEDCF815FB86638B73548BBCEE350');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,237,'allocations','~!person-3!!1',1,'{"person_id":"person-3","by":"person-3","at":"2025-04-02T07:15"}',X'2A7D8C5E825FB9628C930F2F17A8CEADAC714AC9A3C7803EF9D9528668E712F0');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,238,'allocations','~unit-1!person-8!2025-01!1',1,'{"unit_id":"unit-1","person_id":"person-8","period":"2025-01","yuan":"4.6","by":"person-5","at":"2025-04-20T11:23"}',X'F6DBD90462381B6203713EBED615141B99C45F15FA932EC01EC3A32CCE5233B4');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,239,'allocations','~unit-5!person-0!2025!1',1,'{"unit_id":"unit-5","person_id":"person-0","period":"2025","by":"person-6","at":"2025-02-02T08:23"}',X'4352CC050146FF418946321CD37C3ABFB3A32F10490B14A88018555836AE1A80');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,240,'allocations','~unit-6!!2025-02!1',1,'{"unit_id":"unit-6","period":"2025-02","by":"person-6","at":"2025-04-19T16:29"}',X'F8B06B6FB8A112470C14BDE2FE41EC2471C1BB70E870C2CCCBAE7E795353BD13');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,241,'allocations','~!person-6!2025-02!1',1,'{"person_id":"person-6","period":"2025-02","yuan":"13.43","by":"person-8","at":"2025-03-12T10:33"}',X'B7EB23AB60E0CA60D477D7EE880137FDC758B8B72234B2C2A288F7864CEF1FC9');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,242,'allocations','~unit-7!person-8!!1',1,'{"unit_id":"unit-7","person_id":"person-8","yuan":"12.72","by":"person-5","at":"2025-02-04T21:36"}',X'C0CE2B66070E6ECA2D7D6CCD151A3E5F312A1EEFE0354CE481EB6B160CB828DB');
INSERT INTO "fact_batch_line" VALUES(913631963913388032,2,243,'allocations','~unit-6!person-0!2025-02!1',1,'{"unit_id":"unit-6","person_id":"person-0","period":"2025-02","yuan":"3.69","by":"person-4","at":"2025-04-18T13:22"}',X'6FEF8E82BB51F44C03B71BC72949631AF9FDCDB2CFC70C37451DB36A2B36F25F');
CREATE TABLE fact_callbacks (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"at" INTEGER,
	"reached" INTEGER,
	"declined" INTEGER,
	"contacted" INTEGER,
	"answered" INTEGER,
	"order_id" TEXT,
	"assignment_id" TEXT,
	"unit_id" TEXT,
	"round" TEXT,
	"solved" TEXT,
	"rating" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact_callbacks" VALUES(913631963913388032,64,2,0,2,'callback-0',NULL,1,0,0,0,'order-3','assignment-7','unit-8','recheck',NULL,'satisfied');
INSERT INTO "fact_callbacks" VALUES(913631963913388032,65,2,0,2,'callback-1',1740869160,NULL,1,0,NULL,'order-3','assignment-3',NULL,NULL,NULL,'dissatisfied');
INSERT INTO "fact_callbacks" VALUES(913631963913388032,66,2,0,2,'callback-2',1745510040,1,0,1,1,'order-0','assignment-8','unit-2','recheck',NULL,NULL);
INSERT INTO "fact_callbacks" VALUES(913631963913388032,67,2,0,2,'callback-3',1743140280,NULL,1,0,1,'order-3','assignment-5','unit-3','district',NULL,'dissatisfied');
INSERT INTO "fact_callbacks" VALUES(913631963913388032,68,1,0,1,'callback-4',1742705580,1,0,NULL,0,'order-0','assignment-11','unit-5','street','explained','fair');
INSERT INTO "fact_callbacks" VALUES(913631963913388032,69,1,0,1,'callback-5',1739671680,0,0,1,0,'order-1','assignment-9','unit-3','street','explained',NULL);
INSERT INTO "fact_callbacks" VALUES(913631963913388032,70,1,0,1,'callback-6',1737466800,0,1,1,NULL,'order-0','assignment-12','unit-6',NULL,'unsolved','dissatisfied');
CREATE TABLE fact_change (
	tenant_id INTEGER NOT NULL,
	change_no INTEGER NOT NULL,
	entity TEXT NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	by_id INTEGER NOT NULL,
	at_ms INTEGER NOT NULL,
	what TEXT NOT NULL,
	why TEXT NOT NULL,
	hash BLOB NOT NULL,
	PRIMARY KEY (tenant_id, change_no)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact_change" VALUES(913631963913388032,1,'','1',1,0,1795663642983,'{"import":1,"lines":164,"hash":"58cdf3fde9c3498d203d2cecde14f71b0324b2abcd5b4104dc7c59f7cbb61830","delivered":{"units":["unit_id","name","kind","parent_id","level","peer_group","closing_base","headcount","active_from","active_to"],"persons":["person_id","name","unit_id","role","staffing","active_from","active_to"],"grids":["grid_id","name","unit_id","grid_type","leader_id","residents","participants","active_from","boundary"],"grid_members":["grid_id","person_id","role","active_from","active_to"],"orders":["order_id","source","appeal_type","category","event_level","urgency","title","description","address","lon","lat","grid_id","caller_key","caller_name","caller_phone","topic_key","received_at","registered_at","evaluated_at","district_due_at","closed_at","must_report","channel_excluded","mediated","repeated_after_opinion","duplicate","fake","wrong_level","returned_by_centre","omission","concealment","late_report","severity","found_by_supervisor","has_site"],"assignments":["assignment_id","order_id","unit_id","person_id","seq","part","basis","first_dispatch","dispatched_at","accepted_at","due_at","extended_due_at","handled_at","replied_at","delay_explained_at","returned","result_claimed","fact_finding","appeal_finding","reply","first_handled_at","sent_back_at"],"contacts":["contact_id","order_id","assignment_id","unit_id","kind","at","reached","reason","by","recording"],"site_visits":["order_id","unit_id","arrived_at","by"],"callbacks":["callback_id","order_id","assignment_id","unit_id","round","at","reached","declined","contacted","answered","solved","rating"],"returns":["return_id","order_id","assignment_id","unit_id","at","reason","suggested_unit","head_signed","decision","decided_at"],"extensions":["extension_id","order_id","assignment_id","unit_id","requested_at","approved_at"],"supervisions":["supervision_id","order_id","unit_id","level","opened_at","due_at","closed_at"],"reminders":["order_id","unit_id","kind","at","correct_by","corrected_at"],"rechecks":["order_id","unit_id","level","received_at","due_at","extended_due_at","replied_at","verified_false"],"untrue_forms":["order_id","unit_id","signed_at","signed_by"],"shelvings":["matter_key","ground","approved_at","decision"],"notices":["notice_id","unit_id","kind","at","reply_due_at","replied_at"],"patrols":["person_id","grid_id","half_day","started_at","uniform","exempt"],"sign_ins":["person_id","at"],"key_visits":["person_id","subject_key","at","photo","recorded","bad"],"attendance":["person_id","date","late","early_leave","absent_half_days","sick_days","leave_days","temporary_leave","outside_approved"],"surveys":["survey_id","unit_id","grid_id","person_id","at","positive","sample"],"crimes":["grid_id","date"],"incidents":["incident_id","code","unit_id","person_id","grid_id","order_id","matter_key","date","count","points","level","marks","evidence","approved_by","approved_at"],"checklists":["unit_id","grid_id","item","part","period","satisfied","count","points","note"],"manual_scores":["item","unit_id","person_id","period","rater","points","reason"],"external_ranks":["unit_id","period","rank"],"quotas":["unit_id","period","grade","count"],"allocations":["unit_id","person_id","yuan","by","at"]}}','import',X'7013B6D5A7204E39B29FF5BDCE5D95D9152C534CC6263A7594D07E9184E30308');
INSERT INTO "fact_change" VALUES(913631963913388032,2,'','2',1,0,1795663646050,'{"import":2,"lines":243,"hash":"6fef8e82bb51f44c03b71bc72949631af9fdcdb2cfc70c37451db36a2b36f25f","delivered":{"grids":["active_to"],"orders":["difficult","confidential_requested","matter_key","checked_at"],"returns":["improper"],"shelvings":["applied_at"],"patrols":["date","minutes","logged"],"sign_ins":["kind"],"key_visits":["reason"],"attendance":["outside_unapproved"],"surveys":["kind"],"allocations":["period"]}}','import',X'22FF73E1F9F2A6BFF925A1FD30CEE5946DEDCF3452B09FD924DFE7A04466664E');
INSERT INTO "fact_change" VALUES(913631963913388032,3,'orders','single-1',1,913631972675289088,1795663659349,'{"title":"单件","caller_phone":"63ff52f6003d2959e4a2084673208e6680ca73b89cb9b3604e53c93c23ddcc8f","received_at":"2025-03-02T10:00"}','',X'364FDC5439111B5ED3104C898403C2B5A6410FB003285A350379DBE3B2FFFD1A');
INSERT INTO "fact_change" VALUES(913631963913388032,4,'orders','single-1',2,913631972675289088,1795663659416,'{"title":"改过的单件","received_at":null}','typo',X'B1D2E760664E15A3E2C2BAB8210C042F3F394EAC85EFDC865C014585AD080548');
INSERT INTO "fact_change" VALUES(913631963913388032,5,'orders','single-2',1,913631972675289088,1795663659419,'{"title":"删掉的","received_at":"2025-03-02T10:00"}','',X'2C4EB8C4A8E838B3969B4536587A2730FC29352EFE1215D39887880F343041AE');
INSERT INTO "fact_change" VALUES(913631963913388032,6,'orders','single-2',2,913631972675289088,1795663659437,'null','test',X'BBEA385CD81D71A452851191C3D2DC1A07584FE6DEC556C3B0DEFC11D12918BC');
CREATE TABLE fact_checklists (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"period" INTEGER,
	"satisfied" INTEGER,
	"count" INTEGER,
	"points" INTEGER,
	"unit_id" TEXT,
	"grid_id" TEXT,
	"item" TEXT,
	"part" TEXT,
	"note" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact_checklists" VALUES(913631963913388032,149,1,0,1,'~unit-5!grid-7!丙!乙!2025-02!1',202502,0,15,1290000000,'unit-5','grid-7','丙','乙','甲');
INSERT INTO "fact_checklists" VALUES(913631963913388032,150,1,0,1,'~unit-2!!甲!a,b!2025-03!1',202503,1,39,6310000000,'unit-2',NULL,'甲','a,b','a,b');
INSERT INTO "fact_checklists" VALUES(913631963913388032,151,1,0,1,'~unit-3!!-甲! 空格 !2025-02!1',202502,0,NULL,5370000000,'unit-3',NULL,'-甲',' 空格 ','丙');
INSERT INTO "fact_checklists" VALUES(913631963913388032,152,1,0,1,'~unit-0!grid-1!“引号”!!!1',NULL,0,20,11720000000,'unit-0','grid-1','“引号”',NULL,'甲');
INSERT INTO "fact_checklists" VALUES(913631963913388032,153,1,0,1,'~unit-5!grid-6!甲!=1+1!2025!1',202540,0,3,NULL,'unit-5','grid-6','甲','=1+1','甲');
INSERT INTO "fact_checklists" VALUES(913631963913388032,154,1,0,1,'~!grid-0!路灯不亮!say "hi"!!1',NULL,NULL,23,5960000000,NULL,'grid-0','路灯不亮','say "hi"','é');
INSERT INTO "fact_checklists" VALUES(913631963913388032,155,1,0,1,'~unit-7!!say "hi"!路灯不亮!2025-03!1',202503,1,NULL,11130000000,'unit-7',NULL,'say "hi"','路灯不亮','甲');
INSERT INTO "fact_checklists" VALUES(913631963913388032,273,2,0,1,'~unit-2!grid-5! 空格 !乙!2025!1',202540,1,36,17720000000,'unit-2','grid-5',' 空格 ','乙',' 空格 ');
INSERT INTO "fact_checklists" VALUES(913631963913388032,274,2,0,1,'~unit-2!grid-1!甲!丙!2025!1',202540,1,24,5920000000,'unit-2','grid-1','甲','丙','=1+1');
INSERT INTO "fact_checklists" VALUES(913631963913388032,275,2,0,1,'~unit-0!!𠮷!𠮷!2025-03!1',202503,NULL,30,5850000000,'unit-0',NULL,'𠮷','𠮷',NULL);
INSERT INTO "fact_checklists" VALUES(913631963913388032,276,2,0,1,'~unit-7!grid-12!甲!é!2025-02!1',202502,NULL,29,13150000000,'unit-7','grid-12','甲','é',NULL);
INSERT INTO "fact_checklists" VALUES(913631963913388032,277,2,0,1,'~unit-2!grid-10!say "hi"!乙!2025-02!1',202502,1,23,NULL,'unit-2','grid-10','say "hi"','乙','@x');
INSERT INTO "fact_checklists" VALUES(913631963913388032,278,2,0,1,'~unit-8!grid-1!甲!路灯不亮!2025-01!1',202501,0,29,1480000000,'unit-8','grid-1','甲','路灯不亮',' 空格 ');
INSERT INTO "fact_checklists" VALUES(913631963913388032,279,2,0,1,'~unit-6!grid-11!路灯不亮!甲!2025-02!1',202502,1,5,15410000000,'unit-6','grid-11','路灯不亮','甲','乙');
INSERT INTO "fact_checklists" VALUES(913631963913388032,280,2,0,1,'~unit-6!grid-0!=1+1! 空格 !2025-02!1',202502,0,38,16360000000,'unit-6','grid-0','=1+1',' 空格 ','丙');
INSERT INTO "fact_checklists" VALUES(913631963913388032,281,2,0,1,'~unit-3!grid-8!夜间施工噪声!é!2025-02!1',202502,0,1,4060000000,'unit-3','grid-8','夜间施工噪声','é',' 空格 ');
INSERT INTO "fact_checklists" VALUES(913631963913388032,282,2,0,1,'~unit-6!grid-3!!甲!2025-Q1!1',202521,0,32,8970000000,'unit-6','grid-3',NULL,'甲','丁');
INSERT INTO "fact_checklists" VALUES(913631963913388032,283,2,0,1,'~unit-3!grid-12!a,b! 空格 !2025-Q1!1',202521,1,38,11150000000,'unit-3','grid-12','a,b',' 空格 ',NULL);
INSERT INTO "fact_checklists" VALUES(913631963913388032,284,2,0,1,'~unit-6!grid-10!丁!丁!!1',NULL,1,13,8880000000,'unit-6','grid-10','丁','丁','甲');
INSERT INTO "fact_checklists" VALUES(913631963913388032,285,2,0,1,'~unit-0!grid-12!𠮷!é!2025!1',202540,0,1,NULL,'unit-0','grid-12','𠮷','é','路灯不亮');
CREATE TABLE fact_contacts (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"at" INTEGER,
	"reached" INTEGER,
	"order_id" TEXT,
	"assignment_id" TEXT,
	"unit_id" TEXT,
	"kind" TEXT,
	"by" TEXT,
	"reason" TEXT,
	"recording" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact_contacts" VALUES(913631963913388032,53,2,0,2,'contact-0',1742119380,1,'order-4',NULL,'unit-5','brief','person-4','no_answer','路灯不亮');
INSERT INTO "fact_contacts" VALUES(913631963913388032,183,2,0,1,'contact-1',1738570200,NULL,'order-4','assignment-7','unit-4','brief',NULL,'off','甲');
INSERT INTO "fact_contacts" VALUES(913631963913388032,184,2,0,1,'contact-2',1740889560,NULL,'order-2','assignment-9','unit-2','feedback','person-3','off','乙');
INSERT INTO "fact_contacts" VALUES(913631963913388032,185,2,0,1,'contact-3',1741297860,1,'order-1','assignment-9','unit-7','first','person-5','other','甲');
INSERT INTO "fact_contacts" VALUES(913631963913388032,186,2,0,1,'contact-4',1744319460,1,'order-2','assignment-7',NULL,'first',NULL,'other','say "hi"');
INSERT INTO "fact_contacts" VALUES(913631963913388032,187,2,0,1,'contact-5',1737629940,0,'order-3','assignment-4','unit-5','brief','person-4','no_answer','a,b');
INSERT INTO "fact_contacts" VALUES(913631963913388032,188,2,0,1,'contact-6',1745214480,0,NULL,'assignment-6','unit-0','feedback','person-2','other',NULL);
INSERT INTO "fact_contacts" VALUES(913631963913388032,189,2,0,1,'contact-7',1740071760,0,'order-4','assignment-4','unit-3','first','person-9','no_answer','é');
INSERT INTO "fact_contacts" VALUES(913631963913388032,190,2,0,1,'contact-8',1744955100,1,'order-3','assignment-8','unit-0',NULL,'person-1',NULL,'a,b');
INSERT INTO "fact_contacts" VALUES(913631963913388032,191,2,0,1,'contact-9',1739878860,0,'order-2','assignment-6','unit-8','first','person-9','other','路灯不亮');
INSERT INTO "fact_contacts" VALUES(913631963913388032,192,2,0,1,'contact-10',1743819420,0,'order-2','assignment-10','unit-1','first','person-2','no_answer','“引号”');
CREATE TABLE fact_crimes (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"date" INTEGER,
	"grid_id" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact_crimes" VALUES(913631963913388032,252,2,0,1,'~grid-6!2025-01-27!1',20115,'grid-6');
INSERT INTO "fact_crimes" VALUES(913631963913388032,253,2,0,1,'~grid-11!2025-02-01!1',20120,'grid-11');
INSERT INTO "fact_crimes" VALUES(913631963913388032,254,2,0,1,'~grid-5!2025-03-29!1',20176,'grid-5');
INSERT INTO "fact_crimes" VALUES(913631963913388032,255,2,0,1,'~grid-10!2025-01-24!1',20112,'grid-10');
INSERT INTO "fact_crimes" VALUES(913631963913388032,256,2,0,1,'~grid-5!2025-02-21!1',20140,'grid-5');
INSERT INTO "fact_crimes" VALUES(913631963913388032,257,2,0,1,'~grid-0!2025-03-22!1',20169,'grid-0');
INSERT INTO "fact_crimes" VALUES(913631963913388032,258,2,0,1,'~!2025-04-29!1',20207,NULL);
INSERT INTO "fact_crimes" VALUES(913631963913388032,259,2,0,1,'~grid-7!!1',NULL,'grid-7');
INSERT INTO "fact_crimes" VALUES(913631963913388032,260,2,0,1,'~grid-8!2025-04-05!1',20183,'grid-8');
INSERT INTO "fact_crimes" VALUES(913631963913388032,261,2,0,1,'~!2025-04-04!1',20182,NULL);
CREATE TABLE fact_dated_values (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"from" INTEGER,
	"file" TEXT,
	"id" TEXT,
	"column" TEXT,
	"value" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE TABLE fact_extensions (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"requested_at" INTEGER,
	"approved_at" INTEGER,
	"new_due_at" INTEGER,
	"order_id" TEXT,
	"assignment_id" TEXT,
	"unit_id" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact_extensions" VALUES(913631963913388032,74,2,0,2,'extension-0',1745882400,1739758740,NULL,'order-2',NULL,'unit-0');
INSERT INTO "fact_extensions" VALUES(913631963913388032,75,2,0,2,'extension-1',1745810880,NULL,NULL,'order-4','assignment-5','unit-3');
INSERT INTO "fact_extensions" VALUES(913631963913388032,76,2,0,2,'extension-2',1741307340,1739101080,NULL,'order-3','assignment-5','unit-8');
INSERT INTO "fact_extensions" VALUES(913631963913388032,77,1,0,1,'extension-3',1745645520,1739773380,NULL,'order-2','assignment-8','unit-7');
INSERT INTO "fact_extensions" VALUES(913631963913388032,78,1,0,1,'extension-4',1742229660,1739337900,NULL,'order-2','assignment-7','unit-3');
CREATE TABLE fact_external_ranks (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"period" INTEGER,
	"rank" INTEGER,
	"unit_id" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact_external_ranks" VALUES(913631963913388032,157,1,0,1,'~!2025-01!1',202501,29,NULL);
INSERT INTO "fact_external_ranks" VALUES(913631963913388032,158,2,0,2,'~!2025!1',202540,38,NULL);
INSERT INTO "fact_external_ranks" VALUES(913631963913388032,159,2,0,2,'~unit-0!2025-01!1',202501,20,'unit-0');
INSERT INTO "fact_external_ranks" VALUES(913631963913388032,287,2,0,1,'~unit-0!2025!1',202540,32,'unit-0');
INSERT INTO "fact_external_ranks" VALUES(913631963913388032,288,2,0,1,'~unit-2!2025-03!1',202503,4,'unit-2');
INSERT INTO "fact_external_ranks" VALUES(913631963913388032,289,2,0,1,'~!2025-03!1',202503,33,NULL);
INSERT INTO "fact_external_ranks" VALUES(913631963913388032,290,2,0,1,'~unit-8!2025!1',202540,0,'unit-8');
INSERT INTO "fact_external_ranks" VALUES(913631963913388032,291,2,0,1,'~unit-6!2025-Q1!1',202521,21,'unit-6');
INSERT INTO "fact_external_ranks" VALUES(913631963913388032,292,2,0,1,'~unit-5!!1',NULL,28,'unit-5');
INSERT INTO "fact_external_ranks" VALUES(913631963913388032,293,2,0,1,'~!!1',NULL,11,NULL);
INSERT INTO "fact_external_ranks" VALUES(913631963913388032,294,2,0,1,'~unit-8!!1',NULL,4,'unit-8');
INSERT INTO "fact_external_ranks" VALUES(913631963913388032,295,2,0,1,'~unit-3!2025-02!1',202502,30,'unit-3');
INSERT INTO "fact_external_ranks" VALUES(913631963913388032,296,2,0,1,'~unit-3!2025-01!1',202501,39,'unit-3');
INSERT INTO "fact_external_ranks" VALUES(913631963913388032,297,2,0,1,'~unit-4!2025-03!1',202503,22,'unit-4');
CREATE TABLE fact_grid_members (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"active_from" INTEGER,
	"active_to" INTEGER,
	"grid_id" TEXT,
	"person_id" TEXT,
	"role" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact_grid_members" VALUES(913631963913388032,30,1,0,1,'~grid-3!person-3!1',NULL,NULL,'grid-3','person-3','fulltime_gridworker');
INSERT INTO "fact_grid_members" VALUES(913631963913388032,31,1,0,1,'~grid-2!!1',NULL,NULL,'grid-2',NULL,'auditor');
INSERT INTO "fact_grid_members" VALUES(913631963913388032,32,1,0,1,'~grid-2!person-4!1',NULL,NULL,'grid-2','person-4','head');
INSERT INTO "fact_grid_members" VALUES(913631963913388032,33,1,0,1,'~grid-5!!1',NULL,NULL,'grid-5',NULL,'assessor');
INSERT INTO "fact_grid_members" VALUES(913631963913388032,34,1,0,1,'~grid-0!person-4!1',NULL,NULL,'grid-0','person-4','line_leader');
INSERT INTO "fact_grid_members" VALUES(913631963913388032,35,1,0,1,'~grid-6!person-8!1',NULL,NULL,'grid-6','person-8','head');
INSERT INTO "fact_grid_members" VALUES(913631963913388032,36,1,0,1,'~grid-0!person-5!1',NULL,NULL,'grid-0','person-5','liaison');
INSERT INTO "fact_grid_members" VALUES(913631963913388032,169,2,0,1,'~grid-9!person-4!1',NULL,NULL,'grid-9','person-4','chief');
INSERT INTO "fact_grid_members" VALUES(913631963913388032,170,2,0,1,'~!!1',NULL,NULL,NULL,NULL,'assessor');
INSERT INTO "fact_grid_members" VALUES(913631963913388032,171,2,0,1,'~!person-2!1',NULL,NULL,NULL,'person-2','dispatcher');
INSERT INTO "fact_grid_members" VALUES(913631963913388032,172,2,0,1,'~grid-11!person-1!1',NULL,NULL,'grid-11','person-1','operator');
INSERT INTO "fact_grid_members" VALUES(913631963913388032,173,2,0,1,'~grid-7!person-4!1',NULL,NULL,'grid-7','person-4','reviewer');
INSERT INTO "fact_grid_members" VALUES(913631963913388032,174,2,0,1,'~grid-2!person-6!1',NULL,NULL,'grid-2','person-6',NULL);
INSERT INTO "fact_grid_members" VALUES(913631963913388032,175,2,0,1,'~grid-2!person-5!1',NULL,NULL,'grid-2','person-5','parttime_gridworker');
INSERT INTO "fact_grid_members" VALUES(913631963913388032,176,2,0,1,'~grid-9!person-2!1',NULL,NULL,'grid-9','person-2','operator');
INSERT INTO "fact_grid_members" VALUES(913631963913388032,177,2,0,1,'~!person-6!1',NULL,NULL,NULL,'person-6','grid_leader');
INSERT INTO "fact_grid_members" VALUES(913631963913388032,178,2,0,1,'~grid-1!person-6!1',NULL,NULL,'grid-1','person-6','liaison');
INSERT INTO "fact_grid_members" VALUES(913631963913388032,179,2,0,1,'~grid-11!!1',NULL,NULL,'grid-11',NULL,'liaison');
INSERT INTO "fact_grid_members" VALUES(913631963913388032,180,2,0,1,'~grid-12!person-5!1',NULL,NULL,'grid-12','person-5','liaison');
CREATE TABLE fact_grids (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"residents" INTEGER,
	"participants" INTEGER,
	"active_from" INTEGER,
	"active_to" INTEGER,
	"unit_id" TEXT,
	"grid_type" TEXT,
	"leader_id" TEXT,
	"name" TEXT,
	"boundary" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact_grids" VALUES(913631963913388032,20,2,0,2,'grid-0',NULL,4,NULL,NULL,NULL,'factory','person-3','丁','丁');
INSERT INTO "fact_grids" VALUES(913631963913388032,21,2,0,2,'grid-1',3,14,NULL,NULL,NULL,NULL,'person-6','@x',NULL);
INSERT INTO "fact_grids" VALUES(913631963913388032,22,2,0,2,'grid-2',8,NULL,NULL,NULL,'unit-0','urban','person-1',NULL,'甲');
INSERT INTO "fact_grids" VALUES(913631963913388032,23,2,0,2,'grid-3',38,22,NULL,NULL,'unit-1','commercial','person-1','丙',' 空格 ');
INSERT INTO "fact_grids" VALUES(913631963913388032,24,2,0,2,'grid-4',23,24,NULL,NULL,'unit-4','rural','person-2','夜间施工噪声','甲');
INSERT INTO "fact_grids" VALUES(913631963913388032,25,2,0,2,'grid-5',24,9,NULL,NULL,NULL,'rural','person-8','=1+1','𠮷');
INSERT INTO "fact_grids" VALUES(913631963913388032,26,2,0,2,'grid-6',27,NULL,NULL,NULL,'unit-5','factory','person-5','“引号”','夜间施工噪声');
INSERT INTO "fact_grids" VALUES(913631963913388032,27,2,0,2,'grid-7',NULL,29,NULL,NULL,'unit-5','factory','person-9','-甲','-甲');
INSERT INTO "fact_grids" VALUES(913631963913388032,28,2,0,2,'grid-8',29,9,NULL,NULL,'unit-0','rural','person-0','乙','乙');
INSERT INTO "fact_grids" VALUES(913631963913388032,29,2,0,2,'grid-9',15,13,NULL,NULL,'unit-2','rural','person-7','丙','-甲');
INSERT INTO "fact_grids" VALUES(913631963913388032,166,2,0,1,'grid-10',30,15,NULL,NULL,'unit-1','commercial',NULL,'@x','丁');
INSERT INTO "fact_grids" VALUES(913631963913388032,167,2,0,1,'grid-11',NULL,5,NULL,NULL,'unit-8','commercial','person-1',NULL,'@x');
INSERT INTO "fact_grids" VALUES(913631963913388032,168,2,0,1,'grid-12',NULL,8,NULL,NULL,NULL,'factory',NULL,'路灯不亮','a,b');
CREATE TABLE fact_head (
	tenant_id INTEGER NOT NULL PRIMARY KEY,
	change_no INTEGER NOT NULL,
	hash BLOB NOT NULL,
	last_row INTEGER NOT NULL,
	last_batch INTEGER NOT NULL,
	visible_batch INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "fact_head" VALUES(913631963913388032,6,X'BBEA385CD81D71A452851191C3D2DC1A07584FE6DEC556C3B0DEFC11D12918BC',319,3,2);
INSERT INTO "fact_head" VALUES(913631979499425792,0,X'0000000000000000000000000000000000000000000000000000000000000000',0,0,0);
CREATE TABLE fact_incidents (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"date" INTEGER,
	"count" INTEGER,
	"points" INTEGER,
	"approved_at" INTEGER,
	"unit_id" TEXT,
	"person_id" TEXT,
	"grid_id" TEXT,
	"order_id" TEXT,
	"level" TEXT,
	"approved_by" TEXT,
	"code" TEXT,
	"matter_key" TEXT,
	"marks" TEXT,
	"evidence" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact_incidents" VALUES(913631963913388032,148,2,0,2,'incident-0',NULL,32,17060000000,1744774140,'unit-5','person-6','grid-1',NULL,NULL,'person-1','乙',NULL,NULL,'丙');
INSERT INTO "fact_incidents" VALUES(913631963913388032,262,2,0,1,'incident-1',NULL,26,14340000000,1737756480,'unit-2','person-9','grid-3',NULL,'town','person-8','两行
文字',NULL,'outstanding','乙');
INSERT INTO "fact_incidents" VALUES(913631963913388032,263,2,0,1,'incident-2',NULL,5,12400000000,1740324480,'unit-3','person-3',NULL,'order-4','village','person-9','a,b','=1+1','outstanding','甲');
INSERT INTO "fact_incidents" VALUES(913631963913388032,264,2,0,1,'incident-3',NULL,7,2060000000,1738711440,'unit-4','person-8','grid-9','order-1',NULL,'person-9','丙','丙','reminded','é');
INSERT INTO "fact_incidents" VALUES(913631963913388032,265,2,0,1,'incident-4',NULL,16,NULL,1744309320,'unit-0','person-1','grid-7','order-2','nation','person-9',' 空格 ','甲',NULL,'甲');
INSERT INTO "fact_incidents" VALUES(913631963913388032,266,2,0,1,'incident-5',NULL,1,17120000000,1741768200,'unit-8','person-2','grid-12','order-3','nation','person-1',NULL,'丁',NULL,'路灯不亮');
INSERT INTO "fact_incidents" VALUES(913631963913388032,267,2,0,1,'incident-6',NULL,1,2440000000,1744943100,'unit-5','person-1','grid-8','order-2','province','person-3','丁','=1+1','report',NULL);
INSERT INTO "fact_incidents" VALUES(913631963913388032,268,2,0,1,'incident-7',NULL,10,19980000000,1739374800,'unit-8','person-6','grid-9','order-1','town',NULL,NULL,NULL,NULL,' 空格 ');
INSERT INTO "fact_incidents" VALUES(913631963913388032,269,2,0,1,'incident-8',NULL,8,4210000000,1737704400,'unit-1','person-2','grid-6','order-1',NULL,'person-8','甲','𠮷',NULL,'乙');
INSERT INTO "fact_incidents" VALUES(913631963913388032,270,2,0,1,'incident-9',NULL,26,2370000000,1741358460,NULL,'person-6','grid-10','order-3',NULL,'person-0',NULL,'𠮷',NULL,'丙');
INSERT INTO "fact_incidents" VALUES(913631963913388032,271,2,0,1,'incident-10',NULL,16,9200000000,1739595300,'unit-1','person-4','grid-0','order-3','province','person-9',' 空格 ','路灯不亮','corrected;report','é');
INSERT INTO "fact_incidents" VALUES(913631963913388032,272,2,0,1,'incident-11',NULL,30,11070000000,1742689200,'unit-5',NULL,NULL,'order-2',NULL,'person-7','两行
文字',' 空格 ','report','“引号”');
CREATE TABLE fact_key_visits (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"at" INTEGER,
	"photo" INTEGER,
	"recorded" INTEGER,
	"bad" INTEGER,
	"person_id" TEXT,
	"subject_key" TEXT,
	"reason" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact_key_visits" VALUES(913631963913388032,128,1,0,1,'~person-5!乙!2025-01-21T06:33!1',1737412380,0,1,1,'person-5','乙',NULL);
INSERT INTO "fact_key_visits" VALUES(913631963913388032,129,1,0,1,'~person-10!甲!2025-03-17T13:36!1',1742189760,NULL,0,0,'person-10','甲',NULL);
INSERT INTO "fact_key_visits" VALUES(913631963913388032,130,1,0,1,'~!丁!2025-03-02T11:42!1',1740886920,1,1,0,NULL,'丁',NULL);
INSERT INTO "fact_key_visits" VALUES(913631963913388032,131,1,0,1,'~person-10! 空格 !!1',NULL,0,0,0,'person-10',' 空格 ',NULL);
INSERT INTO "fact_key_visits" VALUES(913631963913388032,243,2,0,1,'~person-5!丁!2025-03-23T02:06!1',1742666760,NULL,0,1,'person-5','丁',NULL);
INSERT INTO "fact_key_visits" VALUES(913631963913388032,244,2,0,1,'~person-1!丙!2025-02-26T22:45!1',1740581100,0,1,1,'person-1','丙','路灯不亮');
CREATE TABLE fact_kind (
	tenant_id INTEGER NOT NULL,
	entity TEXT NOT NULL,
	n_rows INTEGER NOT NULL,
	n_removed INTEGER NOT NULL,
	delivered TEXT NOT NULL,
	PRIMARY KEY (tenant_id, entity)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact_kind" VALUES(913631963913388032,'allocations',14,0,'unit_id,person_id,period,yuan,by,at');
INSERT INTO "fact_kind" VALUES(913631963913388032,'assignments',13,0,'assignment_id,order_id,unit_id,person_id,seq,part,basis,first_dispatch,dispatched_at,accepted_at,due_at,extended_due_at,handled_at,replied_at,delay_explained_at,returned,result_claimed,fact_finding,appeal_finding,reply,first_handled_at,sent_back_at');
INSERT INTO "fact_kind" VALUES(913631963913388032,'attendance',10,0,'person_id,date,late,early_leave,absent_half_days,sick_days,leave_days,temporary_leave,outside_approved,outside_unapproved');
INSERT INTO "fact_kind" VALUES(913631963913388032,'callbacks',7,0,'callback_id,order_id,assignment_id,unit_id,round,at,reached,declined,contacted,answered,solved,rating');
INSERT INTO "fact_kind" VALUES(913631963913388032,'checklists',20,0,'unit_id,grid_id,item,part,period,satisfied,count,points,note');
INSERT INTO "fact_kind" VALUES(913631963913388032,'contacts',11,0,'contact_id,order_id,assignment_id,unit_id,kind,at,reached,reason,by,recording');
INSERT INTO "fact_kind" VALUES(913631963913388032,'crimes',10,0,'grid_id,date');
INSERT INTO "fact_kind" VALUES(913631963913388032,'extensions',5,0,'extension_id,order_id,assignment_id,unit_id,requested_at,approved_at');
INSERT INTO "fact_kind" VALUES(913631963913388032,'external_ranks',14,0,'unit_id,period,rank');
INSERT INTO "fact_kind" VALUES(913631963913388032,'grid_members',19,0,'grid_id,person_id,role,active_from,active_to');
INSERT INTO "fact_kind" VALUES(913631963913388032,'grids',13,0,'grid_id,name,unit_id,grid_type,leader_id,residents,participants,active_from,active_to,boundary');
INSERT INTO "fact_kind" VALUES(913631963913388032,'incidents',12,0,'incident_id,code,unit_id,person_id,grid_id,order_id,matter_key,date,count,points,level,marks,evidence,approved_by,approved_at');
INSERT INTO "fact_kind" VALUES(913631963913388032,'key_visits',6,0,'person_id,subject_key,at,photo,recorded,bad,reason');
INSERT INTO "fact_kind" VALUES(913631963913388032,'manual_scores',2,0,'item,unit_id,person_id,period,rater,points,reason');
INSERT INTO "fact_kind" VALUES(913631963913388032,'notices',3,0,'notice_id,unit_id,kind,at,reply_due_at,replied_at');
INSERT INTO "fact_kind" VALUES(913631963913388032,'orders',6,1,'order_id,source,appeal_type,category,event_level,urgency,difficult,title,description,address,lon,lat,grid_id,caller_key,caller_name,caller_phone,confidential_requested,matter_key,topic_key,received_at,registered_at,checked_at,evaluated_at,district_due_at,closed_at,must_report,channel_excluded,mediated,repeated_after_opinion,duplicate,fake,wrong_level,returned_by_centre,omission,concealment,late_report,severity,found_by_supervisor,has_site');
INSERT INTO "fact_kind" VALUES(913631963913388032,'patrols',24,0,'person_id,grid_id,date,half_day,started_at,minutes,logged,uniform,exempt');
INSERT INTO "fact_kind" VALUES(913631963913388032,'persons',11,0,'person_id,name,unit_id,role,staffing,active_from,active_to');
INSERT INTO "fact_kind" VALUES(913631963913388032,'quotas',11,0,'unit_id,period,grade,count');
INSERT INTO "fact_kind" VALUES(913631963913388032,'rechecks',10,0,'order_id,unit_id,level,received_at,due_at,extended_due_at,replied_at,verified_false');
INSERT INTO "fact_kind" VALUES(913631963913388032,'reminders',10,4,'order_id,unit_id,kind,at,correct_by,corrected_at');
INSERT INTO "fact_kind" VALUES(913631963913388032,'returns',12,0,'return_id,order_id,assignment_id,unit_id,at,reason,suggested_unit,head_signed,decision,decided_at,improper');
INSERT INTO "fact_kind" VALUES(913631963913388032,'shelvings',0,0,'matter_key,ground,applied_at,approved_at,decision');
INSERT INTO "fact_kind" VALUES(913631963913388032,'sign_ins',17,0,'person_id,kind,at');
INSERT INTO "fact_kind" VALUES(913631963913388032,'site_visits',9,3,'order_id,unit_id,arrived_at,by');
INSERT INTO "fact_kind" VALUES(913631963913388032,'supervisions',11,0,'supervision_id,order_id,unit_id,level,opened_at,due_at,closed_at');
INSERT INTO "fact_kind" VALUES(913631963913388032,'surveys',13,0,'survey_id,kind,unit_id,grid_id,person_id,at,positive,sample');
INSERT INTO "fact_kind" VALUES(913631963913388032,'units',9,0,'unit_id,name,kind,parent_id,level,peer_group,closing_base,headcount,active_from,active_to');
INSERT INTO "fact_kind" VALUES(913631963913388032,'untrue_forms',9,0,'order_id,unit_id,signed_at,signed_by');
CREATE TABLE fact_manual_scores (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"period" INTEGER,
	"points" INTEGER,
	"unit_id" TEXT,
	"person_id" TEXT,
	"rater" TEXT,
	"item" TEXT,
	"reason" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact_manual_scores" VALUES(913631963913388032,156,1,0,1,'~丙!unit-3!person-2!2025-Q1!person-0!1',202521,16110000000,'unit-3','person-2','person-0','丙','路灯不亮');
INSERT INTO "fact_manual_scores" VALUES(913631963913388032,286,2,0,1,'~a,b!unit-7!person-1!2025-03!!1',202503,5110000000,'unit-7','person-1',NULL,'a,b',NULL);
CREATE TABLE fact_notices (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"at" INTEGER,
	"reply_due_at" INTEGER,
	"replied_at" INTEGER,
	"unit_id" TEXT,
	"kind" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact_notices" VALUES(913631963913388032,109,1,0,1,'notice-0',1737780060,1738753980,1740639240,'unit-6',NULL);
INSERT INTO "fact_notices" VALUES(913631963913388032,110,1,0,1,'notice-1',1742798460,1740675120,1739755920,'unit-1','weekly');
INSERT INTO "fact_notices" VALUES(913631963913388032,111,1,0,1,'notice-2',1742336340,NULL,1738004820,'unit-0','weekly_push');
CREATE TABLE fact_orders (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"difficult" INTEGER,
	"lon" INTEGER,
	"lat" INTEGER,
	"confidential_requested" INTEGER,
	"received_at" INTEGER,
	"registered_at" INTEGER,
	"checked_at" INTEGER,
	"evaluated_at" INTEGER,
	"district_due_at" INTEGER,
	"closed_at" INTEGER,
	"must_report" INTEGER,
	"channel_excluded" INTEGER,
	"mediated" INTEGER,
	"repeated_after_opinion" INTEGER,
	"finding_excluded" INTEGER,
	"shelved" INTEGER,
	"duplicate" INTEGER,
	"fake" INTEGER,
	"wrong_level" INTEGER,
	"returned_by_centre" INTEGER,
	"omission" INTEGER,
	"concealment" INTEGER,
	"late_report" INTEGER,
	"closed_loop" INTEGER,
	"found_by_supervisor" INTEGER,
	"source" TEXT,
	"appeal_type" TEXT,
	"event_level" TEXT,
	"urgency" TEXT,
	"grid_id" TEXT,
	"severity" TEXT,
	"has_site" TEXT,
	"category" TEXT,
	"caller_key" TEXT,
	"matter_key" TEXT,
	"topic_key" TEXT,
	"title" TEXT,
	"description" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact_orders" VALUES(913631963913388032,37,2,0,2,'order-0',1,121500000000,31200000000,0,1741512360,1738528200,NULL,1743798900,1740835800,1745888940,0,0,1,0,NULL,NULL,0,1,0,0,1,0,0,NULL,0,'assigned','complaint','critical','normal','grid-12','ordinary','unknown','两行
文字','路灯不亮','丙','say "hi"','丙',NULL);
INSERT INTO "fact_orders" VALUES(913631963913388032,38,2,0,2,'order-1',1,121500000000,31200000000,0,NULL,1737354000,1742691000,NULL,1741956900,1744836600,0,1,0,0,NULL,NULL,0,1,0,0,1,1,1,NULL,1,'patrol','help','critical','normal','grid-1','ordinary','no',NULL,'乙','@x',' 空格 ','两行
文字','-甲');
INSERT INTO "fact_orders" VALUES(913631963913388032,39,2,0,2,'order-2',1,121500000000,31200000000,0,1744102620,NULL,1739922360,NULL,1740302460,1738509120,0,0,1,0,NULL,NULL,1,0,0,0,0,0,1,NULL,0,'patrol',NULL,'daily','normal','grid-4','serious','yes','a,b','丁','甲','é','=1+1',NULL);
INSERT INTO "fact_orders" VALUES(913631963913388032,181,2,0,1,'order-3',1,121500000000,31200000000,0,1744216380,1739243640,NULL,1745639580,1743444840,NULL,1,1,1,0,NULL,NULL,0,0,1,0,1,1,1,NULL,1,NULL,'help','major','normal','grid-11','ordinary','no','a,b','𠮷','路灯不亮','甲','=1+1','-甲');
INSERT INTO "fact_orders" VALUES(913631963913388032,182,2,0,1,'order-4',0,121500000000,31200000000,1,NULL,1741601880,1742104380,1741999620,1742379480,1745135820,1,0,1,1,NULL,NULL,1,0,0,0,1,0,0,NULL,1,'grid_report','consult','major','sub_urgent','grid-1','ordinary','no','𠮷','-甲','𠮷','夜间施工噪声',' 空格 ','甲');
INSERT INTO "fact_orders" VALUES(913631963913388032,318,2,0,2,'single-1',0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,0,0,0,0,NULL,NULL,0,0,0,0,0,0,0,NULL,0,NULL,NULL,NULL,NULL,NULL,'ordinary',NULL,NULL,NULL,NULL,NULL,'改过的单件',NULL);
CREATE TABLE fact_patrols (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"date" INTEGER,
	"started_at" INTEGER,
	"minutes" INTEGER,
	"logged" INTEGER,
	"uniform" INTEGER,
	"exempt" INTEGER,
	"person_id" TEXT,
	"grid_id" TEXT,
	"half_day" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact_patrols" VALUES(913631963913388032,112,1,0,1,'~person-1!!am!1',NULL,NULL,NULL,NULL,1,1,'person-1','grid-8','am');
INSERT INTO "fact_patrols" VALUES(913631963913388032,113,1,0,1,'~person-4!!pm!1',NULL,1744192860,NULL,NULL,0,1,'person-4',NULL,'pm');
INSERT INTO "fact_patrols" VALUES(913631963913388032,114,1,0,1,'~person-6!!am!1',NULL,1743016320,NULL,NULL,0,1,'person-6',NULL,'am');
INSERT INTO "fact_patrols" VALUES(913631963913388032,115,1,0,1,'~person-8!!pm!1',NULL,1740972300,NULL,NULL,1,1,'person-8','grid-9','pm');
INSERT INTO "fact_patrols" VALUES(913631963913388032,116,1,0,1,'~person-6!!!1',NULL,NULL,NULL,NULL,1,1,'person-6','grid-5',NULL);
INSERT INTO "fact_patrols" VALUES(913631963913388032,117,1,0,1,'~person-3!!evening!1',NULL,1740821820,NULL,NULL,0,1,'person-3','grid-1','evening');
INSERT INTO "fact_patrols" VALUES(913631963913388032,118,1,0,1,'~person-1!!am!2',NULL,1743630180,NULL,NULL,1,0,'person-1',NULL,'am');
INSERT INTO "fact_patrols" VALUES(913631963913388032,119,1,0,1,'~person-3!!evening!2',NULL,1743192360,NULL,NULL,1,0,'person-3','grid-8','evening');
INSERT INTO "fact_patrols" VALUES(913631963913388032,120,1,0,1,'~person-6!!evening!1',NULL,1742070720,NULL,NULL,0,0,'person-6','grid-9','evening');
INSERT INTO "fact_patrols" VALUES(913631963913388032,121,1,0,1,'~person-4!!pm!2',NULL,NULL,NULL,NULL,0,1,'person-4','grid-1','pm');
INSERT INTO "fact_patrols" VALUES(913631963913388032,122,1,0,1,'~!!evening!1',NULL,NULL,NULL,NULL,1,1,NULL,'grid-9','evening');
INSERT INTO "fact_patrols" VALUES(913631963913388032,123,1,0,1,'~!!!1',NULL,1737564540,NULL,NULL,NULL,0,NULL,'grid-1',NULL);
INSERT INTO "fact_patrols" VALUES(913631963913388032,218,2,0,1,'~person-5!2025-03-05!evening!1',20152,1742883720,25,1,1,1,'person-5','grid-6','evening');
INSERT INTO "fact_patrols" VALUES(913631963913388032,219,2,0,1,'~person-1!!evening!1',NULL,1739418840,27,0,NULL,0,'person-1','grid-2','evening');
INSERT INTO "fact_patrols" VALUES(913631963913388032,220,2,0,1,'~person-7!2025-02-24!evening!1',20143,1744143600,3,0,1,0,'person-7','grid-5','evening');
INSERT INTO "fact_patrols" VALUES(913631963913388032,221,2,0,1,'~!2025-01-25!am!1',20113,1742516040,1,1,0,1,NULL,NULL,'am');
INSERT INTO "fact_patrols" VALUES(913631963913388032,222,2,0,1,'~person-9!2025-04-12!pm!1',20190,1740102180,NULL,0,1,0,'person-9','grid-0','pm');
INSERT INTO "fact_patrols" VALUES(913631963913388032,223,2,0,1,'~person-6!2025-02-14!pm!1',20133,1744842120,26,NULL,0,1,'person-6',NULL,'pm');
INSERT INTO "fact_patrols" VALUES(913631963913388032,224,2,0,1,'~person-4!2025-02-13!am!1',20132,1745321460,29,0,0,0,'person-4',NULL,'am');
INSERT INTO "fact_patrols" VALUES(913631963913388032,225,2,0,1,'~person-4!!evening!1',NULL,1737541560,17,0,0,1,'person-4','grid-10','evening');
INSERT INTO "fact_patrols" VALUES(913631963913388032,226,2,0,1,'~person-6!2025-04-23!pm!1',20201,1741005900,2,1,0,0,'person-6','grid-3','pm');
INSERT INTO "fact_patrols" VALUES(913631963913388032,227,2,0,1,'~person-0!2025-03-22!evening!1',20169,1743142980,21,1,0,1,'person-0','grid-0','evening');
INSERT INTO "fact_patrols" VALUES(913631963913388032,228,2,0,1,'~person-7!2025-03-27!evening!1',20174,1741040100,7,1,1,1,'person-7','grid-0','evening');
INSERT INTO "fact_patrols" VALUES(913631963913388032,229,2,0,1,'~person-3!2025-02-11!pm!1',20130,NULL,27,NULL,1,0,'person-3','grid-3','pm');
CREATE TABLE fact_persons (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"active_from" INTEGER,
	"active_to" INTEGER,
	"unit_id" TEXT,
	"role" TEXT,
	"staffing" TEXT,
	"name" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact_persons" VALUES(913631963913388032,9,2,0,2,'person-0',NULL,NULL,'unit-1','chief','coordinator','-甲');
INSERT INTO "fact_persons" VALUES(913631963913388032,10,2,0,2,'person-1',NULL,NULL,'unit-7','parttime_gridworker','institution','乙');
INSERT INTO "fact_persons" VALUES(913631963913388032,11,2,0,2,'person-2',NULL,NULL,'unit-2','reviewer','social_worker','甲');
INSERT INTO "fact_persons" VALUES(913631963913388032,12,2,0,2,'person-3',NULL,NULL,NULL,NULL,'coordinator','say "hi"');
INSERT INTO "fact_persons" VALUES(913631963913388032,13,2,0,2,'person-4',NULL,NULL,'unit-5','operator','coordinator',NULL);
INSERT INTO "fact_persons" VALUES(913631963913388032,14,2,0,2,'person-5',NULL,NULL,'unit-5','line_leader','civil',NULL);
INSERT INTO "fact_persons" VALUES(913631963913388032,15,2,0,2,'person-6',NULL,NULL,'unit-6','auditor',NULL,'丁');
INSERT INTO "fact_persons" VALUES(913631963913388032,16,2,0,2,'person-7',NULL,NULL,'unit-4','grid_leader','coordinator',NULL);
INSERT INTO "fact_persons" VALUES(913631963913388032,17,2,0,2,'person-8',NULL,NULL,NULL,'liaison','institution','“引号”');
INSERT INTO "fact_persons" VALUES(913631963913388032,18,2,0,2,'person-9',NULL,NULL,'unit-2','reviewer','coordinator','甲');
INSERT INTO "fact_persons" VALUES(913631963913388032,19,1,0,1,'person-10',NULL,NULL,'unit-6','handler','coordinator','两行
文字');
CREATE TABLE fact_quotas (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"period" INTEGER,
	"count" INTEGER,
	"unit_id" TEXT,
	"grade" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact_quotas" VALUES(913631963913388032,160,1,0,1,'~unit-7!2025-01!=1+1!1',202501,NULL,'unit-7','=1+1');
INSERT INTO "fact_quotas" VALUES(913631963913388032,161,1,0,1,'~!2025-03!!1',202503,38,NULL,NULL);
INSERT INTO "fact_quotas" VALUES(913631963913388032,298,2,0,1,'~unit-1!2025-03!甲!1',202503,7,'unit-1','甲');
INSERT INTO "fact_quotas" VALUES(913631963913388032,299,2,0,1,'~unit-8!!夜间施工噪声!1',NULL,20,'unit-8','夜间施工噪声');
INSERT INTO "fact_quotas" VALUES(913631963913388032,300,2,0,1,'~unit-5!2025!@x!1',202540,19,'unit-5','@x');
INSERT INTO "fact_quotas" VALUES(913631963913388032,301,2,0,1,'~unit-2!2025-Q1!夜间施工噪声!1',202521,20,'unit-2','夜间施工噪声');
INSERT INTO "fact_quotas" VALUES(913631963913388032,302,2,0,1,'~unit-4!2025-03!𠮷!1',202503,36,'unit-4','𠮷');
INSERT INTO "fact_quotas" VALUES(913631963913388032,303,2,0,1,'~unit-7!2025-01!丙!1',202501,10,'unit-7','丙');
INSERT INTO "fact_quotas" VALUES(913631963913388032,304,2,0,1,'~!2025-02!甲!1',202502,22,NULL,'甲');
INSERT INTO "fact_quotas" VALUES(913631963913388032,305,2,0,1,'~unit-7!!两行
文字!1',NULL,0,'unit-7','两行
文字');
INSERT INTO "fact_quotas" VALUES(913631963913388032,306,2,0,1,'~!2025-Q1!!1',202521,11,NULL,NULL);
CREATE TABLE fact_rechecks (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"received_at" INTEGER,
	"due_at" INTEGER,
	"extended_due_at" INTEGER,
	"replied_at" INTEGER,
	"verified_false" INTEGER,
	"order_id" TEXT,
	"unit_id" TEXT,
	"level" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact_rechecks" VALUES(913631963913388032,99,1,0,1,'~order-2!1',1740769020,1743496260,1743143760,1741735920,0,'order-2','unit-6','street');
INSERT INTO "fact_rechecks" VALUES(913631963913388032,209,2,0,1,'~order-0!1',NULL,1742223780,1742587200,1741079460,0,'order-0','unit-6','district');
INSERT INTO "fact_rechecks" VALUES(913631963913388032,210,2,0,1,'~order-3!1',NULL,NULL,1743553140,1739574180,0,'order-3',NULL,'district');
INSERT INTO "fact_rechecks" VALUES(913631963913388032,211,2,0,1,'~order-4!1',1742630040,1743966660,1737576420,1742686320,0,'order-4','unit-0','district');
INSERT INTO "fact_rechecks" VALUES(913631963913388032,212,2,0,1,'~order-4!2',NULL,1737682980,1738941360,1737960900,0,'order-4','unit-0','district');
INSERT INTO "fact_rechecks" VALUES(913631963913388032,213,2,0,1,'~order-3!2',1737945180,1741674360,1738836780,1743289980,0,'order-3','unit-4','district');
INSERT INTO "fact_rechecks" VALUES(913631963913388032,214,2,0,1,'~order-4!3',1738698180,1739476980,1742064420,NULL,0,'order-4','unit-0','street');
INSERT INTO "fact_rechecks" VALUES(913631963913388032,215,2,0,1,'~!1',1739282460,NULL,NULL,1740420360,0,NULL,NULL,'street');
INSERT INTO "fact_rechecks" VALUES(913631963913388032,216,2,0,1,'~order-1!1',NULL,1740850620,NULL,NULL,0,'order-1','unit-7','city');
INSERT INTO "fact_rechecks" VALUES(913631963913388032,217,2,0,1,'~order-1!2',1742100300,1740747480,NULL,1743994140,0,'order-1',NULL,'city');
CREATE TABLE fact_reminders (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"at" INTEGER,
	"correct_by" INTEGER,
	"corrected_at" INTEGER,
	"order_id" TEXT,
	"unit_id" TEXT,
	"kind" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact_reminders" VALUES(913631963913388032,88,2,0,2,'~order-0!1',1738586700,NULL,1744038480,'order-0','unit-4','乙');
INSERT INTO "fact_reminders" VALUES(913631963913388032,89,2,0,2,'~order-1!1',NULL,NULL,1743537840,'order-1','unit-5','say "hi"');
INSERT INTO "fact_reminders" VALUES(913631963913388032,90,1,0,1,'~order-2!1',1744751220,1738728300,1745560800,'order-2','unit-0','=1+1');
INSERT INTO "fact_reminders" VALUES(913631963913388032,92,1,0,1,'~order-2!2',NULL,1740111480,NULL,'order-2','unit-4','乙');
INSERT INTO "fact_reminders" VALUES(913631963913388032,94,2,0,2,'~order-1!2',1743289800,NULL,1738630800,'order-1','unit-4','甲');
INSERT INTO "fact_reminders" VALUES(913631963913388032,95,2,0,2,'~!1',1744220520,NULL,1742909640,NULL,'unit-1','乙');
INSERT INTO "fact_reminders" VALUES(913631963913388032,98,2,0,2,'~!2',NULL,NULL,1741165200,NULL,'unit-7','=1+1');
INSERT INTO "fact_reminders" VALUES(913631963913388032,206,2,0,1,'~order-4!1',1738687140,NULL,1744458660,'order-4','unit-0','é');
INSERT INTO "fact_reminders" VALUES(913631963913388032,207,2,0,1,'~order-4!2',1742820780,NULL,1740848040,'order-4','unit-7','丁');
INSERT INTO "fact_reminders" VALUES(913631963913388032,208,2,0,1,'~!3',1744088880,NULL,1741790760,NULL,'unit-8','丙');
CREATE TABLE fact_returns (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"at" INTEGER,
	"head_signed" INTEGER,
	"decided_at" INTEGER,
	"improper" INTEGER,
	"order_id" TEXT,
	"assignment_id" TEXT,
	"unit_id" TEXT,
	"suggested_unit" TEXT,
	"decision" TEXT,
	"reason" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact_returns" VALUES(913631963913388032,71,2,0,2,'return-0',1745567520,0,NULL,0,NULL,'assignment-3',NULL,'unit-3','agreed','é');
INSERT INTO "fact_returns" VALUES(913631963913388032,72,2,0,2,'return-1',1738033500,NULL,NULL,0,'order-3','assignment-4','unit-2','unit-5','agreed','夜间施工噪声');
INSERT INTO "fact_returns" VALUES(913631963913388032,73,2,0,2,'return-2',1737711540,0,NULL,0,NULL,'assignment-4',NULL,'unit-2','agreed','乙');
INSERT INTO "fact_returns" VALUES(913631963913388032,195,2,0,1,'return-3',1742313840,0,NULL,0,'order-0','assignment-3','unit-2','unit-2','designated','丁');
INSERT INTO "fact_returns" VALUES(913631963913388032,196,2,0,1,'return-4',1738495740,NULL,NULL,0,'order-2','assignment-7','unit-3','unit-1',NULL,'夜间施工噪声');
INSERT INTO "fact_returns" VALUES(913631963913388032,197,2,0,1,'return-5',1739106120,1,NULL,0,'order-4','assignment-8','unit-8','unit-2','refused','甲');
INSERT INTO "fact_returns" VALUES(913631963913388032,198,2,0,1,'return-6',1740895800,0,NULL,0,'order-0','assignment-0','unit-8','unit-3','designated','丁');
INSERT INTO "fact_returns" VALUES(913631963913388032,199,2,0,1,'return-7',1742948640,0,NULL,0,'order-1','assignment-6','unit-6','unit-3','designated','-甲');
INSERT INTO "fact_returns" VALUES(913631963913388032,200,2,0,1,'return-8',NULL,1,NULL,0,'order-4','assignment-2','unit-6','unit-1','refused','夜间施工噪声');
INSERT INTO "fact_returns" VALUES(913631963913388032,201,2,0,1,'return-9',1741481940,NULL,NULL,0,NULL,'assignment-10',NULL,'unit-5','agreed',' 空格 ');
INSERT INTO "fact_returns" VALUES(913631963913388032,202,2,0,1,'return-10',1742288580,0,NULL,0,'order-2','assignment-7','unit-8','unit-1','agreed','甲');
INSERT INTO "fact_returns" VALUES(913631963913388032,203,2,0,1,'return-11',1743219480,1,NULL,1,'order-0','assignment-3','unit-0','unit-7','designated','夜间施工噪声');
CREATE TABLE fact_shelvings (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"ground" INTEGER,
	"applied_at" INTEGER,
	"approved_at" INTEGER,
	"decision" TEXT,
	"matter_key" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
CREATE TABLE fact_sign_ins (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"at" INTEGER,
	"person_id" TEXT,
	"kind" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact_sign_ins" VALUES(913631963913388032,124,1,0,1,'~person-1!!2025-04-12T14:09!1',1744438140,'person-1',NULL);
INSERT INTO "fact_sign_ins" VALUES(913631963913388032,125,1,0,1,'~person-7!!2025-04-16T11:38!1',1744774680,'person-7',NULL);
INSERT INTO "fact_sign_ins" VALUES(913631963913388032,126,1,0,1,'~person-1!!2025-03-19T16:19!1',1742372340,'person-1',NULL);
INSERT INTO "fact_sign_ins" VALUES(913631963913388032,127,1,0,1,'~!!2025-03-17T21:24!1',1742217840,NULL,NULL);
INSERT INTO "fact_sign_ins" VALUES(913631963913388032,230,2,0,1,'~person-8!sign_in!2025-04-02T18:06!1',1743588360,'person-8','sign_in');
INSERT INTO "fact_sign_ins" VALUES(913631963913388032,231,2,0,1,'~person-7!day_report!2025-04-24T06:59!1',1745449140,'person-7','day_report');
INSERT INTO "fact_sign_ins" VALUES(913631963913388032,232,2,0,1,'~person-9!day_report!2025-01-31T18:06!1',1738317960,'person-9','day_report');
INSERT INTO "fact_sign_ins" VALUES(913631963913388032,233,2,0,1,'~person-9!day_report!2025-02-09T17:06!1',1739091960,'person-9','day_report');
INSERT INTO "fact_sign_ins" VALUES(913631963913388032,234,2,0,1,'~person-9!day_report!2025-01-24T17:34!1',1737711240,'person-9','day_report');
INSERT INTO "fact_sign_ins" VALUES(913631963913388032,235,2,0,1,'~person-1!day_report!!1',NULL,'person-1','day_report');
INSERT INTO "fact_sign_ins" VALUES(913631963913388032,236,2,0,1,'~!!2025-03-08T05:52!1',1741384320,NULL,NULL);
INSERT INTO "fact_sign_ins" VALUES(913631963913388032,237,2,0,1,'~person-7!sign_in!2025-03-12T16:29!1',1741768140,'person-7','sign_in');
INSERT INTO "fact_sign_ins" VALUES(913631963913388032,238,2,0,1,'~person-8!sign_in!!1',NULL,'person-8','sign_in');
INSERT INTO "fact_sign_ins" VALUES(913631963913388032,239,2,0,1,'~person-1!!2025-03-11T15:04!1',1741676640,'person-1',NULL);
INSERT INTO "fact_sign_ins" VALUES(913631963913388032,240,2,0,1,'~person-4!sign_in!2025-02-21T23:18!1',1740151080,'person-4','sign_in');
INSERT INTO "fact_sign_ins" VALUES(913631963913388032,241,2,0,1,'~person-7!sign_in!2025-03-31T03:37!1',1743363420,'person-7','sign_in');
INSERT INTO "fact_sign_ins" VALUES(913631963913388032,242,2,0,1,'~!day_report!2025-01-27T01:36!1',1737912960,NULL,'day_report');
CREATE TABLE fact_site_visits (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"arrived_at" INTEGER,
	"order_id" TEXT,
	"unit_id" TEXT,
	"by" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact_site_visits" VALUES(913631963913388032,54,1,0,1,'~order-1!1',1737706260,'order-1','unit-6','person-2');
INSERT INTO "fact_site_visits" VALUES(913631963913388032,55,1,0,1,'~order-1!2',NULL,'order-1','unit-5','person-6');
INSERT INTO "fact_site_visits" VALUES(913631963913388032,56,1,0,1,'~order-1!3',1743354660,'order-1','unit-3','person-5');
INSERT INTO "fact_site_visits" VALUES(913631963913388032,57,2,0,2,'~order-2!1',NULL,'order-2','unit-8','person-1');
INSERT INTO "fact_site_visits" VALUES(913631963913388032,58,2,0,2,'~order-2!2',NULL,'order-2','unit-1','person-4');
INSERT INTO "fact_site_visits" VALUES(913631963913388032,59,1,0,1,'~order-1!4',1739762220,'order-1','unit-2','person-9');
INSERT INTO "fact_site_visits" VALUES(913631963913388032,60,2,0,2,'~!1',NULL,NULL,'unit-6','person-1');
INSERT INTO "fact_site_visits" VALUES(913631963913388032,193,2,0,1,'~order-4!1',NULL,'order-4',NULL,'person-5');
INSERT INTO "fact_site_visits" VALUES(913631963913388032,194,2,0,1,'~order-4!2',NULL,'order-4','unit-1','person-0');
CREATE TABLE fact_supervisions (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"opened_at" INTEGER,
	"due_at" INTEGER,
	"closed_at" INTEGER,
	"order_id" TEXT,
	"unit_id" TEXT,
	"level" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact_supervisions" VALUES(913631963913388032,79,2,0,2,'supervision-0',NULL,1740979980,1745811480,NULL,NULL,'district');
INSERT INTO "fact_supervisions" VALUES(913631963913388032,80,2,0,2,'supervision-1',NULL,1742652540,1743126900,'order-1','unit-6',NULL);
INSERT INTO "fact_supervisions" VALUES(913631963913388032,81,2,0,2,'supervision-2',NULL,NULL,1742675100,'order-4',NULL,'city');
INSERT INTO "fact_supervisions" VALUES(913631963913388032,82,2,0,2,'supervision-3',NULL,1740649560,NULL,'order-4','unit-4','city');
INSERT INTO "fact_supervisions" VALUES(913631963913388032,83,2,0,2,'supervision-4',NULL,1741341180,1741235520,NULL,'unit-1','district');
INSERT INTO "fact_supervisions" VALUES(913631963913388032,84,2,0,2,'supervision-5',NULL,1741394520,1741508280,'order-0','unit-1','city');
INSERT INTO "fact_supervisions" VALUES(913631963913388032,85,2,0,2,'supervision-6',NULL,1740968280,1741484820,'order-3','unit-1','city');
INSERT INTO "fact_supervisions" VALUES(913631963913388032,86,2,0,2,'supervision-7',NULL,1739827860,1738323360,'order-3','unit-4','street');
INSERT INTO "fact_supervisions" VALUES(913631963913388032,87,2,0,2,'supervision-8',NULL,1737570360,1738321920,'order-4','unit-0','district');
INSERT INTO "fact_supervisions" VALUES(913631963913388032,204,2,0,1,'supervision-9',NULL,1742776620,NULL,NULL,'unit-0','district');
INSERT INTO "fact_supervisions" VALUES(913631963913388032,205,2,0,1,'supervision-10',NULL,1740107940,1745027700,NULL,'unit-3','street');
CREATE TABLE fact_surveys (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"at" INTEGER,
	"positive" INTEGER,
	"sample" INTEGER,
	"kind" TEXT,
	"unit_id" TEXT,
	"grid_id" TEXT,
	"person_id" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact_surveys" VALUES(913631963913388032,135,2,0,2,'survey-0',NULL,36,18,NULL,'unit-1','grid-3','person-0');
INSERT INTO "fact_surveys" VALUES(913631963913388032,136,2,0,2,'survey-1',20169,39,2,'satisfaction','unit-2','grid-3','person-3');
INSERT INTO "fact_surveys" VALUES(913631963913388032,137,2,0,2,'survey-2',20149,18,28,NULL,'unit-4',NULL,'person-1');
INSERT INTO "fact_surveys" VALUES(913631963913388032,138,2,0,2,'survey-3',20174,35,NULL,'leader_satisfaction','unit-3','grid-11','person-1');
INSERT INTO "fact_surveys" VALUES(913631963913388032,139,2,0,2,'survey-4',20207,19,NULL,NULL,'unit-2','grid-10','person-5');
INSERT INTO "fact_surveys" VALUES(913631963913388032,140,2,0,2,'survey-5',NULL,7,5,'leader_satisfaction','unit-3','grid-5','person-8');
INSERT INTO "fact_surveys" VALUES(913631963913388032,141,2,0,2,'survey-6',20114,17,7,'coverage','unit-6','grid-10','person-0');
INSERT INTO "fact_surveys" VALUES(913631963913388032,142,2,0,2,'survey-7',20176,6,NULL,'leader_satisfaction','unit-6','grid-8','person-4');
INSERT INTO "fact_surveys" VALUES(913631963913388032,143,2,0,2,'survey-8',20140,13,6,'leader_satisfaction','unit-7','grid-0','person-8');
INSERT INTO "fact_surveys" VALUES(913631963913388032,144,2,0,2,'survey-9',20188,38,31,'coverage','unit-1','grid-10','person-3');
INSERT INTO "fact_surveys" VALUES(913631963913388032,145,1,0,1,'survey-10',20178,NULL,17,NULL,'unit-2','grid-5','person-0');
INSERT INTO "fact_surveys" VALUES(913631963913388032,146,1,0,1,'survey-11',20180,NULL,14,NULL,NULL,'grid-7','person-9');
INSERT INTO "fact_surveys" VALUES(913631963913388032,147,1,0,1,'survey-12',20194,36,38,NULL,'unit-4','grid-8',NULL);
CREATE TABLE fact_units (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"level" INTEGER,
	"closing_base" INTEGER,
	"headcount" INTEGER,
	"active_from" INTEGER,
	"active_to" INTEGER,
	"kind" TEXT,
	"parent_id" TEXT,
	"name" TEXT,
	"peer_group" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact_units" VALUES(913631963913388032,1,2,0,2,'unit-0',1,24,4,NULL,NULL,'village',NULL,'丁',NULL);
INSERT INTO "fact_units" VALUES(913631963913388032,2,2,0,2,'unit-1',3,12,NULL,NULL,NULL,NULL,'unit-0','乙',NULL);
INSERT INTO "fact_units" VALUES(913631963913388032,3,2,0,2,'unit-2',1,30,3,NULL,NULL,'township','unit-1','é',NULL);
INSERT INTO "fact_units" VALUES(913631963913388032,4,2,0,2,'unit-3',3,NULL,22,NULL,NULL,'village','unit-2','路灯不亮',NULL);
INSERT INTO "fact_units" VALUES(913631963913388032,5,2,0,2,'unit-4',1,20,5,NULL,NULL,'department','unit-0','甲',NULL);
INSERT INTO "fact_units" VALUES(913631963913388032,6,2,0,2,'unit-5',2,2,21,NULL,NULL,'department',NULL,'“引号”',NULL);
INSERT INTO "fact_units" VALUES(913631963913388032,7,2,0,2,'unit-6',1,NULL,31,NULL,NULL,'township','unit-1','路灯不亮',NULL);
INSERT INTO "fact_units" VALUES(913631963913388032,8,2,0,2,'unit-7',3,22,2,NULL,NULL,'member','unit-3','两行
文字',NULL);
INSERT INTO "fact_units" VALUES(913631963913388032,165,2,0,1,'unit-8',3,17,32,NULL,NULL,'committee','unit-6',NULL,NULL);
CREATE TABLE fact_untrue_forms (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	until_batch INTEGER NOT NULL,
	version INTEGER NOT NULL,
	fact_id TEXT NOT NULL,
	"signed_at" INTEGER,
	"order_id" TEXT,
	"unit_id" TEXT,
	"signed_by" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact_untrue_forms" VALUES(913631963913388032,100,1,0,1,'~!1',1740972000,NULL,'unit-2',NULL);
INSERT INTO "fact_untrue_forms" VALUES(913631963913388032,101,1,0,1,'~order-0!1',1737947340,'order-0','unit-3','person-1');
INSERT INTO "fact_untrue_forms" VALUES(913631963913388032,102,1,0,1,'~order-2!1',NULL,'order-2','unit-4','person-4');
INSERT INTO "fact_untrue_forms" VALUES(913631963913388032,103,1,0,1,'~order-1!1',1743045240,'order-1','unit-5','person-1');
INSERT INTO "fact_untrue_forms" VALUES(913631963913388032,104,1,0,1,'~order-1!2',1737942180,'order-1','unit-6','person-8');
INSERT INTO "fact_untrue_forms" VALUES(913631963913388032,105,1,0,1,'~order-1!3',1743305520,'order-1','unit-5',NULL);
INSERT INTO "fact_untrue_forms" VALUES(913631963913388032,106,1,0,1,'~!2',1744880280,NULL,'unit-1','person-0');
INSERT INTO "fact_untrue_forms" VALUES(913631963913388032,107,1,0,1,'~order-2!2',1741145940,'order-2','unit-1','person-8');
INSERT INTO "fact_untrue_forms" VALUES(913631963913388032,108,1,0,1,'~order-1!4',1745579760,'order-1',NULL,'person-0');
CREATE TABLE import (
	tenant_id INTEGER NOT NULL,
	import_id INTEGER NOT NULL,
	name TEXT NOT NULL,
	by_id INTEGER NOT NULL,
	state TEXT NOT NULL,
	message_zh TEXT NOT NULL,
	message_en TEXT NOT NULL,
	started_at_ms INTEGER NOT NULL,
	ended_at_ms INTEGER NOT NULL,
	lease_ms INTEGER NOT NULL,
	swept INTEGER NOT NULL,
	change_no INTEGER NOT NULL,
	n_rows INTEGER NOT NULL,
	added INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	same INTEGER NOT NULL,
	removed INTEGER NOT NULL,
	skipped INTEGER NOT NULL,
	problems INTEGER NOT NULL,
	PRIMARY KEY (tenant_id, import_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "import" VALUES(913631963913388032,1,'/dev/shm/jieban-system-21xn1s37/b4',0,'visible','','',1795663642983,1795663643874,1795663673844,1,1,164,164,0,0,0,0,0);
INSERT INTO "import" VALUES(913631963913388032,2,'/dev/shm/jieban-system-21xn1s37/b5',0,'visible','','',1795663646050,1795663647660,1795663677636,1,2,236,153,83,0,7,0,0);
INSERT INTO "import" VALUES(913631963913388032,3,'/dev/shm/jieban-system-21xn1s37/broken',0,'failed','“/dev/shm/jieban-system-21xn1s37/broken”有 1 处问题，什么也没有导入','“/dev/shm/jieban-system-21xn1s37/broken” has 1 problems; nothing was taken',1795663649259,1795663649387,1795663679325,1,0,0,0,0,0,0,1,1);
CREATE TABLE import_problem (
	tenant_id INTEGER NOT NULL,
	import_id INTEGER NOT NULL,
	problem_no INTEGER NOT NULL,
	file TEXT NOT NULL,
	file_row INTEGER NOT NULL,
	file_column TEXT NOT NULL,
	message_zh TEXT NOT NULL,
	message_en TEXT NOT NULL,
	PRIMARY KEY (tenant_id, import_id, problem_no)
) STRICT, WITHOUT ROWID;
INSERT INTO "import_problem" VALUES(913631963913388032,3,0,'orders.csv',2,'received_at','“yesterday”不是有效的时间，应写成 2024-11-04T09:00（1900—2199 年）','“yesterday” is no valid instant; write 2024-11-04T09:00 (1900–2199)');
CREATE TABLE node (
	n INTEGER NOT NULL PRIMARY KEY,
	until_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "node" VALUES(0,217826836748);
INSERT INTO "node" VALUES(1,217826838375);
INSERT INTO "node" VALUES(2,217826840183);
INSERT INTO "node" VALUES(3,217826842995);
INSERT INTO "node" VALUES(4,217826846050);
INSERT INTO "node" VALUES(5,217826849268);
INSERT INTO "node" VALUES(6,217826850330);
INSERT INTO "node" VALUES(7,217826863144);
CREATE TABLE personal_orders (
	tenant_id INTEGER NOT NULL,
	row_no INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	salt BLOB NOT NULL,
	"address" TEXT,
	"caller_name" TEXT,
	"caller_phone" TEXT,
	PRIMARY KEY (tenant_id, row_no, batch)
) STRICT, WITHOUT ROWID;
INSERT INTO "personal_orders" VALUES(913631963913388032,37,2,X'080D79E8E681ADEF30D30585578A6AC1','乙','𠮷','𠮷');
INSERT INTO "personal_orders" VALUES(913631963913388032,38,2,X'BB74D0A69BAEEEC6E30821C2DA69E86D','乙','-甲',NULL);
INSERT INTO "personal_orders" VALUES(913631963913388032,39,2,X'292E49900A3D9F4A3AE927EC9FDD84F5','乙','=1+1',' 空格 ');
INSERT INTO "personal_orders" VALUES(913631963913388032,181,2,X'C9E7095F5F0C3C1AFE6FF942BC355B34','“引号”','“引号”',' 空格 ');
INSERT INTO "personal_orders" VALUES(913631963913388032,182,2,X'57E221D8926D12BC4F6538881B538DE3',' 空格 ','é','𠮷');
INSERT INTO "personal_orders" VALUES(913631963913388032,318,2,X'540A6C7275B6AC8AAFC618E27D549931',NULL,NULL,'19900001111');
CREATE TABLE post (
	tenant_id INTEGER NOT NULL,
	account_id INTEGER NOT NULL REFERENCES account (account_id),
	role TEXT NOT NULL,
	unit_id TEXT NOT NULL,
	person_id TEXT NOT NULL,
	PRIMARY KEY (tenant_id, account_id, role, unit_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "post" VALUES(913631963913388032,913631972675289088,'admin','','');
INSERT INTO "post" VALUES(913631963913388032,913632074399772672,'operator','','');
CREATE TABLE rulebook_edition (
	sha256 TEXT NOT NULL PRIMARY KEY,
	doc TEXT NOT NULL,
	edition TEXT NOT NULL,
	title TEXT NOT NULL,
	file_name TEXT NOT NULL,
	text TEXT NOT NULL,
	added_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "rulebook_edition" VALUES('14e0ae5a8e2ea900750bdbd60ee9738d1effa50d799a9ca930fd0259256d432b','nanmatou-2024','2024','南码头路街道12345市民服务热线工作规则','nanmatou-2024.md','---
id: nanmatou-2024
title: 南码头路街道12345市民服务热线工作规则
edition: 2024
in_force: 2024-11-06
applies_to: 2024
language: 1
---

# 南码头路街道12345市民服务热线工作规则

依据：浦南办〔2024〕20号《关于南码头路街道12345市民服务热线工作的实施意见》，附件1 管理实施细则（试行），附件2 2024年度绩效评估方案，附件3 通报机制。2024-10-25 通过，2024-11-06 公布；附件2 的标题是 2024 年度，所以适用于 2024 全年（A-14）。

考核：`month`（处置单位，每月）、`year`（处置单位，每年）。

```规则
考核 month "月度考核"
  对象 单位
  每 月
  参评 受理量 > 0 或 应办结 > 0 或 先联样本 > 0 或 解决样本 > 0 或 满意样本 > 0
  总计 NM-MT
  排名 公布值（NM-MT）

考核 year "年度考核"
  对象 单位
  每 年
  参评 逐项个数（各月，若 参评月 则 1 否则 缺项） > 0
  总计 NM-YT
  排名 公布值（NM-YT）
```

## 附2 计算办法：原文没有写明的，怎样定

分值一律按有理数精确计算，只在公布总分时四舍五入一次。每个取法都可以改，改了就看得见。

```规则
选项 decimals = 2 "A-06：公布到两位小数"
选项 mode = half_up，可选（half_up）"A-06：四舍五入"
选项 total_cap：数 = 无 "A-07：原文没有封顶，加分可使总分过百"
选项 total_floor = 0 "A-07：扣分不至于负"
选项 zero_denominator = full，可选（full，zero，exclude_rescale，unit_average）"A-05：没有应办结的，没有超期的事实，给满分并注明"
选项 zero_sample = exclude_rescale，可选（full，zero，exclude_rescale，unit_average）"A-05：没有评价的缺项，其余折算"
选项 min_available_full = 50 "A-05：余下的不足 50 分就不计月分"
选项 co_handler_weight = 1 "A-11：主协办同责，协办与主办一样计"
选项 callback_pick = latest，可选（latest，first，all）"A-22：一单多次回访取最近一次"
选项 callback_round = official，可选（official，street_first_round）"A-46：只认市、区口径的回访；街道先行回访是结案前的关口"
选项 callback_fallback = street_first_round，可选（street_first_round，off）"A-46：全街道当期没有市、区回访时，退用街道对每单的第一次回访"
选项 unrated_in_denominator = 否 "A-24：未评价不是评价"
选项 annual_aggregate = mean_of_scored_months，可选（mean_of_scored_months）"A-09：年度取有分月份的平均"
选项 tie = competition，可选（competition）"A-10：并列同名次，下一名次顺延"
选项 basis = published，可选（published，exact）"A-64：排名和年平均都用公布的分"
```

## 附2 承办工单量（5分）

按受理量从高到低排：最多的满分，最少的得一半，其余按工单量在中间取分。主办的工单才计入。

```规则
选项 anchor = dispatched_at，可选（dispatched_at，accepted_at）"A-04：按派单时间归月，晚接单不改变月份"
选项 interpolation = volume_linear，可选（volume_linear，rank_linear，mid_constant）"A-20：“按工单量多少”取中间分值，即按量线性"
选项 when_all_equal = full，可选（full）"A-20：都一样多的，都是最多"
选项 zero_volume_units = include，可选（include，exclude）"A-21：参评单位的零受理就是最少"
选项 lowest_share = 0.5 "附2：最低的得该项分值的 50%"
度量 按派单量 volume_dispatched：件数（派单，其中 主协办 = 主办，按 派单时间）
度量 按接单量 volume_accepted：件数（派单，其中 主协办 = 主办，按 接单时间）
取值 受理量 volume：依 anchor（dispatched_at → 按派单量，accepted_at → 按接单量）
数值 NM-B1m "计入当月的受理量"：受理量
取值 参与量 counted_volume：若 zero_volume_units = exclude 且 受理量 = 0 则 缺项 否则 受理量
取值 位次 position：若 同组最大（参与量） = 同组最小（参与量）则 1 否则 依 interpolation（volume_linear → lowest_share +（1 - lowest_share） ×（参与量 - 同组最小（参与量）） ÷（同组最大（参与量） - 同组最小（参与量）），rank_linear → 1 -（1 - lowest_share） ×（名次（参与量） - 1） ÷（同组最大（名次（参与量）） - 1），mid_constant → 若 参与量 = 同组最大（参与量）则 1 否则 若 参与量 = 同组最小（参与量）则 lowest_share 否则（1 + lowest_share） ÷ 2）
指标 NM-B1 "承办工单量"，5 分：若 参与量 已知 则 满分 × 位次 否则 缺项
  部分 volume：受理量
  部分 low_ratio：lowest_share
例 NM-B1：→ 甲 5，乙 4，丙 3，丁 2.5
  对象 甲：受理量 120
  对象 乙：受理量 80
  对象 丙：受理量 40
  对象 丁：受理量 20
例 NM-B1m：→ 1
  一条 派单：派单时间 2025-03-31T16:40，接单时间 2025-04-01T09:05
```

## 附2 及时处置率（10分）

按时办结的占应办结的比例，乘以分值；主办、协办同责。应办结的按到期时间归月，延期获准的看延期后的时间（A-26、A-27）。

```规则
度量 按时主办 on_time_lead：件数（派单，其中 非 已退单 且 主协办 = 主办 且 按时，按 到期时间）
度量 按时协办 on_time_co：件数（派单，其中 非 已退单 且 主协办 = 协办 且 按时，按 到期时间）
度量 应办主办 due_lead：件数（派单，其中 非 已退单 且 主协办 = 主办，按 到期时间）
度量 应办协办 due_co：件数（派单，其中 非 已退单 且 主协办 = 协办，按 到期时间）
取值 按时办结 on_time_closed：按时主办 + co_handler_weight × 按时协办
取值 应办结 due：应办主办 + co_handler_weight × 应办协办
指标 NM-B2 "及时处置率"，10 分：满分 × 按时办结 ÷ 应办结
  无应办 zero_denominator "无应办结"
例 NM-B2：按时办结 48 件，应办结 50 件 → 9.60 分
例 NM-B2：按时办结 399 件，应办结 400 件 → 9.975 分
例 NM-B2：按时办结 0 件，应办结 0 件 → 10 分
```

## 附2 先行联系率（25分）

双呼平台上线前看回访里“是否先联”的比例，上线后看首派单位真正先行联系的比例。上线当月仍用旧口径，1 日上线的除外（A-25）。

```规则
参数 dual_call_live：日期 = 无 "附2：双呼平台上线日，由区里通知后填写"
度量 市区先联样本：件数（回访测评，其中 轮次 属于（区回访，市回访）且 是否先联 已知，按 回访时间，只取 callback_pick 每个 工单）
度量 市区已先联：件数（回访测评，其中 轮次 属于（区回访，市回访）且 是否先联 已知 且 是否先联，按 回访时间，只取 callback_pick 每个 工单）
度量 街道先联样本：件数（回访测评，其中 轮次 = 街道回访 且 是否先联 已知，按 回访时间，只取 最早 每个 工单）
度量 街道已先联：件数（回访测评，其中 轮次 = 街道回访 且 是否先联 已知 且 是否先联，按 回访时间，只取 最早 每个 工单）
取值 用街道口径 by_street：callback_round = street_first_round 或（callback_fallback = street_first_round 且 全体合计（市区先联样本 + 总数（市区解决结果） + 总数（市区满意评价）） = 0）
取值 先联样本 callback_total：若 用街道口径 则 街道先联样本 否则 市区先联样本
取值 已先联 callback_contacted：若 用街道口径 则 街道已先联 否则 市区已先联
度量 首派件数 first_dispatch_total：件数（派单，其中 首派，按 派单时间）
度量 首派已联 first_dispatch_contacted：件数（派单，其中 首派 且 件数（联系，其中 种类 = 先行联系，经 派单） > 0，按 派单时间）
取值 双呼已上线 live：若 dual_call_live 已知 则 dual_call_live ≤ 期初 否则 否
指标 NM-B3 "先行联系率"，25 分：若 双呼已上线 则 满分 × 首派已联 ÷ 首派件数 否则 满分 × 已先联 ÷ 先联样本
  无样本 zero_sample
例 NM-B3：双呼已上线 否，已先联 2，先联样本 3 → 16.67 分
例 NM-B3：双呼已上线 是，首派已联 38，首派件数 40，已先联 30，先联样本 50 → 23.75 分
```

## 附2 诉求解决率（30分）

按回访时市民的回答计：实际解决、解释说明计 100，参考备案计 70，其余计 0，都在总评价人次之内（A-23）。

```规则
度量 市区解决结果 official_results：件数（回访测评，其中 轮次 属于（区回访，市回访）且 是否解决 已知，按 回访时间，分列 是否解决，只取 callback_pick 每个 工单）
度量 街道解决结果 street_results：件数（回访测评，其中 轮次 = 街道回访 且 是否解决 已知，按 回访时间，分列 是否解决，只取 最早 每个 工单）
取值 解决结果 results：若 用街道口径 则 街道解决结果 否则 市区解决结果
取值 解决样本：总数（解决结果）
指标 NM-B4 "诉求解决率"，30 分：满分 × 加权（解决结果，实际解决 或 解释说明 → 100%，参考备案 → 70%）
  无样本 zero_sample
例 NM-B4：解决结果（实际解决 30，解释说明 10，参考备案 5，诉求过高 3，未解决 2） → 26.10 分
例 NM-B4：解决结果（诉求过高 2，实际解决 2） → 15 分
```

## 附2 市民满意率（30分）

满意计 100，基本满意计 80，一般计 60，不满意计 0。经区城运中心同意存电的事项不纳入（附1第九条，只剔除这一项，A-38）。

```规则
度量 市区满意评价 official_ratings：件数（回访测评，其中 轮次 属于（区回访，市回访）且 评价 已知 且（评价 ≠ 未评价 或 unrated_in_denominator）且 非 工单.已存电，按 回访时间，分列 评价，只取 callback_pick 每个 工单）
度量 街道满意评价 street_ratings：件数（回访测评，其中 轮次 = 街道回访 且 评价 已知 且（评价 ≠ 未评价 或 unrated_in_denominator）且 非 工单.已存电，按 回访时间，分列 评价，只取 最早 每个 工单）
取值 满意评价 ratings：若 用街道口径 则 街道满意评价 否则 市区满意评价
取值 满意样本：总数（满意评价）
指标 NM-B5 "市民满意率"，30 分：满分 × 加权（满意评价，满意 → 100%，基本满意 → 80%，一般 → 60%）
  无样本 zero_sample
例 NM-B5：满意评价（满意 1，一般 1，不满意 1） → 16 分
例 NM-B5：→ 30
  一条 回访测评：工单 "单1"，回访时间 2025-03-05T10:00，轮次 区回访，评价 满意
  一条 回访测评：工单 "单2"，回访时间 2025-03-14T09:00，轮次 街道回访，评价 一般
```

## 附2 加分事项（月度）

区热线办简报、快报等正面评价的案例和经验，区主要媒体录用的，经城运中心核定，每项加 1 分。

```规则
度量 正面评价：合计（事项，取 数量，其中 代码 = "NM-P1"，按 认定时间）
加分 NM-P1 "简报快报正面评价"，1 分 每件：正面评价
度量 媒体录用：合计（事项，取 数量，其中 代码 = "NM-P2"，按 认定时间）
加分 NM-P2 "区主要媒体录用"，1 分 每件：媒体录用
例 NM-P1：正面评价 2 → 2
例 NM-P2：媒体录用 3 → 3
```

## 附2 扣分事项（月度）

三个责任制未落实、经提醒仍不改正的，经区城运中心认定不当退单等严重情形的（A-39），承诺未兑现被区城运通报的，每件扣 1 分；超过区级时限的每件扣 2 分；市级督办件逾期扣 2 分、区级扣 1 分。

```规则
选项 per_case = 是 "A-30：督办逾期按件扣"
选项 exclusive_groups：名单 =（NM-M3，NM-M7）"A-40：一个通报只扣一次；因重复投诉的记 M3，其他记 M7，由录入的代码区分"
度量 责任制未改正：合计（事项，取 数量，其中 代码 = "NM-M1" 且 标记 含 "reminded" 且 非 标记 含 "corrected"，按 认定时间）
扣分 NM-M1 "三个责任制未落实"，1 分 每件：责任制未改正
度量 认定不规范：合计（事项，取 数量，其中 代码 = "NM-M2"，按 认定时间）
扣分 NM-M2 "不当退单、事实认定、结案不规范"，1 分 每件：认定不规范
度量 承诺未解决被通报：合计（事项，取 数量，其中 代码 = "NM-M3"，按 认定时间）
扣分 NM-M3 "承诺解决而未解决被通报"，1 分 每件：承诺未解决被通报
度量 超区级时限：件数（派单，其中 非 已退单 且（办结时间 已知 且 非 按期（办结时间，工单.区级时限）或 办结时间 未知 且 时点 ≥ 工单.区级时限），按 工单.区级时限）
扣分 NM-M4 "超过区级时限"，2 分 每件：超区级时限
度量 市级督办逾期：件数（督办，其中 级别 = 市级 且（完成时间 已知 且 非 按期（完成时间，应完成时间）或 完成时间 未知 且 时点 ≥ 应完成时间），按 应完成时间）
度量 区级督办逾期：件数（督办，其中 级别 = 区级 且（完成时间 已知 且 非 按期（完成时间，应完成时间）或 完成时间 未知 且 时点 ≥ 应完成时间），按 应完成时间）
扣分 NM-M5 "督办件未按期完成"：若 per_case 则 2 分 × 市级督办逾期 + 1 分 × 区级督办逾期 否则（若 市级督办逾期 > 0 则 2 分 否则 0 分） +（若 区级督办逾期 > 0 则 1 分 否则 0 分）
例 NM-M2：认定不规范 3 → -3
例 NM-M4：超区级时限 2 → -4
例 NM-M5：市级督办逾期 1，区级督办逾期 2 → -4
例 NM-M1：→ 0
  一条 事项：代码 "NM-M1"，认定时间 2025-03-10T09:00
```

## 附2 月度总分

五项基础绩效加上当月加分、减去当月扣分。

```规则
总分 NM-MT "月度总分"，100 分
  基础 NM-B1，NM-B2，NM-B3，NM-B4，NM-B5
  加 NM-P1，NM-P2
  减 NM-M1，NM-M2，NM-M3，NM-M4，NM-M5
  至少余 min_available_full
  保底 total_floor
  封顶 total_cap
  公布 decimals，mode
例 NM-MT：NM-B1 4，NM-B2 9.6，NM-B3 22.5，NM-B4 26.1，NM-B5 23.25，NM-MT.plus 1，NM-MT.minus -2 → 84.45
例 NM-MT：NM-B1 4，NM-B2 10，NM-B3 缺项，NM-B4 缺项，NM-B5 缺项，NM-MT.plus 0，NM-MT.minus 0 → 缺项
```

## 附2 加分事项（年度）

全年受理量街道第一的加 2 分、第二的加 1 分（全部处置单位一起排，A-31）；未诉先办且形成专报、经区城运中心认定的每项 2 分；参与市、区重要工作每项 1 分，表现突出的 2 分。

```规则
取值 年度名次 volume_rank：名次（受理量）
加分 NM-P3 "年度受理量排名"：依 年度名次（1 → 2 分，2 → 1 分，否则 → 0 分）
度量 未诉先办项 proactive：合计（事项，取 数量，其中 代码 = "NM-P4" 且 标记 含 "report"，按 认定时间）
加分 NM-P4 "未诉先办并形成专报"，2 分 每件：未诉先办项
度量 重要工作项：合计（事项，取 数量，其中 代码 = "NM-P5" 且 非 标记 含 "outstanding"，按 认定时间）
度量 表现突出项：合计（事项，取 数量，其中 代码 = "NM-P5" 且 标记 含 "outstanding"，按 认定时间）
加分 NM-P5 "参与重要工作"：1 分 × 重要工作项 + 2 分 × 表现突出项
例 NM-P3：→ 甲 2，乙 1，丙 0
  对象 甲：受理量 900
  对象 乙：受理量 700
  对象 丙：受理量 650
例 NM-P4：未诉先办项 2 → 4
例 NM-P5：重要工作项 2，表现突出项 1 → 4
```

## 附2 扣分事项（年度）

被媒体曝光、造成恶劣影响的每件扣 2 分；被市热线办扣分、约谈、通报的扣 2 分，被区城运的扣 1 分。

```规则
选项 per_event = 是 "A-30：每次都扣"
度量 媒体曝光：合计（事项，取 数量，其中 代码 = "NM-M6"，按 认定时间）
扣分 NM-M6 "媒体曝光恶劣影响"，2 分 每件：媒体曝光
度量 市级通报：合计（事项，取 数量，其中 代码 = "NM-M7" 且 级别 = 市，按 认定时间）
度量 区级通报：合计（事项，取 数量，其中 代码 = "NM-M7" 且 级别 = 区，按 认定时间）
扣分 NM-M7 "被市、区扣分约谈通报"：若 per_event 则 2 分 × 市级通报 + 1 分 × 区级通报 否则（若 市级通报 > 0 则 2 分 否则 0 分） +（若 区级通报 > 0 则 1 分 否则 0 分）
例 NM-M6：媒体曝光 1 → -2
例 NM-M7：市级通报 0，区级通报 1 → -1
```

## 附2 年度总分

各月有分的平均，再加年度加分、减年度扣分。

```规则
取值 月分 monthly：依 basis（published → 公布值（NM-MT），exact → NM-MT）
总分 NM-YT "年度总分"
  基础 依 annual_aggregate（mean_of_scored_months → 逐项平均（各月，若 参评月 则 月分 否则 缺项））
  加 NM-P3，NM-P4，NM-P5
  减 NM-M6，NM-M7
  保底 total_floor
  封顶 total_cap
  公布 decimals，mode
取值 参评月 month_assessed：受理量 > 0 或 应办结 > 0 或 先联样本 > 0 或 解决样本 > 0 或 满意样本 > 0
```

## 附1 时限怎样计

开始的当日不计入，满最后一日 24:00（民法典第二百零一条、二百零三条）；小时连续计算，到点仍算按期。

```规则
选项 count_start_day = 否 "A-01：开始的当日不计入"
选项 day_end = "24:00"，可选（"24:00"，"17:00"，"same_time"）"A-01：最后一日 24:00 届满"
选项 office_hours = "09:00-17:00" "A-37：办公时间"
计法：当日计入 count_start_day，届满 day_end，办公时间 office_hours
```

## 附1第六条（一） 先行简告

收到区里派下的工单 1 小时内先联系市民；打不通的至少打三次，每次隔一小时。1 小时看第一次拨打（A-28）。

```规则
时限 NM-L1 "先行简告1小时" 取 工单：自 受理时间 限 1 小时 至 最小（联系，取 联系时间，其中 种类 = 先行简告，经 工单）
判别 NM-L1b "无法接通三次拨打" 取 工单：间隔次数（联系，取 联系时间，其中 种类 = 先行简告 且 非 接通，间隔 1 小时，经 工单） ≥ 3
例 NM-L1：受理时间 2024-11-04T23:40 → due_at 2024-11-05T00:40
```

## 附1第八条（一）（二） 现场勘查、先行联系

首派单位 1 个工作日内先行联系，有现场的 1 个工作日内到场；都从派单起算（两处写法取较早的，A-49）。

```规则
时限 NM-L2 "先行联系1个工作日" 取 派单：自 派单时间 限 1 工作日
  部分 workdays：1
时限 NM-L3 "现场勘查1个工作日" 取 派单：自 派单时间 限 1 工作日
  部分 workdays：1
例 NM-L2：派单时间 2024-11-08T16:30 → due_at 2024-11-12T00:00
例 NM-L3：派单时间 2025-01-25T10:00 → due_at 2025-01-27T00:00
```

## 附1第八条（三） 退单

接单后 1 个工作日内、经勘查和联系、由负责人签发才能申请；逾期的原则上不退（A-36）。

```规则
时限 NM-L4 "退单申请1个工作日" 取 派单：自 接单时间 限 1 工作日 至 最小（退单，取 申请时间，经 派单）
例 NM-L4：接单时间 2024-11-06T09:00 → due_at 2024-11-08T00:00
```

## 附1第八条（四） 办结

一般工单自接单之日起 5 个工作日，紧急求助 1 个工作日；疑难的可在接单后 1 个工作日内申请延期，原文没有写延到多长（取 15 个工作日，A-26）。派单后两个办公小时还没接单的，自派单起算（A-37，街道自己的决定）。退回重办不重新起算，最后一次办结要在原期限内，另记 3 个工作日的重办期限（A-42）。

```规则
选项 accept_grace_hours：数 = 2 工作小时 "A-37：派单后 2 个办公小时内应接单；无 = 照字面一律自接单起"
选项 rework_workdays = 3 工作日 "A-42：退回后另记的重办期限"
选项 extended_total_workdays = 15 工作日 "A-26：延期后自接单起共 15 个工作日（原文未写，参照兄弟街道）"
选项 max_extensions = 1 "A-26：只延一次"
判别 起算时间 handling_start 取 派单：若 accept_grace_hours 未知 则 接单时间 否则 若 接单时间 已知 且 接单时间 ≤ 到期（派单时间，accept_grace_hours）则 接单时间 否则 派单时间
时限 NM-L5 "一般工单5个工作日" 取 派单：自 接单时间 限 5 工作日
  部分 workdays：5
时限 NM-L5g "一般工单5个工作日（逾时未接单）" 取 派单：自 起算时间 限 5 工作日
  部分 workdays：5
时限 NM-L5r "一般工单5个工作日（退回重新处置）" 取 派单：自 接单时间 限 5 工作日
  部分 workdays：5
  部分 rework_due_at：到期（退回重办时间，rework_workdays）
  部分 on_time：按期（办结时间，到期（接单时间，5 工作日））
  部分 rework_met：按期（办结时间，到期（退回重办时间，rework_workdays））
时限 NM-L6 "紧急求助1个工作日" 取 派单：自 接单时间 限 1 工作日
  部分 workdays：1
时限 NM-L8 "疑难工单延期申请1个工作日" 取 派单：自 接单时间 限 1 工作日 至 最小（延期，取 申请时间，经 派单）
时限 NM-L8x "疑难工单延期后应办结" 取 派单：自 接单时间 限 extended_total_workdays
例 NM-L5：接单时间 2024-09-30T15:00 → due_at 2024-10-13T00:00
例 NM-L5g：派单时间 2025-03-10T10:00，接单时间 2025-03-11T09:30 → start_at 2025-03-10T10:00，due_at 2025-03-18T00:00
例 NM-L5r：接单时间 2025-03-03T09:00，退回重办时间 2025-03-10T17:00，办结时间 2025-03-12T11:00 → on_time 否，rework_met 是
例 NM-L6：接单时间 2024-11-07T20:00 → due_at 2024-11-09T00:00
例 NM-L8x：接单时间 2024-11-04T09:00 → due_at 2024-11-26T00:00
```

## 附1第七条（三） 非工作时间的紧急件

夜间和节假日的紧急、次紧急件直接联系负责人，4 小时内反馈，自联系之时起（A-43）。

```规则
时限 NM-L7 "非工作时间紧急件4小时反馈" 取 派单：自 派单时间 限 4 小时 至 最小（联系，取 联系时间，其中 种类 = 反馈，经 派单）
例 NM-L7：派单时间 2024-11-09T08:00 → due_at 2024-11-09T12:00
```

## 附1第十条、附3 回访复核和通报答复

收到复核单 3 个工作日内书面答复；收到通报 5 个工作日内答复。

```规则
时限 NM-L9 "回访复核3个工作日" 取 回访复核：自 收到时间 限 3 工作日
  部分 workdays：3
时限 NM-L10 "通报答复5个工作日" 取 通报：自 通报时间 限 5 工作日
  部分 workdays：5
例 NM-L9：收到时间 2025-04-30T10:00 → due_at 2025-05-09T00:00
例 NM-L10：通报时间 2024-11-04T10:00 → due_at 2024-11-12T00:00
```

## 意见二（二）、附3 重复和集中的诉求

同一人同一事 12 个月内 5 次以上的督办、推送、专报（A-34）；一周内不同诉求人同类 10 件以上的专报（A-35）。“以上”含本数（A-03）。

```规则
选项 inclusive = 是 "A-03：以上含本数"
选项 repeat_window_days = 365 天 "A-34：滚动 12 个月"
选项 count_first_call = 是 "A-34：第一次来电算 1"
选项 distinct_callers = 是 "A-35：不同诉求人，每人算一件"
选项 window_days = 7 天 "A-35：滚动 7 天"
度量 同人同事次数 same_person_same_matter：窗内最多（工单，按 受理时间，归 全体，相同（诉求人标识，事项标识），限 repeat_window_days）
判定 NM-H1 "重复5次以上督办"：若 inclusive 则 同人同事次数 ≥ 5 否则 同人同事次数 > 5
度量 七日同类件数：窗内最多（工单，按 受理时间，归 全体，相同（主题标识），限 window_days）
度量 七日同类人数：窗内最多（工单，按 受理时间，归 全体，相同（主题标识），限 window_days，取 诉求人标识）
判定 NM-H2 "一周内同类10件以上专报"：若 distinct_callers 则 七日同类人数 ≥ 10 否则 七日同类件数 ≥ 10
  部分 window_days：7
例 NM-H1：同人同事次数 5 → 是
例 NM-H2：七日同类人数 6，七日同类件数 10 → 否
```

## 附1第九条 存电

两条路：同一人同一事签报不属实说明 6 次（含）以上，或者属于六类事项之一（A-32）。

```规则
选项 require_both = 否 "A-32：两条路各自成立"
度量 不属实签报 untrue_signed：件数（不属实说明，按 签报时间，归 全体）
度量 六类事项 six_grounds：件数（存电，其中 情形 ≥ 1 且 情形 ≤ 6，按 申请时间，归 全体）
判定 NM-H3 "存电申请前提"：若 require_both 则 不属实签报 ≥ 6 且 六类事项 ≥ 1 否则 不属实签报 ≥ 6 或 六类事项 ≥ 1
例 NM-H3：不属实签报 5，六类事项 0 → 否
```

## 附1第五条（四）、第八条（九） 先行回访

未先联、未解决、不满意的退回重办；未答复的也退回（A-42）。

```规则
选项 rework_on_unanswered = 是 "A-42：也问是否答复，未答复的退回"
判别 NM-H4 "先行回访退回重办" 取 回访测评：非 是否先联 或 是否解决 = 未解决 或 评价 = 不满意 或 rework_on_unanswered 且 是否答复 已知 且 非 是否答复
例 NM-H4：是否先联 是，是否解决 解释说明，评价 不满意 → 是
例 NM-H4：是否先联 是，是否解决 解释说明，评价 一般 → 否
```

## 附1第八条（九）1 审核清单

“八审八不准”的条文没有公开。

```规则
未定 NM-AUDIT "八审八不准"："条文没有公开（A-44），清单由城运中心填写"
```
',1795663639227);
CREATE TABLE schema_step (
	n INTEGER NOT NULL PRIMARY KEY,
	name TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "schema_step" VALUES(1,'store','a30ea08476f95eddd15db5b161b968993ca7ea27e0813e557627e7211e3f5886',1795663633092);
INSERT INTO "schema_step" VALUES(2,'facts','2fcb39697b39da3c0b056ec8956156f075f16bcb999ada3e67a11de985683551',1795663634429);
INSERT INTO "schema_step" VALUES(3,'people','2bf7febd1c30753205b71a51d62b562dccd4d9596221bd41bb6a72b1f0145251',1795663634587);
INSERT INTO "schema_step" VALUES(4,'editions','4d083591ad3c14c51f1cc6e2d9c1d977a6636b1d79bf8c393de6c70f65263c02',1795663634635);
CREATE TABLE secret (
	name TEXT NOT NULL PRIMARY KEY,
	value BLOB NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "secret" VALUES('session_key',X'2593B952C7F286D4B7BF49D775C90FECB915F473F2F4D8C2F969EE5E3812DA86');
CREATE TABLE session (
	tenant_id INTEGER NOT NULL,
	token_hash BLOB NOT NULL,
	account_id INTEGER NOT NULL REFERENCES account (account_id),
	sign_in_id INTEGER NOT NULL,
	era INTEGER NOT NULL,
	created_at_ms INTEGER NOT NULL,
	seen_at_ms INTEGER NOT NULL,
	PRIMARY KEY (tenant_id, token_hash)
) STRICT, WITHOUT ROWID;
INSERT INTO "session" VALUES(913631963913388032,X'0EC9F134BA99C5073C8C88111740222758AF77FF351D2770E6F404B5D34A9C53',913631972675289088,913632046587342848,2,1795663652562,1795663652562);
INSERT INTO "session" VALUES(913631963913388032,X'4B8C58D87C9D7E6E330CBFAB593764A765A2ED5E8802A56498E64A2280FAF2AA',913631972675289088,913632083388166144,2,1795663661040,1795663661040);
INSERT INTO "session" VALUES(913631963913388032,X'A08A0A3FF42E6AA4573377F33A9C3B27684767242B3414BA8F8C993F58A261CB',913631972675289088,913632067399479296,2,1795663657900,1795663657900);
CREATE TABLE sign_in_failure (
	who BLOB NOT NULL PRIMARY KEY,
	failures INTEGER NOT NULL,
	last_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "sign_in_failure" VALUES(X'439942EC0E5CC25EDEC8777EA00CDF032D06CADFA4A2DA9217C6445C5A6CE213',0,1795663654420);
INSERT INTO "sign_in_failure" VALUES(X'99A9F14DB2678DFBBCF4EF55D64D16F32399DC71BBF43F3331E5EF94CB517CDA',1,1795663663164);
INSERT INTO "sign_in_failure" VALUES(X'B273A6D6A994502B6D35E71D3FE4A6AA0723C718DAEC1105331DC4CAC15205FC',1,1795663663164);
ANALYZE "sqlite_master";
INSERT INTO "sqlite_stat1" VALUES('fact_change','fact_change','1000000 1000000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_change','fact_change_of','1000000 1000000 200000 2 1');
INSERT INTO "sqlite_stat1" VALUES('fact_batch_line','fact_batch_line','1000000 1000000 200000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_batch_line','fact_batch_line_of','1000000 1000000 200000 2 1');
INSERT INTO "sqlite_stat1" VALUES('fact_units','fact_units','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_units','fact_units_id','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_units','fact_units_parent_id','1000000 1000000 1000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_persons','fact_persons','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_persons','fact_persons_id','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_persons','fact_persons_unit_id','1000000 1000000 5000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_grids','fact_grids','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_grids','fact_grids_id','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_grids','fact_grids_unit_id','1000000 1000000 5000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_grids','fact_grids_leader_id','1000000 1000000 1000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_grid_members','fact_grid_members','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_grid_members','fact_grid_members_id','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_grid_members','fact_grid_members_grid_id','1000000 1000000 2000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_grid_members','fact_grid_members_person_id','1000000 1000000 1000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_dated_values','fact_dated_values','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_dated_values','fact_dated_values_id','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_orders','fact_orders','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_orders','fact_orders_id','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_orders','fact_orders_grid_id','1000000 1000000 2000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_orders','fact_orders_received_at','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_orders','fact_orders_category_received_at','1000000 1000000 20000 1 1');
INSERT INTO "sqlite_stat1" VALUES('personal_orders','personal_orders','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_assignments','fact_assignments','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_assignments','fact_assignments_id','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_assignments','fact_assignments_order_id','1000000 1000000 2 1');
INSERT INTO "sqlite_stat1" VALUES('fact_assignments','fact_assignments_person_id','1000000 1000000 1000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_assignments','fact_assignments_unit_id_dispatched_at','1000000 1000000 5000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_contacts','fact_contacts','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_contacts','fact_contacts_id','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_contacts','fact_contacts_order_id','1000000 1000000 2 1');
INSERT INTO "sqlite_stat1" VALUES('fact_contacts','fact_contacts_assignment_id','1000000 1000000 2 1');
INSERT INTO "sqlite_stat1" VALUES('fact_contacts','fact_contacts_unit_id','1000000 1000000 5000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_contacts','fact_contacts_by','1000000 1000000 1000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_site_visits','fact_site_visits','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_site_visits','fact_site_visits_id','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_site_visits','fact_site_visits_order_id','1000000 1000000 2 1');
INSERT INTO "sqlite_stat1" VALUES('fact_site_visits','fact_site_visits_unit_id','1000000 1000000 5000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_site_visits','fact_site_visits_by','1000000 1000000 1000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_callbacks','fact_callbacks','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_callbacks','fact_callbacks_id','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_callbacks','fact_callbacks_order_id','1000000 1000000 2 1');
INSERT INTO "sqlite_stat1" VALUES('fact_callbacks','fact_callbacks_assignment_id','1000000 1000000 2 1');
INSERT INTO "sqlite_stat1" VALUES('fact_callbacks','fact_callbacks_unit_id','1000000 1000000 5000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_returns','fact_returns','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_returns','fact_returns_id','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_returns','fact_returns_order_id','1000000 1000000 2 1');
INSERT INTO "sqlite_stat1" VALUES('fact_returns','fact_returns_assignment_id','1000000 1000000 2 1');
INSERT INTO "sqlite_stat1" VALUES('fact_returns','fact_returns_unit_id','1000000 1000000 5000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_returns','fact_returns_suggested_unit','1000000 1000000 1000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_extensions','fact_extensions','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_extensions','fact_extensions_id','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_extensions','fact_extensions_order_id','1000000 1000000 2 1');
INSERT INTO "sqlite_stat1" VALUES('fact_extensions','fact_extensions_assignment_id','1000000 1000000 2 1');
INSERT INTO "sqlite_stat1" VALUES('fact_extensions','fact_extensions_unit_id','1000000 1000000 5000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_supervisions','fact_supervisions','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_supervisions','fact_supervisions_id','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_supervisions','fact_supervisions_order_id','1000000 1000000 2 1');
INSERT INTO "sqlite_stat1" VALUES('fact_supervisions','fact_supervisions_unit_id','1000000 1000000 5000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_reminders','fact_reminders','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_reminders','fact_reminders_id','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_reminders','fact_reminders_order_id','1000000 1000000 2 1');
INSERT INTO "sqlite_stat1" VALUES('fact_reminders','fact_reminders_unit_id','1000000 1000000 5000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_rechecks','fact_rechecks','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_rechecks','fact_rechecks_id','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_rechecks','fact_rechecks_order_id','1000000 1000000 2 1');
INSERT INTO "sqlite_stat1" VALUES('fact_rechecks','fact_rechecks_unit_id','1000000 1000000 5000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_untrue_forms','fact_untrue_forms','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_untrue_forms','fact_untrue_forms_id','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_untrue_forms','fact_untrue_forms_order_id','1000000 1000000 2 1');
INSERT INTO "sqlite_stat1" VALUES('fact_untrue_forms','fact_untrue_forms_unit_id','1000000 1000000 5000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_untrue_forms','fact_untrue_forms_signed_by','1000000 1000000 1000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_shelvings','fact_shelvings','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_shelvings','fact_shelvings_id','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_notices','fact_notices','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_notices','fact_notices_id','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_notices','fact_notices_unit_id','1000000 1000000 5000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_patrols','fact_patrols','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_patrols','fact_patrols_id','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_patrols','fact_patrols_person_id','1000000 1000000 1000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_patrols','fact_patrols_grid_id','1000000 1000000 2000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_sign_ins','fact_sign_ins','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_sign_ins','fact_sign_ins_id','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_sign_ins','fact_sign_ins_person_id','1000000 1000000 1000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_key_visits','fact_key_visits','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_key_visits','fact_key_visits_id','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_key_visits','fact_key_visits_person_id','1000000 1000000 1000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_attendance','fact_attendance','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_attendance','fact_attendance_id','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_attendance','fact_attendance_person_id','1000000 1000000 1000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_surveys','fact_surveys','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_surveys','fact_surveys_id','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_surveys','fact_surveys_unit_id','1000000 1000000 5000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_surveys','fact_surveys_grid_id','1000000 1000000 2000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_surveys','fact_surveys_person_id','1000000 1000000 1000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_crimes','fact_crimes','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_crimes','fact_crimes_id','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_crimes','fact_crimes_grid_id','1000000 1000000 2000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_incidents','fact_incidents','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_incidents','fact_incidents_id','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_incidents','fact_incidents_unit_id','1000000 1000000 5000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_incidents','fact_incidents_person_id','1000000 1000000 1000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_incidents','fact_incidents_grid_id','1000000 1000000 2000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_incidents','fact_incidents_order_id','1000000 1000000 2 1');
INSERT INTO "sqlite_stat1" VALUES('fact_incidents','fact_incidents_approved_by','1000000 1000000 1000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_checklists','fact_checklists','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_checklists','fact_checklists_id','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_checklists','fact_checklists_unit_id','1000000 1000000 5000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_checklists','fact_checklists_grid_id','1000000 1000000 2000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_manual_scores','fact_manual_scores','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_manual_scores','fact_manual_scores_id','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_manual_scores','fact_manual_scores_unit_id','1000000 1000000 5000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_manual_scores','fact_manual_scores_person_id','1000000 1000000 1000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_manual_scores','fact_manual_scores_rater','1000000 1000000 1000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_external_ranks','fact_external_ranks','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_external_ranks','fact_external_ranks_id','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_external_ranks','fact_external_ranks_unit_id','1000000 1000000 5000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_quotas','fact_quotas','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_quotas','fact_quotas_id','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_quotas','fact_quotas_unit_id','1000000 1000000 5000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_allocations','fact_allocations','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_allocations','fact_allocations_id','1000000 1000000 1 1');
INSERT INTO "sqlite_stat1" VALUES('fact_allocations','fact_allocations_unit_id','1000000 1000000 5000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_allocations','fact_allocations_person_id','1000000 1000000 1000 1');
INSERT INTO "sqlite_stat1" VALUES('fact_allocations','fact_allocations_by','1000000 1000000 1000 1');
CREATE TABLE tenant (
	tenant_id INTEGER NOT NULL PRIMARY KEY,
	parent_id INTEGER NOT NULL,
	slug TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL,
	level INTEGER NOT NULL,
	created_by INTEGER NOT NULL,
	created_at_ms INTEGER NOT NULL,
	changed_by INTEGER NOT NULL,
	changed_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "tenant" VALUES(913631963913388032,0,'town','town',3,0,1795663634657,0,1795663634657);
INSERT INTO "tenant" VALUES(913631979499425792,913631963913388032,'village','某村',3,0,1795663638368,0,1795663638368);
CREATE TABLE tenant_rulebook (
	tenant_id INTEGER NOT NULL,
	edition_id INTEGER NOT NULL,
	sha256 TEXT NOT NULL REFERENCES rulebook_edition (sha256),
	from_day INTEGER,
	added_at_ms INTEGER NOT NULL,
	added_by INTEGER NOT NULL,
	PRIMARY KEY (tenant_id, edition_id),
	UNIQUE (tenant_id, sha256)
) STRICT, WITHOUT ROWID;
INSERT INTO "tenant_rulebook" VALUES(913631963913388032,913631987082731520,'14e0ae5a8e2ea900750bdbd60ee9738d1effa50d799a9ca930fd0259256d432b',20033,1795663639227,0);
CREATE INDEX fact_change_of ON fact_change (tenant_id, entity, id, change_no);
CREATE INDEX fact_batch_line_of ON fact_batch_line (tenant_id, entity, id, batch);
CREATE UNIQUE INDEX fact_units_id ON fact_units (tenant_id, fact_id, batch);
CREATE INDEX fact_units_parent_id ON fact_units (tenant_id, "parent_id", row_no) WHERE "parent_id" IS NOT NULL;
CREATE UNIQUE INDEX fact_persons_id ON fact_persons (tenant_id, fact_id, batch);
CREATE INDEX fact_persons_unit_id ON fact_persons (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE UNIQUE INDEX fact_grids_id ON fact_grids (tenant_id, fact_id, batch);
CREATE INDEX fact_grids_unit_id ON fact_grids (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_grids_leader_id ON fact_grids (tenant_id, "leader_id", row_no) WHERE "leader_id" IS NOT NULL;
CREATE UNIQUE INDEX fact_grid_members_id ON fact_grid_members (tenant_id, fact_id, batch);
CREATE INDEX fact_grid_members_grid_id ON fact_grid_members (tenant_id, "grid_id", row_no) WHERE "grid_id" IS NOT NULL;
CREATE INDEX fact_grid_members_person_id ON fact_grid_members (tenant_id, "person_id", row_no) WHERE "person_id" IS NOT NULL;
CREATE UNIQUE INDEX fact_dated_values_id ON fact_dated_values (tenant_id, fact_id, batch);
CREATE UNIQUE INDEX fact_orders_id ON fact_orders (tenant_id, fact_id, batch);
CREATE INDEX fact_orders_grid_id ON fact_orders (tenant_id, "grid_id", row_no) WHERE "grid_id" IS NOT NULL;
CREATE INDEX fact_orders_received_at ON fact_orders (tenant_id, "received_at", "row_no");
CREATE INDEX fact_orders_category_received_at ON fact_orders (tenant_id, "category", "received_at", "row_no");
CREATE UNIQUE INDEX fact_assignments_id ON fact_assignments (tenant_id, fact_id, batch);
CREATE INDEX fact_assignments_order_id ON fact_assignments (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_assignments_person_id ON fact_assignments (tenant_id, "person_id", row_no) WHERE "person_id" IS NOT NULL;
CREATE INDEX fact_assignments_unit_id_dispatched_at ON fact_assignments (tenant_id, "unit_id", "dispatched_at", "row_no");
CREATE UNIQUE INDEX fact_contacts_id ON fact_contacts (tenant_id, fact_id, batch);
CREATE INDEX fact_contacts_order_id ON fact_contacts (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_contacts_assignment_id ON fact_contacts (tenant_id, "assignment_id", row_no) WHERE "assignment_id" IS NOT NULL;
CREATE INDEX fact_contacts_unit_id ON fact_contacts (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_contacts_by ON fact_contacts (tenant_id, "by", row_no) WHERE "by" IS NOT NULL;
CREATE UNIQUE INDEX fact_site_visits_id ON fact_site_visits (tenant_id, fact_id, batch);
CREATE INDEX fact_site_visits_order_id ON fact_site_visits (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_site_visits_unit_id ON fact_site_visits (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_site_visits_by ON fact_site_visits (tenant_id, "by", row_no) WHERE "by" IS NOT NULL;
CREATE UNIQUE INDEX fact_callbacks_id ON fact_callbacks (tenant_id, fact_id, batch);
CREATE INDEX fact_callbacks_order_id ON fact_callbacks (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_callbacks_assignment_id ON fact_callbacks (tenant_id, "assignment_id", row_no) WHERE "assignment_id" IS NOT NULL;
CREATE INDEX fact_callbacks_unit_id ON fact_callbacks (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE UNIQUE INDEX fact_returns_id ON fact_returns (tenant_id, fact_id, batch);
CREATE INDEX fact_returns_order_id ON fact_returns (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_returns_assignment_id ON fact_returns (tenant_id, "assignment_id", row_no) WHERE "assignment_id" IS NOT NULL;
CREATE INDEX fact_returns_unit_id ON fact_returns (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_returns_suggested_unit ON fact_returns (tenant_id, "suggested_unit", row_no) WHERE "suggested_unit" IS NOT NULL;
CREATE UNIQUE INDEX fact_extensions_id ON fact_extensions (tenant_id, fact_id, batch);
CREATE INDEX fact_extensions_order_id ON fact_extensions (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_extensions_assignment_id ON fact_extensions (tenant_id, "assignment_id", row_no) WHERE "assignment_id" IS NOT NULL;
CREATE INDEX fact_extensions_unit_id ON fact_extensions (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE UNIQUE INDEX fact_supervisions_id ON fact_supervisions (tenant_id, fact_id, batch);
CREATE INDEX fact_supervisions_order_id ON fact_supervisions (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_supervisions_unit_id ON fact_supervisions (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE UNIQUE INDEX fact_reminders_id ON fact_reminders (tenant_id, fact_id, batch);
CREATE INDEX fact_reminders_order_id ON fact_reminders (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_reminders_unit_id ON fact_reminders (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE UNIQUE INDEX fact_rechecks_id ON fact_rechecks (tenant_id, fact_id, batch);
CREATE INDEX fact_rechecks_order_id ON fact_rechecks (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_rechecks_unit_id ON fact_rechecks (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE UNIQUE INDEX fact_untrue_forms_id ON fact_untrue_forms (tenant_id, fact_id, batch);
CREATE INDEX fact_untrue_forms_order_id ON fact_untrue_forms (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_untrue_forms_unit_id ON fact_untrue_forms (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_untrue_forms_signed_by ON fact_untrue_forms (tenant_id, "signed_by", row_no) WHERE "signed_by" IS NOT NULL;
CREATE UNIQUE INDEX fact_shelvings_id ON fact_shelvings (tenant_id, fact_id, batch);
CREATE UNIQUE INDEX fact_notices_id ON fact_notices (tenant_id, fact_id, batch);
CREATE INDEX fact_notices_unit_id ON fact_notices (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE UNIQUE INDEX fact_patrols_id ON fact_patrols (tenant_id, fact_id, batch);
CREATE INDEX fact_patrols_person_id ON fact_patrols (tenant_id, "person_id", row_no) WHERE "person_id" IS NOT NULL;
CREATE INDEX fact_patrols_grid_id ON fact_patrols (tenant_id, "grid_id", row_no) WHERE "grid_id" IS NOT NULL;
CREATE UNIQUE INDEX fact_sign_ins_id ON fact_sign_ins (tenant_id, fact_id, batch);
CREATE INDEX fact_sign_ins_person_id ON fact_sign_ins (tenant_id, "person_id", row_no) WHERE "person_id" IS NOT NULL;
CREATE UNIQUE INDEX fact_key_visits_id ON fact_key_visits (tenant_id, fact_id, batch);
CREATE INDEX fact_key_visits_person_id ON fact_key_visits (tenant_id, "person_id", row_no) WHERE "person_id" IS NOT NULL;
CREATE UNIQUE INDEX fact_attendance_id ON fact_attendance (tenant_id, fact_id, batch);
CREATE INDEX fact_attendance_person_id ON fact_attendance (tenant_id, "person_id", row_no) WHERE "person_id" IS NOT NULL;
CREATE UNIQUE INDEX fact_surveys_id ON fact_surveys (tenant_id, fact_id, batch);
CREATE INDEX fact_surveys_unit_id ON fact_surveys (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_surveys_grid_id ON fact_surveys (tenant_id, "grid_id", row_no) WHERE "grid_id" IS NOT NULL;
CREATE INDEX fact_surveys_person_id ON fact_surveys (tenant_id, "person_id", row_no) WHERE "person_id" IS NOT NULL;
CREATE UNIQUE INDEX fact_crimes_id ON fact_crimes (tenant_id, fact_id, batch);
CREATE INDEX fact_crimes_grid_id ON fact_crimes (tenant_id, "grid_id", row_no) WHERE "grid_id" IS NOT NULL;
CREATE UNIQUE INDEX fact_incidents_id ON fact_incidents (tenant_id, fact_id, batch);
CREATE INDEX fact_incidents_unit_id ON fact_incidents (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_incidents_person_id ON fact_incidents (tenant_id, "person_id", row_no) WHERE "person_id" IS NOT NULL;
CREATE INDEX fact_incidents_grid_id ON fact_incidents (tenant_id, "grid_id", row_no) WHERE "grid_id" IS NOT NULL;
CREATE INDEX fact_incidents_order_id ON fact_incidents (tenant_id, "order_id", row_no) WHERE "order_id" IS NOT NULL;
CREATE INDEX fact_incidents_approved_by ON fact_incidents (tenant_id, "approved_by", row_no) WHERE "approved_by" IS NOT NULL;
CREATE UNIQUE INDEX fact_checklists_id ON fact_checklists (tenant_id, fact_id, batch);
CREATE INDEX fact_checklists_unit_id ON fact_checklists (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_checklists_grid_id ON fact_checklists (tenant_id, "grid_id", row_no) WHERE "grid_id" IS NOT NULL;
CREATE UNIQUE INDEX fact_manual_scores_id ON fact_manual_scores (tenant_id, fact_id, batch);
CREATE INDEX fact_manual_scores_unit_id ON fact_manual_scores (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_manual_scores_person_id ON fact_manual_scores (tenant_id, "person_id", row_no) WHERE "person_id" IS NOT NULL;
CREATE INDEX fact_manual_scores_rater ON fact_manual_scores (tenant_id, "rater", row_no) WHERE "rater" IS NOT NULL;
CREATE UNIQUE INDEX fact_external_ranks_id ON fact_external_ranks (tenant_id, fact_id, batch);
CREATE INDEX fact_external_ranks_unit_id ON fact_external_ranks (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE UNIQUE INDEX fact_quotas_id ON fact_quotas (tenant_id, fact_id, batch);
CREATE INDEX fact_quotas_unit_id ON fact_quotas (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE UNIQUE INDEX fact_allocations_id ON fact_allocations (tenant_id, fact_id, batch);
CREATE INDEX fact_allocations_unit_id ON fact_allocations (tenant_id, "unit_id", row_no) WHERE "unit_id" IS NOT NULL;
CREATE INDEX fact_allocations_person_id ON fact_allocations (tenant_id, "person_id", row_no) WHERE "person_id" IS NOT NULL;
CREATE INDEX fact_allocations_by ON fact_allocations (tenant_id, "by", row_no) WHERE "by" IS NOT NULL;
CREATE INDEX post_account ON post (account_id);
CREATE INDEX sign_in_failure_last ON sign_in_failure (last_at_ms);
INSERT OR IGNORE INTO node (n, until_ms) WITH RECURSIVE k(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM k WHERE n < 1023) SELECT n, 0 FROM k;
COMMIT;

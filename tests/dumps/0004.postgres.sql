--
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.account (
    account_id bigint NOT NULL,
    login text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    password text NOT NULL COLLATE pg_catalog."C",
    disabled bigint NOT NULL,
    must_change bigint NOT NULL,
    era bigint NOT NULL,
    created_at_ms bigint NOT NULL,
    last_sign_in_ms bigint NOT NULL,
    version bigint NOT NULL
);
CREATE TABLE public.audit (
    tenant_id bigint NOT NULL,
    audit_no bigint NOT NULL,
    by_id bigint NOT NULL,
    at_ms bigint NOT NULL,
    what text NOT NULL COLLATE pg_catalog."C",
    subject text NOT NULL COLLATE pg_catalog."C",
    detail text NOT NULL COLLATE pg_catalog."C",
    hash bytea NOT NULL
);
CREATE TABLE public.audit_head (
    tenant_id bigint NOT NULL,
    audit_no bigint NOT NULL,
    hash bytea NOT NULL
);
CREATE TABLE public.calendar_notice (
    notice_id bigint NOT NULL,
    year bigint NOT NULL,
    notice text NOT NULL COLLATE pg_catalog."C",
    source text NOT NULL COLLATE pg_catalog."C",
    file_name text NOT NULL COLLATE pg_catalog."C",
    sha256 text NOT NULL COLLATE pg_catalog."C",
    text text NOT NULL COLLATE pg_catalog."C",
    added_at_ms bigint NOT NULL,
    added_by bigint NOT NULL
);
CREATE TABLE public.fact_allocations (
    tenant_id bigint NOT NULL,
    row_no bigint NOT NULL,
    batch bigint NOT NULL,
    until_batch bigint NOT NULL,
    version bigint NOT NULL,
    fact_id text NOT NULL COLLATE pg_catalog."C",
    period bigint,
    yuan bigint,
    at bigint,
    unit_id text COLLATE pg_catalog."C",
    person_id text COLLATE pg_catalog."C",
    by text COLLATE pg_catalog."C"
);
CREATE TABLE public.fact_assignments (
    tenant_id bigint NOT NULL,
    row_no bigint NOT NULL,
    batch bigint NOT NULL,
    until_batch bigint NOT NULL,
    version bigint NOT NULL,
    fact_id text NOT NULL COLLATE pg_catalog."C",
    seq bigint,
    first_dispatch bigint,
    dispatched_at bigint,
    accepted_at bigint,
    due_at bigint,
    extended_due_at bigint,
    handled_at bigint,
    replied_at bigint,
    delay_explained_at bigint,
    returned bigint,
    first_handled_at bigint,
    sent_back_at bigint,
    order_id text COLLATE pg_catalog."C",
    unit_id text COLLATE pg_catalog."C",
    person_id text COLLATE pg_catalog."C",
    part text COLLATE pg_catalog."C",
    basis text COLLATE pg_catalog."C",
    result_claimed text COLLATE pg_catalog."C",
    fact_finding text COLLATE pg_catalog."C",
    appeal_finding text COLLATE pg_catalog."C",
    reply text COLLATE pg_catalog."C"
);
CREATE TABLE public.fact_attendance (
    tenant_id bigint NOT NULL,
    row_no bigint NOT NULL,
    batch bigint NOT NULL,
    until_batch bigint NOT NULL,
    version bigint NOT NULL,
    fact_id text NOT NULL COLLATE pg_catalog."C",
    date bigint,
    late bigint,
    early_leave bigint,
    absent_half_days bigint,
    sick_days bigint,
    leave_days bigint,
    temporary_leave bigint,
    outside_approved bigint,
    outside_unapproved bigint,
    person_id text COLLATE pg_catalog."C"
);
CREATE TABLE public.fact_batch_line (
    tenant_id bigint NOT NULL,
    batch bigint NOT NULL,
    line_no bigint NOT NULL,
    entity text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    what text NOT NULL COLLATE pg_catalog."C",
    hash bytea NOT NULL
);
CREATE TABLE public.fact_callbacks (
    tenant_id bigint NOT NULL,
    row_no bigint NOT NULL,
    batch bigint NOT NULL,
    until_batch bigint NOT NULL,
    version bigint NOT NULL,
    fact_id text NOT NULL COLLATE pg_catalog."C",
    at bigint,
    reached bigint,
    declined bigint,
    contacted bigint,
    answered bigint,
    order_id text COLLATE pg_catalog."C",
    assignment_id text COLLATE pg_catalog."C",
    unit_id text COLLATE pg_catalog."C",
    round text COLLATE pg_catalog."C",
    solved text COLLATE pg_catalog."C",
    rating text COLLATE pg_catalog."C"
);
CREATE TABLE public.fact_change (
    tenant_id bigint NOT NULL,
    change_no bigint NOT NULL,
    entity text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    by_id bigint NOT NULL,
    at_ms bigint NOT NULL,
    what text NOT NULL COLLATE pg_catalog."C",
    why text NOT NULL COLLATE pg_catalog."C",
    hash bytea NOT NULL
);
CREATE TABLE public.fact_checklists (
    tenant_id bigint NOT NULL,
    row_no bigint NOT NULL,
    batch bigint NOT NULL,
    until_batch bigint NOT NULL,
    version bigint NOT NULL,
    fact_id text NOT NULL COLLATE pg_catalog."C",
    period bigint,
    satisfied bigint,
    count bigint,
    points bigint,
    unit_id text COLLATE pg_catalog."C",
    grid_id text COLLATE pg_catalog."C",
    item text COLLATE pg_catalog."C",
    part text COLLATE pg_catalog."C",
    note text COLLATE pg_catalog."C"
);
CREATE TABLE public.fact_contacts (
    tenant_id bigint NOT NULL,
    row_no bigint NOT NULL,
    batch bigint NOT NULL,
    until_batch bigint NOT NULL,
    version bigint NOT NULL,
    fact_id text NOT NULL COLLATE pg_catalog."C",
    at bigint,
    reached bigint,
    order_id text COLLATE pg_catalog."C",
    assignment_id text COLLATE pg_catalog."C",
    unit_id text COLLATE pg_catalog."C",
    kind text COLLATE pg_catalog."C",
    by text COLLATE pg_catalog."C",
    reason text COLLATE pg_catalog."C",
    recording text COLLATE pg_catalog."C"
);
CREATE TABLE public.fact_crimes (
    tenant_id bigint NOT NULL,
    row_no bigint NOT NULL,
    batch bigint NOT NULL,
    until_batch bigint NOT NULL,
    version bigint NOT NULL,
    fact_id text NOT NULL COLLATE pg_catalog."C",
    date bigint,
    grid_id text COLLATE pg_catalog."C"
);
CREATE TABLE public.fact_dated_values (
    tenant_id bigint NOT NULL,
    row_no bigint NOT NULL,
    batch bigint NOT NULL,
    until_batch bigint NOT NULL,
    version bigint NOT NULL,
    fact_id text NOT NULL COLLATE pg_catalog."C",
    "from" bigint,
    file text COLLATE pg_catalog."C",
    id text COLLATE pg_catalog."C",
    "column" text COLLATE pg_catalog."C",
    value text COLLATE pg_catalog."C"
);
CREATE TABLE public.fact_extensions (
    tenant_id bigint NOT NULL,
    row_no bigint NOT NULL,
    batch bigint NOT NULL,
    until_batch bigint NOT NULL,
    version bigint NOT NULL,
    fact_id text NOT NULL COLLATE pg_catalog."C",
    requested_at bigint,
    approved_at bigint,
    new_due_at bigint,
    order_id text COLLATE pg_catalog."C",
    assignment_id text COLLATE pg_catalog."C",
    unit_id text COLLATE pg_catalog."C"
);
CREATE TABLE public.fact_external_ranks (
    tenant_id bigint NOT NULL,
    row_no bigint NOT NULL,
    batch bigint NOT NULL,
    until_batch bigint NOT NULL,
    version bigint NOT NULL,
    fact_id text NOT NULL COLLATE pg_catalog."C",
    period bigint,
    rank bigint,
    unit_id text COLLATE pg_catalog."C"
);
CREATE TABLE public.fact_grid_members (
    tenant_id bigint NOT NULL,
    row_no bigint NOT NULL,
    batch bigint NOT NULL,
    until_batch bigint NOT NULL,
    version bigint NOT NULL,
    fact_id text NOT NULL COLLATE pg_catalog."C",
    active_from bigint,
    active_to bigint,
    grid_id text COLLATE pg_catalog."C",
    person_id text COLLATE pg_catalog."C",
    role text COLLATE pg_catalog."C"
);
CREATE TABLE public.fact_grids (
    tenant_id bigint NOT NULL,
    row_no bigint NOT NULL,
    batch bigint NOT NULL,
    until_batch bigint NOT NULL,
    version bigint NOT NULL,
    fact_id text NOT NULL COLLATE pg_catalog."C",
    residents bigint,
    participants bigint,
    active_from bigint,
    active_to bigint,
    unit_id text COLLATE pg_catalog."C",
    grid_type text COLLATE pg_catalog."C",
    leader_id text COLLATE pg_catalog."C",
    name text COLLATE pg_catalog."C",
    boundary text COLLATE pg_catalog."C"
);
CREATE TABLE public.fact_head (
    tenant_id bigint NOT NULL,
    change_no bigint NOT NULL,
    hash bytea NOT NULL,
    last_row bigint NOT NULL,
    last_batch bigint NOT NULL,
    visible_batch bigint NOT NULL
);
CREATE TABLE public.fact_incidents (
    tenant_id bigint NOT NULL,
    row_no bigint NOT NULL,
    batch bigint NOT NULL,
    until_batch bigint NOT NULL,
    version bigint NOT NULL,
    fact_id text NOT NULL COLLATE pg_catalog."C",
    date bigint,
    count bigint,
    points bigint,
    approved_at bigint,
    unit_id text COLLATE pg_catalog."C",
    person_id text COLLATE pg_catalog."C",
    grid_id text COLLATE pg_catalog."C",
    order_id text COLLATE pg_catalog."C",
    level text COLLATE pg_catalog."C",
    approved_by text COLLATE pg_catalog."C",
    code text COLLATE pg_catalog."C",
    matter_key text COLLATE pg_catalog."C",
    marks text COLLATE pg_catalog."C",
    evidence text COLLATE pg_catalog."C"
);
CREATE TABLE public.fact_key_visits (
    tenant_id bigint NOT NULL,
    row_no bigint NOT NULL,
    batch bigint NOT NULL,
    until_batch bigint NOT NULL,
    version bigint NOT NULL,
    fact_id text NOT NULL COLLATE pg_catalog."C",
    at bigint,
    photo bigint,
    recorded bigint,
    bad bigint,
    person_id text COLLATE pg_catalog."C",
    subject_key text COLLATE pg_catalog."C",
    reason text COLLATE pg_catalog."C"
);
CREATE TABLE public.fact_kind (
    tenant_id bigint NOT NULL,
    entity text NOT NULL COLLATE pg_catalog."C",
    n_rows bigint NOT NULL,
    n_removed bigint NOT NULL,
    delivered text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.fact_manual_scores (
    tenant_id bigint NOT NULL,
    row_no bigint NOT NULL,
    batch bigint NOT NULL,
    until_batch bigint NOT NULL,
    version bigint NOT NULL,
    fact_id text NOT NULL COLLATE pg_catalog."C",
    period bigint,
    points bigint,
    unit_id text COLLATE pg_catalog."C",
    person_id text COLLATE pg_catalog."C",
    rater text COLLATE pg_catalog."C",
    item text COLLATE pg_catalog."C",
    reason text COLLATE pg_catalog."C"
);
CREATE TABLE public.fact_notices (
    tenant_id bigint NOT NULL,
    row_no bigint NOT NULL,
    batch bigint NOT NULL,
    until_batch bigint NOT NULL,
    version bigint NOT NULL,
    fact_id text NOT NULL COLLATE pg_catalog."C",
    at bigint,
    reply_due_at bigint,
    replied_at bigint,
    unit_id text COLLATE pg_catalog."C",
    kind text COLLATE pg_catalog."C"
);
CREATE TABLE public.fact_orders (
    tenant_id bigint NOT NULL,
    row_no bigint NOT NULL,
    batch bigint NOT NULL,
    until_batch bigint NOT NULL,
    version bigint NOT NULL,
    fact_id text NOT NULL COLLATE pg_catalog."C",
    difficult bigint,
    lon bigint,
    lat bigint,
    confidential_requested bigint,
    received_at bigint,
    registered_at bigint,
    checked_at bigint,
    evaluated_at bigint,
    district_due_at bigint,
    closed_at bigint,
    must_report bigint,
    channel_excluded bigint,
    mediated bigint,
    repeated_after_opinion bigint,
    finding_excluded bigint,
    shelved bigint,
    duplicate bigint,
    fake bigint,
    wrong_level bigint,
    returned_by_centre bigint,
    omission bigint,
    concealment bigint,
    late_report bigint,
    closed_loop bigint,
    found_by_supervisor bigint,
    source text COLLATE pg_catalog."C",
    appeal_type text COLLATE pg_catalog."C",
    event_level text COLLATE pg_catalog."C",
    urgency text COLLATE pg_catalog."C",
    grid_id text COLLATE pg_catalog."C",
    severity text COLLATE pg_catalog."C",
    has_site text COLLATE pg_catalog."C",
    category text COLLATE pg_catalog."C",
    caller_key text COLLATE pg_catalog."C",
    matter_key text COLLATE pg_catalog."C",
    topic_key text COLLATE pg_catalog."C",
    title text COLLATE pg_catalog."C",
    description text COLLATE pg_catalog."C"
);
CREATE TABLE public.fact_patrols (
    tenant_id bigint NOT NULL,
    row_no bigint NOT NULL,
    batch bigint NOT NULL,
    until_batch bigint NOT NULL,
    version bigint NOT NULL,
    fact_id text NOT NULL COLLATE pg_catalog."C",
    date bigint,
    started_at bigint,
    minutes bigint,
    logged bigint,
    uniform bigint,
    exempt bigint,
    person_id text COLLATE pg_catalog."C",
    grid_id text COLLATE pg_catalog."C",
    half_day text COLLATE pg_catalog."C"
);
CREATE TABLE public.fact_persons (
    tenant_id bigint NOT NULL,
    row_no bigint NOT NULL,
    batch bigint NOT NULL,
    until_batch bigint NOT NULL,
    version bigint NOT NULL,
    fact_id text NOT NULL COLLATE pg_catalog."C",
    active_from bigint,
    active_to bigint,
    unit_id text COLLATE pg_catalog."C",
    role text COLLATE pg_catalog."C",
    staffing text COLLATE pg_catalog."C",
    name text COLLATE pg_catalog."C"
);
CREATE TABLE public.fact_quotas (
    tenant_id bigint NOT NULL,
    row_no bigint NOT NULL,
    batch bigint NOT NULL,
    until_batch bigint NOT NULL,
    version bigint NOT NULL,
    fact_id text NOT NULL COLLATE pg_catalog."C",
    period bigint,
    count bigint,
    unit_id text COLLATE pg_catalog."C",
    grade text COLLATE pg_catalog."C"
);
CREATE TABLE public.fact_rechecks (
    tenant_id bigint NOT NULL,
    row_no bigint NOT NULL,
    batch bigint NOT NULL,
    until_batch bigint NOT NULL,
    version bigint NOT NULL,
    fact_id text NOT NULL COLLATE pg_catalog."C",
    received_at bigint,
    due_at bigint,
    extended_due_at bigint,
    replied_at bigint,
    verified_false bigint,
    order_id text COLLATE pg_catalog."C",
    unit_id text COLLATE pg_catalog."C",
    level text COLLATE pg_catalog."C"
);
CREATE TABLE public.fact_reminders (
    tenant_id bigint NOT NULL,
    row_no bigint NOT NULL,
    batch bigint NOT NULL,
    until_batch bigint NOT NULL,
    version bigint NOT NULL,
    fact_id text NOT NULL COLLATE pg_catalog."C",
    at bigint,
    correct_by bigint,
    corrected_at bigint,
    order_id text COLLATE pg_catalog."C",
    unit_id text COLLATE pg_catalog."C",
    kind text COLLATE pg_catalog."C"
);
CREATE TABLE public.fact_returns (
    tenant_id bigint NOT NULL,
    row_no bigint NOT NULL,
    batch bigint NOT NULL,
    until_batch bigint NOT NULL,
    version bigint NOT NULL,
    fact_id text NOT NULL COLLATE pg_catalog."C",
    at bigint,
    head_signed bigint,
    decided_at bigint,
    improper bigint,
    order_id text COLLATE pg_catalog."C",
    assignment_id text COLLATE pg_catalog."C",
    unit_id text COLLATE pg_catalog."C",
    suggested_unit text COLLATE pg_catalog."C",
    decision text COLLATE pg_catalog."C",
    reason text COLLATE pg_catalog."C"
);
CREATE TABLE public.fact_shelvings (
    tenant_id bigint NOT NULL,
    row_no bigint NOT NULL,
    batch bigint NOT NULL,
    until_batch bigint NOT NULL,
    version bigint NOT NULL,
    fact_id text NOT NULL COLLATE pg_catalog."C",
    ground bigint,
    applied_at bigint,
    approved_at bigint,
    decision text COLLATE pg_catalog."C",
    matter_key text COLLATE pg_catalog."C"
);
CREATE TABLE public.fact_sign_ins (
    tenant_id bigint NOT NULL,
    row_no bigint NOT NULL,
    batch bigint NOT NULL,
    until_batch bigint NOT NULL,
    version bigint NOT NULL,
    fact_id text NOT NULL COLLATE pg_catalog."C",
    at bigint,
    person_id text COLLATE pg_catalog."C",
    kind text COLLATE pg_catalog."C"
);
CREATE TABLE public.fact_site_visits (
    tenant_id bigint NOT NULL,
    row_no bigint NOT NULL,
    batch bigint NOT NULL,
    until_batch bigint NOT NULL,
    version bigint NOT NULL,
    fact_id text NOT NULL COLLATE pg_catalog."C",
    arrived_at bigint,
    order_id text COLLATE pg_catalog."C",
    unit_id text COLLATE pg_catalog."C",
    by text COLLATE pg_catalog."C"
);
CREATE TABLE public.fact_supervisions (
    tenant_id bigint NOT NULL,
    row_no bigint NOT NULL,
    batch bigint NOT NULL,
    until_batch bigint NOT NULL,
    version bigint NOT NULL,
    fact_id text NOT NULL COLLATE pg_catalog."C",
    opened_at bigint,
    due_at bigint,
    closed_at bigint,
    order_id text COLLATE pg_catalog."C",
    unit_id text COLLATE pg_catalog."C",
    level text COLLATE pg_catalog."C"
);
CREATE TABLE public.fact_surveys (
    tenant_id bigint NOT NULL,
    row_no bigint NOT NULL,
    batch bigint NOT NULL,
    until_batch bigint NOT NULL,
    version bigint NOT NULL,
    fact_id text NOT NULL COLLATE pg_catalog."C",
    at bigint,
    positive bigint,
    sample bigint,
    kind text COLLATE pg_catalog."C",
    unit_id text COLLATE pg_catalog."C",
    grid_id text COLLATE pg_catalog."C",
    person_id text COLLATE pg_catalog."C"
);
CREATE TABLE public.fact_units (
    tenant_id bigint NOT NULL,
    row_no bigint NOT NULL,
    batch bigint NOT NULL,
    until_batch bigint NOT NULL,
    version bigint NOT NULL,
    fact_id text NOT NULL COLLATE pg_catalog."C",
    level bigint,
    closing_base bigint,
    headcount bigint,
    active_from bigint,
    active_to bigint,
    kind text COLLATE pg_catalog."C",
    parent_id text COLLATE pg_catalog."C",
    name text COLLATE pg_catalog."C",
    peer_group text COLLATE pg_catalog."C"
);
CREATE TABLE public.fact_untrue_forms (
    tenant_id bigint NOT NULL,
    row_no bigint NOT NULL,
    batch bigint NOT NULL,
    until_batch bigint NOT NULL,
    version bigint NOT NULL,
    fact_id text NOT NULL COLLATE pg_catalog."C",
    signed_at bigint,
    order_id text COLLATE pg_catalog."C",
    unit_id text COLLATE pg_catalog."C",
    signed_by text COLLATE pg_catalog."C"
);
CREATE TABLE public.import (
    tenant_id bigint NOT NULL,
    import_id bigint NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    by_id bigint NOT NULL,
    state text NOT NULL COLLATE pg_catalog."C",
    message_zh text NOT NULL COLLATE pg_catalog."C",
    message_en text NOT NULL COLLATE pg_catalog."C",
    started_at_ms bigint NOT NULL,
    ended_at_ms bigint NOT NULL,
    lease_ms bigint NOT NULL,
    swept bigint NOT NULL,
    change_no bigint NOT NULL,
    n_rows bigint NOT NULL,
    added bigint NOT NULL,
    changed bigint NOT NULL,
    same bigint NOT NULL,
    removed bigint NOT NULL,
    skipped bigint NOT NULL,
    problems bigint NOT NULL
);
CREATE TABLE public.import_problem (
    tenant_id bigint NOT NULL,
    import_id bigint NOT NULL,
    problem_no bigint NOT NULL,
    file text NOT NULL COLLATE pg_catalog."C",
    file_row bigint NOT NULL,
    file_column text NOT NULL COLLATE pg_catalog."C",
    message_zh text NOT NULL COLLATE pg_catalog."C",
    message_en text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.node (
    n bigint NOT NULL,
    until_ms bigint NOT NULL
);
CREATE TABLE public.personal_orders (
    tenant_id bigint NOT NULL,
    row_no bigint NOT NULL,
    batch bigint NOT NULL,
    salt bytea NOT NULL,
    address text COLLATE pg_catalog."C",
    caller_name text COLLATE pg_catalog."C",
    caller_phone text COLLATE pg_catalog."C"
);
CREATE TABLE public.post (
    tenant_id bigint NOT NULL,
    account_id bigint NOT NULL,
    role text NOT NULL COLLATE pg_catalog."C",
    unit_id text NOT NULL COLLATE pg_catalog."C",
    person_id text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.rulebook_edition (
    sha256 text NOT NULL COLLATE pg_catalog."C",
    doc text NOT NULL COLLATE pg_catalog."C",
    edition text NOT NULL COLLATE pg_catalog."C",
    title text NOT NULL COLLATE pg_catalog."C",
    file_name text NOT NULL COLLATE pg_catalog."C",
    text text NOT NULL COLLATE pg_catalog."C",
    added_at_ms bigint NOT NULL
);
CREATE TABLE public.schema_step (
    n bigint NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    sha256 text NOT NULL COLLATE pg_catalog."C",
    at bigint NOT NULL
);
CREATE TABLE public.secret (
    name text NOT NULL COLLATE pg_catalog."C",
    value bytea NOT NULL
);
CREATE TABLE public.session (
    tenant_id bigint NOT NULL,
    token_hash bytea NOT NULL,
    account_id bigint NOT NULL,
    sign_in_id bigint NOT NULL,
    era bigint NOT NULL,
    created_at_ms bigint NOT NULL,
    seen_at_ms bigint NOT NULL
);
CREATE TABLE public.sign_in_failure (
    who bytea NOT NULL,
    failures bigint NOT NULL,
    last_at_ms bigint NOT NULL
);
CREATE TABLE public.tenant (
    tenant_id bigint NOT NULL,
    parent_id bigint NOT NULL,
    slug text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    level bigint NOT NULL,
    created_by bigint NOT NULL,
    created_at_ms bigint NOT NULL,
    changed_by bigint NOT NULL,
    changed_at_ms bigint NOT NULL
);
CREATE TABLE public.tenant_rulebook (
    tenant_id bigint NOT NULL,
    edition_id bigint NOT NULL,
    sha256 text NOT NULL COLLATE pg_catalog."C",
    from_day bigint,
    added_at_ms bigint NOT NULL,
    added_by bigint NOT NULL
);
COPY public.account (account_id, login, name, password, disabled, must_change, era, created_at_ms, last_sign_in_ms, version) FROM stdin;
913632324409651200	desk	台	$argon2id$v=19$m=65536,t=2,p=1$th2UsM0hNmZdUiWpQXB4gg$+iO4yUc3AAjJdXsowvYzMobcuMG8dmpX4zNuT9VaL08	0	1	1	1795663719924	0	2
913632166678626304	admin	管理员	$argon2id$v=19$m=65536,t=2,p=1$9/bCO2qv7cuDOw3O+15xhw$7skoKlQxEHuoUBHyolE17kTjtOeeszEsNw2lx5/Fy10	0	0	2	1795663681247	1795663720651	2
\.
COPY public.audit (tenant_id, audit_no, by_id, at_ms, what, subject, detail, hash) FROM stdin;
913632159321817088	1	0	1795663681247	account.add	admin	{}	\\x11b897cf299d84d5a025ca350bcb7aeefa17df20f893af640d9e329d5207c9b2
913632159321817088	2	913632166678626304	1795663715485	sign_in	admin	{}	\\x9d637db8ead3fcc0e09e32b6223399c9334511889d0c34a66527344cd8ee8578
913632159321817088	3	913632166678626304	1795663717020	account.password	admin	{}	\\x4009a60c9856ebd35fd84c57c2a982897069c73191a7e0e5727a4f81dd1a050e
913632159321817088	4	913632166678626304	1795663718744	sign_in	admin	{}	\\x0d6509e75e631c0d18bfeb116c11a5c7ee02fe2e66eaa9cacbb35765849edbf6
913632159321817088	5	913632166678626304	1795663719893	reveal	single-1	{"entity":"orders","field":"caller_phone","reason":"call back"}	\\xdf8a61df2374fcbacc79ed09b76503628feb9a4e17d53427959db6994221f33c
913632159321817088	6	913632166678626304	1795663719924	account.posts	desk	{"posts":[{"role":"operator","unit_id":"","person_id":""}]}	\\xe5d5aa85334a628a0874e0e9ce80874dfcb4b5d7cb06f779109dd6c79cf6b76a
913632159321817088	7	913632166678626304	1795663720651	sign_in	admin	{}	\\x2fb0ae6aae31e656792cfb2582b62e3541544c651a688634aa186dd3a1db9c93
913632159321817088	8	913632166678626304	1795663721591	sign_in.refused	admin	{}	\\x4f3a473d32765e1ff67f69f444f4b0d1c50083b5643c0e9d4acefa85060a0606
\.
COPY public.audit_head (tenant_id, audit_no, hash) FROM stdin;
913632159321817088	8	\\x4f3a473d32765e1ff67f69f444f4b0d1c50083b5643c0e9d4acefa85060a0606
\.
COPY public.calendar_notice (notice_id, year, notice, source, file_name, sha256, text, added_at_ms, added_by) FROM stdin;
913632292931395584	2027	国务院办公厅关于2027年部分节假日安排的通知	https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm	2027.csv	03f4d63d8f44fffec6d7623bd5c3a67ec55bb4cb3ca09b275b03f2702843c573	# notice: 国务院办公厅关于2027年部分节假日安排的通知\n# source: https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm\n# year: 2027\ndate,work,name\n2027-01-01,off,元旦\n2027-01-02,off,元旦\n2027-01-03,off,元旦\n2027-01-04,work,元旦\n2027-02-14,work,春节\n2027-02-15,off,春节\n2027-02-16,off,春节\n2027-02-17,off,春节\n2027-02-18,off,春节\n2027-02-19,off,春节\n2027-02-20,off,春节\n2027-02-21,off,春节\n2027-02-22,off,春节\n2027-02-23,off,春节\n2027-02-28,work,春节\n2027-04-04,off,清明节\n2027-04-05,off,清明节\n2027-04-06,off,清明节\n2027-05-01,off,劳动节\n2027-05-02,off,劳动节\n2027-05-03,off,劳动节\n2027-05-04,off,劳动节\n2027-05-05,off,劳动节\n2027-05-09,work,劳动节\n2027-06-19,off,端午节\n2027-06-20,off,端午节\n2027-06-21,off,端午节\n2027-09-20,work,国庆节\n2027-09-25,off,中秋节\n2027-09-26,off,中秋节\n2027-09-27,off,中秋节\n2027-10-01,off,国庆节\n2027-10-02,off,国庆节\n2027-10-03,off,国庆节\n2027-10-04,off,国庆节\n2027-10-05,off,国庆节\n2027-10-06,off,国庆节\n2027-10-07,off,国庆节\n2027-10-10,work,国庆节\n	1795663713004	0
\.
COPY public.fact_allocations (tenant_id, row_no, batch, until_batch, version, fact_id, period, yuan, at, unit_id, person_id, by) FROM stdin;
913632159321817088	162	1	0	1	~unit-1!person-9!!1	\N	\N	1737621720	unit-1	person-9	person-5
913632159321817088	163	1	0	1	~unit-3!person-1!!1	\N	3650000000	1739826780	unit-3	person-1	\N
913632159321817088	164	1	0	1	~unit-2!person-0!!1	\N	6720000000	1740539760	unit-2	person-0	person-9
913632159321817088	307	2	0	1	~unit-3!person-3!2025-03!1	202503	\N	1737382140	unit-3	person-3	person-8
913632159321817088	308	2	0	1	~unit-8!!2025-03!1	202503	1570000000	1737752820	unit-8	\N	person-8
913632159321817088	309	2	0	1	~unit-3!!2025-01!1	202501	1710000000	\N	unit-3	\N	person-8
913632159321817088	310	2	0	1	~unit-7!person-6!2025-02!1	202502	3070000000	1738650240	unit-7	person-6	person-9
913632159321817088	311	2	0	1	~!person-3!!1	\N	\N	1743549300	\N	person-3	person-3
913632159321817088	312	2	0	1	~unit-1!person-8!2025-01!1	202501	4600000000	1745119380	unit-1	person-8	person-5
913632159321817088	313	2	0	1	~unit-5!person-0!2025!1	202540	\N	1738455780	unit-5	person-0	person-6
913632159321817088	314	2	0	1	~unit-6!!2025-02!1	202502	\N	1745051340	unit-6	\N	person-6
913632159321817088	315	2	0	1	~!person-6!2025-02!1	202502	13430000000	1741746780	\N	person-6	person-8
913632159321817088	316	2	0	1	~unit-7!person-8!!1	\N	12720000000	1738676160	unit-7	person-8	person-5
913632159321817088	317	2	0	1	~unit-6!person-0!2025-02!1	202502	3690000000	1744953720	unit-6	person-0	person-4
\.
COPY public.fact_assignments (tenant_id, row_no, batch, until_batch, version, fact_id, seq, first_dispatch, dispatched_at, accepted_at, due_at, extended_due_at, handled_at, replied_at, delay_explained_at, returned, first_handled_at, sent_back_at, order_id, unit_id, person_id, part, basis, result_claimed, fact_finding, appeal_finding, reply) FROM stdin;
913632159321817088	51	1	0	1	assignment-11	10	0	1738567860	1738662120	1744447380	\N	1743503760	\N	1743384600	0	1740330300	\N	order-0	unit-1	person-3	lead	designated	excessive	kept	\N	乙
913632159321817088	52	1	0	1	assignment-12	15	0	1737722880	1742171640	1739694660	\N	1744005780	1739945460	1741882680	1	1740733740	\N	order-1	unit-7	person-2	lead	designated	\N	adopted	other	丙
913632159321817088	40	2	0	2	assignment-0	21	0	\N	1741905660	1743759480	\N	1738343220	1740135780	1738788900	0	\N	\N	\N	unit-2	person-8	co	\N	filed	not_adopted	excessive	丙
913632159321817088	41	2	0	2	assignment-1	35	1	1740147000	\N	1745623020	1742117640	1744631820	1745169360	1739913600	0	1740982920	1739940120	order-4	unit-8	person-1	co	\N	filed	policy_rejected	no_basis	甲
913632159321817088	42	2	0	2	assignment-2	1	1	1737675540	1744872060	1744989120	\N	1741738980	1738212600	\N	0	1739812860	1743868800	order-1	unit-7	person-9	lead	\N	excessive	\N	no_basis	甲
913632159321817088	43	2	0	2	assignment-3	39	0	1745780520	1744627140	1737981420	1737334980	1739181900	1739960280	\N	0	1738355280	1745226180	order-2	\N	person-5	lead	\N	filed	not_adopted	no_basis	乙
913632159321817088	44	2	0	2	assignment-4	3	1	1738196280	1740283500	1738974360	1744198260	\N	1741849440	1737692400	0	1738341600	1740463380	order-2	unit-8	person-7	lead	\N	unsolved	policy_rejected	other	\N
913632159321817088	45	2	0	2	assignment-5	24	\N	1740715920	1744395960	1737716520	1745557020	1741497180	1740962160	\N	0	1738028520	1745693160	order-3	unit-6	person-3	lead	\N	unsolved	\N	other	 空格 
913632159321817088	46	2	0	2	assignment-6	11	1	1744641420	\N	1742432340	1738558020	1743083940	1738222260	1743116460	0	\N	1744858020	order-0	unit-6	person-2	lead	\N	unsolved	kept	other	-甲
913632159321817088	47	2	0	2	assignment-7	20	1	\N	\N	1738640520	1745373240	\N	1742080920	1741678440	1	1742741100	1743970380	order-3	unit-5	person-5	lead	\N	\N	partly_adopted	excessive	=1+1
913632159321817088	48	2	0	2	assignment-8	28	0	1744536360	1745204700	1745376240	1745330820	1744402980	1740390420	1743680160	0	1744315980	1742104560	order-0	unit-1	person-7	lead	\N	solved	true	excessive	甲
913632159321817088	49	2	0	2	assignment-9	14	0	1745324760	1743520860	1744578960	1740092460	1742328600	1738694520	1741602120	0	1745831820	1741673280	\N	unit-1	person-4	co	\N	\N	\N	other	\N
913632159321817088	50	2	0	2	assignment-10	39	1	1740346620	1741135320	1745222940	1739084940	1742122020	1742599980	1739855520	1	\N	1742248080	\N	unit-4	person-2	lead	\N	filed	policy	lawful	\N
\.
COPY public.fact_attendance (tenant_id, row_no, batch, until_batch, version, fact_id, date, late, early_leave, absent_half_days, sick_days, leave_days, temporary_leave, outside_approved, outside_unapproved, person_id) FROM stdin;
913632159321817088	132	1	0	1	~person-5!2025-03-01!1	20148	0	0	16	14200000000	8380000000	24	0	0	person-5
913632159321817088	133	1	0	1	~!2025-03-11!1	20158	19	14	1	1860000000	6100000000	13	35	0	\N
913632159321817088	134	1	0	1	~!2025-04-21!1	20199	7	30	0	11510000000	15000000000	6	35	0	\N
913632159321817088	245	2	0	1	~person-2!2025-03-16!1	20163	34	29	21	0	3430000000	15	0	35	person-2
913632159321817088	246	2	0	1	~person-1!2025-02-12!1	20131	14	25	0	4420000000	19550000000	4	0	21	person-1
913632159321817088	247	2	0	1	~person-1!2025-04-17!1	20195	35	33	35	13870000000	0	11	39	29	person-1
913632159321817088	248	2	0	1	~person-9!2025-03-21!1	20168	17	0	26	9760000000	7560000000	10	16	0	person-9
913632159321817088	249	2	0	1	~person-9!2025-03-21!2	20168	23	16	9	1060000000	18060000000	7	2	26	person-9
913632159321817088	250	2	0	1	~person-7!2025-04-05!1	20183	31	11	0	16620000000	11190000000	30	3	26	person-7
913632159321817088	251	2	0	1	~person-0!!1	\N	6	8	1	14580000000	0	2	0	7	person-0
\.
COPY public.fact_batch_line (tenant_id, batch, line_no, entity, id, version, what, hash) FROM stdin;
913632159321817088	1	1	units	unit-0	1	{"name":"丙","kind":"office","level":"3","peer_group":"𠮷"}	\\xe355d9b9761449eff3631ba4185e1fc79736e9fd4d4a5948ba972eeb06321e26
913632159321817088	1	2	units	unit-1	1	{"name":"@x","kind":"office","parent_id":"unit-0","level":"3","peer_group":"=1+1","closing_base":"18","headcount":"10"}	\\xb9d6be8e7bb865ccb30545f4094df7f423e865b74d752894e103a310174ba415
913632159321817088	1	3	units	unit-2	1	{"name":"甲","kind":"village","level":"1","peer_group":"𠮷","closing_base":"20","headcount":"3"}	\\xb890e65644211b38de2aad9b1d8623386af21a96d353b7b6a59605411ebac095
913632159321817088	1	4	units	unit-3	1	{"name":"夜间施工噪声","parent_id":"unit-0","level":"4","peer_group":"a,b","closing_base":"26"}	\\xc015c8e98e92a0c12c3d8eb14c808823b1b677cf0126817413dca3e54a11cd4d
913632159321817088	1	5	units	unit-4	1	{"kind":"office","parent_id":"unit-1","level":"2","closing_base":"28"}	\\x4c6aabed5b7733c6ee90b264fd867f25e2e5decae9bfcd1f599b24eb30bc6e7f
913632159321817088	1	6	units	unit-5	1	{"name":"甲","kind":"township","parent_id":"unit-0","level":"3","peer_group":"=1+1","closing_base":"14","headcount":"15"}	\\x7a39444a034884561384310eebf8ff63287e43a8774572f769bf210958492e55
913632159321817088	1	7	units	unit-6	1	{"name":"两行\\n文字","kind":"department","parent_id":"unit-3","level":"2","peer_group":"“引号”","headcount":"10"}	\\xa7d8f593c9249099bff3eaa0347ca0e7e324fb98e3c2f4f6728cec3662dba103
913632159321817088	1	8	units	unit-7	1	{"name":"-甲","kind":"township","parent_id":"unit-3","level":"2","peer_group":"丙","closing_base":"3"}	\\xec9ac825bec4de96a7e1f2bb01a5e4001c229f80f345be33438e47b2215378ef
913632159321817088	1	9	persons	person-0	1	{"name":"乙","unit_id":"unit-5","role":"reviewer","staffing":"social_worker"}	\\xbfb0db21933c108ac53dc3058062aac63679b0bdcd7b4f4747f291c2d5fe8380
913632159321817088	1	10	persons	person-1	1	{"name":"a,b","unit_id":"unit-1","role":"reviewer"}	\\x1f767463fe07e871a373627f57a731cf40ba554dd388931d32e1f321626ab3ef
913632159321817088	1	11	persons	person-2	1	{"name":"say \\"hi\\"","unit_id":"unit-7","staffing":"civil"}	\\x7a057192bd85f0750e6e52905aa62769d240f5e991194154c161ee7153cf4131
913632159321817088	1	12	persons	person-3	1	{"name":"“引号”","unit_id":"unit-7","role":"assessor","staffing":"enterprise"}	\\x4000a84e74a736f349880fca4e6e312a4d09b2a4a55d1f3d4cc43ea240a3223d
913632159321817088	1	13	persons	person-4	1	{"name":"乙","unit_id":"unit-4","role":"fulltime_gridworker","staffing":"coordinator"}	\\xcf0ab75b05b908db1477bc771db6b961e5756b9c557038eea172a02a38f69e39
913632159321817088	1	14	persons	person-5	1	{"unit_id":"unit-0","role":"head","staffing":"social_worker"}	\\x85cb1d01b4fb817ec41b90bb4f2a5689f89e1cbca855f8aef6bda28f5ac781e0
913632159321817088	1	15	persons	person-6	1	{"name":" 空格 ","unit_id":"unit-5","role":"fulltime_gridworker","staffing":"coordinator"}	\\xbe4ada92f1cc7810c4fa87bc6f2972b1fcb5fe994dbeab4e76ac30ede4fc8f30
913632159321817088	1	16	persons	person-7	1	{"name":"乙","unit_id":"unit-5","role":"handler"}	\\x85f22949bd7acfcab5ee31785806b0e96754adb0c18d39754c4e99acaa2d0275
913632159321817088	1	17	persons	person-8	1	{"name":"-甲","unit_id":"unit-1","role":"fulltime_gridworker","staffing":"social_worker"}	\\x14cf433ae126a7b5b222fc3725bc69869162c43a637d2737440a21abfb8f4020
913632159321817088	1	18	persons	person-9	1	{"unit_id":"unit-7","role":"handler","staffing":"enterprise"}	\\x41a9d270ab292bcf34c955c1cbedf435ec0a03b5590bb51bd0d5b95a3d7c464f
913632159321817088	1	19	persons	person-10	1	{"name":"两行\\n文字","unit_id":"unit-6","role":"handler","staffing":"coordinator"}	\\x40eaa9f7b887527aa4fb18c361cbb8d4ddc67cf5134b299b2ea846642b1807bf
913632159321817088	1	20	grids	grid-0	1	{"name":"𠮷","leader_id":"person-2","participants":"8","boundary":"丙"}	\\x67e6181c6224fbce22d592faef9d59f97a25c643f8d96596becb0680b187f917
913632159321817088	1	21	grids	grid-1	1	{"name":"甲","unit_id":"unit-0","leader_id":"person-9","participants":"9"}	\\x6f22d2a81db6c0f8ad697ab33ad63172de4bb255e2ec52af145669f05e778f5c
913632159321817088	1	22	grids	grid-2	1	{"name":"乙","unit_id":"unit-2","grid_type":"rural","leader_id":"person-1","residents":"10","boundary":"=1+1"}	\\x29d00bc66b2161bf6a87c3a66c2b5e5e36a8b070ba88380e1f77bdf25e4f8597
913632159321817088	1	23	grids	grid-3	1	{"unit_id":"unit-0","grid_type":"commercial","leader_id":"person-1","residents":"0","participants":"35","boundary":"丁"}	\\x1bd4c2279beb88769c46ba657c2729a72a6bc99593fddff4641a34bd21b4d2be
913632159321817088	1	24	grids	grid-4	1	{"name":"丁","unit_id":"unit-2","grid_type":"commercial","leader_id":"person-9","participants":"26","boundary":" 空格 "}	\\xf0aaa1317ba66c2852cf2d60d1a9ea8b7665a6502912979d418d02dee78e564b
913632159321817088	1	25	grids	grid-5	1	{"name":"-甲","unit_id":"unit-5","grid_type":"urban","boundary":"-甲"}	\\x6c16ed2873e8687d6a0d52f4babec6522b7c43a621f7f7539a8e69a1eb643eb1
913632159321817088	1	26	grids	grid-6	1	{"name":"é","unit_id":"unit-3","grid_type":"urban","leader_id":"person-9","participants":"7","boundary":"“引号”"}	\\x8dcfb51ec7d31eaddf878af12299cb59ed166776470a8c305b76b34cca921e0f
913632159321817088	1	27	grids	grid-7	1	{"grid_type":"commercial","leader_id":"person-3","participants":"19","boundary":"a,b"}	\\xbccd518ed4d6a57b927b4ce2842fd588b90c9ee462df167dd11e2e90a0bae062
913632159321817088	1	28	grids	grid-8	1	{"name":"“引号”","unit_id":"unit-6","grid_type":"commercial","leader_id":"person-6","participants":"26"}	\\x2c6c059f613ab5b07c33f4f50703054f3667ee7919c8c94e4aae1ef46b4eff8f
913632159321817088	1	29	grids	grid-9	1	{"name":"路灯不亮","unit_id":"unit-4","grid_type":"commercial","leader_id":"person-5","residents":"10","participants":"13","boundary":"𠮷"}	\\x5fd002f12035c92337f10fd186640494d1c22805c6c59966889886233ed594d2
913632159321817088	1	30	grid_members	~grid-3!person-3!1	1	{"grid_id":"grid-3","person_id":"person-3","role":"fulltime_gridworker"}	\\xc8f2561a485a0be58f7d204b8acc38ef0afc3fb6ee0c741e4531c9628aa6d9db
913632159321817088	1	31	grid_members	~grid-2!!1	1	{"grid_id":"grid-2","role":"auditor"}	\\x4fe8ce315880ac34e67a5d617bfa77a559d53768424fb363139931f8881e831d
913632159321817088	1	32	grid_members	~grid-2!person-4!1	1	{"grid_id":"grid-2","person_id":"person-4","role":"head"}	\\x8d990871bd5493334f7b4a080889e01f3651c1e5596e6a1b149fda4688e6a08e
913632159321817088	1	33	grid_members	~grid-5!!1	1	{"grid_id":"grid-5","role":"assessor"}	\\x2e5e7243d07412bccbd4ff1dea69719f5a0848eaa44ce6cdb714581af2b544ab
913632159321817088	1	34	grid_members	~grid-0!person-4!1	1	{"grid_id":"grid-0","person_id":"person-4","role":"line_leader"}	\\xd07bd8fe42309b4dafac3d2bfdf245f2501779390979c0ee0644832f4b111491
913632159321817088	1	35	grid_members	~grid-6!person-8!1	1	{"grid_id":"grid-6","person_id":"person-8","role":"head"}	\\xa4381031201c39bf739938c9e9c1b104f2276a927b70dd6a9ae4ff093e1eb84f
913632159321817088	1	36	grid_members	~grid-0!person-5!1	1	{"grid_id":"grid-0","person_id":"person-5","role":"liaison"}	\\xed725afb8b1f379be44f991abc55cfddf5c74f46fcfa505194d1c4de033863d7
913632159321817088	1	37	orders	order-0	1	{"source":"patrol","appeal_type":"suggestion","category":"a,b","event_level":"general","urgency":"sub_urgent","title":"é","description":"丙","address":"965f9ddfce8eff3793969fd1e81d162d8742c7f13fab85783a9a3c5ef4c61054","lon":"121.5","lat":"31.2","caller_key":"甲","caller_phone":"66a67d06cc9afeb1a5f2915758e22800fabdf3f11224739f202fd94f8200167a","topic_key":"路灯不亮","received_at":"2025-03-24T00:32","evaluated_at":"2025-01-28T13:35","district_due_at":"2025-02-16T03:54","closed_at":"2025-03-08T21:42","repeated_after_opinion":"true","late_report":"true","found_by_supervisor":"true","has_site":"unknown"}	\\xae086742169ed9ee735c9c0a7716488c76098aa55429443489bc5e074b6025bd
913632159321817088	1	38	orders	order-1	1	{"appeal_type":"consult","event_level":"critical","urgency":"urgent","title":"乙","description":"é","address":"120e7dbaf63c1bcc29ebd271aaa4f5a3d35fe000150ef6c2f01833180fb65aa5","lon":"121.5","lat":"31.2","grid_id":"grid-8","caller_key":" 空格 ","caller_name":"7b770126f5f131975a66eb640e7bd72744f350ea9b48dcf3210869b14a73e862","caller_phone":"f28e8c4b075e61b9fa34c8ef1787dfe6c04216d2c8f6b44632d1b6ae386ff493","topic_key":"𠮷","received_at":"2025-03-16T09:11","registered_at":"2025-02-16T18:45","evaluated_at":"2025-04-27T15:29","district_due_at":"2025-04-12T08:45","closed_at":"2025-04-17T19:53","channel_excluded":"true","mediated":"true","fake":"true","late_report":"true","has_site":"yes"}	\\x75417080225088b4236811021fdeb7dd5fc9503f41b8c33f4a59005a55d47b41
913632159321817088	1	39	orders	order-2	1	{"source":"hotline","appeal_type":"consult","event_level":"general","urgency":"normal","title":"丁","description":"é","address":"f3baec8894a98e2cc8652d36e56aa9519680a168760f0234655f13a6cee27bb5","lon":"121.5","lat":"31.2","grid_id":"grid-2","caller_key":"乙","caller_phone":"01acc9b784e0b192966c028dad13e45e216b5846b6d29b69a673f1462376d9e4","topic_key":"夜间施工噪声","received_at":"2025-02-28T00:56","registered_at":"2025-04-08T18:48","evaluated_at":"2025-02-05T14:50","district_due_at":"2025-02-04T17:36","closed_at":"2025-04-25T13:38","must_report":"true","channel_excluded":"true","returned_by_centre":"true","severity":"serious"}	\\x46bc46caca6c435a08751614e8ef9801a766bf6de526125d2bde9711bc1cdab6
913632159321817088	1	64	callbacks	callback-0	1	{"order_id":"order-0","assignment_id":"assignment-6","unit_id":"unit-4","at":"2025-02-07T02:43","reached":"false","answered":"false","solved":"filed"}	\\xf75a4b0e3d945b2fb180c29fc9ee0f1cf36c32cc8ad0caef8c76d55d5729d810
913632159321817088	1	65	callbacks	callback-1	1	{"order_id":"order-1","unit_id":"unit-4","contacted":"false","answered":"false","solved":"explained","rating":"dissatisfied"}	\\x03cbf5070dabefd91f1cf6b6940ff7a97482c36e9210d6283f90560234791407
913632159321817088	1	66	callbacks	callback-2	1	{"order_id":"order-1","assignment_id":"assignment-7","round":"district","at":"2025-02-25T05:42","reached":"false","declined":"true","answered":"false","solved":"explained","rating":"satisfied"}	\\x1b8bc04200507f5ad8e3d280c17a79b3411b30fbcd3f2d0b43ed04190e48fad8
913632159321817088	1	67	callbacks	callback-3	1	{"order_id":"order-2","assignment_id":"assignment-4","unit_id":"unit-4","round":"vote","at":"2025-02-25T07:52","reached":"true","declined":"true","contacted":"true","answered":"true","solved":"excessive"}	\\xec4c2bdd1f214126e56bb818e9e2aa03f63bf05c533ac084f0c2ec2b03ce5935
913632159321817088	1	68	callbacks	callback-4	1	{"order_id":"order-0","assignment_id":"assignment-11","unit_id":"unit-5","round":"street","at":"2025-03-23T12:53","reached":"true","answered":"false","solved":"explained","rating":"fair"}	\\x69b4f567a7ff3d9d45efdfaa250698b9cb4a791587a37b901ddb60f04939a901
913632159321817088	1	69	callbacks	callback-5	1	{"order_id":"order-1","assignment_id":"assignment-9","unit_id":"unit-3","round":"street","at":"2025-02-16T10:08","reached":"false","contacted":"true","answered":"false","solved":"explained"}	\\x33409dd2325484059bd1037b9331a43b53174c3b2fd0eedc9a8654596a5d3aeb
913632159321817088	1	70	callbacks	callback-6	1	{"order_id":"order-0","assignment_id":"assignment-12","unit_id":"unit-6","at":"2025-01-21T21:40","reached":"false","declined":"true","contacted":"true","solved":"unsolved","rating":"dissatisfied"}	\\x8ee5e90485ebb8db6f034289575eaf43345d5e2d5717adecfad9d8f3b02f37b1
913632159321817088	1	88	reminders	~order-0!1	1	{"order_id":"order-0","unit_id":"unit-3","kind":"a,b","at":"2025-02-14T05:16","correct_by":"2025-03-10T00:22","corrected_at":"2025-02-18T15:57"}	\\xcfdafefab113119b9dfaf74a2ad57a83a07d4cc99b849456ad768d8e1a8f27ee
913632159321817088	1	89	reminders	~order-1!1	1	{"order_id":"order-1","unit_id":"unit-4","kind":"夜间施工噪声","at":"2025-02-12T14:48","correct_by":"2025-03-17T10:32","corrected_at":"2025-04-01T08:52"}	\\x64f59ac47e753b19e80a27f2f1eef1874eefb23b2ab4bbaf553135e694597a24
913632159321817088	1	90	reminders	~order-2!1	1	{"order_id":"order-2","unit_id":"unit-0","kind":"=1+1","at":"2025-04-16T05:07","correct_by":"2025-02-05T12:05","corrected_at":"2025-04-25T14:00"}	\\x8e4620e7c70a6ccd1ff77a14459fd2289abb4072a9e2e5f82e6780f6f3b5f0b2
913632159321817088	1	91	reminders	~order-0!2	1	{"order_id":"order-0","unit_id":"unit-5","kind":"路灯不亮","at":"2025-03-09T06:51","correct_by":"2025-03-25T22:30","corrected_at":"2025-01-22T13:22"}	\\x79171d80b6a10288f686d3b1358e10c997597ea87b1c3b8fd69b030b48ac2b33
913632159321817088	1	92	reminders	~order-2!2	1	{"order_id":"order-2","unit_id":"unit-4","kind":"乙","correct_by":"2025-02-21T12:18"}	\\xd17c544104f6c44c663941a63248805d4657a862738e70cfea8a190d7a7936e6
913632159321817088	1	93	reminders	~order-0!3	1	{"order_id":"order-0","unit_id":"unit-6","kind":"丁","at":"2025-01-27T19:56","correct_by":"2025-02-06T14:09","corrected_at":"2025-02-24T17:51"}	\\xf8da56c51acb9ce8116052e20c7a08c175826f9752d423e5c9e115f99a5d182f
913632159321817088	1	94	reminders	~order-1!2	1	{"order_id":"order-1","unit_id":"unit-0","kind":"𠮷","at":"2025-04-18T21:57","correct_by":"2025-02-16T00:18","corrected_at":"2025-02-08T16:39"}	\\x1e7ca0517c1454278bdb9245c275a01f20d1b7f53530e7b00482a1352940512c
913632159321817088	1	95	reminders	~!1	1	{"unit_id":"unit-0","kind":"丙","at":"2025-02-17T12:53","correct_by":"2025-03-31T06:14","corrected_at":"2025-04-26T22:26"}	\\x8aef27087a2c2454c61b40e1a468cfcf363ff613e7dec369cd923af1538fefea
913632159321817088	1	96	reminders	~order-0!4	1	{"order_id":"order-0","unit_id":"unit-2","kind":"𠮷","at":"2025-04-22T00:30","correct_by":"2025-01-21T14:02","corrected_at":"2025-03-16T05:52"}	\\x966a13694c90af20f41b8c722b34060a700e51678543da682c74650c52531123
913632159321817088	1	97	reminders	~order-1!3	1	{"order_id":"order-1","unit_id":"unit-1","kind":"say \\"hi\\"","at":"2025-03-13T21:57","corrected_at":"2025-04-14T00:57"}	\\xb6406bfa2fc676ee3eab060941b0d3db27cdbc66ac61ff71a582f9a81925e4b8
913632159321817088	1	98	reminders	~!2	1	{"unit_id":"unit-5","kind":"say \\"hi\\"","at":"2025-02-07T20:24","correct_by":"2025-04-28T18:42","corrected_at":"2025-03-23T12:56"}	\\x16c358c500d02fb17180c0bd5d67bbe3afc06a1c380435f6e09d52f641be77c9
913632159321817088	1	112	patrols	~person-1!!am!1	1	{"person_id":"person-1","grid_id":"grid-8","half_day":"am","uniform":"true","exempt":"true"}	\\x6a8ccc01e1903da11fdd42a4d615097cea770eacbd9647c9fba49b13e2f8d19b
913632159321817088	1	113	patrols	~person-4!!pm!1	1	{"person_id":"person-4","half_day":"pm","started_at":"2025-04-09T18:01","uniform":"false","exempt":"true"}	\\x21a2472908f4d012fde2037cb502ed8b0364503c644b2a4193694e6e07ebdf8e
913632159321817088	1	114	patrols	~person-6!!am!1	1	{"person_id":"person-6","half_day":"am","started_at":"2025-03-27T03:12","uniform":"false","exempt":"true"}	\\x2d786f26867393bade9db4a2ed6dbd485fb01706170bf78d0748c5e381307c65
913632159321817088	1	115	patrols	~person-8!!pm!1	1	{"person_id":"person-8","grid_id":"grid-9","half_day":"pm","started_at":"2025-03-03T11:25","uniform":"true","exempt":"true"}	\\xaac0132624764c6c1902cc7053f4386f8fc8417f72b553581563a122e62257f5
913632159321817088	1	116	patrols	~person-6!!!1	1	{"person_id":"person-6","grid_id":"grid-5","uniform":"true","exempt":"true"}	\\xb563c6823cb88dc46be66d3fbfcf5a9b1266b45af425947e88d8d9b174dbafc5
913632159321817088	1	117	patrols	~person-3!!evening!1	1	{"person_id":"person-3","grid_id":"grid-1","half_day":"evening","started_at":"2025-03-01T17:37","uniform":"false","exempt":"true"}	\\xc95d0af4c1a73927367a6168684cd486755693ca55cf1fd4508c7f35d264f41d
913632159321817088	1	118	patrols	~person-1!!am!2	1	{"person_id":"person-1","half_day":"am","started_at":"2025-04-03T05:43","uniform":"true"}	\\x146944dd877f8fd51e3ecd31abb49d681e97e2fc3d9e882bbdf5e9e46b99eaaf
913632159321817088	1	40	assignments	assignment-0	1	{"order_id":"order-1","unit_id":"unit-7","seq":"12","part":"co","basis":"fallback","first_dispatch":"true","due_at":"2025-03-24T07:42","extended_due_at":"2025-01-25T19:03","handled_at":"2025-04-09T04:00","replied_at":"2025-02-23T00:44","returned":"true","result_claimed":"unsolved","fact_finding":"true","appeal_finding":"no_basis","reply":"两行\\n文字","first_handled_at":"2025-03-02T23:27","sent_back_at":"2025-01-30T06:37"}	\\x142f2936b127057df7a21fa741988812ca11c69b9b11d8385f4521afc8c970a0
913632159321817088	1	41	assignments	assignment-1	1	{"order_id":"order-2","unit_id":"unit-7","person_id":"person-1","seq":"10","first_dispatch":"true","dispatched_at":"2025-01-22T13:23","accepted_at":"2025-03-20T12:30","due_at":"2025-04-03T21:11","extended_due_at":"2025-03-22T14:17","handled_at":"2025-02-10T14:01","replied_at":"2025-03-09T01:09","delay_explained_at":"2025-03-22T11:14","result_claimed":"filed","fact_finding":"adopted","appeal_finding":"other","reply":"甲","first_handled_at":"2025-04-11T04:41","sent_back_at":"2025-04-07T22:04"}	\\xe7bb117e0000fbec3aa7d8a9532919b86bdaf6dba3c3574d55ff9b9acc806807
913632159321817088	1	42	assignments	assignment-2	1	{"order_id":"order-0","unit_id":"unit-7","person_id":"person-8","seq":"28","part":"co","basis":"designated","first_dispatch":"true","dispatched_at":"2025-03-21T10:54","due_at":"2025-02-10T16:59","extended_due_at":"2025-02-23T05:20","delay_explained_at":"2025-04-01T01:37","returned":"true","result_claimed":"unsolved","fact_finding":"no_policy","reply":"say \\"hi\\"","first_handled_at":"2025-04-22T00:16","sent_back_at":"2025-02-06T02:38"}	\\xa5b4defa3e7c093adc5f1448a91a8c31fc1a53ecae91157a92c2b2288693877d
913632159321817088	1	43	assignments	assignment-3	1	{"order_id":"order-0","unit_id":"unit-4","person_id":"person-4","seq":"17","part":"co","basis":"agreed","first_dispatch":"false","accepted_at":"2025-04-19T07:35","extended_due_at":"2025-02-19T14:13","handled_at":"2025-01-25T19:20","delay_explained_at":"2025-04-28T00:36","result_claimed":"explained","fact_finding":"policy_rejected","appeal_finding":"other","reply":"甲","first_handled_at":"2025-04-18T05:19","sent_back_at":"2025-02-16T23:12"}	\\x30d23db543dd061d938ef477150aed77a1c0478c5bf35c83705f460fef481959
913632159321817088	1	44	assignments	assignment-4	1	{"person_id":"person-7","seq":"29","part":"co","basis":"statutory","first_dispatch":"true","dispatched_at":"2025-04-22T12:25","due_at":"2025-04-17T17:32","extended_due_at":"2025-03-19T05:03","handled_at":"2025-03-05T02:39","replied_at":"2025-02-19T13:47","delay_explained_at":"2025-04-13T10:51","result_claimed":"explained","fact_finding":"true","appeal_finding":"lawful","reply":"é","first_handled_at":"2025-01-26T04:19","sent_back_at":"2025-03-21T18:52"}	\\x2f1a2eb58b598769fc822d20dd0945659ae38bdfc6cda32604b9ac6de39ce910
913632159321817088	1	45	assignments	assignment-5	1	{"order_id":"order-0","unit_id":"unit-6","person_id":"person-5","seq":"28","basis":"agreed","first_dispatch":"false","accepted_at":"2025-04-10T22:37","due_at":"2025-03-27T21:51","extended_due_at":"2025-02-07T16:58","handled_at":"2025-02-21T20:45","replied_at":"2025-04-23T13:00","delay_explained_at":"2025-02-16T20:44","returned":"true","fact_finding":"policy_rejected","appeal_finding":"lawful","reply":"a,b"}	\\x10699d76b0317808d31092b287f6e1ed3ab2759ca9b44eba0acc722a6f62902d
913632159321817088	1	46	assignments	assignment-6	1	{"unit_id":"unit-4","person_id":"person-1","seq":"16","part":"co","basis":"statutory","dispatched_at":"2025-03-08T11:15","accepted_at":"2025-01-30T20:52","due_at":"2025-02-21T06:53","extended_due_at":"2025-03-09T06:14","handled_at":"2025-03-04T04:35","replied_at":"2025-02-07T02:08","delay_explained_at":"2025-03-11T09:51","returned":"true","fact_finding":"policy","appeal_finding":"other","reply":"丁","first_handled_at":"2025-03-12T23:42","sent_back_at":"2025-03-11T16:40"}	\\xc5b4afce0583eb37c05346594a171173bb80d70dc4ceda774fedea9f5913e014
913632159321817088	1	47	assignments	assignment-7	1	{"order_id":"order-2","unit_id":"unit-3","person_id":"person-10","seq":"34","basis":"fallback","first_dispatch":"false","dispatched_at":"2025-04-14T00:32","accepted_at":"2025-03-24T04:50","due_at":"2025-03-03T10:18","extended_due_at":"2025-02-02T20:00","delay_explained_at":"2025-04-11T16:01","result_claimed":"unsolved","fact_finding":"adopted","first_handled_at":"2025-02-14T06:43"}	\\x9590e86cd8708cfa8958015a2ad821d2406c0ad1461d6877a5d5dbf7d83b11fd
913632159321817088	1	48	assignments	assignment-8	1	{"order_id":"order-2","unit_id":"unit-2","person_id":"person-9","seq":"20","part":"co","basis":"agreed","first_dispatch":"true","dispatched_at":"2025-02-18T12:03","accepted_at":"2025-03-27T03:20","due_at":"2025-04-22T13:11","extended_due_at":"2025-04-14T20:34","handled_at":"2025-04-21T01:49","replied_at":"2025-04-18T05:56","delay_explained_at":"2025-03-19T01:52","returned":"true","result_claimed":"excessive","fact_finding":"policy_rejected","appeal_finding":"no_basis","reply":"丁","first_handled_at":"2025-04-04T04:44","sent_back_at":"2025-01-25T11:33"}	\\x92642c0ad220961dc875f1104d494553ff54800e6d158d247c79900c78de1559
913632159321817088	1	49	assignments	assignment-9	1	{"order_id":"order-1","unit_id":"unit-3","seq":"6","part":"co","basis":"statutory","first_dispatch":"true","dispatched_at":"2025-02-01T17:37","accepted_at":"2025-03-18T06:01","due_at":"2025-02-13T20:49","handled_at":"2025-02-01T23:46","replied_at":"2025-03-08T23:47","result_claimed":"excessive","fact_finding":"untrue","appeal_finding":"lawful","reply":"丙","sent_back_at":"2025-01-30T11:56"}	\\x4b894d3467483592ff9a1c7c5104736306e02e62a3f1f6abe2ad80d8e8b4cd7c
913632159321817088	1	50	assignments	assignment-10	1	{"order_id":"order-0","unit_id":"unit-5","person_id":"person-4","seq":"3","part":"co","basis":"statutory","first_dispatch":"false","dispatched_at":"2025-04-19T06:17","accepted_at":"2025-01-27T19:44","due_at":"2025-02-19T10:34","extended_due_at":"2025-03-12T23:50","replied_at":"2025-04-19T05:21","delay_explained_at":"2025-03-10T10:11","result_claimed":"filed","appeal_finding":"no_basis","reply":"“引号”","first_handled_at":"2025-04-11T07:00","sent_back_at":"2025-02-10T04:30"}	\\xd1b238d43251dfda34ae5e2759fc00afbb4d9bc8dfd9fd86402eee59470f913c
913632159321817088	1	51	assignments	assignment-11	1	{"order_id":"order-0","unit_id":"unit-1","person_id":"person-3","seq":"10","basis":"designated","first_dispatch":"false","dispatched_at":"2025-02-03T15:31","accepted_at":"2025-02-04T17:42","due_at":"2025-04-12T16:43","handled_at":"2025-04-01T18:36","delay_explained_at":"2025-03-31T09:30","result_claimed":"excessive","fact_finding":"kept","reply":"乙","first_handled_at":"2025-02-24T01:05"}	\\xec36d22ad3c2df239132fd13abe46d0c1d75e89c5ce3b700ae20c9d13780b72e
913632159321817088	1	52	assignments	assignment-12	1	{"order_id":"order-1","unit_id":"unit-7","person_id":"person-2","seq":"15","basis":"designated","first_dispatch":"false","dispatched_at":"2025-01-24T20:48","accepted_at":"2025-03-17T08:34","due_at":"2025-02-16T16:31","handled_at":"2025-04-07T14:03","replied_at":"2025-02-19T14:11","delay_explained_at":"2025-03-14T00:18","returned":"true","fact_finding":"adopted","appeal_finding":"other","reply":"丙","first_handled_at":"2025-02-28T17:09"}	\\x8327241ee17b5227d8674d22c38d536b1407efcda4e28476ee431ec6a4583c2b
913632159321817088	1	71	returns	return-0	1	{"assignment_id":"assignment-8","unit_id":"unit-7","at":"2025-02-14T17:04","reason":"say \\"hi\\"","suggested_unit":"unit-1","head_signed":"true","decision":"designated","decided_at":"2025-03-27T07:21"}	\\x8493ee1d1b4b6fa3836f7024bb905c09119832598651ac08128fdf90e8db1c57
913632159321817088	1	119	patrols	~person-3!!evening!2	1	{"person_id":"person-3","grid_id":"grid-8","half_day":"evening","started_at":"2025-03-29T04:06","uniform":"true"}	\\xfb9f84c21cc9993f7ce558cf15a02c51526c4b9160be51c8b4b1fe51c96357a8
913632159321817088	1	53	contacts	contact-0	1	{"order_id":"order-1","assignment_id":"assignment-5","unit_id":"unit-4","kind":"feedback","at":"2025-01-25T14:10","reached":"false","reason":"no_answer","by":"person-3","recording":"𠮷"}	\\x4711a65fc3f562d43682bd7384bf4520e189798265f09f8e15a20829f4764aca
913632159321817088	1	74	extensions	extension-0	1	{"order_id":"order-0","assignment_id":"assignment-12","unit_id":"unit-1","requested_at":"2025-04-16T09:22","approved_at":"2025-04-27T15:52"}	\\x5b27a1eeefa40020f862afc0306398dd2aa4d6aa2e7e84dbb5be70a74bea8da8
913632159321817088	1	75	extensions	extension-1	1	{"order_id":"order-1","assignment_id":"assignment-3","requested_at":"2025-03-30T19:18","approved_at":"2025-02-28T22:02"}	\\x6caa33f9edfa15d2f33584d7226f5540a9c4dd1b7a2f51c7070e44738f487271
913632159321817088	1	76	extensions	extension-2	1	{"order_id":"order-1","assignment_id":"assignment-5","requested_at":"2025-02-16T18:20","approved_at":"2025-02-17T10:21"}	\\xb599156dce04401d52f4a1e1da39196ff4abb9fa0a10e46d9e9fe0900ce6630d
913632159321817088	1	77	extensions	extension-3	1	{"order_id":"order-2","assignment_id":"assignment-8","unit_id":"unit-7","requested_at":"2025-04-26T13:32","approved_at":"2025-02-17T14:23"}	\\x69361cbbc07102fa16c176ba6e8254082ed5b6b616a68baa7c1199a5b28385c5
913632159321817088	1	78	extensions	extension-4	1	{"order_id":"order-2","assignment_id":"assignment-7","unit_id":"unit-3","requested_at":"2025-03-18T00:41","approved_at":"2025-02-12T13:25"}	\\x0575562fb42098986fc19e09b8dfece20fea1b257abd4c1b26c846fbb6d81db5
913632159321817088	1	100	untrue_forms	~!1	1	{"unit_id":"unit-2","signed_at":"2025-03-03T11:20"}	\\xeb24d380c9395df8d763b3e757a5c7d0fa5b3c9780694c07bc88f81b067ab003
913632159321817088	1	101	untrue_forms	~order-0!1	1	{"order_id":"order-0","unit_id":"unit-3","signed_at":"2025-01-27T11:09","signed_by":"person-1"}	\\x82448f4b32efd6a25a969d1b86aaa114819665e6aac51a6a34e631f1838f9afa
913632159321817088	1	102	untrue_forms	~order-2!1	1	{"order_id":"order-2","unit_id":"unit-4","signed_by":"person-4"}	\\x47aa7d15aee861705d1cf78a0b1de3c8d2a3552bece5e556c80bd8619a528dfb
913632159321817088	1	103	untrue_forms	~order-1!1	1	{"order_id":"order-1","unit_id":"unit-5","signed_at":"2025-03-27T11:14","signed_by":"person-1"}	\\xd43a8d98a1295694c88bff45b527f1d79d4e090835953f614d2fb3afd3dd347d
913632159321817088	1	104	untrue_forms	~order-1!2	1	{"order_id":"order-1","unit_id":"unit-6","signed_at":"2025-01-27T09:43","signed_by":"person-8"}	\\x6042bc2579c934140ab97d6c2b96800c6b95d5741f11195262a6a200fd3207a8
913632159321817088	1	105	untrue_forms	~order-1!3	1	{"order_id":"order-1","unit_id":"unit-5","signed_at":"2025-03-30T11:32"}	\\x0649cbc303e9cb18f37806ff6f1743a44c5a33de9dd83a0fe7091813c46c2e5a
913632159321817088	1	106	untrue_forms	~!2	1	{"unit_id":"unit-1","signed_at":"2025-04-17T16:58","signed_by":"person-0"}	\\xf65a40fe7543555422a658b44d338fd2ff73dab09c3551d34e337b2d0c077011
913632159321817088	1	107	untrue_forms	~order-2!2	1	{"order_id":"order-2","unit_id":"unit-1","signed_at":"2025-03-05T11:39","signed_by":"person-8"}	\\xf07f934e3a71e4d4ecfdbbf1edcd2d260b8a1c4cee65020a595041500919344a
913632159321817088	1	108	untrue_forms	~order-1!4	1	{"order_id":"order-1","signed_at":"2025-04-25T19:16","signed_by":"person-0"}	\\x2c3e996f6b88dcdbc763ea4ba1f839ef0084c8a8867e659ad1507a75b24843c1
913632159321817088	1	128	key_visits	~person-5!乙!2025-01-21T06:33!1	1	{"person_id":"person-5","subject_key":"乙","at":"2025-01-21T06:33","photo":"false","recorded":"true","bad":"true"}	\\x56fb7853d90e2313c93da55a9d0a3bade0ec254d9ae9c56d5a6ec14c3e3bbdee
913632159321817088	1	129	key_visits	~person-10!甲!2025-03-17T13:36!1	1	{"person_id":"person-10","subject_key":"甲","at":"2025-03-17T13:36","recorded":"false"}	\\x1292c5b602f39e9e63934595b24bc188fa83f4580f4850da5b347b002ff42b31
913632159321817088	1	130	key_visits	~!丁!2025-03-02T11:42!1	1	{"subject_key":"丁","at":"2025-03-02T11:42","photo":"true","recorded":"true"}	\\x8099a8839e9b9d952d1fdc22c8a3b9401d6a0738a08875b5460a132e2cef52b2
913632159321817088	1	131	key_visits	~person-10! 空格 !!1	1	{"person_id":"person-10","subject_key":" 空格 ","photo":"false","recorded":"false"}	\\x54739cf24b5ce9de9fc6949997ed8023760d56ef0cfa81560955a2d1b3a1ee1a
913632159321817088	1	149	checklists	~unit-5!grid-7!丙!乙!2025-02!1	1	{"unit_id":"unit-5","grid_id":"grid-7","item":"丙","part":"乙","period":"2025-02","satisfied":"false","count":"15","points":"1.29","note":"甲"}	\\x3590b3840262562d832fa7fe37cd38f5bca084013892b98365d97192157014f8
913632159321817088	1	150	checklists	~unit-2!!甲!a,b!2025-03!1	1	{"unit_id":"unit-2","item":"甲","part":"a,b","period":"2025-03","satisfied":"true","count":"39","points":"6.31","note":"a,b"}	\\x6d438e5b6ac8ea093b54f6d837e0bc657f7d7ab800e61dfa304c2effdd21ff2b
913632159321817088	1	151	checklists	~unit-3!!-甲! 空格 !2025-02!1	1	{"unit_id":"unit-3","item":"-甲","part":" 空格 ","period":"2025-02","satisfied":"false","points":"5.37","note":"丙"}	\\x2ea4796650b3470d4c979122a047cc73f295a56e9598c1ab9ce63a65b22e7f08
913632159321817088	1	152	checklists	~unit-0!grid-1!“引号”!!!1	1	{"unit_id":"unit-0","grid_id":"grid-1","item":"“引号”","satisfied":"false","count":"20","points":"11.72","note":"甲"}	\\x71f1951060408bd2f4f6f6282ef5c00befef4debf97446568ab5aff7f7f3e94d
913632159321817088	1	153	checklists	~unit-5!grid-6!甲!=1+1!2025!1	1	{"unit_id":"unit-5","grid_id":"grid-6","item":"甲","part":"=1+1","period":"2025","satisfied":"false","count":"3","note":"甲"}	\\x87b06bf26f11b3a7143d942ff040dc88c9eb09be65e56d6b4c0b38816d335236
913632159321817088	1	154	checklists	~!grid-0!路灯不亮!say "hi"!!1	1	{"grid_id":"grid-0","item":"路灯不亮","part":"say \\"hi\\"","count":"23","points":"5.96","note":"é"}	\\xbf545fcb3cf7baa879f66e3e926dba862753caf0a7f758f5f4771a1f7cc520fd
913632159321817088	1	155	checklists	~unit-7!!say "hi"!路灯不亮!2025-03!1	1	{"unit_id":"unit-7","item":"say \\"hi\\"","part":"路灯不亮","period":"2025-03","satisfied":"true","points":"11.13","note":"甲"}	\\x9b639b99c47ad0e5bf5aed1e32dd5d630281a58bda9ee7cc6341725076c6be5c
913632159321817088	1	162	allocations	~unit-1!person-9!!1	1	{"unit_id":"unit-1","person_id":"person-9","by":"person-5","at":"2025-01-23T16:42"}	\\x63aac866977d889e8bffaf3cf77ed326b10f2017668bda624b16e5e2d72c4200
913632159321817088	1	163	allocations	~unit-3!person-1!!1	1	{"unit_id":"unit-3","person_id":"person-1","yuan":"3.65","at":"2025-02-18T05:13"}	\\xe00caa108ccfb93165061fff388363b7533d4cc62014f7de1450020d12e3473d
913632159321817088	1	164	allocations	~unit-2!person-0!!1	1	{"unit_id":"unit-2","person_id":"person-0","yuan":"6.72","by":"person-9","at":"2025-02-26T11:16"}	\\x8787f6f1d991677f5d061d2cd269ca71ddda138a15bd30c56709e4e6e59510d9
913632159321817088	1	54	site_visits	~order-1!1	1	{"order_id":"order-1","unit_id":"unit-6","arrived_at":"2025-01-24T16:11","by":"person-2"}	\\x28fdfd7a0d528044e87a2647f41fdf77cf2031e80a7090840dd5b647b4435f86
913632159321817088	1	55	site_visits	~order-1!2	1	{"order_id":"order-1","unit_id":"unit-5","by":"person-6"}	\\x510ab8dee9dc763ce70843e243c8ee7b8c9a6e321a3ea56b5c118436d503ee80
913632159321817088	1	56	site_visits	~order-1!3	1	{"order_id":"order-1","unit_id":"unit-3","arrived_at":"2025-03-31T01:11","by":"person-5"}	\\xa2259cadf781fc01f5d62b70725423116a6f17dd17aa1b45239d62f68d7772ab
913632159321817088	1	57	site_visits	~order-2!1	1	{"order_id":"order-2","unit_id":"unit-4","arrived_at":"2025-03-10T01:06","by":"person-7"}	\\x9b661b07acbbbf2df9c9a7ff02fe2bf026f1685c1d322ae2d12aec8feeaf918d
913632159321817088	1	58	site_visits	~order-2!2	1	{"order_id":"order-2","unit_id":"unit-1","arrived_at":"2025-04-07T01:48","by":"person-2"}	\\xa3383e87ced07aa8cd0fe2cb4a5d4b5a5ce2752b5a4e7d21a0421bccf231cc3e
913632159321817088	1	59	site_visits	~order-1!4	1	{"order_id":"order-1","unit_id":"unit-2","arrived_at":"2025-02-17T11:17","by":"person-9"}	\\x637e9e3a1a1473d8ffd68264dba35fa520fdfaae5fc815f8dfddb978e59dca66
913632159321817088	1	60	site_visits	~!1	1	{"unit_id":"unit-7","arrived_at":"2025-04-04T14:47","by":"person-2"}	\\xf0865d915e69f2cec2d8b9b0138464424f47f830195b36f95d6f92568d48cffa
913632159321817088	1	61	site_visits	~!2	1	{"unit_id":"unit-6","arrived_at":"2025-04-15T09:21","by":"person-3"}	\\x3f3bb25f8051da42639e71eea380a41c5a73a2050dcaf911f55f7f5bd8cac8fd
913632159321817088	1	62	site_visits	~!3	1	{"unit_id":"unit-7","arrived_at":"2025-02-09T17:05","by":"person-1"}	\\xdb990e70ebbc039ff2f2b619a41f759b14ccd6654e38c1c306fd26c92d966ca7
913632159321817088	1	63	site_visits	~!4	1	{"unit_id":"unit-2"}	\\x85f12b49cfffea68a50f6827ad3cbe7f551fe7481b751b1c42fc4f2b5e9b8c9c
913632159321817088	1	79	supervisions	supervision-0	1	{"order_id":"order-2","level":"city","due_at":"2025-03-06T08:16","closed_at":"2025-03-20T14:21"}	\\xff2b2bdfbde070c64c85b4f7337ff3baf23e224bd506cae3549fd33abfe2b743
913632159321817088	1	80	supervisions	supervision-1	1	{"unit_id":"unit-2","level":"street","opened_at":"2025-03-21T22:01","closed_at":"2025-04-23T19:51"}	\\xa676306233e3fb02de16ffa45a368187af4783edc59e63fba2a124aebdf03eb1
913632159321817088	1	81	supervisions	supervision-2	1	{"order_id":"order-2","unit_id":"unit-2","level":"street","opened_at":"2025-02-02T19:06","due_at":"2025-01-20T03:33","closed_at":"2025-02-20T21:33"}	\\x99cd0fd0842f82e5501b0b7811f4eefe8bab3377a1b18fec59d5554e9aa46c42
913632159321817088	1	82	supervisions	supervision-3	1	{"order_id":"order-0","unit_id":"unit-0","level":"district","opened_at":"2025-02-27T15:33","due_at":"2025-04-09T11:45","closed_at":"2025-04-28T11:25"}	\\x71cf5c8a7f3f228406cc435f1491ae4b49f20b1ed79e55569903ed27ef47c46d
913632159321817088	1	83	supervisions	supervision-4	1	{"unit_id":"unit-0","level":"city","opened_at":"2025-03-22T14:22","due_at":"2025-04-12T08:24","closed_at":"2025-03-03T11:25"}	\\xee67d3c3a2d8e4902dfd1248ab7631cea3d27043ad8f22a4bc87f007ae0c1410
913632159321817088	1	84	supervisions	supervision-5	1	{"order_id":"order-1","unit_id":"unit-3","level":"city","opened_at":"2025-04-09T09:12","due_at":"2025-03-10T19:28","closed_at":"2025-04-26T14:21"}	\\xd798bcb03c901c82e9afb30c43a4b301a73a70022b4a796bd7f4c7d508d07fc0
913632159321817088	1	85	supervisions	supervision-6	1	{"order_id":"order-1","unit_id":"unit-7","level":"city","opened_at":"2025-04-04T07:31","closed_at":"2025-03-19T03:09"}	\\xc6948f1248eef3dcd54343f0ad3fdfbe435ee6969ca99ff8ed68b135d74cf119
913632159321817088	1	86	supervisions	supervision-7	1	{"order_id":"order-1","unit_id":"unit-6","level":"city","opened_at":"2025-04-03T05:20","due_at":"2025-03-16T04:48","closed_at":"2025-01-31T05:24"}	\\x72172fb26501ca9f1582ad1df9a311b05b14d043b844f474ac71f82ec5707769
913632159321817088	1	87	supervisions	supervision-8	1	{"order_id":"order-2","level":"street","opened_at":"2025-03-23T14:53","due_at":"2025-02-11T15:03","closed_at":"2025-04-01T16:27"}	\\x6f0a9c68b37118baf3680d3dadb863b6dccc7a4180648df2f2bd755aea86f6b7
913632159321817088	1	109	notices	notice-0	1	{"unit_id":"unit-6","at":"2025-01-25T12:41","reply_due_at":"2025-02-05T19:13","replied_at":"2025-02-27T14:54"}	\\x02534dd4d1eb7b4456b61c117cab6ea6241cb0a38fca0830f30a22c7f0109996
913632159321817088	1	110	notices	notice-1	1	{"unit_id":"unit-1","kind":"weekly","at":"2025-03-24T14:41","reply_due_at":"2025-02-28T00:52","replied_at":"2025-02-17T09:32"}	\\xba0b97ed3ae725e2c04ec85e3e3bd80cc6ff1d7cbc7558b2c670621f5e3203d8
913632159321817088	1	111	notices	notice-2	1	{"unit_id":"unit-0","kind":"weekly_push","at":"2025-03-19T06:19","replied_at":"2025-01-28T03:07"}	\\x8babfe79a5ad2be5838b07501dd2fb70bf019c6ee877ac2d87c027a7836b28a3
913632159321817088	1	132	attendance	~person-5!2025-03-01!1	1	{"person_id":"person-5","date":"2025-03-01","absent_half_days":"16","sick_days":"14.2","leave_days":"8.38","temporary_leave":"24"}	\\xf4078a65c909e81d73b26efed8318d9c3a4752c93056f59fae52fa06cb7d504f
913632159321817088	1	133	attendance	~!2025-03-11!1	1	{"date":"2025-03-11","late":"19","early_leave":"14","absent_half_days":"1","sick_days":"1.86","leave_days":"6.1","temporary_leave":"13","outside_approved":"35"}	\\x1779b33eb27dc248e5ca29420daa1bc1107fb9d4f009d1619c3be3d7a062f78d
913632159321817088	1	134	attendance	~!2025-04-21!1	1	{"date":"2025-04-21","late":"7","early_leave":"30","sick_days":"11.51","leave_days":"15","temporary_leave":"6","outside_approved":"35"}	\\xf64f10f5cd37560720bbf8337b43a19a55edd6c95e76387d8650f48f3ee3ab7d
913632159321817088	1	156	manual_scores	~丙!unit-3!person-2!2025-Q1!person-0!1	1	{"item":"丙","unit_id":"unit-3","person_id":"person-2","period":"2025-Q1","rater":"person-0","points":"16.11","reason":"路灯不亮"}	\\xc076f8e490a26a5683351091132fe33976130d7144f75a7e1860311dd82986dd
913632159321817088	1	72	returns	return-1	1	{"order_id":"order-1","assignment_id":"assignment-10","unit_id":"unit-4","at":"2025-03-09T00:38","suggested_unit":"unit-4","head_signed":"true","decision":"agreed","decided_at":"2025-04-08T15:23"}	\\x548671a2d77fccbd23bf75132d0efff04b0bfda73da1dd5688c0e4eb4b765c1a
913632159321817088	1	73	returns	return-2	1	{"order_id":"order-2","assignment_id":"assignment-2","unit_id":"unit-2","at":"2025-02-16T02:42","head_signed":"true","decision":"agreed","decided_at":"2025-01-22T06:03"}	\\x933c72447ba0dcd61a24499ba5c66ace63dec70ac9e62c09924f6b6126755db4
913632159321817088	1	99	rechecks	~order-2!1	1	{"order_id":"order-2","unit_id":"unit-6","level":"street","received_at":"2025-03-01T02:57","due_at":"2025-04-01T16:31","extended_due_at":"2025-03-28T14:36","replied_at":"2025-03-12T07:32"}	\\xb159b73ff15d4380ed00f7fbbabd4bcf88c70544aac3e6fd0304807e07822239
913632159321817088	1	124	sign_ins	~person-1!!2025-04-12T14:09!1	1	{"person_id":"person-1","at":"2025-04-12T14:09"}	\\x4297a7c95cd274bfebdf431cd623bace8c65be9260d6ebffb5e72f39160e0a3c
913632159321817088	1	125	sign_ins	~person-7!!2025-04-16T11:38!1	1	{"person_id":"person-7","at":"2025-04-16T11:38"}	\\xb20ca14071264f70960e61dcf8fb1faf7e30675fa270f86298b8ac7ea3266ebe
913632159321817088	1	126	sign_ins	~person-1!!2025-03-19T16:19!1	1	{"person_id":"person-1","at":"2025-03-19T16:19"}	\\x47b08127b09eda694b686cadb69a7f95ef4c000f76be29fe44e11583a7223b3e
913632159321817088	1	127	sign_ins	~!!2025-03-17T21:24!1	1	{"at":"2025-03-17T21:24"}	\\x3df9f9c99ff9c7a2bc780d20e1a7d936825d68b748ae06f11b2a8af1ee9ef999
913632159321817088	1	148	incidents	incident-0	1	{"code":"乙","unit_id":"unit-1","person_id":"person-7","grid_id":"grid-4","order_id":"order-2","matter_key":"甲","count":"8","points":"3.32","level":"village","evidence":"say \\"hi\\"","approved_by":"person-8","approved_at":"2025-01-23T03:43"}	\\x20e27fd31aa00ab9ca92520ea5b27396aecc19db175294c22ce63b6fee783e7b
913632159321817088	1	160	quotas	~unit-7!2025-01!=1+1!1	1	{"unit_id":"unit-7","period":"2025-01","grade":"=1+1"}	\\x3bee72623d1b12ff776397d91a5bcce2ce65bf693a8d90e544cef745ed37c336
913632159321817088	1	161	quotas	~!2025-03!!1	1	{"period":"2025-03","count":"38"}	\\xfd9eaabc4dc170024d2905d25e67a9c34c91a291903c34d54eafbb63d5a98790
913632159321817088	1	120	patrols	~person-6!!evening!1	1	{"person_id":"person-6","grid_id":"grid-9","half_day":"evening","started_at":"2025-03-16T04:32","uniform":"false"}	\\x2da7b97083a9f164142d3df6ea8ded5ed2109b9a21556a91f4a35c0d33d5f81f
913632159321817088	1	121	patrols	~person-4!!pm!2	1	{"person_id":"person-4","grid_id":"grid-1","half_day":"pm","uniform":"false","exempt":"true"}	\\x8cc8475741e4fad83e12fc1c7afa0589c6087d915d5cfdda1c04940643ff5324
913632159321817088	1	122	patrols	~!!evening!1	1	{"grid_id":"grid-9","half_day":"evening","uniform":"true","exempt":"true"}	\\xf4a03935cec37b6ae312f425a4564e0e70c2249a33c5ecacb9edeff0b12d11b5
913632159321817088	1	123	patrols	~!!!1	1	{"grid_id":"grid-1","started_at":"2025-01-23T00:49"}	\\x1468c0cf2cd88baa941c755f07f6bce13a79d1425b67c582728a5e3e8f4ee257
913632159321817088	1	135	surveys	survey-0	1	{"unit_id":"unit-4","grid_id":"grid-6","person_id":"person-1","at":"2025-03-24","sample":"21"}	\\x98f90727eb50a4b93be2ffd9f658a545d4f92e28314bf973dda035ade04ba689
913632159321817088	1	136	surveys	survey-1	1	{"unit_id":"unit-4","grid_id":"grid-6","person_id":"person-4","at":"2025-02-16","positive":"11","sample":"33"}	\\x859ad346ba90c7a4acd7c06f9d799a1a39b10a68b468e4e1c39f0c5be4e15fc3
913632159321817088	1	137	surveys	survey-2	1	{"unit_id":"unit-1","person_id":"person-3","at":"2025-04-23","positive":"27"}	\\x96470a62a8d5b47f1222a7f8309477df8443ce1833d4f7e8f5810d84a09bb799
913632159321817088	1	138	surveys	survey-3	1	{"unit_id":"unit-1","grid_id":"grid-5","person_id":"person-6","at":"2025-02-27","positive":"19","sample":"33"}	\\x53777e8e91679b408c43daa064939dd17222af9e89e52216f0424cb4c6406c2d
913632159321817088	1	139	surveys	survey-4	1	{"unit_id":"unit-4","grid_id":"grid-1","person_id":"person-10","at":"2025-04-14","positive":"31","sample":"18"}	\\x84638adcead92ff44ba530818f92aee8a31b9991e7abec9b30a6dbff22c0e2e6
913632159321817088	1	140	surveys	survey-5	1	{"unit_id":"unit-6","grid_id":"grid-3","person_id":"person-7","positive":"15"}	\\xc5137545cd0b537bb6aaf37f6c43e931b4171b091b5fea6e8fd670eda68abfbc
913632159321817088	1	141	surveys	survey-6	1	{"grid_id":"grid-6","person_id":"person-10","at":"2025-02-01","sample":"34"}	\\xe0534e075c428148c8fa714292c16b0deeedd2f2f0c78ba62dffc0ee1a5fda8d
913632159321817088	1	142	surveys	survey-7	1	{"unit_id":"unit-3","grid_id":"grid-2","person_id":"person-9","positive":"8","sample":"30"}	\\xdef637800af60f4a0cdc9858bd8df09f4108e6111b84ce0cc92d79dddfb9520a
913632159321817088	1	143	surveys	survey-8	1	{"unit_id":"unit-6","grid_id":"grid-7","at":"2025-01-25","positive":"18","sample":"39"}	\\x445a1808caa15a811c08e6df6d036dc4c1d03c73649640aca28e06bc6146ea05
913632159321817088	1	144	surveys	survey-9	1	{"unit_id":"unit-7","grid_id":"grid-6","at":"2025-04-27","positive":"3","sample":"0"}	\\x801ef320af4ac499f2a3e125e0a40956dbbc67c12d48e5b51d359e4f592e943c
913632159321817088	1	145	surveys	survey-10	1	{"unit_id":"unit-2","grid_id":"grid-5","person_id":"person-0","at":"2025-03-31","sample":"17"}	\\x66bd4e4bdaaf56d4867797286f0f026ffa1d7b0eacfc8482e5d9181404173082
913632159321817088	1	146	surveys	survey-11	1	{"grid_id":"grid-7","person_id":"person-9","at":"2025-04-02","sample":"14"}	\\xdbfc9641416e574c31739a3d82d21c722046ce341ab00500f4dc4ffea2e2361a
913632159321817088	1	147	surveys	survey-12	1	{"unit_id":"unit-4","grid_id":"grid-8","at":"2025-04-16","positive":"36","sample":"38"}	\\x53cdf719841a4632da8c5f322f36742e4f222a35603a8b156283b28d5dd4f899
913632159321817088	1	157	external_ranks	~!2025-01!1	1	{"period":"2025-01","rank":"29"}	\\xb340c998ce0b2f2330a7a71deb0accec9f73d788a23265a16306040c47020b4f
913632159321817088	1	158	external_ranks	~!2025!1	1	{"period":"2025","rank":"33"}	\\xe0cf7e2cee64223ee387a7dad41ec38f78853379352410db2d59e304e7199d28
913632159321817088	1	159	external_ranks	~unit-0!2025-01!1	1	{"unit_id":"unit-0","period":"2025-01","rank":"34"}	\\x16b4f3301c5ce9ce2418a63677dc7a7773014d49a9e3e7e17f41970adef8b5a9
913632159321817088	2	1	units	unit-0	2	{"name":"丁","kind":"village","level":"1","peer_group":null,"closing_base":"24","headcount":"4"}	\\xce762a9f04c66e436335f12ba8167ebb4e207fbeda50556b376bbb30d913198e
913632159321817088	2	2	units	unit-1	2	{"name":"乙","kind":null,"peer_group":null,"closing_base":"12","headcount":null}	\\xf32f11e5c4d9d40d60c78d7c57feafa8e9fbc3bce97184c393201992fe2a05b7
913632159321817088	2	3	units	unit-2	2	{"name":"é","kind":"township","parent_id":"unit-1","peer_group":null,"closing_base":"30"}	\\xb7de56a6d67bc1917a17d5c33b0c8ab59d462adb84bf6d9d7c9f7e3a95b1c15e
913632159321817088	2	4	units	unit-3	2	{"name":"路灯不亮","kind":"village","parent_id":"unit-2","level":"3","peer_group":null,"closing_base":null,"headcount":"22"}	\\x865b77174c91ed93e05b55baa7229b985a75948dbbd80c5e1edeef24db235631
913632159321817088	2	5	units	unit-4	2	{"name":"甲","kind":"department","parent_id":"unit-0","level":"1","closing_base":"20","headcount":"5"}	\\xb404f9483ae885f87abb6529092d6a4f090ef3a3b3f45ba4045c69382fa9c003
913632159321817088	2	6	units	unit-5	2	{"name":"“引号”","kind":"department","parent_id":null,"level":"2","peer_group":null,"closing_base":"2","headcount":"21"}	\\x26bcfdf7adc05f269f450a1e2ced4192fef0534db7bc7101971a8b7bbd1e1c22
913632159321817088	2	7	units	unit-6	2	{"name":"路灯不亮","kind":"township","parent_id":"unit-1","level":"1","peer_group":null,"headcount":"31"}	\\x96a6e43134f17a50af15975f165c234d17fd46487d67f618e63dccce80a2f7ca
913632159321817088	2	8	units	unit-7	2	{"name":"两行\\n文字","kind":"member","level":"3","peer_group":null,"closing_base":"22","headcount":"2"}	\\x65bf6e176f3a90d8077e64b9201dab0e66255a6c21e0e142923c41e47245bad1
913632159321817088	2	9	units	unit-8	1	{"kind":"committee","parent_id":"unit-6","level":"3","closing_base":"17","headcount":"32"}	\\xfb58dc7006b8b4771a81909dcc2b2c82751b1d34f15cc0252fdf024cc7313077
913632159321817088	2	10	persons	person-0	2	{"name":"-甲","unit_id":"unit-1","role":"chief","staffing":"coordinator"}	\\x7b5dfcc4fca7d8072009fdd10d5629919d9047ec2af6de318c24c3f942621000
913632159321817088	2	11	persons	person-1	2	{"name":"乙","unit_id":"unit-7","role":"parttime_gridworker","staffing":"institution"}	\\xe495fc93545c38c07797a9c4f0eeead7bcd3220a8e7d08afaf739d0d52c42f4d
913632159321817088	2	12	persons	person-2	2	{"name":"甲","unit_id":"unit-2","role":"reviewer","staffing":"social_worker"}	\\xc5ce59b449d0dc2d038e7468ae698053b0689bc2d87407d6b77c76f1fac4af9e
913632159321817088	2	13	persons	person-3	2	{"name":"say \\"hi\\"","unit_id":null,"role":null,"staffing":"coordinator"}	\\xb29c05a4909debe64e2295a42c5faef19ab4222fb95146759510baf0ba98c5ab
913632159321817088	2	14	persons	person-4	2	{"name":null,"unit_id":"unit-5","role":"operator"}	\\xbe86d84257a5ec9fffe2467780c64097db3cc8f668034759fa567c0745d1232f
913632159321817088	2	15	persons	person-5	2	{"unit_id":"unit-5","role":"line_leader","staffing":"civil"}	\\x905eed06f8499e756217adb5bac4f66f38df09d7d68892cc9a107094431d3968
913632159321817088	2	16	persons	person-6	2	{"name":"丁","unit_id":"unit-6","role":"auditor","staffing":null}	\\xf7c67c484d277223049e8725eb7de1431592b27993a2af3f93a2869d2771250f
913632159321817088	2	17	persons	person-7	2	{"name":null,"unit_id":"unit-4","role":"grid_leader","staffing":"coordinator"}	\\xb9d88997b0ea424579d326048c130d39c66bba3b77aff68442d9e0ae8ec5c09d
913632159321817088	2	18	persons	person-8	2	{"name":"“引号”","unit_id":null,"role":"liaison","staffing":"institution"}	\\xfcb1ccfa98f5678d13de4855b3a8c7e980e718c4607007ea48892a610c0187f4
913632159321817088	2	19	persons	person-9	2	{"name":"甲","unit_id":"unit-2","role":"reviewer","staffing":"coordinator"}	\\xb9caf9541c8d0a16bd763afa593b0a258b58ea515235290d8f4f018219c637d0
913632159321817088	2	20	grids	grid-0	2	{"name":"丁","grid_type":"factory","leader_id":"person-3","participants":"4","boundary":"丁"}	\\xe1f9b30f7c1a7c686a7dcc9681a2a4f5bdcd732ede86a5021a053b2c6b5ec804
913632159321817088	2	21	grids	grid-1	2	{"name":"@x","unit_id":null,"leader_id":"person-6","residents":"3","participants":"14"}	\\xdc8896d0dc5e715aa3092503de6ef53f925da92bcf3da5810fc0823d74bcadda
913632159321817088	2	22	grids	grid-2	2	{"name":null,"unit_id":"unit-0","grid_type":"urban","residents":"8","boundary":"甲"}	\\x59463d1e225c5cc435cb7757cc7027bca2919524510956372c7a0c67330eedd9
913632159321817088	2	23	grids	grid-3	2	{"name":"丙","unit_id":"unit-1","residents":"38","participants":"22","boundary":" 空格 "}	\\x6c26a19eef02173397b923c3bc2a778e95282d4d1289b3fec924f57b698e71c6
913632159321817088	2	24	grids	grid-4	2	{"name":"夜间施工噪声","unit_id":"unit-4","grid_type":"rural","leader_id":"person-2","residents":"23","participants":"24","boundary":"甲"}	\\xa623bbf1f6ffa1dd664e15eae2a04a3a6519a560db19c3e04ba515390fc40b35
913632159321817088	2	25	grids	grid-5	2	{"name":"=1+1","unit_id":null,"grid_type":"rural","leader_id":"person-8","residents":"24","participants":"9","boundary":"𠮷"}	\\x104555de91ec278ea5368312cc3cbeda573e486032d3c1dc8ca72ecc2293a1df
913632159321817088	2	26	grids	grid-6	2	{"name":"“引号”","unit_id":"unit-5","grid_type":"factory","leader_id":"person-5","residents":"27","participants":null,"boundary":"夜间施工噪声"}	\\x3012e90eb96285cc9ae3697388ed68359f263cd4dc0ad7cc4dee739706b4a331
913632159321817088	2	27	grids	grid-7	2	{"name":"-甲","unit_id":"unit-5","grid_type":"factory","leader_id":"person-9","participants":"29","boundary":"-甲"}	\\x31f78dee62dfc2e59051d378058fcfcb29bc05f2f3c066c71da6abcef405670a
913632159321817088	2	28	grids	grid-8	2	{"name":"乙","unit_id":"unit-0","grid_type":"rural","leader_id":"person-0","residents":"29","participants":"9","boundary":"乙"}	\\x8811ea72526771bd433089e29794bb9ceb29c301afc741bb7897cc0471fc0fa5
913632159321817088	2	29	grids	grid-9	2	{"name":"丙","unit_id":"unit-2","grid_type":"rural","leader_id":"person-7","residents":"15","boundary":"-甲"}	\\x8a7251a17a8928683e0914429b48274de9fbcffb1f9b9eeebce546120a43c572
913632159321817088	2	30	grids	grid-10	1	{"name":"@x","unit_id":"unit-1","grid_type":"commercial","residents":"30","participants":"15","boundary":"丁"}	\\x83d762503a903d19923331761fbfaa8a8f9b68c4b21b8d47bcfb1b895ec4a76a
913632159321817088	2	31	grids	grid-11	1	{"unit_id":"unit-8","grid_type":"commercial","leader_id":"person-1","participants":"5","boundary":"@x"}	\\x3d55e939100c9da3689e6286fa46a616eb4c3b2ab33ea9aa1f83c63940f01c9c
913632159321817088	2	32	grids	grid-12	1	{"name":"路灯不亮","grid_type":"factory","participants":"8","boundary":"a,b"}	\\xcf4df822a38c1e30c025ce78de09f373ca347863ae69efe3b4b68e865c30f8d5
913632159321817088	2	33	grid_members	~grid-9!person-4!1	1	{"grid_id":"grid-9","person_id":"person-4","role":"chief"}	\\xabfce507950ee42e25be80fdd45fe2e1a62037ae726d82a99cc3e1fdc28e97a7
913632159321817088	2	34	grid_members	~!!1	1	{"role":"assessor"}	\\x1174ca867ec57651f37e42cb56bd4f2d7d514df1fb9994ea83a64222e2327b6c
913632159321817088	2	35	grid_members	~!person-2!1	1	{"person_id":"person-2","role":"dispatcher"}	\\xbbe6875228bbb3692f1bee3ece3dcf0adb51f3ce7017930fcc75093b5b199d69
913632159321817088	2	36	grid_members	~grid-11!person-1!1	1	{"grid_id":"grid-11","person_id":"person-1","role":"operator"}	\\x3969c82ecee479244dd97c020eb877caa48e4bde501ecfc5ad0838ad507fd524
913632159321817088	2	37	grid_members	~grid-7!person-4!1	1	{"grid_id":"grid-7","person_id":"person-4","role":"reviewer"}	\\xe8d460a350357962ccb8748b76478f76b167f4c357a2d9a64fa5155660e776d5
913632159321817088	2	38	grid_members	~grid-2!person-6!1	1	{"grid_id":"grid-2","person_id":"person-6"}	\\xc23c7875562d1c978413eb401427fdb611d4ad7b87194ab181a68512a8ff6298
913632159321817088	2	39	grid_members	~grid-2!person-5!1	1	{"grid_id":"grid-2","person_id":"person-5","role":"parttime_gridworker"}	\\x9f8c692902e3c91f4de70120e1fc1a4a1c78fc4c4e106c20c67556283c850afe
913632159321817088	2	40	grid_members	~grid-9!person-2!1	1	{"grid_id":"grid-9","person_id":"person-2","role":"operator"}	\\x972245868c4ee757164f9316c4f6b8c48eea6d5a99ce4feb2ed466cb4a39bb0d
913632159321817088	2	41	grid_members	~!person-6!1	1	{"person_id":"person-6","role":"grid_leader"}	\\x13131f5cda1f43d182b9bf77a49c231bceaeaa7adb04e80d35a7dfbcc0c3e487
913632159321817088	2	42	grid_members	~grid-1!person-6!1	1	{"grid_id":"grid-1","person_id":"person-6","role":"liaison"}	\\x79117656aae6d1aebe4da10640f5b4c62afd65e8715820a9923a2b9a69b78640
913632159321817088	2	43	grid_members	~grid-11!!1	1	{"grid_id":"grid-11","role":"liaison"}	\\x84dec1b8fb138ee3cf644430327ce38d9142228743139ed1d5c55c5a0691264b
913632159321817088	2	44	grid_members	~grid-12!person-5!1	1	{"grid_id":"grid-12","person_id":"person-5","role":"liaison"}	\\x403f564717adbe6b77b53446344447df37a1cf0819d1d0d2b14310ff37460a89
913632159321817088	2	61	contacts	contact-0	2	{"order_id":"order-4","assignment_id":null,"unit_id":"unit-5","kind":"brief","at":"2025-03-16T18:03","reached":"true","by":"person-4","recording":"路灯不亮"}	\\x5b389eecb9bb6c3a5a1f9fa7a25b5b09b3bf98dcd567d4402e9ff7076427d7a4
913632159321817088	2	62	contacts	contact-1	1	{"order_id":"order-4","assignment_id":"assignment-7","unit_id":"unit-4","kind":"brief","at":"2025-02-03T16:10","reason":"off","recording":"甲"}	\\x84029edffbafc62750db7183f929eea108ad6014c7697e3c2af8efd193659ebb
913632159321817088	2	63	contacts	contact-2	1	{"order_id":"order-2","assignment_id":"assignment-9","unit_id":"unit-2","kind":"feedback","at":"2025-03-02T12:26","reason":"off","by":"person-3","recording":"乙"}	\\x099514b5313832e72dedf667534e864be4928e7d02512ac8fec23b0be6fcdf60
913632159321817088	2	64	contacts	contact-3	1	{"order_id":"order-1","assignment_id":"assignment-9","unit_id":"unit-7","kind":"first","at":"2025-03-07T05:51","reached":"true","reason":"other","by":"person-5","recording":"甲"}	\\xbe6460c4c37f3d19c276d91d6731d46ae466e20ac48215ad4a78f54d619ea066
913632159321817088	2	65	contacts	contact-4	1	{"order_id":"order-2","assignment_id":"assignment-7","kind":"first","at":"2025-04-11T05:11","reached":"true","reason":"other","recording":"say \\"hi\\""}	\\x767a2f1dced6879983d81d828b1c97b0c378a8c8b2e31b41dda727c0140831ef
913632159321817088	2	66	contacts	contact-5	1	{"order_id":"order-3","assignment_id":"assignment-4","unit_id":"unit-5","kind":"brief","at":"2025-01-23T18:59","reached":"false","reason":"no_answer","by":"person-4","recording":"a,b"}	\\xdf83577aafc44b9769f7daadc829b7856b638d4cf85e3d2a770a7c3fbabb49c2
913632159321817088	2	67	contacts	contact-6	1	{"assignment_id":"assignment-6","unit_id":"unit-0","kind":"feedback","at":"2025-04-21T13:48","reached":"false","reason":"other","by":"person-2"}	\\xe1ba02ebb4deef8c2b249f78f53b80be6b5f0432ea773c0d5b13489f075b1d1f
913632159321817088	2	68	contacts	contact-7	1	{"order_id":"order-4","assignment_id":"assignment-4","unit_id":"unit-3","kind":"first","at":"2025-02-21T01:16","reached":"false","reason":"no_answer","by":"person-9","recording":"é"}	\\x07a1ce56688804ed38c35b08fa504e4b5e8dd398899512dc9002c4e787324d92
913632159321817088	2	69	contacts	contact-8	1	{"order_id":"order-3","assignment_id":"assignment-8","unit_id":"unit-0","at":"2025-04-18T13:45","reached":"true","by":"person-1","recording":"a,b"}	\\xe1e97ee5233b4ae195f4184bff75f01d1d80bed872378fe6e59a77ad029032e7
913632159321817088	2	70	contacts	contact-9	1	{"order_id":"order-2","assignment_id":"assignment-6","unit_id":"unit-8","kind":"first","at":"2025-02-18T19:41","reached":"false","reason":"other","by":"person-9","recording":"路灯不亮"}	\\xc4442eb41fcc7b099ae25f4c3578262e1d074793f7cfef8ec2cddfe720451d95
913632159321817088	2	71	contacts	contact-10	1	{"order_id":"order-2","assignment_id":"assignment-10","unit_id":"unit-1","kind":"first","at":"2025-04-05T10:17","reached":"false","reason":"no_answer","by":"person-2","recording":"“引号”"}	\\xc05a7ff7e370402d6eb29fe2baae71086de09588360c3a2a131b324ed6fb1d74
913632159321817088	2	45	orders	order-0	2	{"source":"assigned","appeal_type":"complaint","category":"两行\\n文字","event_level":"critical","urgency":"normal","difficult":"true","title":"丙","description":null,"address":"d690919535c26179ec680a236bea6393ac82cb0e08bd2c56ce5cee887d0b0b7a","grid_id":"grid-12","caller_key":"路灯不亮","caller_name":"bcd7a014fd9b927a4efc71ce641f31b7ad436a903f9932f5857c9597b04b3301","caller_phone":"787409f827b7ab614c85dab6a7ed2576da19eed8bf6c2dc52f0554b82bc6f6a3","matter_key":"丙","topic_key":"say \\"hi\\"","received_at":"2025-03-09T17:26","registered_at":"2025-02-03T04:30","evaluated_at":"2025-04-05T04:35","district_due_at":"2025-03-01T21:30","closed_at":"2025-04-29T09:09","mediated":"true","repeated_after_opinion":"false","fake":"true","omission":"true","late_report":"false","found_by_supervisor":"false"}	\\xfc878529c1bfcbb31a0f1311f5c32296cde34af6e834ce1a8f2a8c25b10439b6
913632159321817088	2	46	orders	order-1	2	{"source":"patrol","appeal_type":"help","urgency":"normal","difficult":"true","title":"两行\\n文字","description":"-甲","address":"7787af026c9e9515402f7b991a7c6dfaf3828ba71e94309afe094db61e9c51bf","grid_id":"grid-1","caller_key":"乙","caller_name":"464b616759ad5f7105a657f9a96d78956ab284eeddaf7ea996b0e4ede35079ec","caller_phone":null,"matter_key":"@x","topic_key":" 空格 ","received_at":null,"registered_at":"2025-01-20T14:20","checked_at":"2025-03-23T08:50","evaluated_at":null,"district_due_at":"2025-03-14T20:55","closed_at":"2025-04-17T04:50","mediated":"false","omission":"true","concealment":"true","found_by_supervisor":"true","has_site":"no"}	\\xa5d2a6e9aa06bbabf1f41a2f68fcfc92787ca2998f076ebb69a533ad0a0e5ff5
913632159321817088	2	47	orders	order-2	2	{"source":"patrol","appeal_type":null,"category":"a,b","event_level":"daily","difficult":"true","title":"=1+1","description":null,"address":"49cb4ee4a6dd789f782961cd812cc2001407aaa9840a1411648087e67605fc9f","grid_id":"grid-4","caller_key":"丁","caller_name":"89d0c995d14744883356c493907782023dae160f236f4267a505442b66d58649","caller_phone":"6c5b40958bda2e94dd375950c142a113add4a9e9d45216e835ff0b70ff02bf2a","matter_key":"甲","topic_key":"é","received_at":"2025-04-08T16:57","registered_at":null,"checked_at":"2025-02-19T07:46","evaluated_at":null,"district_due_at":"2025-02-23T17:21","closed_at":"2025-02-02T23:12","must_report":"false","channel_excluded":"false","mediated":"true","duplicate":"true","returned_by_centre":"false","late_report":"true","has_site":"yes"}	\\xd47c37d80fd299ca0d59d830fd5861c76f2b96c878dd05ebfc60200bfa14aeaf
913632159321817088	2	48	orders	order-3	1	{"appeal_type":"help","category":"a,b","event_level":"major","urgency":"normal","difficult":"true","title":"=1+1","description":"-甲","address":"7411848e9ab4ff38e2555c9fcd7b94da07969e9be951c6b7ff5fe266401c4180","lon":"121.5","lat":"31.2","grid_id":"grid-11","caller_key":"𠮷","caller_name":"985676cb45288618b628b031f5f8337471040fe5e47f3bedd02895a6bf05ce8b","caller_phone":"42947056b643a1d796fed4bd8677674c744fbaef60142f73d500743c80f414ca","matter_key":"路灯不亮","topic_key":"甲","received_at":"2025-04-10T00:33","registered_at":"2025-02-11T11:14","evaluated_at":"2025-04-26T11:53","district_due_at":"2025-04-01T02:14","must_report":"true","channel_excluded":"true","mediated":"true","wrong_level":"true","omission":"true","concealment":"true","late_report":"true","found_by_supervisor":"true","has_site":"no"}	\\x05ad0c81f00c5d836fe8898da2bba03166bb88ad4dd6f3a0d1c89cc523e53df7
913632159321817088	2	49	orders	order-4	1	{"source":"grid_report","appeal_type":"consult","category":"𠮷","event_level":"major","urgency":"sub_urgent","title":" 空格 ","description":"甲","address":"ef89fd4dcec4a9cad9b4695c66ff5a7116bd3429ec97211503db9fa0d3703143","lon":"121.5","lat":"31.2","grid_id":"grid-1","caller_key":"-甲","caller_name":"ef02c5a25805f9e33d92ace4c6e386f3c4775e1562476b3ea406926f73dd3589","caller_phone":"ed54da3b4f50add71685f088ee750f9293d22ca52538331d6506ce80ae554488","confidential_requested":"true","matter_key":"𠮷","topic_key":"夜间施工噪声","registered_at":"2025-03-10T18:18","checked_at":"2025-03-16T13:53","evaluated_at":"2025-03-15T08:47","district_due_at":"2025-03-19T18:18","closed_at":"2025-04-20T15:57","must_report":"true","mediated":"true","repeated_after_opinion":"true","duplicate":"true","omission":"true","found_by_supervisor":"true","has_site":"no"}	\\x21f50d54b29b76658f4a7bb3c22beb2abae84270ae4f842e0dfa098e862c1031
913632159321817088	2	77	site_visits	~!2	2	null	\\x401475a02a50fc470e87877a0ca5f2eb163f648fa02442f0c5e15a37eaa203c9
913632159321817088	2	78	site_visits	~!3	2	null	\\x81fac7b830fc1dc6c6411b4e3886007a9c87b6bb17cfd0faf3ff307939b683ee
913632159321817088	2	79	site_visits	~!4	2	null	\\xc9f1835616cf18e26850a9dc7c451882ecabac3549b5bfdcce8cc67b68e36f7c
913632159321817088	2	99	supervisions	supervision-0	2	{"order_id":null,"level":"district","due_at":"2025-03-03T13:33","closed_at":"2025-04-28T11:38"}	\\x31b8ce0499dd27bf7c3d66c295940a88832b3843b14a100c8d39e5fdcf6c6a15
913632159321817088	2	100	supervisions	supervision-1	2	{"order_id":"order-1","unit_id":"unit-6","level":null,"opened_at":null,"due_at":"2025-03-22T22:09","closed_at":"2025-03-28T09:55"}	\\xde6303a617cbf132d6610dd707e7858e273a0859d7c03586e5f5804d056c0873
913632159321817088	2	101	supervisions	supervision-2	2	{"order_id":"order-4","unit_id":null,"level":"city","opened_at":null,"due_at":null,"closed_at":"2025-03-23T04:25"}	\\x8bc8aea89063aad9305de9b998d2e3fda75aeac0e5bc0eb800caa066db81a045
913632159321817088	2	102	supervisions	supervision-3	2	{"order_id":"order-4","unit_id":"unit-4","level":"city","opened_at":null,"due_at":"2025-02-27T17:46","closed_at":null}	\\x76706cbf387fc210dd550f77b33eba98fe05b9cc458e700bd4759fb840967e3e
913632159321817088	2	103	supervisions	supervision-4	2	{"unit_id":"unit-1","level":"district","opened_at":null,"due_at":"2025-03-07T17:53","closed_at":"2025-03-06T12:32"}	\\x9a4c83666c178b52c7c4e48585e38c2b4bbf23e992436c510c07e22e2d002b8b
913632159321817088	2	104	supervisions	supervision-5	2	{"order_id":"order-0","unit_id":"unit-1","opened_at":null,"due_at":"2025-03-08T08:42","closed_at":"2025-03-09T16:18"}	\\xf77827a183074800364a2b7f6c2d62ec0067aa9be0933c648d29e79b0cf076db
913632159321817088	2	105	supervisions	supervision-6	2	{"order_id":"order-3","unit_id":"unit-1","opened_at":null,"due_at":"2025-03-03T10:18","closed_at":"2025-03-09T09:47"}	\\xdc633209beae483b0a0676d7b9d1971f1f2239ef99c370d6e4682e3c8663cb47
913632159321817088	2	106	supervisions	supervision-7	2	{"order_id":"order-3","unit_id":"unit-4","level":"street","opened_at":null,"due_at":"2025-02-18T05:31","closed_at":"2025-01-31T19:36"}	\\xb3fe2787aea5182ff2f175de9725c5367da787263d7a2208ecca4f736cf3a68f
913632159321817088	2	107	supervisions	supervision-8	2	{"order_id":"order-4","unit_id":"unit-0","level":"district","opened_at":null,"due_at":"2025-01-23T02:26","closed_at":"2025-01-31T19:12"}	\\xdcca834acb97b975b1a0a7dd0ac97a67b5feb822f1ac622079851b28a48fc9eb
913632159321817088	2	108	supervisions	supervision-9	1	{"unit_id":"unit-0","level":"district","due_at":"2025-03-24T08:37"}	\\x49e030a6fb8a53bdb95628b1330e382625502e989d40b86420ccc0bd487e780c
913632159321817088	2	109	supervisions	supervision-10	1	{"unit_id":"unit-3","level":"street","due_at":"2025-02-21T11:19","closed_at":"2025-04-19T09:55"}	\\x4796d0ded1d7ff680f6bd789e0c8be1c19ff16b3d56f1433a60e8fe37b07466d
913632159321817088	2	131	patrols	~person-5!2025-03-05!evening!1	1	{"person_id":"person-5","grid_id":"grid-6","date":"2025-03-05","half_day":"evening","started_at":"2025-03-25T14:22","minutes":"25","logged":"true","uniform":"true","exempt":"true"}	\\x7054021e945a68810c2c7b2da52ec65b00666d4f13a156363281fb6f664cf5ed
913632159321817088	2	132	patrols	~person-1!!evening!1	1	{"person_id":"person-1","grid_id":"grid-2","half_day":"evening","started_at":"2025-02-13T11:54","minutes":"27","logged":"false"}	\\x12836f5ca3f6e19c3188bcc52395372f8adcdf254c4d7a429e0a98d6418e50a7
913632159321817088	2	50	assignments	assignment-0	2	{"order_id":null,"unit_id":"unit-2","person_id":"person-8","seq":"21","basis":null,"first_dispatch":"false","accepted_at":"2025-03-14T06:41","due_at":"2025-04-04T17:38","extended_due_at":null,"handled_at":"2025-02-01T01:07","replied_at":"2025-02-21T19:03","delay_explained_at":"2025-02-06T04:55","returned":"false","result_claimed":"filed","fact_finding":"not_adopted","appeal_finding":"excessive","reply":"丙","first_handled_at":null,"sent_back_at":null}	\\x6727a4324d7bb5f281ded362db25306d734a2be5cdac71b6f9359e33f9ba5227
913632159321817088	2	51	assignments	assignment-1	2	{"order_id":"order-4","unit_id":"unit-8","seq":"35","part":"co","dispatched_at":"2025-02-21T22:10","accepted_at":null,"due_at":"2025-04-26T07:17","extended_due_at":"2025-03-16T17:34","handled_at":"2025-04-14T19:57","replied_at":"2025-04-21T01:16","delay_explained_at":"2025-02-19T05:20","fact_finding":"policy_rejected","appeal_finding":"no_basis","first_handled_at":"2025-03-03T14:22","sent_back_at":"2025-02-19T12:42"}	\\x46a794f05e3a56a0dca3fa0ed4101806c6e0bc885708f02216dc6c805b4a0337
913632159321817088	2	52	assignments	assignment-2	2	{"order_id":"order-1","person_id":"person-9","seq":"1","part":"lead","basis":null,"dispatched_at":"2025-01-24T07:39","accepted_at":"2025-04-17T14:41","due_at":"2025-04-18T23:12","extended_due_at":null,"handled_at":"2025-03-12T08:23","replied_at":"2025-01-30T12:50","delay_explained_at":null,"returned":"false","result_claimed":"excessive","fact_finding":null,"appeal_finding":"no_basis","reply":"甲","first_handled_at":"2025-02-18T01:21","sent_back_at":"2025-04-06T00:00"}	\\x7a84e820081f4d2e9886a07f93cd7eb3f1ed9423767201d2153eb20e68afe515
913632159321817088	2	53	assignments	assignment-3	2	{"order_id":"order-2","unit_id":null,"person_id":"person-5","seq":"39","part":"lead","basis":null,"dispatched_at":"2025-04-28T03:02","accepted_at":"2025-04-14T18:39","due_at":"2025-01-27T20:37","extended_due_at":"2025-01-20T09:03","handled_at":"2025-02-10T18:05","replied_at":"2025-02-19T18:18","delay_explained_at":null,"result_claimed":"filed","fact_finding":"not_adopted","appeal_finding":"no_basis","reply":"乙","first_handled_at":"2025-02-01T04:28","sent_back_at":"2025-04-21T17:03"}	\\x31ba3c7f7d5381d3a34c21818fdd30c17f9c07f16e94c65aecd5f9a5ef724302
913632159321817088	2	54	assignments	assignment-4	2	{"order_id":"order-2","unit_id":"unit-8","seq":"3","part":"lead","basis":null,"dispatched_at":"2025-01-30T08:18","accepted_at":"2025-02-23T12:05","due_at":"2025-02-08T08:26","extended_due_at":"2025-04-09T19:31","handled_at":null,"replied_at":"2025-03-13T15:04","delay_explained_at":"2025-01-24T12:20","result_claimed":"unsolved","fact_finding":"policy_rejected","appeal_finding":"other","reply":null,"first_handled_at":"2025-02-01T00:40","sent_back_at":"2025-02-25T14:03"}	\\xd9f08da9c171cb97d01f0aa0b0e3b4548c4ddf59d6427693ba39cc30f7e133ff
913632159321817088	2	55	assignments	assignment-5	2	{"order_id":"order-3","person_id":"person-3","seq":"24","basis":null,"first_dispatch":null,"dispatched_at":"2025-02-28T12:12","accepted_at":"2025-04-12T02:26","due_at":"2025-01-24T19:02","extended_due_at":"2025-04-25T12:57","handled_at":"2025-03-09T13:13","replied_at":"2025-03-03T08:36","delay_explained_at":null,"returned":"false","result_claimed":"unsolved","fact_finding":null,"appeal_finding":"other","reply":" 空格 ","first_handled_at":"2025-01-28T09:42","sent_back_at":"2025-04-27T02:46"}	\\xd01cc111d69d97e54daf92eb588d71c3c81357efaf1432d694df038aee981bfc
913632159321817088	2	56	assignments	assignment-6	2	{"order_id":"order-0","unit_id":"unit-6","person_id":"person-2","seq":"11","part":"lead","basis":null,"first_dispatch":"true","dispatched_at":"2025-04-14T22:37","accepted_at":null,"due_at":"2025-03-20T08:59","extended_due_at":"2025-02-03T12:47","handled_at":"2025-03-27T21:59","replied_at":"2025-01-30T15:31","delay_explained_at":"2025-03-28T07:01","returned":"false","result_claimed":"unsolved","fact_finding":"kept","reply":"-甲","first_handled_at":null,"sent_back_at":"2025-04-17T10:47"}	\\xc44f887a9f2dc718be6f3715efa6a73276aece830163aa6f817030d8e24f06ca
913632159321817088	2	57	assignments	assignment-7	2	{"order_id":"order-3","unit_id":"unit-5","person_id":"person-5","seq":"20","basis":null,"first_dispatch":"true","dispatched_at":null,"accepted_at":null,"due_at":"2025-02-04T11:42","extended_due_at":"2025-04-23T09:54","replied_at":"2025-03-16T07:22","delay_explained_at":"2025-03-11T15:34","returned":"true","result_claimed":null,"fact_finding":"partly_adopted","appeal_finding":"excessive","reply":"=1+1","first_handled_at":"2025-03-23T22:45","sent_back_at":"2025-04-07T04:13"}	\\xea04f4e044e9b3f84f83af7138b87d2743470924e55787285c0ef86e7f1c6ed2
913632159321817088	2	58	assignments	assignment-8	2	{"order_id":"order-0","unit_id":"unit-1","person_id":"person-7","seq":"28","part":"lead","basis":null,"first_dispatch":"false","dispatched_at":"2025-04-13T17:26","accepted_at":"2025-04-21T11:05","due_at":"2025-04-23T10:44","extended_due_at":"2025-04-22T22:07","handled_at":"2025-04-12T04:23","replied_at":"2025-02-24T17:47","delay_explained_at":"2025-04-03T19:36","returned":"false","result_claimed":"solved","fact_finding":"true","appeal_finding":"excessive","reply":"甲","first_handled_at":"2025-04-11T04:13","sent_back_at":"2025-03-16T13:56"}	\\x9912eb9243b25b29fc2940ae563c27e95565aa5ca832d4b39c721f3a9eece1cd
913632159321817088	2	59	assignments	assignment-9	2	{"order_id":null,"unit_id":"unit-1","person_id":"person-4","seq":"14","basis":null,"first_dispatch":"false","dispatched_at":"2025-04-22T20:26","accepted_at":"2025-04-01T23:21","due_at":"2025-04-14T05:16","extended_due_at":"2025-02-21T07:01","handled_at":"2025-03-19T04:10","replied_at":"2025-02-05T02:42","delay_explained_at":"2025-03-10T18:22","result_claimed":null,"fact_finding":null,"appeal_finding":"other","reply":null,"first_handled_at":"2025-04-28T17:17","sent_back_at":"2025-03-11T14:08"}	\\x79b92dd803fd278c6503ab89220977ee9e9930fd9b84af06479ead11d40e8896
913632159321817088	2	60	assignments	assignment-10	2	{"order_id":null,"unit_id":"unit-4","person_id":"person-2","seq":"39","part":"lead","basis":null,"first_dispatch":"true","dispatched_at":"2025-02-24T05:37","accepted_at":"2025-03-05T08:42","due_at":"2025-04-21T16:09","extended_due_at":"2025-02-09T15:09","handled_at":"2025-03-16T18:47","replied_at":"2025-03-22T07:33","delay_explained_at":"2025-02-18T13:12","returned":"true","fact_finding":"policy","appeal_finding":"lawful","reply":null,"first_handled_at":null,"sent_back_at":"2025-03-18T05:48"}	\\xb34de969442a5a91f84eca049cf77b85a0c5e69ca5194b4f8837aa5211af2db9
913632159321817088	2	80	callbacks	callback-0	2	{"order_id":"order-3","assignment_id":"assignment-7","unit_id":"unit-8","round":"recheck","at":null,"reached":"true","contacted":"false","solved":null,"rating":"satisfied"}	\\xf861c777cd207ed078abf002b72b48c23b676178df06e16a15a4771851347fc0
913632159321817088	2	81	callbacks	callback-1	2	{"order_id":"order-3","assignment_id":"assignment-3","unit_id":null,"at":"2025-03-02T06:46","declined":"true","answered":null,"solved":null}	\\xd79327d0b2377f806bb919f2a2ece8ec95749cacfecba3b688a1a3a44361e037
913632159321817088	2	82	callbacks	callback-2	2	{"order_id":"order-0","assignment_id":"assignment-8","unit_id":"unit-2","round":"recheck","at":"2025-04-24T23:54","reached":"true","declined":"false","contacted":"true","answered":"true","solved":null,"rating":null}	\\xd229e797633a67a4d250b0991cbd870b7bf125369bbd6be5312130e16a099cbe
913632159321817088	2	83	callbacks	callback-3	2	{"order_id":"order-3","assignment_id":"assignment-5","unit_id":"unit-3","round":"district","at":"2025-03-28T13:38","reached":null,"contacted":"false","solved":null,"rating":"dissatisfied"}	\\x84e01b29daa009a45e2ba85a625778118671cba356863d56cf72cffa05c6cc7b
913632159321817088	2	72	site_visits	~order-2!1	2	{"unit_id":"unit-8","arrived_at":null,"by":"person-1"}	\\x527105ba96323bd23933a1d521d05f3d2f09a3f7926fd08ca2b8e2e475112e37
913632159321817088	2	73	site_visits	~order-2!2	2	{"arrived_at":null,"by":"person-4"}	\\x1da1d1d17614e9420c0954615c4c62d03c289a9dd36a9aebc51fda558c4416f9
913632159321817088	2	74	site_visits	~order-4!1	1	{"order_id":"order-4","by":"person-5"}	\\x779a2d48a6c3ac79cf11fcdf65b39a1958a5cfef59335be092c0103ae0bf36e3
913632159321817088	2	75	site_visits	~!1	2	{"unit_id":"unit-6","arrived_at":null,"by":"person-1"}	\\x3cf2ce7af92aeaede8f96e4c357434dbc1029b69663757b7abc80a4fb8874e49
913632159321817088	2	76	site_visits	~order-4!2	1	{"order_id":"order-4","unit_id":"unit-1","by":"person-0"}	\\x510baf8d4982cbabea1aff2310832200f851dc406850de13131f980c82cfa7e9
913632159321817088	2	96	extensions	extension-0	2	{"order_id":"order-2","assignment_id":null,"unit_id":"unit-0","requested_at":"2025-04-29T07:20","approved_at":"2025-02-17T10:19"}	\\x884b115fcfc6081736f6d9f26bd35d5ed5d15830f88c913e03fd257b2997e4ca
913632159321817088	2	97	extensions	extension-1	2	{"order_id":"order-4","assignment_id":"assignment-5","unit_id":"unit-3","requested_at":"2025-04-28T11:28","approved_at":null}	\\x53695457ec4d837d8d606090f8d7d6176a2c84587b973aad869cc29772e87dfe
913632159321817088	2	98	extensions	extension-2	2	{"order_id":"order-3","unit_id":"unit-8","requested_at":"2025-03-07T08:29","approved_at":"2025-02-09T19:38"}	\\xefbb94ec1a7711b2eb7951d46d443666144a5128f76cc3d9d61dbd7d7f88282b
913632159321817088	2	122	rechecks	~order-0!1	1	{"order_id":"order-0","unit_id":"unit-6","level":"district","due_at":"2025-03-17T23:03","extended_due_at":"2025-03-22T04:00","replied_at":"2025-03-04T17:11"}	\\x8bd544cb22bf3ebeefbeb81dfe68aa6679bf1c7505b995f3f12a872e8029ea8a
913632159321817088	2	123	rechecks	~order-3!1	1	{"order_id":"order-3","level":"district","extended_due_at":"2025-04-02T08:19","replied_at":"2025-02-15T07:03"}	\\xaa48c438812402d4fd18deef426012444a50e02af54e5e45205d9e6e9d4904aa
913632159321817088	2	124	rechecks	~order-4!1	1	{"order_id":"order-4","unit_id":"unit-0","level":"district","received_at":"2025-03-22T15:54","due_at":"2025-04-07T03:11","extended_due_at":"2025-01-23T04:07","replied_at":"2025-03-23T07:32"}	\\xc520ff4ca339e85b14e10b68798b5f358adb89ee9c67b5d8e36916898cd1a65c
913632159321817088	2	125	rechecks	~order-4!2	1	{"order_id":"order-4","unit_id":"unit-0","level":"district","due_at":"2025-01-24T09:43","extended_due_at":"2025-02-07T23:16","replied_at":"2025-01-27T14:55"}	\\x851a60455b53cda97a0b39a2352098b09796a6b3aa92152964f18cb15d7c202a
913632159321817088	2	126	rechecks	~order-3!2	1	{"order_id":"order-3","unit_id":"unit-4","level":"district","received_at":"2025-01-27T10:33","due_at":"2025-03-11T14:26","extended_due_at":"2025-02-06T18:13","replied_at":"2025-03-30T07:13"}	\\xc16cbea911cf3403f074772b8c1e4724329a5e3fcd1835f6c4e4b72986af12e3
913632159321817088	2	127	rechecks	~order-4!3	1	{"order_id":"order-4","unit_id":"unit-0","level":"street","received_at":"2025-02-05T03:43","due_at":"2025-02-14T04:03","extended_due_at":"2025-03-16T02:47"}	\\xdb3b946f59aded1d425dd3dd0b8835b8edbcff69a11ae29447b675fc44f8c144
913632159321817088	2	128	rechecks	~!1	1	{"level":"street","received_at":"2025-02-11T22:01","replied_at":"2025-02-25T02:06"}	\\x1b7d97d69d884b1ecea546e4c0d9f84bb17130013593b8833a9b270db6d04881
913632159321817088	2	129	rechecks	~order-1!1	1	{"order_id":"order-1","unit_id":"unit-7","level":"city","due_at":"2025-03-02T01:37"}	\\xe8222217dd33ed1711021298465d8db1c000a53780e93170d60b2ec16e8b6c5b
913632159321817088	2	130	rechecks	~order-1!2	1	{"order_id":"order-1","level":"city","received_at":"2025-03-16T12:45","due_at":"2025-02-28T20:58","replied_at":"2025-04-07T10:49"}	\\x98fd7d6acf5ba1d6aa624e1022d7de776bef1e4e585b5f44a15b3a97d2a28cc9
913632159321817088	2	158	attendance	~person-2!2025-03-16!1	1	{"person_id":"person-2","date":"2025-03-16","late":"34","early_leave":"29","absent_half_days":"21","leave_days":"3.43","temporary_leave":"15","outside_unapproved":"35"}	\\x17c089bea27cbc3301606cedcd4f66d8cd825f6485bb98ada34f7cc88058caf0
913632159321817088	2	159	attendance	~person-1!2025-02-12!1	1	{"person_id":"person-1","date":"2025-02-12","late":"14","early_leave":"25","sick_days":"4.42","leave_days":"19.55","temporary_leave":"4","outside_unapproved":"21"}	\\x9a70dfa1e1d7cec074a5918716cb6c0a3f7c0c2923d2647c5bd53610ae1b7b57
913632159321817088	2	160	attendance	~person-1!2025-04-17!1	1	{"person_id":"person-1","date":"2025-04-17","late":"35","early_leave":"33","absent_half_days":"35","sick_days":"13.87","temporary_leave":"11","outside_approved":"39","outside_unapproved":"29"}	\\x5b1840485c2c87daa38e848b50b47838e394772f313b0f9f154b19fb7e2499be
913632159321817088	2	161	attendance	~person-9!2025-03-21!1	1	{"person_id":"person-9","date":"2025-03-21","late":"17","absent_half_days":"26","sick_days":"9.76","leave_days":"7.56","temporary_leave":"10","outside_approved":"16"}	\\xddff108a45d2c0eaf2af53b7b8157acdf23982c3e64cd2d7af126a830420d8c0
913632159321817088	2	162	attendance	~person-9!2025-03-21!2	1	{"person_id":"person-9","date":"2025-03-21","late":"23","early_leave":"16","absent_half_days":"9","sick_days":"1.06","leave_days":"18.06","temporary_leave":"7","outside_approved":"2","outside_unapproved":"26"}	\\xf2bc5dd51c57dcbba17ce46c601ca21cbbd9e1d9cc3a6057afdd9a8da8cd257e
913632159321817088	2	163	attendance	~person-7!2025-04-05!1	1	{"person_id":"person-7","date":"2025-04-05","late":"31","early_leave":"11","sick_days":"16.62","leave_days":"11.19","temporary_leave":"30","outside_approved":"3","outside_unapproved":"26"}	\\x12f5007d6bf59fb16f12027c4040a6df85cc6f6b3e3e071f4be5bc5d4d531a01
913632159321817088	2	164	attendance	~person-0!!1	1	{"person_id":"person-0","late":"6","early_leave":"8","absent_half_days":"1","sick_days":"14.58","temporary_leave":"2","outside_unapproved":"7"}	\\x4e27067db99621d09e710918735e02a0bdc42782dd92619e76a6f3249e4deb40
913632159321817088	2	197	checklists	~unit-2!grid-5! 空格 !乙!2025!1	1	{"unit_id":"unit-2","grid_id":"grid-5","item":" 空格 ","part":"乙","period":"2025","satisfied":"true","count":"36","points":"17.72","note":" 空格 "}	\\xa9926c7be830b5869e360798c840d2fbaa39d0f4615516b1cc21b29c86c21e49
913632159321817088	2	198	checklists	~unit-2!grid-1!甲!丙!2025!1	1	{"unit_id":"unit-2","grid_id":"grid-1","item":"甲","part":"丙","period":"2025","satisfied":"true","count":"24","points":"5.92","note":"=1+1"}	\\x2eadd9fd39c72ee2f4a81c5f52ee208a1db814ee37e438706787656b953aa32a
913632159321817088	2	199	checklists	~unit-0!!𠮷!𠮷!2025-03!1	1	{"unit_id":"unit-0","item":"𠮷","part":"𠮷","period":"2025-03","count":"30","points":"5.85"}	\\xc5e8c75ab4245399f10d0a3063b1e21353c864bbd7a74efa95cba8515281bcd3
913632159321817088	2	200	checklists	~unit-7!grid-12!甲!é!2025-02!1	1	{"unit_id":"unit-7","grid_id":"grid-12","item":"甲","part":"é","period":"2025-02","count":"29","points":"13.15"}	\\xbdfd85699b77926db3587852b3d3bb5c7f6b45fc998ae3f67fde02002ca97192
913632159321817088	2	201	checklists	~unit-2!grid-10!say "hi"!乙!2025-02!1	1	{"unit_id":"unit-2","grid_id":"grid-10","item":"say \\"hi\\"","part":"乙","period":"2025-02","satisfied":"true","count":"23","note":"@x"}	\\xd26b717b604b4b809a78fb3eb442a5ff02b92d933b2e18509b6075878eebad5b
913632159321817088	2	202	checklists	~unit-8!grid-1!甲!路灯不亮!2025-01!1	1	{"unit_id":"unit-8","grid_id":"grid-1","item":"甲","part":"路灯不亮","period":"2025-01","satisfied":"false","count":"29","points":"1.48","note":" 空格 "}	\\x86bbe94a324e6a123d9be01940f4c47ca3b3165da35ed7f6c69c7d8e5a93f7c2
913632159321817088	2	203	checklists	~unit-6!grid-11!路灯不亮!甲!2025-02!1	1	{"unit_id":"unit-6","grid_id":"grid-11","item":"路灯不亮","part":"甲","period":"2025-02","satisfied":"true","count":"5","points":"15.41","note":"乙"}	\\xc7107229a1969b3bba7f82ea3a1a6c0c39383e8ac0be335f313ec135b8aa6466
913632159321817088	2	84	returns	return-0	2	{"assignment_id":"assignment-3","unit_id":null,"at":"2025-04-25T15:52","reason":"é","suggested_unit":"unit-3","head_signed":"false","decision":"agreed","decided_at":null}	\\x844f9bb5898c1cee2ae7d19ca216b5c94276e6c59f0d5218bae8e9e80b5e13fc
913632159321817088	2	85	returns	return-1	2	{"order_id":"order-3","assignment_id":"assignment-4","unit_id":"unit-2","at":"2025-01-28T11:05","reason":"夜间施工噪声","suggested_unit":"unit-5","head_signed":null,"decided_at":null}	\\x59ea51aa8762701b28370138bd4552e433b5b5e3d246f21dbe8d70f359bd5200
913632159321817088	2	86	returns	return-2	2	{"order_id":null,"assignment_id":"assignment-4","unit_id":null,"at":"2025-01-24T17:39","reason":"乙","suggested_unit":"unit-2","head_signed":"false","decided_at":null}	\\x67272e96623447a899edea092c82216b0488c87a2dbcc813935d28909a520e02
913632159321817088	2	87	returns	return-3	1	{"order_id":"order-0","assignment_id":"assignment-3","unit_id":"unit-2","at":"2025-03-19T00:04","reason":"丁","suggested_unit":"unit-2","head_signed":"false","decision":"designated"}	\\x704c36482cefbd83c6bc590343b872ff72ed8b3692febba39e6c295602d168de
913632159321817088	2	88	returns	return-4	1	{"order_id":"order-2","assignment_id":"assignment-7","unit_id":"unit-3","at":"2025-02-02T19:29","reason":"夜间施工噪声","suggested_unit":"unit-1"}	\\x97352d7e373001656d2ab029b4d37efe749c73bb22bfe90a39dfcf3d05ecd54d
913632159321817088	2	89	returns	return-5	1	{"order_id":"order-4","assignment_id":"assignment-8","unit_id":"unit-8","at":"2025-02-09T21:02","reason":"甲","suggested_unit":"unit-2","head_signed":"true","decision":"refused"}	\\x828ad99ee097f89648b218ac18f111559e07d09c0764a0429bd71306ec7a866f
913632159321817088	2	90	returns	return-6	1	{"order_id":"order-0","assignment_id":"assignment-0","unit_id":"unit-8","at":"2025-03-02T14:10","reason":"丁","suggested_unit":"unit-3","head_signed":"false","decision":"designated"}	\\xaa20103ce0b68f68911d37554c86b5988adcc62d74efb9ab9b8afb8f136ddc00
913632159321817088	2	91	returns	return-7	1	{"order_id":"order-1","assignment_id":"assignment-6","unit_id":"unit-6","at":"2025-03-26T08:24","reason":"-甲","suggested_unit":"unit-3","head_signed":"false","decision":"designated"}	\\x01bcccdb9c05ac153e2801be3e0a7ff10dfa5bc502504206b7f7309cbf62319e
913632159321817088	2	92	returns	return-8	1	{"order_id":"order-4","assignment_id":"assignment-2","unit_id":"unit-6","reason":"夜间施工噪声","suggested_unit":"unit-1","head_signed":"true","decision":"refused"}	\\xaf80928b0311b445fb26728bece5edbf5679d37ccf0a5683c5fa6fb5d15cd1e5
913632159321817088	2	93	returns	return-9	1	{"assignment_id":"assignment-10","at":"2025-03-09T08:59","reason":" 空格 ","suggested_unit":"unit-5","decision":"agreed"}	\\x71527b29752b5a8bb4d339f9d2c0649004f572b5da050fdbd66d848a03ea0969
913632159321817088	2	94	returns	return-10	1	{"order_id":"order-2","assignment_id":"assignment-7","unit_id":"unit-8","at":"2025-03-18T17:03","reason":"甲","suggested_unit":"unit-1","head_signed":"false","decision":"agreed"}	\\x78479148305c02af0090d0523606fdb05e08a7e278a60ad281b96e0b2feb9c1e
913632159321817088	2	95	returns	return-11	1	{"order_id":"order-0","assignment_id":"assignment-3","unit_id":"unit-0","at":"2025-03-29T11:38","reason":"夜间施工噪声","suggested_unit":"unit-7","head_signed":"true","decision":"designated","improper":"true"}	\\x7db8e4e09d9c587d2b5e13f977312f36bca4106d43fc6a4f1137f884923994f9
913632159321817088	2	118	reminders	~order-0!2	2	null	\\x88750b44ca622ad28f08e676f9ee0565dd912040bdb90ee33ddfb938b7311c19
913632159321817088	2	119	reminders	~order-0!3	2	null	\\x9ce54d92811d08baa7b04192b3361a654b475305b69f8cd74c435bd9de4b6ff8
913632159321817088	2	120	reminders	~order-0!4	2	null	\\xa6d50a5658e1a6dec5a1be38bd2be1598dbbc2d3f78524135690139f5c5ec1b2
913632159321817088	2	121	reminders	~order-1!3	2	null	\\x1edbbb0344c99cb85b87c2a9126ee9f76032375ae278d65e7c96b327ab1324ef
913632159321817088	2	156	key_visits	~person-5!丁!2025-03-23T02:06!1	1	{"person_id":"person-5","subject_key":"丁","at":"2025-03-23T02:06","recorded":"false","bad":"true"}	\\x7b937347798af587eb116880a4156d0e7dc0a6f81493a6b06cab2a9b3f164a99
913632159321817088	2	157	key_visits	~person-1!丙!2025-02-26T22:45!1	1	{"person_id":"person-1","subject_key":"丙","at":"2025-02-26T22:45","photo":"false","recorded":"true","bad":"true","reason":"路灯不亮"}	\\x954ba4a686dacb519cc57577bc76862cc71e87029e4a0e11448f4a8a1375a9be
913632159321817088	2	185	incidents	incident-0	2	{"unit_id":"unit-5","person_id":"person-6","grid_id":"grid-1","order_id":null,"matter_key":null,"count":"32","points":"17.06","level":null,"evidence":"丙","approved_by":"person-1","approved_at":"2025-04-16T11:29"}	\\x6183ff05f4f091b1ad359ebe0cd3217f274d1066f53997be003a04df584a66d4
913632159321817088	2	186	incidents	incident-1	1	{"code":"两行\\n文字","unit_id":"unit-2","person_id":"person-9","grid_id":"grid-3","count":"26","points":"14.34","level":"town","marks":"outstanding","evidence":"乙","approved_by":"person-8","approved_at":"2025-01-25T06:08"}	\\x1f53328ce6c2e3a0444ee0411bc1dfc5f1a8cf3534433b4be25af1179b2911dd
913632159321817088	2	187	incidents	incident-2	1	{"code":"a,b","unit_id":"unit-3","person_id":"person-3","order_id":"order-4","matter_key":"=1+1","count":"5","points":"12.4","level":"village","marks":"outstanding","evidence":"甲","approved_by":"person-9","approved_at":"2025-02-23T23:28"}	\\x230c89be985e283cf1a30bc901e3137253bfc852022cc7d4fff367b664d2a9a9
913632159321817088	2	188	incidents	incident-3	1	{"code":"丙","unit_id":"unit-4","person_id":"person-8","grid_id":"grid-9","order_id":"order-1","matter_key":"丙","count":"7","points":"2.06","marks":"reminded","evidence":"é","approved_by":"person-9","approved_at":"2025-02-05T07:24"}	\\xfa35eab185c7796d160e083384d49cbc3a7187b83d9794a4dcd1b07b5f4a35ac
913632159321817088	2	189	incidents	incident-4	1	{"code":" 空格 ","unit_id":"unit-0","person_id":"person-1","grid_id":"grid-7","order_id":"order-2","matter_key":"甲","count":"16","level":"nation","evidence":"甲","approved_by":"person-9","approved_at":"2025-04-11T02:22"}	\\xe79a8239eaa06f538d7f93f8a8e6828d164ba30f1385115c78ae74d1bae04791
913632159321817088	2	190	incidents	incident-5	1	{"unit_id":"unit-8","person_id":"person-2","grid_id":"grid-12","order_id":"order-3","matter_key":"丁","points":"17.12","level":"nation","evidence":"路灯不亮","approved_by":"person-1","approved_at":"2025-03-12T16:30"}	\\x155ff831fc09c96f59823bfcd4a184e09f07a9739103311057af4cadde49f83b
913632159321817088	2	191	incidents	incident-6	1	{"code":"丁","unit_id":"unit-5","person_id":"person-1","grid_id":"grid-8","order_id":"order-2","matter_key":"=1+1","points":"2.44","level":"province","marks":"report","approved_by":"person-3","approved_at":"2025-04-18T10:25"}	\\x944c997d08a15950d965d53d7cb477e922789dc7d689a566a9ca3e0e44b5afd9
913632159321817088	2	192	incidents	incident-7	1	{"unit_id":"unit-8","person_id":"person-6","grid_id":"grid-9","order_id":"order-1","count":"10","points":"19.98","level":"town","evidence":" 空格 ","approved_at":"2025-02-12T23:40"}	\\xbbd1946eb8dd8cbb8ea0598459ac160ab750bc77a3cd97118259c47a37be0583
913632159321817088	2	193	incidents	incident-8	1	{"code":"甲","unit_id":"unit-1","person_id":"person-2","grid_id":"grid-6","order_id":"order-1","matter_key":"𠮷","count":"8","points":"4.21","evidence":"乙","approved_by":"person-8","approved_at":"2025-01-24T15:40"}	\\x958506bf5d882309a62cb2f421dd80dda6b2b571a0b8c97d4e9c8faac6871753
913632159321817088	2	194	incidents	incident-9	1	{"person_id":"person-6","grid_id":"grid-10","order_id":"order-3","matter_key":"𠮷","count":"26","points":"2.37","evidence":"丙","approved_by":"person-0","approved_at":"2025-03-07T22:41"}	\\xa0149da2865f63f9ceff0bbadf06a973e41200fa1f49f09aa2ccaa75318e2ca4
913632159321817088	2	110	reminders	~order-1!1	2	{"unit_id":"unit-5","kind":"say \\"hi\\"","at":null,"correct_by":null,"corrected_at":"2025-04-02T04:04"}	\\x291a7eadfc8383311999b704b06b88962a98cb7a7e1715101143bb8b3a9e4aed
913632159321817088	2	111	reminders	~order-4!1	1	{"order_id":"order-4","unit_id":"unit-0","kind":"é","at":"2025-02-05T00:39","corrected_at":"2025-04-12T19:51"}	\\xf19e93e92b5cfd91d9ba41febaf751b8f8fc1e2f51bdf6cee14cf9703b59af35
913632159321817088	2	112	reminders	~!1	2	{"unit_id":"unit-1","kind":"乙","at":"2025-04-10T01:42","correct_by":null,"corrected_at":"2025-03-25T21:34"}	\\xb9df000a5fd17a16ebb8914f2da0a94a57f1a1cfffcfe4444f527d4197bd557e
913632159321817088	2	113	reminders	~order-0!1	2	{"unit_id":"unit-4","kind":"乙","at":"2025-02-03T20:45","correct_by":null,"corrected_at":"2025-04-07T23:08"}	\\xb97234b778cd9cafc76f35192731dccfc3835a8d420fc31df9de063e0fe425be
913632159321817088	2	114	reminders	~!2	2	{"unit_id":"unit-7","kind":"=1+1","at":null,"correct_by":null,"corrected_at":"2025-03-05T17:00"}	\\x9676c20cb38dbc13d7544fd9f415323f013d77c2b799e29fa374f0f08160e379
913632159321817088	2	115	reminders	~order-1!2	2	{"unit_id":"unit-4","kind":"甲","at":"2025-03-30T07:10","correct_by":null,"corrected_at":"2025-02-04T09:00"}	\\x34a9fe4618afcb22226637223f7f5cf6145d62229e12b52198622139888cf078
913632159321817088	2	116	reminders	~order-4!2	1	{"order_id":"order-4","unit_id":"unit-7","kind":"丁","at":"2025-03-24T20:53","corrected_at":"2025-03-02T00:54"}	\\x765ba303d84235a2400b1db40a9587056feea31cba2b3f31b0a0cc5d87177fa5
913632159321817088	2	117	reminders	~!3	1	{"unit_id":"unit-8","kind":"丙","at":"2025-04-08T13:08","corrected_at":"2025-03-12T22:46"}	\\xc7fc4f6f63543e586ed3dafc40fca4d2f0a46edad61ed5afd1336c22c0231cca
913632159321817088	2	143	sign_ins	~person-8!sign_in!2025-04-02T18:06!1	1	{"person_id":"person-8","kind":"sign_in","at":"2025-04-02T18:06"}	\\x9c3cdfb937cdd479073afdac708b0e53a6c134298f3e95eeaec2ff271f2ce539
913632159321817088	2	144	sign_ins	~person-7!day_report!2025-04-24T06:59!1	1	{"person_id":"person-7","kind":"day_report","at":"2025-04-24T06:59"}	\\x4f2899b9c93a14dc8dcf07add8db4e97053b26d0b68e2c8e00e8286ab745b9ac
913632159321817088	2	145	sign_ins	~person-9!day_report!2025-01-31T18:06!1	1	{"person_id":"person-9","kind":"day_report","at":"2025-01-31T18:06"}	\\xcfe830f0da71a68cdf36b2dec86b040763ef03e81e417370fd8c36d9e795775d
913632159321817088	2	146	sign_ins	~person-9!day_report!2025-02-09T17:06!1	1	{"person_id":"person-9","kind":"day_report","at":"2025-02-09T17:06"}	\\x34c3f0c67f90bc8a4693b555ad0fd63980e7e83898c9954eb9c96ea09885f3f4
913632159321817088	2	147	sign_ins	~person-9!day_report!2025-01-24T17:34!1	1	{"person_id":"person-9","kind":"day_report","at":"2025-01-24T17:34"}	\\x73fd1eb12673658b2f3df6f87792dc1a799fa3d49afed19f3ded565f35a380fe
913632159321817088	2	148	sign_ins	~person-1!day_report!!1	1	{"person_id":"person-1","kind":"day_report"}	\\x69e998364c25fc02891e14bc77c855126df511a886f5fd34b58b4c19e33af2a3
913632159321817088	2	149	sign_ins	~!!2025-03-08T05:52!1	1	{"at":"2025-03-08T05:52"}	\\xe64eaede82c35a1c5332ef974fb2631fda8d6e18408256e99954e2b13b1d364c
913632159321817088	2	150	sign_ins	~person-7!sign_in!2025-03-12T16:29!1	1	{"person_id":"person-7","kind":"sign_in","at":"2025-03-12T16:29"}	\\x3bbc986501a0d9a3bf377e097241014c85c32b4cf9aea7524b87f0c548664b3d
913632159321817088	2	151	sign_ins	~person-8!sign_in!!1	1	{"person_id":"person-8","kind":"sign_in"}	\\x18ee55651d42bc858dbd86157e7d08199fac4204fab6f27d8b882f1be9145fbd
913632159321817088	2	152	sign_ins	~person-1!!2025-03-11T15:04!1	1	{"person_id":"person-1","at":"2025-03-11T15:04"}	\\x8cdfb86f198603ae6a44c1e054e108e0978237862122f54c5123394c854e1ccb
913632159321817088	2	153	sign_ins	~person-4!sign_in!2025-02-21T23:18!1	1	{"person_id":"person-4","kind":"sign_in","at":"2025-02-21T23:18"}	\\x15d4280064a9cff721487023c829b5d9e26bc579ed8e6a14aa7abfd137bd5db2
913632159321817088	2	154	sign_ins	~person-7!sign_in!2025-03-31T03:37!1	1	{"person_id":"person-7","kind":"sign_in","at":"2025-03-31T03:37"}	\\x32522a5d6878e5f1ad57275b0b963ff4e4c7e90d4caad3a05512d7ad7ea554f9
913632159321817088	2	155	sign_ins	~!day_report!2025-01-27T01:36!1	1	{"kind":"day_report","at":"2025-01-27T01:36"}	\\x195b789e56938cdc5dfb97cc9f0db6de5e01c66584a3525f25a95d0a85f3e379
913632159321817088	2	175	crimes	~grid-6!2025-01-27!1	1	{"grid_id":"grid-6","date":"2025-01-27"}	\\x4f887a69a320db7b8e64aae636307493b4d5b7e63f2291a54a84e71d8b4a8bb7
913632159321817088	2	176	crimes	~grid-11!2025-02-01!1	1	{"grid_id":"grid-11","date":"2025-02-01"}	\\x31c6b92beec40d02d5bc4c4181382462f8e96fb4f446d4b6ad4307d9825e701b
913632159321817088	2	177	crimes	~grid-5!2025-03-29!1	1	{"grid_id":"grid-5","date":"2025-03-29"}	\\xf341aa052657ea035ea1516e01f1c4c4c0633d7cd7eb3693640cf0a15400a677
913632159321817088	2	178	crimes	~grid-10!2025-01-24!1	1	{"grid_id":"grid-10","date":"2025-01-24"}	\\x9aefd58c4e09deeca900b30ce293ae57641564e996ecfbfc39958526486ca710
913632159321817088	2	179	crimes	~grid-5!2025-02-21!1	1	{"grid_id":"grid-5","date":"2025-02-21"}	\\x60daa1106639d670906508948e599ed48927977726578bcbf552013739ee58d2
913632159321817088	2	180	crimes	~grid-0!2025-03-22!1	1	{"grid_id":"grid-0","date":"2025-03-22"}	\\x94c56bf46b460c00c017591e0509dfa10e8ed7e304f956606371b74452c1192a
913632159321817088	2	181	crimes	~!2025-04-29!1	1	{"date":"2025-04-29"}	\\xe8f12de5d6ada9b62ba86452e58b64333a816d07848ef845857e5c91b1a8a165
913632159321817088	2	182	crimes	~grid-7!!1	1	{"grid_id":"grid-7"}	\\x1d4520883ab912425452223aac73ee2949fdf19ce636dc98bebdf2e8e064920f
913632159321817088	2	183	crimes	~grid-8!2025-04-05!1	1	{"grid_id":"grid-8","date":"2025-04-05"}	\\xe03adecf6ab19f49ccd869e29800c0e69a03a0eda9f022a755201c44af8cac09
913632159321817088	2	184	crimes	~!2025-04-04!1	1	{"date":"2025-04-04"}	\\x4a146568378c25ccc3fd691dc022a09b471be970549bb8742b211bafc123dd82
913632159321817088	2	211	external_ranks	~unit-0!2025!1	1	{"unit_id":"unit-0","period":"2025","rank":"32"}	\\x3e64f4e7a46975337616e4bea4c9d410a7d2e75a9dd195946c89535e9189c393
913632159321817088	2	212	external_ranks	~!2025!1	2	{"rank":"38"}	\\x0f52559a308d26f2434c65d4fc1299c94aa1195b48a5b04ed9ff7d3c87e7b73f
913632159321817088	2	213	external_ranks	~unit-2!2025-03!1	1	{"unit_id":"unit-2","period":"2025-03","rank":"4"}	\\xcf98ab5ae4f07d0e0d294f01aeb9c043aaa27007da49a489493b22069ee82769
913632159321817088	2	214	external_ranks	~unit-0!2025-01!1	2	{"rank":"20"}	\\x1dd4c06cd0f418ec112aaa7b9a2fa746898187cb298a2224dbb35ee031849584
913632159321817088	2	215	external_ranks	~!2025-03!1	1	{"period":"2025-03","rank":"33"}	\\xc10080cbdcad16731e9ad3f343ae9e1f59235672f9d3c3205ed8ce2ebc4b412f
913632159321817088	2	216	external_ranks	~unit-8!2025!1	1	{"unit_id":"unit-8","period":"2025","rank":"0"}	\\x043bc446d23250a07b91f6e5e88d444f86a225aa24b68a3783973b5eb39951fe
913632159321817088	2	217	external_ranks	~unit-6!2025-Q1!1	1	{"unit_id":"unit-6","period":"2025-Q1","rank":"21"}	\\x4ed6428e8b3d3dd6655eb5e6d8d6af28a6e5641cf2b23e2bb36cae17f85002aa
913632159321817088	2	218	external_ranks	~unit-5!!1	1	{"unit_id":"unit-5","rank":"28"}	\\x954f92a2729408f0b3f94b6889a04c12fe14b3c70586299348a6240a27ed1c4e
913632159321817088	2	219	external_ranks	~!!1	1	{"rank":"11"}	\\x895df613477411263f586d84675c938830659e5c0190d1d685de56e2280b8431
913632159321817088	2	220	external_ranks	~unit-8!!1	1	{"unit_id":"unit-8","rank":"4"}	\\x1d4e95c715a7a5247555c1d3c1018caffce3f643a06913f60d9c8be74e543e18
913632159321817088	2	221	external_ranks	~unit-3!2025-02!1	1	{"unit_id":"unit-3","period":"2025-02","rank":"30"}	\\xd8995d6f5cc82b9af8b9805a657792de2171263206088d75fdf0f86a18eac705
913632159321817088	2	222	external_ranks	~unit-3!2025-01!1	1	{"unit_id":"unit-3","period":"2025-01","rank":"39"}	\\x7b678adc28fbc28b829e13709e86821c421be62a02dd02d0612574db639a477b
913632159321817088	2	133	patrols	~person-7!2025-02-24!evening!1	1	{"person_id":"person-7","grid_id":"grid-5","date":"2025-02-24","half_day":"evening","started_at":"2025-04-09T04:20","minutes":"3","logged":"false","uniform":"true"}	\\xa15c585752b0d70214192e221990f9e6bd51f1ac4e11c63876e8cf79fe5e1ea5
913632159321817088	2	134	patrols	~!2025-01-25!am!1	1	{"date":"2025-01-25","half_day":"am","started_at":"2025-03-21T08:14","minutes":"1","logged":"true","uniform":"false","exempt":"true"}	\\xcf3aa6c77a00b8cdd6dc2c9af1fb02f75c9df1b1592aaefdcaf3aa38ee88a67d
913632159321817088	2	135	patrols	~person-9!2025-04-12!pm!1	1	{"person_id":"person-9","grid_id":"grid-0","date":"2025-04-12","half_day":"pm","started_at":"2025-02-21T09:43","logged":"false","uniform":"true"}	\\x28d011baedba9b1391459ef5f87fe1cd75b3ab294b46a088dd5f8ecbadb02629
913632159321817088	2	136	patrols	~person-6!2025-02-14!pm!1	1	{"person_id":"person-6","date":"2025-02-14","half_day":"pm","started_at":"2025-04-17T06:22","minutes":"26","uniform":"false","exempt":"true"}	\\xd94ab68ecebafbf1428e838ce1f64a5386a7bbd779ed6124d63ecba33ac9d4cd
913632159321817088	2	137	patrols	~person-4!2025-02-13!am!1	1	{"person_id":"person-4","date":"2025-02-13","half_day":"am","started_at":"2025-04-22T19:31","minutes":"29","logged":"false","uniform":"false"}	\\x792fb996dedcd39b539fea1a4a289dbcc954f87114db506e0ee0988a647b8574
913632159321817088	2	138	patrols	~person-4!!evening!1	1	{"person_id":"person-4","grid_id":"grid-10","half_day":"evening","started_at":"2025-01-22T18:26","minutes":"17","logged":"false","uniform":"false","exempt":"true"}	\\x31a376973dca791cb1272eefacb5f09b001a8a2ed39ce382e7e3a9119adae7e2
913632159321817088	2	139	patrols	~person-6!2025-04-23!pm!1	1	{"person_id":"person-6","grid_id":"grid-3","date":"2025-04-23","half_day":"pm","started_at":"2025-03-03T20:45","minutes":"2","logged":"true","uniform":"false"}	\\xe015176899088b59dbdc790b22eca0a6150074c7c0eb192d5cbd618677e42376
913632159321817088	2	140	patrols	~person-0!2025-03-22!evening!1	1	{"person_id":"person-0","grid_id":"grid-0","date":"2025-03-22","half_day":"evening","started_at":"2025-03-28T14:23","minutes":"21","logged":"true","uniform":"false","exempt":"true"}	\\x9be6fbfc0752d90d07383890c224999040a84e4c4ff9639e7dea49b2073f2588
913632159321817088	2	141	patrols	~person-7!2025-03-27!evening!1	1	{"person_id":"person-7","grid_id":"grid-0","date":"2025-03-27","half_day":"evening","started_at":"2025-03-04T06:15","minutes":"7","logged":"true","uniform":"true","exempt":"true"}	\\xa5ff1beaa4a4ee5aaee2fdd4d15ebe4cbd45d2cde44655d20f53cdaf47b08961
913632159321817088	2	142	patrols	~person-3!2025-02-11!pm!1	1	{"person_id":"person-3","grid_id":"grid-3","date":"2025-02-11","half_day":"pm","minutes":"27","uniform":"true"}	\\x85bbab28edca93ea0184662e6daeedd5394a341b080117af4a9bd09ca22f20f1
913632159321817088	2	165	surveys	survey-0	2	{"unit_id":"unit-1","grid_id":"grid-3","person_id":"person-0","at":null,"positive":"36","sample":"18"}	\\x04e39cceeb6616e1d0c92b45c770fce5f003a27a126848ac73c63f3a5a934459
913632159321817088	2	166	surveys	survey-1	2	{"kind":"satisfaction","unit_id":"unit-2","grid_id":"grid-3","person_id":"person-3","at":"2025-03-22","positive":"39","sample":"2"}	\\x8d4806c919d151db81f52ce9b9275794dd41eb9f7ba3aa5f5a8b434f89924731
913632159321817088	2	167	surveys	survey-2	2	{"unit_id":"unit-4","person_id":"person-1","at":"2025-03-02","positive":"18","sample":"28"}	\\x7738b7607bf774316660a30dc60399c24e5dcb41ca3e03909c6c2bce8beaae41
913632159321817088	2	168	surveys	survey-3	2	{"kind":"leader_satisfaction","unit_id":"unit-3","grid_id":"grid-11","person_id":"person-1","at":"2025-03-27","positive":"35","sample":null}	\\x22f6dd1f5fe7f2885d3f72e7aa960ae2123c85e343d3c97c6ea16888a79fdfc8
913632159321817088	2	169	surveys	survey-4	2	{"unit_id":"unit-2","grid_id":"grid-10","person_id":"person-5","at":"2025-04-29","positive":"19","sample":null}	\\x7ed1c4aa7b821ab457c53c4517304b4b88ec1f75de8c5951556230a56d5a89ad
913632159321817088	2	170	surveys	survey-5	2	{"kind":"leader_satisfaction","unit_id":"unit-3","grid_id":"grid-5","person_id":"person-8","positive":"7","sample":"5"}	\\xf6734dd2f88005ca91f97c1869dba0ba344df5bf78aa793fee350cbd2807cf79
913632159321817088	2	171	surveys	survey-6	2	{"kind":"coverage","unit_id":"unit-6","grid_id":"grid-10","person_id":"person-0","at":"2025-01-26","positive":"17","sample":"7"}	\\xd2164c1ed2f61852cbe795b6be2dcef5eb64bec5a2db5f7a6120b6a87a0d1421
913632159321817088	2	172	surveys	survey-7	2	{"kind":"leader_satisfaction","unit_id":"unit-6","grid_id":"grid-8","person_id":"person-4","at":"2025-03-29","positive":"6","sample":null}	\\x008796dafa77422b25ea5536d926c69f68670119e3295e50fa5f839cf5054412
913632159321817088	2	173	surveys	survey-8	2	{"kind":"leader_satisfaction","unit_id":"unit-7","grid_id":"grid-0","person_id":"person-8","at":"2025-02-21","positive":"13","sample":"6"}	\\x125465dd38270fba9f9a70f3295e31a8fe7ae255a216cb4418a9884044b53559
913632159321817088	2	174	surveys	survey-9	2	{"kind":"coverage","unit_id":"unit-1","grid_id":"grid-10","person_id":"person-3","at":"2025-04-10","positive":"38","sample":"31"}	\\xd903fa3231cef94e296f1b6c76e05714ff2a9e218b45078fd91a8d79e1fa44aa
913632159321817088	2	210	manual_scores	~a,b!unit-7!person-1!2025-03!!1	1	{"item":"a,b","unit_id":"unit-7","person_id":"person-1","period":"2025-03","points":"5.11"}	\\x70e92bba000e2672a484b4e061f51079e94d0586a9e2641a4ffc86873530889a
913632159321817088	2	195	incidents	incident-10	1	{"code":" 空格 ","unit_id":"unit-1","person_id":"person-4","grid_id":"grid-0","order_id":"order-3","matter_key":"路灯不亮","count":"16","points":"9.2","level":"province","marks":"corrected;report","evidence":"é","approved_by":"person-9","approved_at":"2025-02-15T12:55"}	\\x500cb9bfe485f9d37ab4e3b5789dc3ed3728f86877e6a4a4db068f44d75be586
913632159321817088	2	196	incidents	incident-11	1	{"code":"两行\\n文字","unit_id":"unit-5","order_id":"order-2","matter_key":" 空格 ","count":"30","points":"11.07","marks":"report","evidence":"“引号”","approved_by":"person-7","approved_at":"2025-03-23T08:20"}	\\x9e265d01aef088b295aaf0fc9bd2b17f8e6a1bf5f85ef126125a84fd57cb69b6
913632159321817088	2	224	quotas	~unit-1!2025-03!甲!1	1	{"unit_id":"unit-1","period":"2025-03","grade":"甲","count":"7"}	\\x90ac94afc4037c53f1b2843b8e718361be8e4f259899060f2758cc62eca2b1d4
913632159321817088	2	225	quotas	~unit-8!!夜间施工噪声!1	1	{"unit_id":"unit-8","grade":"夜间施工噪声","count":"20"}	\\xa3eebbc1f3f55e4c2b6603174f37c671f88709c43a39d881880e454dbae08c9c
913632159321817088	2	226	quotas	~unit-5!2025!@x!1	1	{"unit_id":"unit-5","period":"2025","grade":"@x","count":"19"}	\\x2709632363f619f902154212bf4a4373b421f82381f019c07049c18ab0310d39
913632159321817088	2	227	quotas	~unit-2!2025-Q1!夜间施工噪声!1	1	{"unit_id":"unit-2","period":"2025-Q1","grade":"夜间施工噪声","count":"20"}	\\xf5a0152111d41d6275c18c271cfaae5f38f0b59bc9c60ee46c6d423be0cc9c93
913632159321817088	2	228	quotas	~unit-4!2025-03!𠮷!1	1	{"unit_id":"unit-4","period":"2025-03","grade":"𠮷","count":"36"}	\\x321d4e14d55ea965b7fe0dee9d6b08da4b47be4b7249b46b0464086de1f1e9e4
913632159321817088	2	229	quotas	~unit-7!2025-01!丙!1	1	{"unit_id":"unit-7","period":"2025-01","grade":"丙","count":"10"}	\\xf08ebc19a15ec4b91aa4fcac5e46c24d0b7f67322b7856efd61453c7d59cd156
913632159321817088	2	230	quotas	~!2025-02!甲!1	1	{"period":"2025-02","grade":"甲","count":"22"}	\\x0489d736115b331ed285e94f048ff65acbd910a6b8e31147f423749e56f6ea4f
913632159321817088	2	231	quotas	~unit-7!!两行\n文字!1	1	{"unit_id":"unit-7","grade":"两行\\n文字","count":"0"}	\\x299cdf84d44c2850d8dc74a86a128496bfd6c47c90d239d6303dc33ec68acb0d
913632159321817088	2	232	quotas	~!2025-Q1!!1	1	{"period":"2025-Q1","count":"11"}	\\xfb7df4f101679afc14b9158d2daa3c5b573793ecee8cc5a941fd01bedeca2ddc
913632159321817088	2	204	checklists	~unit-6!grid-0!=1+1! 空格 !2025-02!1	1	{"unit_id":"unit-6","grid_id":"grid-0","item":"=1+1","part":" 空格 ","period":"2025-02","satisfied":"false","count":"38","points":"16.36","note":"丙"}	\\x0bfd34964f54cb6290dda0f4a462dfe846946d10390da14e615f65aea6019632
913632159321817088	2	205	checklists	~unit-3!grid-8!夜间施工噪声!é!2025-02!1	1	{"unit_id":"unit-3","grid_id":"grid-8","item":"夜间施工噪声","part":"é","period":"2025-02","satisfied":"false","count":"1","points":"4.06","note":" 空格 "}	\\x5c72ed2d36c6fe22f0677b50db1e9edfbb9feac98dc8fe13693719a45098294b
913632159321817088	2	206	checklists	~unit-6!grid-3!!甲!2025-Q1!1	1	{"unit_id":"unit-6","grid_id":"grid-3","part":"甲","period":"2025-Q1","satisfied":"false","count":"32","points":"8.97","note":"丁"}	\\xec4f9b91bbd0e68d94119b8122643351b70c79496b22ed382471ca17766d34d3
913632159321817088	2	207	checklists	~unit-3!grid-12!a,b! 空格 !2025-Q1!1	1	{"unit_id":"unit-3","grid_id":"grid-12","item":"a,b","part":" 空格 ","period":"2025-Q1","satisfied":"true","count":"38","points":"11.15"}	\\x8d45442e31278204cb06b16fe97357b45a493ae71918116ebbc1bfa3e2123e3a
913632159321817088	2	208	checklists	~unit-6!grid-10!丁!丁!!1	1	{"unit_id":"unit-6","grid_id":"grid-10","item":"丁","part":"丁","satisfied":"true","count":"13","points":"8.88","note":"甲"}	\\xc39ffda9228c96e6caef3a146b46f0f6dbf194a145170c341801144d30047cc1
913632159321817088	2	209	checklists	~unit-0!grid-12!𠮷!é!2025!1	1	{"unit_id":"unit-0","grid_id":"grid-12","item":"𠮷","part":"é","period":"2025","satisfied":"false","count":"1","note":"路灯不亮"}	\\x955156da642e6090d9300065719912b8a58df683fe14c07e74baf61d10894769
913632159321817088	2	233	allocations	~unit-3!person-3!2025-03!1	1	{"unit_id":"unit-3","person_id":"person-3","period":"2025-03","by":"person-8","at":"2025-01-20T22:09"}	\\x9b1cabf9293642697d9aebcea510b1bf60fb9977da5539fa56553b3d23f3c969
913632159321817088	2	234	allocations	~unit-8!!2025-03!1	1	{"unit_id":"unit-8","period":"2025-03","yuan":"1.57","by":"person-8","at":"2025-01-25T05:07"}	\\xdfe8264c1004ccc160a28175bdfbbe51610c23625d0ab7a69689789f079b7964
913632159321817088	2	235	allocations	~unit-3!!2025-01!1	1	{"unit_id":"unit-3","period":"2025-01","yuan":"1.71","by":"person-8"}	\\x08d778becc6293408b27baaf13bc2eeba0825f3c392a82dd47b9f295bce75353
913632159321817088	2	236	allocations	~unit-7!person-6!2025-02!1	1	{"unit_id":"unit-7","person_id":"person-6","period":"2025-02","yuan":"3.07","by":"person-9","at":"2025-02-04T14:24"}	\\x66ef499cfa43d379ae15abafeba6738949dabfd33f6b1c4e221ae18be1031d94
913632159321817088	2	237	allocations	~!person-3!!1	1	{"person_id":"person-3","by":"person-3","at":"2025-04-02T07:15"}	\\xaed37e4c60dfdaba0a40149137306343e7bf8d8cb764687508225f8cb6c99574
913632159321817088	2	238	allocations	~unit-1!person-8!2025-01!1	1	{"unit_id":"unit-1","person_id":"person-8","period":"2025-01","yuan":"4.6","by":"person-5","at":"2025-04-20T11:23"}	\\x24b806e09b7004d73c2a59889852ba0743f60722c400328505632bcb9e21ac3b
913632159321817088	2	239	allocations	~unit-5!person-0!2025!1	1	{"unit_id":"unit-5","person_id":"person-0","period":"2025","by":"person-6","at":"2025-02-02T08:23"}	\\x6fa345d87541f7f7db8e546eccd605fa45ce1c7124fe5aa85c9b0f0a67deda59
913632159321817088	2	240	allocations	~unit-6!!2025-02!1	1	{"unit_id":"unit-6","period":"2025-02","by":"person-6","at":"2025-04-19T16:29"}	\\x7ea9bf698a00b955448bea35a576c600b0a544527c152c259141f286b34cc1f2
913632159321817088	2	241	allocations	~!person-6!2025-02!1	1	{"person_id":"person-6","period":"2025-02","yuan":"13.43","by":"person-8","at":"2025-03-12T10:33"}	\\xc69113a382642517b055de1dddb5970957511eb90ea4056a839f7d1b84da580b
913632159321817088	2	242	allocations	~unit-7!person-8!!1	1	{"unit_id":"unit-7","person_id":"person-8","yuan":"12.72","by":"person-5","at":"2025-02-04T21:36"}	\\x7736f205d79b15955780f0b958701df2fd9311fb1051b48a4b01bd2c60d86f4c
913632159321817088	2	243	allocations	~unit-6!person-0!2025-02!1	1	{"unit_id":"unit-6","person_id":"person-0","period":"2025-02","yuan":"3.69","by":"person-4","at":"2025-04-18T13:22"}	\\xd12098eb8ab084c049f0364f52d1374ca042cb425c9f1b002a3bb521106e6fd7
913632159321817088	2	223	external_ranks	~unit-4!2025-03!1	1	{"unit_id":"unit-4","period":"2025-03","rank":"22"}	\\x4b82e19ec8632d198ff538bbf05a1c964849304634bf05d3bcf2a79345a13e81
\.
COPY public.fact_callbacks (tenant_id, row_no, batch, until_batch, version, fact_id, at, reached, declined, contacted, answered, order_id, assignment_id, unit_id, round, solved, rating) FROM stdin;
913632159321817088	68	1	0	1	callback-4	1742705580	1	0	\N	0	order-0	assignment-11	unit-5	street	explained	fair
913632159321817088	69	1	0	1	callback-5	1739671680	0	0	1	0	order-1	assignment-9	unit-3	street	explained	\N
913632159321817088	70	1	0	1	callback-6	1737466800	0	1	1	\N	order-0	assignment-12	unit-6	\N	unsolved	dissatisfied
913632159321817088	64	2	0	2	callback-0	\N	1	0	0	0	order-3	assignment-7	unit-8	recheck	\N	satisfied
913632159321817088	65	2	0	2	callback-1	1740869160	\N	1	0	\N	order-3	assignment-3	\N	\N	\N	dissatisfied
913632159321817088	66	2	0	2	callback-2	1745510040	1	0	1	1	order-0	assignment-8	unit-2	recheck	\N	\N
913632159321817088	67	2	0	2	callback-3	1743140280	\N	1	0	1	order-3	assignment-5	unit-3	district	\N	dissatisfied
\.
COPY public.fact_change (tenant_id, change_no, entity, id, version, by_id, at_ms, what, why, hash) FROM stdin;
913632159321817088	1		1	1	0	1795663693689	{"import":1,"lines":164,"hash":"8787f6f1d991677f5d061d2cd269ca71ddda138a15bd30c56709e4e6e59510d9","delivered":{"units":["unit_id","name","kind","parent_id","level","peer_group","closing_base","headcount","active_from","active_to"],"persons":["person_id","name","unit_id","role","staffing","active_from","active_to"],"grids":["grid_id","name","unit_id","grid_type","leader_id","residents","participants","active_from","boundary"],"grid_members":["grid_id","person_id","role","active_from","active_to"],"orders":["order_id","source","appeal_type","category","event_level","urgency","title","description","address","lon","lat","grid_id","caller_key","caller_name","caller_phone","topic_key","received_at","registered_at","evaluated_at","district_due_at","closed_at","must_report","channel_excluded","mediated","repeated_after_opinion","duplicate","fake","wrong_level","returned_by_centre","omission","concealment","late_report","severity","found_by_supervisor","has_site"],"assignments":["assignment_id","order_id","unit_id","person_id","seq","part","basis","first_dispatch","dispatched_at","accepted_at","due_at","extended_due_at","handled_at","replied_at","delay_explained_at","returned","result_claimed","fact_finding","appeal_finding","reply","first_handled_at","sent_back_at"],"contacts":["contact_id","order_id","assignment_id","unit_id","kind","at","reached","reason","by","recording"],"site_visits":["order_id","unit_id","arrived_at","by"],"callbacks":["callback_id","order_id","assignment_id","unit_id","round","at","reached","declined","contacted","answered","solved","rating"],"returns":["return_id","order_id","assignment_id","unit_id","at","reason","suggested_unit","head_signed","decision","decided_at"],"extensions":["extension_id","order_id","assignment_id","unit_id","requested_at","approved_at"],"supervisions":["supervision_id","order_id","unit_id","level","opened_at","due_at","closed_at"],"reminders":["order_id","unit_id","kind","at","correct_by","corrected_at"],"rechecks":["order_id","unit_id","level","received_at","due_at","extended_due_at","replied_at","verified_false"],"untrue_forms":["order_id","unit_id","signed_at","signed_by"],"shelvings":["matter_key","ground","approved_at","decision"],"notices":["notice_id","unit_id","kind","at","reply_due_at","replied_at"],"patrols":["person_id","grid_id","half_day","started_at","uniform","exempt"],"sign_ins":["person_id","at"],"key_visits":["person_id","subject_key","at","photo","recorded","bad"],"attendance":["person_id","date","late","early_leave","absent_half_days","sick_days","leave_days","temporary_leave","outside_approved"],"surveys":["survey_id","unit_id","grid_id","person_id","at","positive","sample"],"crimes":["grid_id","date"],"incidents":["incident_id","code","unit_id","person_id","grid_id","order_id","matter_key","date","count","points","level","marks","evidence","approved_by","approved_at"],"checklists":["unit_id","grid_id","item","part","period","satisfied","count","points","note"],"manual_scores":["item","unit_id","person_id","period","rater","points","reason"],"external_ranks":["unit_id","period","rank"],"quotas":["unit_id","period","grade","count"],"allocations":["unit_id","person_id","yuan","by","at"]}}	import	\\x86ffe8a4248dc583a3e01b82b75a1c8cffeb56c331bc3b60d61f772b590e88bc
913632159321817088	2		2	1	0	1795663701143	{"import":2,"lines":243,"hash":"d12098eb8ab084c049f0364f52d1374ca042cb425c9f1b002a3bb521106e6fd7","delivered":{"grids":["active_to"],"orders":["difficult","confidential_requested","matter_key","checked_at"],"returns":["improper"],"shelvings":["applied_at"],"patrols":["date","minutes","logged"],"sign_ins":["kind"],"key_visits":["reason"],"attendance":["outside_unapproved"],"surveys":["kind"],"allocations":["period"]}}	import	\\x0aac0004c0ca6062bac94a50a1943fd5824b421c220a9b29ea9dc7de2fd27b13
913632159321817088	3	orders	single-1	1	913632166678626304	1795663719425	{"title":"单件","caller_phone":"575638fd1ccb5db02e9923fdeba4bc84290c5c85c5e4aff8da3ce3ab2ec98e18","received_at":"2025-03-02T10:00"}		\\x2d8a6e7c98a4d8876b201b2fd87544541633fc5d3499b2eeee64a4cc0caddda6
913632159321817088	4	orders	single-1	2	913632166678626304	1795663719528	{"title":"改过的单件","received_at":null}	typo	\\x7830917b801ea186c875fa55f90ce816280a6d9d58b069366e730eb85d9ec733
913632159321817088	5	orders	single-2	1	913632166678626304	1795663719577	{"title":"删掉的","received_at":"2025-03-02T10:00"}		\\xea83625f98a6351dad18a07a67a05e65e78a04095f2a51490b633835f02a8a29
913632159321817088	6	orders	single-2	2	913632166678626304	1795663719635	null	test	\\x45543338975eff31a7e930e5e7d96aafaaa8e55bdb5c28d319021e46ae5e2e6a
\.
COPY public.fact_checklists (tenant_id, row_no, batch, until_batch, version, fact_id, period, satisfied, count, points, unit_id, grid_id, item, part, note) FROM stdin;
913632159321817088	149	1	0	1	~unit-5!grid-7!丙!乙!2025-02!1	202502	0	15	1290000000	unit-5	grid-7	丙	乙	甲
913632159321817088	150	1	0	1	~unit-2!!甲!a,b!2025-03!1	202503	1	39	6310000000	unit-2	\N	甲	a,b	a,b
913632159321817088	151	1	0	1	~unit-3!!-甲! 空格 !2025-02!1	202502	0	\N	5370000000	unit-3	\N	-甲	 空格 	丙
913632159321817088	152	1	0	1	~unit-0!grid-1!“引号”!!!1	\N	0	20	11720000000	unit-0	grid-1	“引号”	\N	甲
913632159321817088	153	1	0	1	~unit-5!grid-6!甲!=1+1!2025!1	202540	0	3	\N	unit-5	grid-6	甲	=1+1	甲
913632159321817088	154	1	0	1	~!grid-0!路灯不亮!say "hi"!!1	\N	\N	23	5960000000	\N	grid-0	路灯不亮	say "hi"	é
913632159321817088	155	1	0	1	~unit-7!!say "hi"!路灯不亮!2025-03!1	202503	1	\N	11130000000	unit-7	\N	say "hi"	路灯不亮	甲
913632159321817088	273	2	0	1	~unit-2!grid-5! 空格 !乙!2025!1	202540	1	36	17720000000	unit-2	grid-5	 空格 	乙	 空格 
913632159321817088	274	2	0	1	~unit-2!grid-1!甲!丙!2025!1	202540	1	24	5920000000	unit-2	grid-1	甲	丙	=1+1
913632159321817088	275	2	0	1	~unit-0!!𠮷!𠮷!2025-03!1	202503	\N	30	5850000000	unit-0	\N	𠮷	𠮷	\N
913632159321817088	276	2	0	1	~unit-7!grid-12!甲!é!2025-02!1	202502	\N	29	13150000000	unit-7	grid-12	甲	é	\N
913632159321817088	277	2	0	1	~unit-2!grid-10!say "hi"!乙!2025-02!1	202502	1	23	\N	unit-2	grid-10	say "hi"	乙	@x
913632159321817088	278	2	0	1	~unit-8!grid-1!甲!路灯不亮!2025-01!1	202501	0	29	1480000000	unit-8	grid-1	甲	路灯不亮	 空格 
913632159321817088	279	2	0	1	~unit-6!grid-11!路灯不亮!甲!2025-02!1	202502	1	5	15410000000	unit-6	grid-11	路灯不亮	甲	乙
913632159321817088	280	2	0	1	~unit-6!grid-0!=1+1! 空格 !2025-02!1	202502	0	38	16360000000	unit-6	grid-0	=1+1	 空格 	丙
913632159321817088	281	2	0	1	~unit-3!grid-8!夜间施工噪声!é!2025-02!1	202502	0	1	4060000000	unit-3	grid-8	夜间施工噪声	é	 空格 
913632159321817088	282	2	0	1	~unit-6!grid-3!!甲!2025-Q1!1	202521	0	32	8970000000	unit-6	grid-3	\N	甲	丁
913632159321817088	283	2	0	1	~unit-3!grid-12!a,b! 空格 !2025-Q1!1	202521	1	38	11150000000	unit-3	grid-12	a,b	 空格 	\N
913632159321817088	284	2	0	1	~unit-6!grid-10!丁!丁!!1	\N	1	13	8880000000	unit-6	grid-10	丁	丁	甲
913632159321817088	285	2	0	1	~unit-0!grid-12!𠮷!é!2025!1	202540	0	1	\N	unit-0	grid-12	𠮷	é	路灯不亮
\.
COPY public.fact_contacts (tenant_id, row_no, batch, until_batch, version, fact_id, at, reached, order_id, assignment_id, unit_id, kind, by, reason, recording) FROM stdin;
913632159321817088	53	2	0	2	contact-0	1742119380	1	order-4	\N	unit-5	brief	person-4	no_answer	路灯不亮
913632159321817088	183	2	0	1	contact-1	1738570200	\N	order-4	assignment-7	unit-4	brief	\N	off	甲
913632159321817088	184	2	0	1	contact-2	1740889560	\N	order-2	assignment-9	unit-2	feedback	person-3	off	乙
913632159321817088	185	2	0	1	contact-3	1741297860	1	order-1	assignment-9	unit-7	first	person-5	other	甲
913632159321817088	186	2	0	1	contact-4	1744319460	1	order-2	assignment-7	\N	first	\N	other	say "hi"
913632159321817088	187	2	0	1	contact-5	1737629940	0	order-3	assignment-4	unit-5	brief	person-4	no_answer	a,b
913632159321817088	188	2	0	1	contact-6	1745214480	0	\N	assignment-6	unit-0	feedback	person-2	other	\N
913632159321817088	189	2	0	1	contact-7	1740071760	0	order-4	assignment-4	unit-3	first	person-9	no_answer	é
913632159321817088	190	2	0	1	contact-8	1744955100	1	order-3	assignment-8	unit-0	\N	person-1	\N	a,b
913632159321817088	191	2	0	1	contact-9	1739878860	0	order-2	assignment-6	unit-8	first	person-9	other	路灯不亮
913632159321817088	192	2	0	1	contact-10	1743819420	0	order-2	assignment-10	unit-1	first	person-2	no_answer	“引号”
\.
COPY public.fact_crimes (tenant_id, row_no, batch, until_batch, version, fact_id, date, grid_id) FROM stdin;
913632159321817088	252	2	0	1	~grid-6!2025-01-27!1	20115	grid-6
913632159321817088	253	2	0	1	~grid-11!2025-02-01!1	20120	grid-11
913632159321817088	254	2	0	1	~grid-5!2025-03-29!1	20176	grid-5
913632159321817088	255	2	0	1	~grid-10!2025-01-24!1	20112	grid-10
913632159321817088	256	2	0	1	~grid-5!2025-02-21!1	20140	grid-5
913632159321817088	257	2	0	1	~grid-0!2025-03-22!1	20169	grid-0
913632159321817088	258	2	0	1	~!2025-04-29!1	20207	\N
913632159321817088	259	2	0	1	~grid-7!!1	\N	grid-7
913632159321817088	260	2	0	1	~grid-8!2025-04-05!1	20183	grid-8
913632159321817088	261	2	0	1	~!2025-04-04!1	20182	\N
\.
COPY public.fact_dated_values (tenant_id, row_no, batch, until_batch, version, fact_id, "from", file, id, "column", value) FROM stdin;
\.
COPY public.fact_extensions (tenant_id, row_no, batch, until_batch, version, fact_id, requested_at, approved_at, new_due_at, order_id, assignment_id, unit_id) FROM stdin;
913632159321817088	77	1	0	1	extension-3	1745645520	1739773380	\N	order-2	assignment-8	unit-7
913632159321817088	78	1	0	1	extension-4	1742229660	1739337900	\N	order-2	assignment-7	unit-3
913632159321817088	74	2	0	2	extension-0	1745882400	1739758740	\N	order-2	\N	unit-0
913632159321817088	75	2	0	2	extension-1	1745810880	\N	\N	order-4	assignment-5	unit-3
913632159321817088	76	2	0	2	extension-2	1741307340	1739101080	\N	order-3	assignment-5	unit-8
\.
COPY public.fact_external_ranks (tenant_id, row_no, batch, until_batch, version, fact_id, period, rank, unit_id) FROM stdin;
913632159321817088	157	1	0	1	~!2025-01!1	202501	29	\N
913632159321817088	287	2	0	1	~unit-0!2025!1	202540	32	unit-0
913632159321817088	158	2	0	2	~!2025!1	202540	38	\N
913632159321817088	288	2	0	1	~unit-2!2025-03!1	202503	4	unit-2
913632159321817088	159	2	0	2	~unit-0!2025-01!1	202501	20	unit-0
913632159321817088	289	2	0	1	~!2025-03!1	202503	33	\N
913632159321817088	290	2	0	1	~unit-8!2025!1	202540	0	unit-8
913632159321817088	291	2	0	1	~unit-6!2025-Q1!1	202521	21	unit-6
913632159321817088	292	2	0	1	~unit-5!!1	\N	28	unit-5
913632159321817088	293	2	0	1	~!!1	\N	11	\N
913632159321817088	294	2	0	1	~unit-8!!1	\N	4	unit-8
913632159321817088	295	2	0	1	~unit-3!2025-02!1	202502	30	unit-3
913632159321817088	296	2	0	1	~unit-3!2025-01!1	202501	39	unit-3
913632159321817088	297	2	0	1	~unit-4!2025-03!1	202503	22	unit-4
\.
COPY public.fact_grid_members (tenant_id, row_no, batch, until_batch, version, fact_id, active_from, active_to, grid_id, person_id, role) FROM stdin;
913632159321817088	30	1	0	1	~grid-3!person-3!1	\N	\N	grid-3	person-3	fulltime_gridworker
913632159321817088	31	1	0	1	~grid-2!!1	\N	\N	grid-2	\N	auditor
913632159321817088	32	1	0	1	~grid-2!person-4!1	\N	\N	grid-2	person-4	head
913632159321817088	33	1	0	1	~grid-5!!1	\N	\N	grid-5	\N	assessor
913632159321817088	34	1	0	1	~grid-0!person-4!1	\N	\N	grid-0	person-4	line_leader
913632159321817088	35	1	0	1	~grid-6!person-8!1	\N	\N	grid-6	person-8	head
913632159321817088	36	1	0	1	~grid-0!person-5!1	\N	\N	grid-0	person-5	liaison
913632159321817088	169	2	0	1	~grid-9!person-4!1	\N	\N	grid-9	person-4	chief
913632159321817088	170	2	0	1	~!!1	\N	\N	\N	\N	assessor
913632159321817088	171	2	0	1	~!person-2!1	\N	\N	\N	person-2	dispatcher
913632159321817088	172	2	0	1	~grid-11!person-1!1	\N	\N	grid-11	person-1	operator
913632159321817088	173	2	0	1	~grid-7!person-4!1	\N	\N	grid-7	person-4	reviewer
913632159321817088	174	2	0	1	~grid-2!person-6!1	\N	\N	grid-2	person-6	\N
913632159321817088	175	2	0	1	~grid-2!person-5!1	\N	\N	grid-2	person-5	parttime_gridworker
913632159321817088	176	2	0	1	~grid-9!person-2!1	\N	\N	grid-9	person-2	operator
913632159321817088	177	2	0	1	~!person-6!1	\N	\N	\N	person-6	grid_leader
913632159321817088	178	2	0	1	~grid-1!person-6!1	\N	\N	grid-1	person-6	liaison
913632159321817088	179	2	0	1	~grid-11!!1	\N	\N	grid-11	\N	liaison
913632159321817088	180	2	0	1	~grid-12!person-5!1	\N	\N	grid-12	person-5	liaison
\.
COPY public.fact_grids (tenant_id, row_no, batch, until_batch, version, fact_id, residents, participants, active_from, active_to, unit_id, grid_type, leader_id, name, boundary) FROM stdin;
913632159321817088	20	2	0	2	grid-0	\N	4	\N	\N	\N	factory	person-3	丁	丁
913632159321817088	21	2	0	2	grid-1	3	14	\N	\N	\N	\N	person-6	@x	\N
913632159321817088	22	2	0	2	grid-2	8	\N	\N	\N	unit-0	urban	person-1	\N	甲
913632159321817088	23	2	0	2	grid-3	38	22	\N	\N	unit-1	commercial	person-1	丙	 空格 
913632159321817088	24	2	0	2	grid-4	23	24	\N	\N	unit-4	rural	person-2	夜间施工噪声	甲
913632159321817088	25	2	0	2	grid-5	24	9	\N	\N	\N	rural	person-8	=1+1	𠮷
913632159321817088	26	2	0	2	grid-6	27	\N	\N	\N	unit-5	factory	person-5	“引号”	夜间施工噪声
913632159321817088	27	2	0	2	grid-7	\N	29	\N	\N	unit-5	factory	person-9	-甲	-甲
913632159321817088	28	2	0	2	grid-8	29	9	\N	\N	unit-0	rural	person-0	乙	乙
913632159321817088	29	2	0	2	grid-9	15	13	\N	\N	unit-2	rural	person-7	丙	-甲
913632159321817088	166	2	0	1	grid-10	30	15	\N	\N	unit-1	commercial	\N	@x	丁
913632159321817088	167	2	0	1	grid-11	\N	5	\N	\N	unit-8	commercial	person-1	\N	@x
913632159321817088	168	2	0	1	grid-12	\N	8	\N	\N	\N	factory	\N	路灯不亮	a,b
\.
COPY public.fact_head (tenant_id, change_no, hash, last_row, last_batch, visible_batch) FROM stdin;
913632174324846592	0	\\x0000000000000000000000000000000000000000000000000000000000000000	0	0	0
913632159321817088	6	\\x45543338975eff31a7e930e5e7d96aafaaa8e55bdb5c28d319021e46ae5e2e6a	319	3	2
\.
COPY public.fact_incidents (tenant_id, row_no, batch, until_batch, version, fact_id, date, count, points, approved_at, unit_id, person_id, grid_id, order_id, level, approved_by, code, matter_key, marks, evidence) FROM stdin;
913632159321817088	148	2	0	2	incident-0	\N	32	17060000000	1744774140	unit-5	person-6	grid-1	\N	\N	person-1	乙	\N	\N	丙
913632159321817088	262	2	0	1	incident-1	\N	26	14340000000	1737756480	unit-2	person-9	grid-3	\N	town	person-8	两行\n文字	\N	outstanding	乙
913632159321817088	263	2	0	1	incident-2	\N	5	12400000000	1740324480	unit-3	person-3	\N	order-4	village	person-9	a,b	=1+1	outstanding	甲
913632159321817088	264	2	0	1	incident-3	\N	7	2060000000	1738711440	unit-4	person-8	grid-9	order-1	\N	person-9	丙	丙	reminded	é
913632159321817088	265	2	0	1	incident-4	\N	16	\N	1744309320	unit-0	person-1	grid-7	order-2	nation	person-9	 空格 	甲	\N	甲
913632159321817088	266	2	0	1	incident-5	\N	1	17120000000	1741768200	unit-8	person-2	grid-12	order-3	nation	person-1	\N	丁	\N	路灯不亮
913632159321817088	267	2	0	1	incident-6	\N	1	2440000000	1744943100	unit-5	person-1	grid-8	order-2	province	person-3	丁	=1+1	report	\N
913632159321817088	268	2	0	1	incident-7	\N	10	19980000000	1739374800	unit-8	person-6	grid-9	order-1	town	\N	\N	\N	\N	 空格 
913632159321817088	269	2	0	1	incident-8	\N	8	4210000000	1737704400	unit-1	person-2	grid-6	order-1	\N	person-8	甲	𠮷	\N	乙
913632159321817088	270	2	0	1	incident-9	\N	26	2370000000	1741358460	\N	person-6	grid-10	order-3	\N	person-0	\N	𠮷	\N	丙
913632159321817088	271	2	0	1	incident-10	\N	16	9200000000	1739595300	unit-1	person-4	grid-0	order-3	province	person-9	 空格 	路灯不亮	corrected;report	é
913632159321817088	272	2	0	1	incident-11	\N	30	11070000000	1742689200	unit-5	\N	\N	order-2	\N	person-7	两行\n文字	 空格 	report	“引号”
\.
COPY public.fact_key_visits (tenant_id, row_no, batch, until_batch, version, fact_id, at, photo, recorded, bad, person_id, subject_key, reason) FROM stdin;
913632159321817088	128	1	0	1	~person-5!乙!2025-01-21T06:33!1	1737412380	0	1	1	person-5	乙	\N
913632159321817088	129	1	0	1	~person-10!甲!2025-03-17T13:36!1	1742189760	\N	0	0	person-10	甲	\N
913632159321817088	130	1	0	1	~!丁!2025-03-02T11:42!1	1740886920	1	1	0	\N	丁	\N
913632159321817088	131	1	0	1	~person-10! 空格 !!1	\N	0	0	0	person-10	 空格 	\N
913632159321817088	243	2	0	1	~person-5!丁!2025-03-23T02:06!1	1742666760	\N	0	1	person-5	丁	\N
913632159321817088	244	2	0	1	~person-1!丙!2025-02-26T22:45!1	1740581100	0	1	1	person-1	丙	路灯不亮
\.
COPY public.fact_kind (tenant_id, entity, n_rows, n_removed, delivered) FROM stdin;
913632159321817088	units	9	0	unit_id,name,kind,parent_id,level,peer_group,closing_base,headcount,active_from,active_to
913632159321817088	persons	11	0	person_id,name,unit_id,role,staffing,active_from,active_to
913632159321817088	grids	13	0	grid_id,name,unit_id,grid_type,leader_id,residents,participants,active_from,active_to,boundary
913632159321817088	grid_members	19	0	grid_id,person_id,role,active_from,active_to
913632159321817088	assignments	13	0	assignment_id,order_id,unit_id,person_id,seq,part,basis,first_dispatch,dispatched_at,accepted_at,due_at,extended_due_at,handled_at,replied_at,delay_explained_at,returned,result_claimed,fact_finding,appeal_finding,reply,first_handled_at,sent_back_at
913632159321817088	contacts	11	0	contact_id,order_id,assignment_id,unit_id,kind,at,reached,reason,by,recording
913632159321817088	site_visits	9	3	order_id,unit_id,arrived_at,by
913632159321817088	callbacks	7	0	callback_id,order_id,assignment_id,unit_id,round,at,reached,declined,contacted,answered,solved,rating
913632159321817088	returns	12	0	return_id,order_id,assignment_id,unit_id,at,reason,suggested_unit,head_signed,decision,decided_at,improper
913632159321817088	extensions	5	0	extension_id,order_id,assignment_id,unit_id,requested_at,approved_at
913632159321817088	supervisions	11	0	supervision_id,order_id,unit_id,level,opened_at,due_at,closed_at
913632159321817088	reminders	10	4	order_id,unit_id,kind,at,correct_by,corrected_at
913632159321817088	rechecks	10	0	order_id,unit_id,level,received_at,due_at,extended_due_at,replied_at,verified_false
913632159321817088	untrue_forms	9	0	order_id,unit_id,signed_at,signed_by
913632159321817088	shelvings	0	0	matter_key,ground,applied_at,approved_at,decision
913632159321817088	notices	3	0	notice_id,unit_id,kind,at,reply_due_at,replied_at
913632159321817088	patrols	24	0	person_id,grid_id,date,half_day,started_at,minutes,logged,uniform,exempt
913632159321817088	sign_ins	17	0	person_id,kind,at
913632159321817088	key_visits	6	0	person_id,subject_key,at,photo,recorded,bad,reason
913632159321817088	attendance	10	0	person_id,date,late,early_leave,absent_half_days,sick_days,leave_days,temporary_leave,outside_approved,outside_unapproved
913632159321817088	surveys	13	0	survey_id,kind,unit_id,grid_id,person_id,at,positive,sample
913632159321817088	crimes	10	0	grid_id,date
913632159321817088	incidents	12	0	incident_id,code,unit_id,person_id,grid_id,order_id,matter_key,date,count,points,level,marks,evidence,approved_by,approved_at
913632159321817088	manual_scores	2	0	item,unit_id,person_id,period,rater,points,reason
913632159321817088	orders	6	1	order_id,source,appeal_type,category,event_level,urgency,difficult,title,description,address,lon,lat,grid_id,caller_key,caller_name,caller_phone,confidential_requested,matter_key,topic_key,received_at,registered_at,checked_at,evaluated_at,district_due_at,closed_at,must_report,channel_excluded,mediated,repeated_after_opinion,duplicate,fake,wrong_level,returned_by_centre,omission,concealment,late_report,severity,found_by_supervisor,has_site
913632159321817088	checklists	20	0	unit_id,grid_id,item,part,period,satisfied,count,points,note
913632159321817088	external_ranks	14	0	unit_id,period,rank
913632159321817088	quotas	11	0	unit_id,period,grade,count
913632159321817088	allocations	14	0	unit_id,person_id,period,yuan,by,at
\.
COPY public.fact_manual_scores (tenant_id, row_no, batch, until_batch, version, fact_id, period, points, unit_id, person_id, rater, item, reason) FROM stdin;
913632159321817088	156	1	0	1	~丙!unit-3!person-2!2025-Q1!person-0!1	202521	16110000000	unit-3	person-2	person-0	丙	路灯不亮
913632159321817088	286	2	0	1	~a,b!unit-7!person-1!2025-03!!1	202503	5110000000	unit-7	person-1	\N	a,b	\N
\.
COPY public.fact_notices (tenant_id, row_no, batch, until_batch, version, fact_id, at, reply_due_at, replied_at, unit_id, kind) FROM stdin;
913632159321817088	109	1	0	1	notice-0	1737780060	1738753980	1740639240	unit-6	\N
913632159321817088	110	1	0	1	notice-1	1742798460	1740675120	1739755920	unit-1	weekly
913632159321817088	111	1	0	1	notice-2	1742336340	\N	1738004820	unit-0	weekly_push
\.
COPY public.fact_orders (tenant_id, row_no, batch, until_batch, version, fact_id, difficult, lon, lat, confidential_requested, received_at, registered_at, checked_at, evaluated_at, district_due_at, closed_at, must_report, channel_excluded, mediated, repeated_after_opinion, finding_excluded, shelved, duplicate, fake, wrong_level, returned_by_centre, omission, concealment, late_report, closed_loop, found_by_supervisor, source, appeal_type, event_level, urgency, grid_id, severity, has_site, category, caller_key, matter_key, topic_key, title, description) FROM stdin;
913632159321817088	37	2	0	2	order-0	1	121500000000	31200000000	0	1741512360	1738528200	\N	1743798900	1740835800	1745888940	0	0	1	0	\N	\N	0	1	0	0	1	0	0	\N	0	assigned	complaint	critical	normal	grid-12	ordinary	unknown	两行\n文字	路灯不亮	丙	say "hi"	丙	\N
913632159321817088	38	2	0	2	order-1	1	121500000000	31200000000	0	\N	1737354000	1742691000	\N	1741956900	1744836600	0	1	0	0	\N	\N	0	1	0	0	1	1	1	\N	1	patrol	help	critical	normal	grid-1	ordinary	no	\N	乙	@x	 空格 	两行\n文字	-甲
913632159321817088	39	2	0	2	order-2	1	121500000000	31200000000	0	1744102620	\N	1739922360	\N	1740302460	1738509120	0	0	1	0	\N	\N	1	0	0	0	0	0	1	\N	0	patrol	\N	daily	normal	grid-4	serious	yes	a,b	丁	甲	é	=1+1	\N
913632159321817088	181	2	0	1	order-3	1	121500000000	31200000000	0	1744216380	1739243640	\N	1745639580	1743444840	\N	1	1	1	0	\N	\N	0	0	1	0	1	1	1	\N	1	\N	help	major	normal	grid-11	ordinary	no	a,b	𠮷	路灯不亮	甲	=1+1	-甲
913632159321817088	182	2	0	1	order-4	0	121500000000	31200000000	1	\N	1741601880	1742104380	1741999620	1742379480	1745135820	1	0	1	1	\N	\N	1	0	0	0	1	0	0	\N	1	grid_report	consult	major	sub_urgent	grid-1	ordinary	no	𠮷	-甲	𠮷	夜间施工噪声	 空格 	甲
913632159321817088	318	2	0	2	single-1	0	\N	\N	0	\N	\N	\N	\N	\N	\N	0	0	0	0	\N	\N	0	0	0	0	0	0	0	\N	0	\N	\N	\N	\N	\N	ordinary	\N	\N	\N	\N	\N	改过的单件	\N
\.
COPY public.fact_patrols (tenant_id, row_no, batch, until_batch, version, fact_id, date, started_at, minutes, logged, uniform, exempt, person_id, grid_id, half_day) FROM stdin;
913632159321817088	112	1	0	1	~person-1!!am!1	\N	\N	\N	\N	1	1	person-1	grid-8	am
913632159321817088	113	1	0	1	~person-4!!pm!1	\N	1744192860	\N	\N	0	1	person-4	\N	pm
913632159321817088	114	1	0	1	~person-6!!am!1	\N	1743016320	\N	\N	0	1	person-6	\N	am
913632159321817088	115	1	0	1	~person-8!!pm!1	\N	1740972300	\N	\N	1	1	person-8	grid-9	pm
913632159321817088	116	1	0	1	~person-6!!!1	\N	\N	\N	\N	1	1	person-6	grid-5	\N
913632159321817088	117	1	0	1	~person-3!!evening!1	\N	1740821820	\N	\N	0	1	person-3	grid-1	evening
913632159321817088	118	1	0	1	~person-1!!am!2	\N	1743630180	\N	\N	1	0	person-1	\N	am
913632159321817088	119	1	0	1	~person-3!!evening!2	\N	1743192360	\N	\N	1	0	person-3	grid-8	evening
913632159321817088	120	1	0	1	~person-6!!evening!1	\N	1742070720	\N	\N	0	0	person-6	grid-9	evening
913632159321817088	121	1	0	1	~person-4!!pm!2	\N	\N	\N	\N	0	1	person-4	grid-1	pm
913632159321817088	122	1	0	1	~!!evening!1	\N	\N	\N	\N	1	1	\N	grid-9	evening
913632159321817088	123	1	0	1	~!!!1	\N	1737564540	\N	\N	\N	0	\N	grid-1	\N
913632159321817088	218	2	0	1	~person-5!2025-03-05!evening!1	20152	1742883720	25	1	1	1	person-5	grid-6	evening
913632159321817088	219	2	0	1	~person-1!!evening!1	\N	1739418840	27	0	\N	0	person-1	grid-2	evening
913632159321817088	220	2	0	1	~person-7!2025-02-24!evening!1	20143	1744143600	3	0	1	0	person-7	grid-5	evening
913632159321817088	221	2	0	1	~!2025-01-25!am!1	20113	1742516040	1	1	0	1	\N	\N	am
913632159321817088	222	2	0	1	~person-9!2025-04-12!pm!1	20190	1740102180	\N	0	1	0	person-9	grid-0	pm
913632159321817088	223	2	0	1	~person-6!2025-02-14!pm!1	20133	1744842120	26	\N	0	1	person-6	\N	pm
913632159321817088	224	2	0	1	~person-4!2025-02-13!am!1	20132	1745321460	29	0	0	0	person-4	\N	am
913632159321817088	225	2	0	1	~person-4!!evening!1	\N	1737541560	17	0	0	1	person-4	grid-10	evening
913632159321817088	226	2	0	1	~person-6!2025-04-23!pm!1	20201	1741005900	2	1	0	0	person-6	grid-3	pm
913632159321817088	227	2	0	1	~person-0!2025-03-22!evening!1	20169	1743142980	21	1	0	1	person-0	grid-0	evening
913632159321817088	228	2	0	1	~person-7!2025-03-27!evening!1	20174	1741040100	7	1	1	1	person-7	grid-0	evening
913632159321817088	229	2	0	1	~person-3!2025-02-11!pm!1	20130	\N	27	\N	1	0	person-3	grid-3	pm
\.
COPY public.fact_persons (tenant_id, row_no, batch, until_batch, version, fact_id, active_from, active_to, unit_id, role, staffing, name) FROM stdin;
913632159321817088	19	1	0	1	person-10	\N	\N	unit-6	handler	coordinator	两行\n文字
913632159321817088	9	2	0	2	person-0	\N	\N	unit-1	chief	coordinator	-甲
913632159321817088	10	2	0	2	person-1	\N	\N	unit-7	parttime_gridworker	institution	乙
913632159321817088	11	2	0	2	person-2	\N	\N	unit-2	reviewer	social_worker	甲
913632159321817088	12	2	0	2	person-3	\N	\N	\N	\N	coordinator	say "hi"
913632159321817088	13	2	0	2	person-4	\N	\N	unit-5	operator	coordinator	\N
913632159321817088	14	2	0	2	person-5	\N	\N	unit-5	line_leader	civil	\N
913632159321817088	15	2	0	2	person-6	\N	\N	unit-6	auditor	\N	丁
913632159321817088	16	2	0	2	person-7	\N	\N	unit-4	grid_leader	coordinator	\N
913632159321817088	17	2	0	2	person-8	\N	\N	\N	liaison	institution	“引号”
913632159321817088	18	2	0	2	person-9	\N	\N	unit-2	reviewer	coordinator	甲
\.
COPY public.fact_quotas (tenant_id, row_no, batch, until_batch, version, fact_id, period, count, unit_id, grade) FROM stdin;
913632159321817088	160	1	0	1	~unit-7!2025-01!=1+1!1	202501	\N	unit-7	=1+1
913632159321817088	161	1	0	1	~!2025-03!!1	202503	38	\N	\N
913632159321817088	298	2	0	1	~unit-1!2025-03!甲!1	202503	7	unit-1	甲
913632159321817088	299	2	0	1	~unit-8!!夜间施工噪声!1	\N	20	unit-8	夜间施工噪声
913632159321817088	300	2	0	1	~unit-5!2025!@x!1	202540	19	unit-5	@x
913632159321817088	301	2	0	1	~unit-2!2025-Q1!夜间施工噪声!1	202521	20	unit-2	夜间施工噪声
913632159321817088	302	2	0	1	~unit-4!2025-03!𠮷!1	202503	36	unit-4	𠮷
913632159321817088	303	2	0	1	~unit-7!2025-01!丙!1	202501	10	unit-7	丙
913632159321817088	304	2	0	1	~!2025-02!甲!1	202502	22	\N	甲
913632159321817088	305	2	0	1	~unit-7!!两行\n文字!1	\N	0	unit-7	两行\n文字
913632159321817088	306	2	0	1	~!2025-Q1!!1	202521	11	\N	\N
\.
COPY public.fact_rechecks (tenant_id, row_no, batch, until_batch, version, fact_id, received_at, due_at, extended_due_at, replied_at, verified_false, order_id, unit_id, level) FROM stdin;
913632159321817088	99	1	0	1	~order-2!1	1740769020	1743496260	1743143760	1741735920	0	order-2	unit-6	street
913632159321817088	209	2	0	1	~order-0!1	\N	1742223780	1742587200	1741079460	0	order-0	unit-6	district
913632159321817088	210	2	0	1	~order-3!1	\N	\N	1743553140	1739574180	0	order-3	\N	district
913632159321817088	211	2	0	1	~order-4!1	1742630040	1743966660	1737576420	1742686320	0	order-4	unit-0	district
913632159321817088	212	2	0	1	~order-4!2	\N	1737682980	1738941360	1737960900	0	order-4	unit-0	district
913632159321817088	213	2	0	1	~order-3!2	1737945180	1741674360	1738836780	1743289980	0	order-3	unit-4	district
913632159321817088	214	2	0	1	~order-4!3	1738698180	1739476980	1742064420	\N	0	order-4	unit-0	street
913632159321817088	215	2	0	1	~!1	1739282460	\N	\N	1740420360	0	\N	\N	street
913632159321817088	216	2	0	1	~order-1!1	\N	1740850620	\N	\N	0	order-1	unit-7	city
913632159321817088	217	2	0	1	~order-1!2	1742100300	1740747480	\N	1743994140	0	order-1	\N	city
\.
COPY public.fact_reminders (tenant_id, row_no, batch, until_batch, version, fact_id, at, correct_by, corrected_at, order_id, unit_id, kind) FROM stdin;
913632159321817088	90	1	0	1	~order-2!1	1744751220	1738728300	1745560800	order-2	unit-0	=1+1
913632159321817088	92	1	0	1	~order-2!2	\N	1740111480	\N	order-2	unit-4	乙
913632159321817088	89	2	0	2	~order-1!1	\N	\N	1743537840	order-1	unit-5	say "hi"
913632159321817088	206	2	0	1	~order-4!1	1738687140	\N	1744458660	order-4	unit-0	é
913632159321817088	95	2	0	2	~!1	1744220520	\N	1742909640	\N	unit-1	乙
913632159321817088	88	2	0	2	~order-0!1	1738586700	\N	1744038480	order-0	unit-4	乙
913632159321817088	98	2	0	2	~!2	\N	\N	1741165200	\N	unit-7	=1+1
913632159321817088	94	2	0	2	~order-1!2	1743289800	\N	1738630800	order-1	unit-4	甲
913632159321817088	207	2	0	1	~order-4!2	1742820780	\N	1740848040	order-4	unit-7	丁
913632159321817088	208	2	0	1	~!3	1744088880	\N	1741790760	\N	unit-8	丙
\.
COPY public.fact_returns (tenant_id, row_no, batch, until_batch, version, fact_id, at, head_signed, decided_at, improper, order_id, assignment_id, unit_id, suggested_unit, decision, reason) FROM stdin;
913632159321817088	71	2	0	2	return-0	1745567520	0	\N	0	\N	assignment-3	\N	unit-3	agreed	é
913632159321817088	72	2	0	2	return-1	1738033500	\N	\N	0	order-3	assignment-4	unit-2	unit-5	agreed	夜间施工噪声
913632159321817088	73	2	0	2	return-2	1737711540	0	\N	0	\N	assignment-4	\N	unit-2	agreed	乙
913632159321817088	195	2	0	1	return-3	1742313840	0	\N	0	order-0	assignment-3	unit-2	unit-2	designated	丁
913632159321817088	196	2	0	1	return-4	1738495740	\N	\N	0	order-2	assignment-7	unit-3	unit-1	\N	夜间施工噪声
913632159321817088	197	2	0	1	return-5	1739106120	1	\N	0	order-4	assignment-8	unit-8	unit-2	refused	甲
913632159321817088	198	2	0	1	return-6	1740895800	0	\N	0	order-0	assignment-0	unit-8	unit-3	designated	丁
913632159321817088	199	2	0	1	return-7	1742948640	0	\N	0	order-1	assignment-6	unit-6	unit-3	designated	-甲
913632159321817088	200	2	0	1	return-8	\N	1	\N	0	order-4	assignment-2	unit-6	unit-1	refused	夜间施工噪声
913632159321817088	201	2	0	1	return-9	1741481940	\N	\N	0	\N	assignment-10	\N	unit-5	agreed	 空格 
913632159321817088	202	2	0	1	return-10	1742288580	0	\N	0	order-2	assignment-7	unit-8	unit-1	agreed	甲
913632159321817088	203	2	0	1	return-11	1743219480	1	\N	1	order-0	assignment-3	unit-0	unit-7	designated	夜间施工噪声
\.
COPY public.fact_shelvings (tenant_id, row_no, batch, until_batch, version, fact_id, ground, applied_at, approved_at, decision, matter_key) FROM stdin;
\.
COPY public.fact_sign_ins (tenant_id, row_no, batch, until_batch, version, fact_id, at, person_id, kind) FROM stdin;
913632159321817088	124	1	0	1	~person-1!!2025-04-12T14:09!1	1744438140	person-1	\N
913632159321817088	125	1	0	1	~person-7!!2025-04-16T11:38!1	1744774680	person-7	\N
913632159321817088	126	1	0	1	~person-1!!2025-03-19T16:19!1	1742372340	person-1	\N
913632159321817088	127	1	0	1	~!!2025-03-17T21:24!1	1742217840	\N	\N
913632159321817088	230	2	0	1	~person-8!sign_in!2025-04-02T18:06!1	1743588360	person-8	sign_in
913632159321817088	231	2	0	1	~person-7!day_report!2025-04-24T06:59!1	1745449140	person-7	day_report
913632159321817088	232	2	0	1	~person-9!day_report!2025-01-31T18:06!1	1738317960	person-9	day_report
913632159321817088	233	2	0	1	~person-9!day_report!2025-02-09T17:06!1	1739091960	person-9	day_report
913632159321817088	234	2	0	1	~person-9!day_report!2025-01-24T17:34!1	1737711240	person-9	day_report
913632159321817088	235	2	0	1	~person-1!day_report!!1	\N	person-1	day_report
913632159321817088	236	2	0	1	~!!2025-03-08T05:52!1	1741384320	\N	\N
913632159321817088	237	2	0	1	~person-7!sign_in!2025-03-12T16:29!1	1741768140	person-7	sign_in
913632159321817088	238	2	0	1	~person-8!sign_in!!1	\N	person-8	sign_in
913632159321817088	239	2	0	1	~person-1!!2025-03-11T15:04!1	1741676640	person-1	\N
913632159321817088	240	2	0	1	~person-4!sign_in!2025-02-21T23:18!1	1740151080	person-4	sign_in
913632159321817088	241	2	0	1	~person-7!sign_in!2025-03-31T03:37!1	1743363420	person-7	sign_in
913632159321817088	242	2	0	1	~!day_report!2025-01-27T01:36!1	1737912960	\N	day_report
\.
COPY public.fact_site_visits (tenant_id, row_no, batch, until_batch, version, fact_id, arrived_at, order_id, unit_id, by) FROM stdin;
913632159321817088	54	1	0	1	~order-1!1	1737706260	order-1	unit-6	person-2
913632159321817088	55	1	0	1	~order-1!2	\N	order-1	unit-5	person-6
913632159321817088	56	1	0	1	~order-1!3	1743354660	order-1	unit-3	person-5
913632159321817088	59	1	0	1	~order-1!4	1739762220	order-1	unit-2	person-9
913632159321817088	57	2	0	2	~order-2!1	\N	order-2	unit-8	person-1
913632159321817088	58	2	0	2	~order-2!2	\N	order-2	unit-1	person-4
913632159321817088	193	2	0	1	~order-4!1	\N	order-4	\N	person-5
913632159321817088	60	2	0	2	~!1	\N	\N	unit-6	person-1
913632159321817088	194	2	0	1	~order-4!2	\N	order-4	unit-1	person-0
\.
COPY public.fact_supervisions (tenant_id, row_no, batch, until_batch, version, fact_id, opened_at, due_at, closed_at, order_id, unit_id, level) FROM stdin;
913632159321817088	79	2	0	2	supervision-0	\N	1740979980	1745811480	\N	\N	district
913632159321817088	80	2	0	2	supervision-1	\N	1742652540	1743126900	order-1	unit-6	\N
913632159321817088	81	2	0	2	supervision-2	\N	\N	1742675100	order-4	\N	city
913632159321817088	82	2	0	2	supervision-3	\N	1740649560	\N	order-4	unit-4	city
913632159321817088	83	2	0	2	supervision-4	\N	1741341180	1741235520	\N	unit-1	district
913632159321817088	84	2	0	2	supervision-5	\N	1741394520	1741508280	order-0	unit-1	city
913632159321817088	85	2	0	2	supervision-6	\N	1740968280	1741484820	order-3	unit-1	city
913632159321817088	86	2	0	2	supervision-7	\N	1739827860	1738323360	order-3	unit-4	street
913632159321817088	87	2	0	2	supervision-8	\N	1737570360	1738321920	order-4	unit-0	district
913632159321817088	204	2	0	1	supervision-9	\N	1742776620	\N	\N	unit-0	district
913632159321817088	205	2	0	1	supervision-10	\N	1740107940	1745027700	\N	unit-3	street
\.
COPY public.fact_surveys (tenant_id, row_no, batch, until_batch, version, fact_id, at, positive, sample, kind, unit_id, grid_id, person_id) FROM stdin;
913632159321817088	145	1	0	1	survey-10	20178	\N	17	\N	unit-2	grid-5	person-0
913632159321817088	146	1	0	1	survey-11	20180	\N	14	\N	\N	grid-7	person-9
913632159321817088	147	1	0	1	survey-12	20194	36	38	\N	unit-4	grid-8	\N
913632159321817088	135	2	0	2	survey-0	\N	36	18	\N	unit-1	grid-3	person-0
913632159321817088	136	2	0	2	survey-1	20169	39	2	satisfaction	unit-2	grid-3	person-3
913632159321817088	137	2	0	2	survey-2	20149	18	28	\N	unit-4	\N	person-1
913632159321817088	138	2	0	2	survey-3	20174	35	\N	leader_satisfaction	unit-3	grid-11	person-1
913632159321817088	139	2	0	2	survey-4	20207	19	\N	\N	unit-2	grid-10	person-5
913632159321817088	140	2	0	2	survey-5	\N	7	5	leader_satisfaction	unit-3	grid-5	person-8
913632159321817088	141	2	0	2	survey-6	20114	17	7	coverage	unit-6	grid-10	person-0
913632159321817088	142	2	0	2	survey-7	20176	6	\N	leader_satisfaction	unit-6	grid-8	person-4
913632159321817088	143	2	0	2	survey-8	20140	13	6	leader_satisfaction	unit-7	grid-0	person-8
913632159321817088	144	2	0	2	survey-9	20188	38	31	coverage	unit-1	grid-10	person-3
\.
COPY public.fact_units (tenant_id, row_no, batch, until_batch, version, fact_id, level, closing_base, headcount, active_from, active_to, kind, parent_id, name, peer_group) FROM stdin;
913632159321817088	1	2	0	2	unit-0	1	24	4	\N	\N	village	\N	丁	\N
913632159321817088	2	2	0	2	unit-1	3	12	\N	\N	\N	\N	unit-0	乙	\N
913632159321817088	3	2	0	2	unit-2	1	30	3	\N	\N	township	unit-1	é	\N
913632159321817088	4	2	0	2	unit-3	3	\N	22	\N	\N	village	unit-2	路灯不亮	\N
913632159321817088	5	2	0	2	unit-4	1	20	5	\N	\N	department	unit-0	甲	\N
913632159321817088	6	2	0	2	unit-5	2	2	21	\N	\N	department	\N	“引号”	\N
913632159321817088	7	2	0	2	unit-6	1	\N	31	\N	\N	township	unit-1	路灯不亮	\N
913632159321817088	8	2	0	2	unit-7	3	22	2	\N	\N	member	unit-3	两行\n文字	\N
913632159321817088	165	2	0	1	unit-8	3	17	32	\N	\N	committee	unit-6	\N	\N
\.
COPY public.fact_untrue_forms (tenant_id, row_no, batch, until_batch, version, fact_id, signed_at, order_id, unit_id, signed_by) FROM stdin;
913632159321817088	100	1	0	1	~!1	1740972000	\N	unit-2	\N
913632159321817088	101	1	0	1	~order-0!1	1737947340	order-0	unit-3	person-1
913632159321817088	102	1	0	1	~order-2!1	\N	order-2	unit-4	person-4
913632159321817088	103	1	0	1	~order-1!1	1743045240	order-1	unit-5	person-1
913632159321817088	104	1	0	1	~order-1!2	1737942180	order-1	unit-6	person-8
913632159321817088	105	1	0	1	~order-1!3	1743305520	order-1	unit-5	\N
913632159321817088	106	1	0	1	~!2	1744880280	\N	unit-1	person-0
913632159321817088	107	1	0	1	~order-2!2	1741145940	order-2	unit-1	person-8
913632159321817088	108	1	0	1	~order-1!4	1745579760	order-1	\N	person-0
\.
COPY public.import (tenant_id, import_id, name, by_id, state, message_zh, message_en, started_at_ms, ended_at_ms, lease_ms, swept, change_no, n_rows, added, changed, same, removed, skipped, problems) FROM stdin;
913632159321817088	2	/dev/shm/jieban-system-1ggjuuzs/b5	0	visible			1795663701143	1795663705564	1795663735398	1	2	236	153	83	0	7	0	0
913632159321817088	3	/dev/shm/jieban-system-1ggjuuzs/broken	0	failed	“/dev/shm/jieban-system-1ggjuuzs/broken”有 1 处问题，什么也没有导入	“/dev/shm/jieban-system-1ggjuuzs/broken” has 1 problems; nothing was taken	1795663708371	1795663709932	1795663738794	1	0	0	0	0	0	0	1	1
913632159321817088	1	/dev/shm/jieban-system-1ggjuuzs/b4	0	visible			1795663693689	1795663697004	1795663726686	1	1	164	164	0	0	0	0	0
\.
COPY public.import_problem (tenant_id, import_id, problem_no, file, file_row, file_column, message_zh, message_en) FROM stdin;
913632159321817088	3	0	orders.csv	2	received_at	“yesterday”不是有效的时间，应写成 2024-11-04T09:00（1900—2199 年）	“yesterday” is no valid instant; write 2024-11-04T09:00 (1900–2199)
\.
COPY public.node (n, until_ms) FROM stdin;
5	217826908376
1	217826884825
2	217826889360
3	217826893692
4	217826901148
6	217826913103
7	217826921560
0	217826883002
\.
COPY public.personal_orders (tenant_id, row_no, batch, salt, address, caller_name, caller_phone) FROM stdin;
913632159321817088	37	2	\\x2eacf1a80066b2cbf686957c8997aece	乙	𠮷	𠮷
913632159321817088	38	2	\\x64c9725c407d13f5ab9b3987f6c538ae	乙	-甲	\N
913632159321817088	39	2	\\x601d57faa1b19a9fa211e0796de2de1e	乙	=1+1	 空格 
913632159321817088	181	2	\\x884488d67d4c309824cd282c8ec4bd2f	“引号”	“引号”	 空格 
913632159321817088	182	2	\\x7575d5d731edfa9926bec45e437055b5	 空格 	é	𠮷
913632159321817088	318	2	\\x6be81023cc68bce7424f72338224f815	\N	\N	19900001111
\.
COPY public.post (tenant_id, account_id, role, unit_id, person_id) FROM stdin;
913632159321817088	913632166678626304	admin		
913632159321817088	913632324409651200	operator		
\.
COPY public.rulebook_edition (sha256, doc, edition, title, file_name, text, added_at_ms) FROM stdin;
14e0ae5a8e2ea900750bdbd60ee9738d1effa50d799a9ca930fd0259256d432b	nanmatou-2024	2024	南码头路街道12345市民服务热线工作规则	nanmatou-2024.md	---\nid: nanmatou-2024\ntitle: 南码头路街道12345市民服务热线工作规则\nedition: 2024\nin_force: 2024-11-06\napplies_to: 2024\nlanguage: 1\n---\n\n# 南码头路街道12345市民服务热线工作规则\n\n依据：浦南办〔2024〕20号《关于南码头路街道12345市民服务热线工作的实施意见》，附件1 管理实施细则（试行），附件2 2024年度绩效评估方案，附件3 通报机制。2024-10-25 通过，2024-11-06 公布；附件2 的标题是 2024 年度，所以适用于 2024 全年（A-14）。\n\n考核：`month`（处置单位，每月）、`year`（处置单位，每年）。\n\n```规则\n考核 month "月度考核"\n  对象 单位\n  每 月\n  参评 受理量 > 0 或 应办结 > 0 或 先联样本 > 0 或 解决样本 > 0 或 满意样本 > 0\n  总计 NM-MT\n  排名 公布值（NM-MT）\n\n考核 year "年度考核"\n  对象 单位\n  每 年\n  参评 逐项个数（各月，若 参评月 则 1 否则 缺项） > 0\n  总计 NM-YT\n  排名 公布值（NM-YT）\n```\n\n## 附2 计算办法：原文没有写明的，怎样定\n\n分值一律按有理数精确计算，只在公布总分时四舍五入一次。每个取法都可以改，改了就看得见。\n\n```规则\n选项 decimals = 2 "A-06：公布到两位小数"\n选项 mode = half_up，可选（half_up）"A-06：四舍五入"\n选项 total_cap：数 = 无 "A-07：原文没有封顶，加分可使总分过百"\n选项 total_floor = 0 "A-07：扣分不至于负"\n选项 zero_denominator = full，可选（full，zero，exclude_rescale，unit_average）"A-05：没有应办结的，没有超期的事实，给满分并注明"\n选项 zero_sample = exclude_rescale，可选（full，zero，exclude_rescale，unit_average）"A-05：没有评价的缺项，其余折算"\n选项 min_available_full = 50 "A-05：余下的不足 50 分就不计月分"\n选项 co_handler_weight = 1 "A-11：主协办同责，协办与主办一样计"\n选项 callback_pick = latest，可选（latest，first，all）"A-22：一单多次回访取最近一次"\n选项 callback_round = official，可选（official，street_first_round）"A-46：只认市、区口径的回访；街道先行回访是结案前的关口"\n选项 callback_fallback = street_first_round，可选（street_first_round，off）"A-46：全街道当期没有市、区回访时，退用街道对每单的第一次回访"\n选项 unrated_in_denominator = 否 "A-24：未评价不是评价"\n选项 annual_aggregate = mean_of_scored_months，可选（mean_of_scored_months）"A-09：年度取有分月份的平均"\n选项 tie = competition，可选（competition）"A-10：并列同名次，下一名次顺延"\n选项 basis = published，可选（published，exact）"A-64：排名和年平均都用公布的分"\n```\n\n## 附2 承办工单量（5分）\n\n按受理量从高到低排：最多的满分，最少的得一半，其余按工单量在中间取分。主办的工单才计入。\n\n```规则\n选项 anchor = dispatched_at，可选（dispatched_at，accepted_at）"A-04：按派单时间归月，晚接单不改变月份"\n选项 interpolation = volume_linear，可选（volume_linear，rank_linear，mid_constant）"A-20：“按工单量多少”取中间分值，即按量线性"\n选项 when_all_equal = full，可选（full）"A-20：都一样多的，都是最多"\n选项 zero_volume_units = include，可选（include，exclude）"A-21：参评单位的零受理就是最少"\n选项 lowest_share = 0.5 "附2：最低的得该项分值的 50%"\n度量 按派单量 volume_dispatched：件数（派单，其中 主协办 = 主办，按 派单时间）\n度量 按接单量 volume_accepted：件数（派单，其中 主协办 = 主办，按 接单时间）\n取值 受理量 volume：依 anchor（dispatched_at → 按派单量，accepted_at → 按接单量）\n数值 NM-B1m "计入当月的受理量"：受理量\n取值 参与量 counted_volume：若 zero_volume_units = exclude 且 受理量 = 0 则 缺项 否则 受理量\n取值 位次 position：若 同组最大（参与量） = 同组最小（参与量）则 1 否则 依 interpolation（volume_linear → lowest_share +（1 - lowest_share） ×（参与量 - 同组最小（参与量）） ÷（同组最大（参与量） - 同组最小（参与量）），rank_linear → 1 -（1 - lowest_share） ×（名次（参与量） - 1） ÷（同组最大（名次（参与量）） - 1），mid_constant → 若 参与量 = 同组最大（参与量）则 1 否则 若 参与量 = 同组最小（参与量）则 lowest_share 否则（1 + lowest_share） ÷ 2）\n指标 NM-B1 "承办工单量"，5 分：若 参与量 已知 则 满分 × 位次 否则 缺项\n  部分 volume：受理量\n  部分 low_ratio：lowest_share\n例 NM-B1：→ 甲 5，乙 4，丙 3，丁 2.5\n  对象 甲：受理量 120\n  对象 乙：受理量 80\n  对象 丙：受理量 40\n  对象 丁：受理量 20\n例 NM-B1m：→ 1\n  一条 派单：派单时间 2025-03-31T16:40，接单时间 2025-04-01T09:05\n```\n\n## 附2 及时处置率（10分）\n\n按时办结的占应办结的比例，乘以分值；主办、协办同责。应办结的按到期时间归月，延期获准的看延期后的时间（A-26、A-27）。\n\n```规则\n度量 按时主办 on_time_lead：件数（派单，其中 非 已退单 且 主协办 = 主办 且 按时，按 到期时间）\n度量 按时协办 on_time_co：件数（派单，其中 非 已退单 且 主协办 = 协办 且 按时，按 到期时间）\n度量 应办主办 due_lead：件数（派单，其中 非 已退单 且 主协办 = 主办，按 到期时间）\n度量 应办协办 due_co：件数（派单，其中 非 已退单 且 主协办 = 协办，按 到期时间）\n取值 按时办结 on_time_closed：按时主办 + co_handler_weight × 按时协办\n取值 应办结 due：应办主办 + co_handler_weight × 应办协办\n指标 NM-B2 "及时处置率"，10 分：满分 × 按时办结 ÷ 应办结\n  无应办 zero_denominator "无应办结"\n例 NM-B2：按时办结 48 件，应办结 50 件 → 9.60 分\n例 NM-B2：按时办结 399 件，应办结 400 件 → 9.975 分\n例 NM-B2：按时办结 0 件，应办结 0 件 → 10 分\n```\n\n## 附2 先行联系率（25分）\n\n双呼平台上线前看回访里“是否先联”的比例，上线后看首派单位真正先行联系的比例。上线当月仍用旧口径，1 日上线的除外（A-25）。\n\n```规则\n参数 dual_call_live：日期 = 无 "附2：双呼平台上线日，由区里通知后填写"\n度量 市区先联样本：件数（回访测评，其中 轮次 属于（区回访，市回访）且 是否先联 已知，按 回访时间，只取 callback_pick 每个 工单）\n度量 市区已先联：件数（回访测评，其中 轮次 属于（区回访，市回访）且 是否先联 已知 且 是否先联，按 回访时间，只取 callback_pick 每个 工单）\n度量 街道先联样本：件数（回访测评，其中 轮次 = 街道回访 且 是否先联 已知，按 回访时间，只取 最早 每个 工单）\n度量 街道已先联：件数（回访测评，其中 轮次 = 街道回访 且 是否先联 已知 且 是否先联，按 回访时间，只取 最早 每个 工单）\n取值 用街道口径 by_street：callback_round = street_first_round 或（callback_fallback = street_first_round 且 全体合计（市区先联样本 + 总数（市区解决结果） + 总数（市区满意评价）） = 0）\n取值 先联样本 callback_total：若 用街道口径 则 街道先联样本 否则 市区先联样本\n取值 已先联 callback_contacted：若 用街道口径 则 街道已先联 否则 市区已先联\n度量 首派件数 first_dispatch_total：件数（派单，其中 首派，按 派单时间）\n度量 首派已联 first_dispatch_contacted：件数（派单，其中 首派 且 件数（联系，其中 种类 = 先行联系，经 派单） > 0，按 派单时间）\n取值 双呼已上线 live：若 dual_call_live 已知 则 dual_call_live ≤ 期初 否则 否\n指标 NM-B3 "先行联系率"，25 分：若 双呼已上线 则 满分 × 首派已联 ÷ 首派件数 否则 满分 × 已先联 ÷ 先联样本\n  无样本 zero_sample\n例 NM-B3：双呼已上线 否，已先联 2，先联样本 3 → 16.67 分\n例 NM-B3：双呼已上线 是，首派已联 38，首派件数 40，已先联 30，先联样本 50 → 23.75 分\n```\n\n## 附2 诉求解决率（30分）\n\n按回访时市民的回答计：实际解决、解释说明计 100，参考备案计 70，其余计 0，都在总评价人次之内（A-23）。\n\n```规则\n度量 市区解决结果 official_results：件数（回访测评，其中 轮次 属于（区回访，市回访）且 是否解决 已知，按 回访时间，分列 是否解决，只取 callback_pick 每个 工单）\n度量 街道解决结果 street_results：件数（回访测评，其中 轮次 = 街道回访 且 是否解决 已知，按 回访时间，分列 是否解决，只取 最早 每个 工单）\n取值 解决结果 results：若 用街道口径 则 街道解决结果 否则 市区解决结果\n取值 解决样本：总数（解决结果）\n指标 NM-B4 "诉求解决率"，30 分：满分 × 加权（解决结果，实际解决 或 解释说明 → 100%，参考备案 → 70%）\n  无样本 zero_sample\n例 NM-B4：解决结果（实际解决 30，解释说明 10，参考备案 5，诉求过高 3，未解决 2） → 26.10 分\n例 NM-B4：解决结果（诉求过高 2，实际解决 2） → 15 分\n```\n\n## 附2 市民满意率（30分）\n\n满意计 100，基本满意计 80，一般计 60，不满意计 0。经区城运中心同意存电的事项不纳入（附1第九条，只剔除这一项，A-38）。\n\n```规则\n度量 市区满意评价 official_ratings：件数（回访测评，其中 轮次 属于（区回访，市回访）且 评价 已知 且（评价 ≠ 未评价 或 unrated_in_denominator）且 非 工单.已存电，按 回访时间，分列 评价，只取 callback_pick 每个 工单）\n度量 街道满意评价 street_ratings：件数（回访测评，其中 轮次 = 街道回访 且 评价 已知 且（评价 ≠ 未评价 或 unrated_in_denominator）且 非 工单.已存电，按 回访时间，分列 评价，只取 最早 每个 工单）\n取值 满意评价 ratings：若 用街道口径 则 街道满意评价 否则 市区满意评价\n取值 满意样本：总数（满意评价）\n指标 NM-B5 "市民满意率"，30 分：满分 × 加权（满意评价，满意 → 100%，基本满意 → 80%，一般 → 60%）\n  无样本 zero_sample\n例 NM-B5：满意评价（满意 1，一般 1，不满意 1） → 16 分\n例 NM-B5：→ 30\n  一条 回访测评：工单 "单1"，回访时间 2025-03-05T10:00，轮次 区回访，评价 满意\n  一条 回访测评：工单 "单2"，回访时间 2025-03-14T09:00，轮次 街道回访，评价 一般\n```\n\n## 附2 加分事项（月度）\n\n区热线办简报、快报等正面评价的案例和经验，区主要媒体录用的，经城运中心核定，每项加 1 分。\n\n```规则\n度量 正面评价：合计（事项，取 数量，其中 代码 = "NM-P1"，按 认定时间）\n加分 NM-P1 "简报快报正面评价"，1 分 每件：正面评价\n度量 媒体录用：合计（事项，取 数量，其中 代码 = "NM-P2"，按 认定时间）\n加分 NM-P2 "区主要媒体录用"，1 分 每件：媒体录用\n例 NM-P1：正面评价 2 → 2\n例 NM-P2：媒体录用 3 → 3\n```\n\n## 附2 扣分事项（月度）\n\n三个责任制未落实、经提醒仍不改正的，经区城运中心认定不当退单等严重情形的（A-39），承诺未兑现被区城运通报的，每件扣 1 分；超过区级时限的每件扣 2 分；市级督办件逾期扣 2 分、区级扣 1 分。\n\n```规则\n选项 per_case = 是 "A-30：督办逾期按件扣"\n选项 exclusive_groups：名单 =（NM-M3，NM-M7）"A-40：一个通报只扣一次；因重复投诉的记 M3，其他记 M7，由录入的代码区分"\n度量 责任制未改正：合计（事项，取 数量，其中 代码 = "NM-M1" 且 标记 含 "reminded" 且 非 标记 含 "corrected"，按 认定时间）\n扣分 NM-M1 "三个责任制未落实"，1 分 每件：责任制未改正\n度量 认定不规范：合计（事项，取 数量，其中 代码 = "NM-M2"，按 认定时间）\n扣分 NM-M2 "不当退单、事实认定、结案不规范"，1 分 每件：认定不规范\n度量 承诺未解决被通报：合计（事项，取 数量，其中 代码 = "NM-M3"，按 认定时间）\n扣分 NM-M3 "承诺解决而未解决被通报"，1 分 每件：承诺未解决被通报\n度量 超区级时限：件数（派单，其中 非 已退单 且（办结时间 已知 且 非 按期（办结时间，工单.区级时限）或 办结时间 未知 且 时点 ≥ 工单.区级时限），按 工单.区级时限）\n扣分 NM-M4 "超过区级时限"，2 分 每件：超区级时限\n度量 市级督办逾期：件数（督办，其中 级别 = 市级 且（完成时间 已知 且 非 按期（完成时间，应完成时间）或 完成时间 未知 且 时点 ≥ 应完成时间），按 应完成时间）\n度量 区级督办逾期：件数（督办，其中 级别 = 区级 且（完成时间 已知 且 非 按期（完成时间，应完成时间）或 完成时间 未知 且 时点 ≥ 应完成时间），按 应完成时间）\n扣分 NM-M5 "督办件未按期完成"：若 per_case 则 2 分 × 市级督办逾期 + 1 分 × 区级督办逾期 否则（若 市级督办逾期 > 0 则 2 分 否则 0 分） +（若 区级督办逾期 > 0 则 1 分 否则 0 分）\n例 NM-M2：认定不规范 3 → -3\n例 NM-M4：超区级时限 2 → -4\n例 NM-M5：市级督办逾期 1，区级督办逾期 2 → -4\n例 NM-M1：→ 0\n  一条 事项：代码 "NM-M1"，认定时间 2025-03-10T09:00\n```\n\n## 附2 月度总分\n\n五项基础绩效加上当月加分、减去当月扣分。\n\n```规则\n总分 NM-MT "月度总分"，100 分\n  基础 NM-B1，NM-B2，NM-B3，NM-B4，NM-B5\n  加 NM-P1，NM-P2\n  减 NM-M1，NM-M2，NM-M3，NM-M4，NM-M5\n  至少余 min_available_full\n  保底 total_floor\n  封顶 total_cap\n  公布 decimals，mode\n例 NM-MT：NM-B1 4，NM-B2 9.6，NM-B3 22.5，NM-B4 26.1，NM-B5 23.25，NM-MT.plus 1，NM-MT.minus -2 → 84.45\n例 NM-MT：NM-B1 4，NM-B2 10，NM-B3 缺项，NM-B4 缺项，NM-B5 缺项，NM-MT.plus 0，NM-MT.minus 0 → 缺项\n```\n\n## 附2 加分事项（年度）\n\n全年受理量街道第一的加 2 分、第二的加 1 分（全部处置单位一起排，A-31）；未诉先办且形成专报、经区城运中心认定的每项 2 分；参与市、区重要工作每项 1 分，表现突出的 2 分。\n\n```规则\n取值 年度名次 volume_rank：名次（受理量）\n加分 NM-P3 "年度受理量排名"：依 年度名次（1 → 2 分，2 → 1 分，否则 → 0 分）\n度量 未诉先办项 proactive：合计（事项，取 数量，其中 代码 = "NM-P4" 且 标记 含 "report"，按 认定时间）\n加分 NM-P4 "未诉先办并形成专报"，2 分 每件：未诉先办项\n度量 重要工作项：合计（事项，取 数量，其中 代码 = "NM-P5" 且 非 标记 含 "outstanding"，按 认定时间）\n度量 表现突出项：合计（事项，取 数量，其中 代码 = "NM-P5" 且 标记 含 "outstanding"，按 认定时间）\n加分 NM-P5 "参与重要工作"：1 分 × 重要工作项 + 2 分 × 表现突出项\n例 NM-P3：→ 甲 2，乙 1，丙 0\n  对象 甲：受理量 900\n  对象 乙：受理量 700\n  对象 丙：受理量 650\n例 NM-P4：未诉先办项 2 → 4\n例 NM-P5：重要工作项 2，表现突出项 1 → 4\n```\n\n## 附2 扣分事项（年度）\n\n被媒体曝光、造成恶劣影响的每件扣 2 分；被市热线办扣分、约谈、通报的扣 2 分，被区城运的扣 1 分。\n\n```规则\n选项 per_event = 是 "A-30：每次都扣"\n度量 媒体曝光：合计（事项，取 数量，其中 代码 = "NM-M6"，按 认定时间）\n扣分 NM-M6 "媒体曝光恶劣影响"，2 分 每件：媒体曝光\n度量 市级通报：合计（事项，取 数量，其中 代码 = "NM-M7" 且 级别 = 市，按 认定时间）\n度量 区级通报：合计（事项，取 数量，其中 代码 = "NM-M7" 且 级别 = 区，按 认定时间）\n扣分 NM-M7 "被市、区扣分约谈通报"：若 per_event 则 2 分 × 市级通报 + 1 分 × 区级通报 否则（若 市级通报 > 0 则 2 分 否则 0 分） +（若 区级通报 > 0 则 1 分 否则 0 分）\n例 NM-M6：媒体曝光 1 → -2\n例 NM-M7：市级通报 0，区级通报 1 → -1\n```\n\n## 附2 年度总分\n\n各月有分的平均，再加年度加分、减年度扣分。\n\n```规则\n取值 月分 monthly：依 basis（published → 公布值（NM-MT），exact → NM-MT）\n总分 NM-YT "年度总分"\n  基础 依 annual_aggregate（mean_of_scored_months → 逐项平均（各月，若 参评月 则 月分 否则 缺项））\n  加 NM-P3，NM-P4，NM-P5\n  减 NM-M6，NM-M7\n  保底 total_floor\n  封顶 total_cap\n  公布 decimals，mode\n取值 参评月 month_assessed：受理量 > 0 或 应办结 > 0 或 先联样本 > 0 或 解决样本 > 0 或 满意样本 > 0\n```\n\n## 附1 时限怎样计\n\n开始的当日不计入，满最后一日 24:00（民法典第二百零一条、二百零三条）；小时连续计算，到点仍算按期。\n\n```规则\n选项 count_start_day = 否 "A-01：开始的当日不计入"\n选项 day_end = "24:00"，可选（"24:00"，"17:00"，"same_time"）"A-01：最后一日 24:00 届满"\n选项 office_hours = "09:00-17:00" "A-37：办公时间"\n计法：当日计入 count_start_day，届满 day_end，办公时间 office_hours\n```\n\n## 附1第六条（一） 先行简告\n\n收到区里派下的工单 1 小时内先联系市民；打不通的至少打三次，每次隔一小时。1 小时看第一次拨打（A-28）。\n\n```规则\n时限 NM-L1 "先行简告1小时" 取 工单：自 受理时间 限 1 小时 至 最小（联系，取 联系时间，其中 种类 = 先行简告，经 工单）\n判别 NM-L1b "无法接通三次拨打" 取 工单：间隔次数（联系，取 联系时间，其中 种类 = 先行简告 且 非 接通，间隔 1 小时，经 工单） ≥ 3\n例 NM-L1：受理时间 2024-11-04T23:40 → due_at 2024-11-05T00:40\n```\n\n## 附1第八条（一）（二） 现场勘查、先行联系\n\n首派单位 1 个工作日内先行联系，有现场的 1 个工作日内到场；都从派单起算（两处写法取较早的，A-49）。\n\n```规则\n时限 NM-L2 "先行联系1个工作日" 取 派单：自 派单时间 限 1 工作日\n  部分 workdays：1\n时限 NM-L3 "现场勘查1个工作日" 取 派单：自 派单时间 限 1 工作日\n  部分 workdays：1\n例 NM-L2：派单时间 2024-11-08T16:30 → due_at 2024-11-12T00:00\n例 NM-L3：派单时间 2025-01-25T10:00 → due_at 2025-01-27T00:00\n```\n\n## 附1第八条（三） 退单\n\n接单后 1 个工作日内、经勘查和联系、由负责人签发才能申请；逾期的原则上不退（A-36）。\n\n```规则\n时限 NM-L4 "退单申请1个工作日" 取 派单：自 接单时间 限 1 工作日 至 最小（退单，取 申请时间，经 派单）\n例 NM-L4：接单时间 2024-11-06T09:00 → due_at 2024-11-08T00:00\n```\n\n## 附1第八条（四） 办结\n\n一般工单自接单之日起 5 个工作日，紧急求助 1 个工作日；疑难的可在接单后 1 个工作日内申请延期，原文没有写延到多长（取 15 个工作日，A-26）。派单后两个办公小时还没接单的，自派单起算（A-37，街道自己的决定）。退回重办不重新起算，最后一次办结要在原期限内，另记 3 个工作日的重办期限（A-42）。\n\n```规则\n选项 accept_grace_hours：数 = 2 工作小时 "A-37：派单后 2 个办公小时内应接单；无 = 照字面一律自接单起"\n选项 rework_workdays = 3 工作日 "A-42：退回后另记的重办期限"\n选项 extended_total_workdays = 15 工作日 "A-26：延期后自接单起共 15 个工作日（原文未写，参照兄弟街道）"\n选项 max_extensions = 1 "A-26：只延一次"\n判别 起算时间 handling_start 取 派单：若 accept_grace_hours 未知 则 接单时间 否则 若 接单时间 已知 且 接单时间 ≤ 到期（派单时间，accept_grace_hours）则 接单时间 否则 派单时间\n时限 NM-L5 "一般工单5个工作日" 取 派单：自 接单时间 限 5 工作日\n  部分 workdays：5\n时限 NM-L5g "一般工单5个工作日（逾时未接单）" 取 派单：自 起算时间 限 5 工作日\n  部分 workdays：5\n时限 NM-L5r "一般工单5个工作日（退回重新处置）" 取 派单：自 接单时间 限 5 工作日\n  部分 workdays：5\n  部分 rework_due_at：到期（退回重办时间，rework_workdays）\n  部分 on_time：按期（办结时间，到期（接单时间，5 工作日））\n  部分 rework_met：按期（办结时间，到期（退回重办时间，rework_workdays））\n时限 NM-L6 "紧急求助1个工作日" 取 派单：自 接单时间 限 1 工作日\n  部分 workdays：1\n时限 NM-L8 "疑难工单延期申请1个工作日" 取 派单：自 接单时间 限 1 工作日 至 最小（延期，取 申请时间，经 派单）\n时限 NM-L8x "疑难工单延期后应办结" 取 派单：自 接单时间 限 extended_total_workdays\n例 NM-L5：接单时间 2024-09-30T15:00 → due_at 2024-10-13T00:00\n例 NM-L5g：派单时间 2025-03-10T10:00，接单时间 2025-03-11T09:30 → start_at 2025-03-10T10:00，due_at 2025-03-18T00:00\n例 NM-L5r：接单时间 2025-03-03T09:00，退回重办时间 2025-03-10T17:00，办结时间 2025-03-12T11:00 → on_time 否，rework_met 是\n例 NM-L6：接单时间 2024-11-07T20:00 → due_at 2024-11-09T00:00\n例 NM-L8x：接单时间 2024-11-04T09:00 → due_at 2024-11-26T00:00\n```\n\n## 附1第七条（三） 非工作时间的紧急件\n\n夜间和节假日的紧急、次紧急件直接联系负责人，4 小时内反馈，自联系之时起（A-43）。\n\n```规则\n时限 NM-L7 "非工作时间紧急件4小时反馈" 取 派单：自 派单时间 限 4 小时 至 最小（联系，取 联系时间，其中 种类 = 反馈，经 派单）\n例 NM-L7：派单时间 2024-11-09T08:00 → due_at 2024-11-09T12:00\n```\n\n## 附1第十条、附3 回访复核和通报答复\n\n收到复核单 3 个工作日内书面答复；收到通报 5 个工作日内答复。\n\n```规则\n时限 NM-L9 "回访复核3个工作日" 取 回访复核：自 收到时间 限 3 工作日\n  部分 workdays：3\n时限 NM-L10 "通报答复5个工作日" 取 通报：自 通报时间 限 5 工作日\n  部分 workdays：5\n例 NM-L9：收到时间 2025-04-30T10:00 → due_at 2025-05-09T00:00\n例 NM-L10：通报时间 2024-11-04T10:00 → due_at 2024-11-12T00:00\n```\n\n## 意见二（二）、附3 重复和集中的诉求\n\n同一人同一事 12 个月内 5 次以上的督办、推送、专报（A-34）；一周内不同诉求人同类 10 件以上的专报（A-35）。“以上”含本数（A-03）。\n\n```规则\n选项 inclusive = 是 "A-03：以上含本数"\n选项 repeat_window_days = 365 天 "A-34：滚动 12 个月"\n选项 count_first_call = 是 "A-34：第一次来电算 1"\n选项 distinct_callers = 是 "A-35：不同诉求人，每人算一件"\n选项 window_days = 7 天 "A-35：滚动 7 天"\n度量 同人同事次数 same_person_same_matter：窗内最多（工单，按 受理时间，归 全体，相同（诉求人标识，事项标识），限 repeat_window_days）\n判定 NM-H1 "重复5次以上督办"：若 inclusive 则 同人同事次数 ≥ 5 否则 同人同事次数 > 5\n度量 七日同类件数：窗内最多（工单，按 受理时间，归 全体，相同（主题标识），限 window_days）\n度量 七日同类人数：窗内最多（工单，按 受理时间，归 全体，相同（主题标识），限 window_days，取 诉求人标识）\n判定 NM-H2 "一周内同类10件以上专报"：若 distinct_callers 则 七日同类人数 ≥ 10 否则 七日同类件数 ≥ 10\n  部分 window_days：7\n例 NM-H1：同人同事次数 5 → 是\n例 NM-H2：七日同类人数 6，七日同类件数 10 → 否\n```\n\n## 附1第九条 存电\n\n两条路：同一人同一事签报不属实说明 6 次（含）以上，或者属于六类事项之一（A-32）。\n\n```规则\n选项 require_both = 否 "A-32：两条路各自成立"\n度量 不属实签报 untrue_signed：件数（不属实说明，按 签报时间，归 全体）\n度量 六类事项 six_grounds：件数（存电，其中 情形 ≥ 1 且 情形 ≤ 6，按 申请时间，归 全体）\n判定 NM-H3 "存电申请前提"：若 require_both 则 不属实签报 ≥ 6 且 六类事项 ≥ 1 否则 不属实签报 ≥ 6 或 六类事项 ≥ 1\n例 NM-H3：不属实签报 5，六类事项 0 → 否\n```\n\n## 附1第五条（四）、第八条（九） 先行回访\n\n未先联、未解决、不满意的退回重办；未答复的也退回（A-42）。\n\n```规则\n选项 rework_on_unanswered = 是 "A-42：也问是否答复，未答复的退回"\n判别 NM-H4 "先行回访退回重办" 取 回访测评：非 是否先联 或 是否解决 = 未解决 或 评价 = 不满意 或 rework_on_unanswered 且 是否答复 已知 且 非 是否答复\n例 NM-H4：是否先联 是，是否解决 解释说明，评价 不满意 → 是\n例 NM-H4：是否先联 是，是否解决 解释说明，评价 一般 → 否\n```\n\n## 附1第八条（九）1 审核清单\n\n“八审八不准”的条文没有公开。\n\n```规则\n未定 NM-AUDIT "八审八不准"："条文没有公开（A-44），清单由城运中心填写"\n```\n	1795663688157
\.
COPY public.schema_step (n, name, sha256, at) FROM stdin;
1	store	1f3a8132e72d0b4394ddb4b80f482656ee6744a5a336af46414e66a622c29000	1795663678262
2	facts	2014891b3766a44944361c81462c1cb9b4539a649a5c3d61232f04b56c9a45ee	1795663680529
3	people	ba99e14aa120e0a7ab517da1f1a1caf836417d3fcde27e1de033a33ed7f8c32b	1795663680989
4	editions	948a3ba82acf2b2f7f38569f4a6bf756b9052435d36477dfb912829583469523	1795663681193
\.
COPY public.secret (name, value) FROM stdin;
session_key	\\x0976d1241260aaa89adb01caac912920dfcff9acd9b2a7cd7fb8a21a4d13402d
\.
COPY public.session (tenant_id, token_hash, account_id, sign_in_id, era, created_at_ms, seen_at_ms) FROM stdin;
913632159321817088	\\x60167f0863c4e876406eb611da4072fb5ab22e462cd8109a97d3359f0eea8c36	913632166678626304	913632308773285888	2	1795663715485	1795663715485
913632159321817088	\\x04948dae910a0fec199ce050a7d6c64c37a60d03b92c880a56a0477d1b7b3162	913632166678626304	913632319368097792	2	1795663718744	1795663718744
913632159321817088	\\xdf40b891428a83391a107a5cf582691f9e829b95ec20505dfc39a5989f8eefe3	913632166678626304	913632328402628608	2	1795663720651	1795663720651
\.
COPY public.sign_in_failure (who, failures, last_at_ms) FROM stdin;
\\xa1c36e6a033403d3ea5a03b75728f2fd93c98105e178e3e1fe65f19227fb877b	0	1795663717020
\\x77185ecbc35e9ab378d2f5479e367d8ea2b8f0218790f2f8cdeb6a7dbca2151c	1	1795663721591
\\x5a2255fb7b3f8adaa80fac822a155e131d19d7e58595cbd93f321561c4d827c9	1	1795663721591
\.
COPY public.tenant (tenant_id, parent_id, slug, name, level, created_by, created_at_ms, changed_by, changed_at_ms) FROM stdin;
913632159321817088	0	town	town	3	0	1795663681247	0	1795663681247
913632174324846592	913632159321817088	village	某村	3	0	1795663684801	0	1795663684801
\.
COPY public.tenant_rulebook (tenant_id, edition_id, sha256, from_day, added_at_ms, added_by) FROM stdin;
913632159321817088	913632193346019328	14e0ae5a8e2ea900750bdbd60ee9738d1effa50d799a9ca930fd0259256d432b	20033	1795663688157	0
\.
ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_login_key UNIQUE (login);
ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (account_id);
ALTER TABLE ONLY public.audit_head
    ADD CONSTRAINT audit_head_pkey PRIMARY KEY (tenant_id);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (tenant_id, audit_no);
ALTER TABLE ONLY public.calendar_notice
    ADD CONSTRAINT calendar_notice_pkey PRIMARY KEY (notice_id);
ALTER TABLE ONLY public.fact_allocations
    ADD CONSTRAINT fact_allocations_pkey PRIMARY KEY (tenant_id, row_no, batch);
ALTER TABLE ONLY public.fact_assignments
    ADD CONSTRAINT fact_assignments_pkey PRIMARY KEY (tenant_id, row_no, batch);
ALTER TABLE ONLY public.fact_attendance
    ADD CONSTRAINT fact_attendance_pkey PRIMARY KEY (tenant_id, row_no, batch);
ALTER TABLE ONLY public.fact_batch_line
    ADD CONSTRAINT fact_batch_line_pkey PRIMARY KEY (tenant_id, batch, line_no);
ALTER TABLE ONLY public.fact_callbacks
    ADD CONSTRAINT fact_callbacks_pkey PRIMARY KEY (tenant_id, row_no, batch);
ALTER TABLE ONLY public.fact_change
    ADD CONSTRAINT fact_change_pkey PRIMARY KEY (tenant_id, change_no);
ALTER TABLE ONLY public.fact_checklists
    ADD CONSTRAINT fact_checklists_pkey PRIMARY KEY (tenant_id, row_no, batch);
ALTER TABLE ONLY public.fact_contacts
    ADD CONSTRAINT fact_contacts_pkey PRIMARY KEY (tenant_id, row_no, batch);
ALTER TABLE ONLY public.fact_crimes
    ADD CONSTRAINT fact_crimes_pkey PRIMARY KEY (tenant_id, row_no, batch);
ALTER TABLE ONLY public.fact_dated_values
    ADD CONSTRAINT fact_dated_values_pkey PRIMARY KEY (tenant_id, row_no, batch);
ALTER TABLE ONLY public.fact_extensions
    ADD CONSTRAINT fact_extensions_pkey PRIMARY KEY (tenant_id, row_no, batch);
ALTER TABLE ONLY public.fact_external_ranks
    ADD CONSTRAINT fact_external_ranks_pkey PRIMARY KEY (tenant_id, row_no, batch);
ALTER TABLE ONLY public.fact_grid_members
    ADD CONSTRAINT fact_grid_members_pkey PRIMARY KEY (tenant_id, row_no, batch);
ALTER TABLE ONLY public.fact_grids
    ADD CONSTRAINT fact_grids_pkey PRIMARY KEY (tenant_id, row_no, batch);
ALTER TABLE ONLY public.fact_head
    ADD CONSTRAINT fact_head_pkey PRIMARY KEY (tenant_id);
ALTER TABLE ONLY public.fact_incidents
    ADD CONSTRAINT fact_incidents_pkey PRIMARY KEY (tenant_id, row_no, batch);
ALTER TABLE ONLY public.fact_key_visits
    ADD CONSTRAINT fact_key_visits_pkey PRIMARY KEY (tenant_id, row_no, batch);
ALTER TABLE ONLY public.fact_kind
    ADD CONSTRAINT fact_kind_pkey PRIMARY KEY (tenant_id, entity);
ALTER TABLE ONLY public.fact_manual_scores
    ADD CONSTRAINT fact_manual_scores_pkey PRIMARY KEY (tenant_id, row_no, batch);
ALTER TABLE ONLY public.fact_notices
    ADD CONSTRAINT fact_notices_pkey PRIMARY KEY (tenant_id, row_no, batch);
ALTER TABLE ONLY public.fact_orders
    ADD CONSTRAINT fact_orders_pkey PRIMARY KEY (tenant_id, row_no, batch);
ALTER TABLE ONLY public.fact_patrols
    ADD CONSTRAINT fact_patrols_pkey PRIMARY KEY (tenant_id, row_no, batch);
ALTER TABLE ONLY public.fact_persons
    ADD CONSTRAINT fact_persons_pkey PRIMARY KEY (tenant_id, row_no, batch);
ALTER TABLE ONLY public.fact_quotas
    ADD CONSTRAINT fact_quotas_pkey PRIMARY KEY (tenant_id, row_no, batch);
ALTER TABLE ONLY public.fact_rechecks
    ADD CONSTRAINT fact_rechecks_pkey PRIMARY KEY (tenant_id, row_no, batch);
ALTER TABLE ONLY public.fact_reminders
    ADD CONSTRAINT fact_reminders_pkey PRIMARY KEY (tenant_id, row_no, batch);
ALTER TABLE ONLY public.fact_returns
    ADD CONSTRAINT fact_returns_pkey PRIMARY KEY (tenant_id, row_no, batch);
ALTER TABLE ONLY public.fact_shelvings
    ADD CONSTRAINT fact_shelvings_pkey PRIMARY KEY (tenant_id, row_no, batch);
ALTER TABLE ONLY public.fact_sign_ins
    ADD CONSTRAINT fact_sign_ins_pkey PRIMARY KEY (tenant_id, row_no, batch);
ALTER TABLE ONLY public.fact_site_visits
    ADD CONSTRAINT fact_site_visits_pkey PRIMARY KEY (tenant_id, row_no, batch);
ALTER TABLE ONLY public.fact_supervisions
    ADD CONSTRAINT fact_supervisions_pkey PRIMARY KEY (tenant_id, row_no, batch);
ALTER TABLE ONLY public.fact_surveys
    ADD CONSTRAINT fact_surveys_pkey PRIMARY KEY (tenant_id, row_no, batch);
ALTER TABLE ONLY public.fact_units
    ADD CONSTRAINT fact_units_pkey PRIMARY KEY (tenant_id, row_no, batch);
ALTER TABLE ONLY public.fact_untrue_forms
    ADD CONSTRAINT fact_untrue_forms_pkey PRIMARY KEY (tenant_id, row_no, batch);
ALTER TABLE ONLY public.import
    ADD CONSTRAINT import_pkey PRIMARY KEY (tenant_id, import_id);
ALTER TABLE ONLY public.import_problem
    ADD CONSTRAINT import_problem_pkey PRIMARY KEY (tenant_id, import_id, problem_no);
ALTER TABLE ONLY public.node
    ADD CONSTRAINT node_pkey PRIMARY KEY (n);
ALTER TABLE ONLY public.personal_orders
    ADD CONSTRAINT personal_orders_pkey PRIMARY KEY (tenant_id, row_no, batch);
ALTER TABLE ONLY public.post
    ADD CONSTRAINT post_pkey PRIMARY KEY (tenant_id, account_id, role, unit_id);
ALTER TABLE ONLY public.rulebook_edition
    ADD CONSTRAINT rulebook_edition_pkey PRIMARY KEY (sha256);
ALTER TABLE ONLY public.schema_step
    ADD CONSTRAINT schema_step_pkey PRIMARY KEY (n);
ALTER TABLE ONLY public.secret
    ADD CONSTRAINT secret_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (tenant_id, token_hash);
ALTER TABLE ONLY public.sign_in_failure
    ADD CONSTRAINT sign_in_failure_pkey PRIMARY KEY (who);
ALTER TABLE ONLY public.tenant
    ADD CONSTRAINT tenant_pkey PRIMARY KEY (tenant_id);
ALTER TABLE ONLY public.tenant_rulebook
    ADD CONSTRAINT tenant_rulebook_pkey PRIMARY KEY (tenant_id, edition_id);
ALTER TABLE ONLY public.tenant_rulebook
    ADD CONSTRAINT tenant_rulebook_tenant_id_sha256_key UNIQUE (tenant_id, sha256);
ALTER TABLE ONLY public.tenant
    ADD CONSTRAINT tenant_slug_key UNIQUE (slug);
CREATE INDEX fact_allocations_by ON public.fact_allocations USING btree (tenant_id, by, row_no) WHERE (by IS NOT NULL);
CREATE UNIQUE INDEX fact_allocations_id ON public.fact_allocations USING btree (tenant_id, fact_id, batch);
CREATE INDEX fact_allocations_person_id ON public.fact_allocations USING btree (tenant_id, person_id, row_no) WHERE (person_id IS NOT NULL);
CREATE INDEX fact_allocations_unit_id ON public.fact_allocations USING btree (tenant_id, unit_id, row_no) WHERE (unit_id IS NOT NULL);
CREATE UNIQUE INDEX fact_assignments_id ON public.fact_assignments USING btree (tenant_id, fact_id, batch);
CREATE INDEX fact_assignments_order_id ON public.fact_assignments USING btree (tenant_id, order_id, row_no) WHERE (order_id IS NOT NULL);
CREATE INDEX fact_assignments_person_id ON public.fact_assignments USING btree (tenant_id, person_id, row_no) WHERE (person_id IS NOT NULL);
CREATE INDEX fact_assignments_unit_id_dispatched_at ON public.fact_assignments USING btree (tenant_id, unit_id, dispatched_at, row_no);
CREATE UNIQUE INDEX fact_attendance_id ON public.fact_attendance USING btree (tenant_id, fact_id, batch);
CREATE INDEX fact_attendance_person_id ON public.fact_attendance USING btree (tenant_id, person_id, row_no) WHERE (person_id IS NOT NULL);
CREATE INDEX fact_batch_line_of ON public.fact_batch_line USING btree (tenant_id, entity, id, batch);
CREATE INDEX fact_callbacks_assignment_id ON public.fact_callbacks USING btree (tenant_id, assignment_id, row_no) WHERE (assignment_id IS NOT NULL);
CREATE UNIQUE INDEX fact_callbacks_id ON public.fact_callbacks USING btree (tenant_id, fact_id, batch);
CREATE INDEX fact_callbacks_order_id ON public.fact_callbacks USING btree (tenant_id, order_id, row_no) WHERE (order_id IS NOT NULL);
CREATE INDEX fact_callbacks_unit_id ON public.fact_callbacks USING btree (tenant_id, unit_id, row_no) WHERE (unit_id IS NOT NULL);
CREATE INDEX fact_change_of ON public.fact_change USING btree (tenant_id, entity, id, change_no);
CREATE INDEX fact_checklists_grid_id ON public.fact_checklists USING btree (tenant_id, grid_id, row_no) WHERE (grid_id IS NOT NULL);
CREATE UNIQUE INDEX fact_checklists_id ON public.fact_checklists USING btree (tenant_id, fact_id, batch);
CREATE INDEX fact_checklists_unit_id ON public.fact_checklists USING btree (tenant_id, unit_id, row_no) WHERE (unit_id IS NOT NULL);
CREATE INDEX fact_contacts_assignment_id ON public.fact_contacts USING btree (tenant_id, assignment_id, row_no) WHERE (assignment_id IS NOT NULL);
CREATE INDEX fact_contacts_by ON public.fact_contacts USING btree (tenant_id, by, row_no) WHERE (by IS NOT NULL);
CREATE UNIQUE INDEX fact_contacts_id ON public.fact_contacts USING btree (tenant_id, fact_id, batch);
CREATE INDEX fact_contacts_order_id ON public.fact_contacts USING btree (tenant_id, order_id, row_no) WHERE (order_id IS NOT NULL);
CREATE INDEX fact_contacts_unit_id ON public.fact_contacts USING btree (tenant_id, unit_id, row_no) WHERE (unit_id IS NOT NULL);
CREATE INDEX fact_crimes_grid_id ON public.fact_crimes USING btree (tenant_id, grid_id, row_no) WHERE (grid_id IS NOT NULL);
CREATE UNIQUE INDEX fact_crimes_id ON public.fact_crimes USING btree (tenant_id, fact_id, batch);
CREATE UNIQUE INDEX fact_dated_values_id ON public.fact_dated_values USING btree (tenant_id, fact_id, batch);
CREATE INDEX fact_extensions_assignment_id ON public.fact_extensions USING btree (tenant_id, assignment_id, row_no) WHERE (assignment_id IS NOT NULL);
CREATE UNIQUE INDEX fact_extensions_id ON public.fact_extensions USING btree (tenant_id, fact_id, batch);
CREATE INDEX fact_extensions_order_id ON public.fact_extensions USING btree (tenant_id, order_id, row_no) WHERE (order_id IS NOT NULL);
CREATE INDEX fact_extensions_unit_id ON public.fact_extensions USING btree (tenant_id, unit_id, row_no) WHERE (unit_id IS NOT NULL);
CREATE UNIQUE INDEX fact_external_ranks_id ON public.fact_external_ranks USING btree (tenant_id, fact_id, batch);
CREATE INDEX fact_external_ranks_unit_id ON public.fact_external_ranks USING btree (tenant_id, unit_id, row_no) WHERE (unit_id IS NOT NULL);
CREATE INDEX fact_grid_members_grid_id ON public.fact_grid_members USING btree (tenant_id, grid_id, row_no) WHERE (grid_id IS NOT NULL);
CREATE UNIQUE INDEX fact_grid_members_id ON public.fact_grid_members USING btree (tenant_id, fact_id, batch);
CREATE INDEX fact_grid_members_person_id ON public.fact_grid_members USING btree (tenant_id, person_id, row_no) WHERE (person_id IS NOT NULL);
CREATE UNIQUE INDEX fact_grids_id ON public.fact_grids USING btree (tenant_id, fact_id, batch);
CREATE INDEX fact_grids_leader_id ON public.fact_grids USING btree (tenant_id, leader_id, row_no) WHERE (leader_id IS NOT NULL);
CREATE INDEX fact_grids_unit_id ON public.fact_grids USING btree (tenant_id, unit_id, row_no) WHERE (unit_id IS NOT NULL);
CREATE INDEX fact_incidents_approved_by ON public.fact_incidents USING btree (tenant_id, approved_by, row_no) WHERE (approved_by IS NOT NULL);
CREATE INDEX fact_incidents_grid_id ON public.fact_incidents USING btree (tenant_id, grid_id, row_no) WHERE (grid_id IS NOT NULL);
CREATE UNIQUE INDEX fact_incidents_id ON public.fact_incidents USING btree (tenant_id, fact_id, batch);
CREATE INDEX fact_incidents_order_id ON public.fact_incidents USING btree (tenant_id, order_id, row_no) WHERE (order_id IS NOT NULL);
CREATE INDEX fact_incidents_person_id ON public.fact_incidents USING btree (tenant_id, person_id, row_no) WHERE (person_id IS NOT NULL);
CREATE INDEX fact_incidents_unit_id ON public.fact_incidents USING btree (tenant_id, unit_id, row_no) WHERE (unit_id IS NOT NULL);
CREATE UNIQUE INDEX fact_key_visits_id ON public.fact_key_visits USING btree (tenant_id, fact_id, batch);
CREATE INDEX fact_key_visits_person_id ON public.fact_key_visits USING btree (tenant_id, person_id, row_no) WHERE (person_id IS NOT NULL);
CREATE UNIQUE INDEX fact_manual_scores_id ON public.fact_manual_scores USING btree (tenant_id, fact_id, batch);
CREATE INDEX fact_manual_scores_person_id ON public.fact_manual_scores USING btree (tenant_id, person_id, row_no) WHERE (person_id IS NOT NULL);
CREATE INDEX fact_manual_scores_rater ON public.fact_manual_scores USING btree (tenant_id, rater, row_no) WHERE (rater IS NOT NULL);
CREATE INDEX fact_manual_scores_unit_id ON public.fact_manual_scores USING btree (tenant_id, unit_id, row_no) WHERE (unit_id IS NOT NULL);
CREATE UNIQUE INDEX fact_notices_id ON public.fact_notices USING btree (tenant_id, fact_id, batch);
CREATE INDEX fact_notices_unit_id ON public.fact_notices USING btree (tenant_id, unit_id, row_no) WHERE (unit_id IS NOT NULL);
CREATE INDEX fact_orders_category_received_at ON public.fact_orders USING btree (tenant_id, category, received_at, row_no);
CREATE INDEX fact_orders_grid_id ON public.fact_orders USING btree (tenant_id, grid_id, row_no) WHERE (grid_id IS NOT NULL);
CREATE UNIQUE INDEX fact_orders_id ON public.fact_orders USING btree (tenant_id, fact_id, batch);
CREATE INDEX fact_orders_received_at ON public.fact_orders USING btree (tenant_id, received_at, row_no);
CREATE INDEX fact_patrols_grid_id ON public.fact_patrols USING btree (tenant_id, grid_id, row_no) WHERE (grid_id IS NOT NULL);
CREATE UNIQUE INDEX fact_patrols_id ON public.fact_patrols USING btree (tenant_id, fact_id, batch);
CREATE INDEX fact_patrols_person_id ON public.fact_patrols USING btree (tenant_id, person_id, row_no) WHERE (person_id IS NOT NULL);
CREATE UNIQUE INDEX fact_persons_id ON public.fact_persons USING btree (tenant_id, fact_id, batch);
CREATE INDEX fact_persons_unit_id ON public.fact_persons USING btree (tenant_id, unit_id, row_no) WHERE (unit_id IS NOT NULL);
CREATE UNIQUE INDEX fact_quotas_id ON public.fact_quotas USING btree (tenant_id, fact_id, batch);
CREATE INDEX fact_quotas_unit_id ON public.fact_quotas USING btree (tenant_id, unit_id, row_no) WHERE (unit_id IS NOT NULL);
CREATE UNIQUE INDEX fact_rechecks_id ON public.fact_rechecks USING btree (tenant_id, fact_id, batch);
CREATE INDEX fact_rechecks_order_id ON public.fact_rechecks USING btree (tenant_id, order_id, row_no) WHERE (order_id IS NOT NULL);
CREATE INDEX fact_rechecks_unit_id ON public.fact_rechecks USING btree (tenant_id, unit_id, row_no) WHERE (unit_id IS NOT NULL);
CREATE UNIQUE INDEX fact_reminders_id ON public.fact_reminders USING btree (tenant_id, fact_id, batch);
CREATE INDEX fact_reminders_order_id ON public.fact_reminders USING btree (tenant_id, order_id, row_no) WHERE (order_id IS NOT NULL);
CREATE INDEX fact_reminders_unit_id ON public.fact_reminders USING btree (tenant_id, unit_id, row_no) WHERE (unit_id IS NOT NULL);
CREATE INDEX fact_returns_assignment_id ON public.fact_returns USING btree (tenant_id, assignment_id, row_no) WHERE (assignment_id IS NOT NULL);
CREATE UNIQUE INDEX fact_returns_id ON public.fact_returns USING btree (tenant_id, fact_id, batch);
CREATE INDEX fact_returns_order_id ON public.fact_returns USING btree (tenant_id, order_id, row_no) WHERE (order_id IS NOT NULL);
CREATE INDEX fact_returns_suggested_unit ON public.fact_returns USING btree (tenant_id, suggested_unit, row_no) WHERE (suggested_unit IS NOT NULL);
CREATE INDEX fact_returns_unit_id ON public.fact_returns USING btree (tenant_id, unit_id, row_no) WHERE (unit_id IS NOT NULL);
CREATE UNIQUE INDEX fact_shelvings_id ON public.fact_shelvings USING btree (tenant_id, fact_id, batch);
CREATE UNIQUE INDEX fact_sign_ins_id ON public.fact_sign_ins USING btree (tenant_id, fact_id, batch);
CREATE INDEX fact_sign_ins_person_id ON public.fact_sign_ins USING btree (tenant_id, person_id, row_no) WHERE (person_id IS NOT NULL);
CREATE INDEX fact_site_visits_by ON public.fact_site_visits USING btree (tenant_id, by, row_no) WHERE (by IS NOT NULL);
CREATE UNIQUE INDEX fact_site_visits_id ON public.fact_site_visits USING btree (tenant_id, fact_id, batch);
CREATE INDEX fact_site_visits_order_id ON public.fact_site_visits USING btree (tenant_id, order_id, row_no) WHERE (order_id IS NOT NULL);
CREATE INDEX fact_site_visits_unit_id ON public.fact_site_visits USING btree (tenant_id, unit_id, row_no) WHERE (unit_id IS NOT NULL);
CREATE UNIQUE INDEX fact_supervisions_id ON public.fact_supervisions USING btree (tenant_id, fact_id, batch);
CREATE INDEX fact_supervisions_order_id ON public.fact_supervisions USING btree (tenant_id, order_id, row_no) WHERE (order_id IS NOT NULL);
CREATE INDEX fact_supervisions_unit_id ON public.fact_supervisions USING btree (tenant_id, unit_id, row_no) WHERE (unit_id IS NOT NULL);
CREATE INDEX fact_surveys_grid_id ON public.fact_surveys USING btree (tenant_id, grid_id, row_no) WHERE (grid_id IS NOT NULL);
CREATE UNIQUE INDEX fact_surveys_id ON public.fact_surveys USING btree (tenant_id, fact_id, batch);
CREATE INDEX fact_surveys_person_id ON public.fact_surveys USING btree (tenant_id, person_id, row_no) WHERE (person_id IS NOT NULL);
CREATE INDEX fact_surveys_unit_id ON public.fact_surveys USING btree (tenant_id, unit_id, row_no) WHERE (unit_id IS NOT NULL);
CREATE UNIQUE INDEX fact_units_id ON public.fact_units USING btree (tenant_id, fact_id, batch);
CREATE INDEX fact_units_parent_id ON public.fact_units USING btree (tenant_id, parent_id, row_no) WHERE (parent_id IS NOT NULL);
CREATE UNIQUE INDEX fact_untrue_forms_id ON public.fact_untrue_forms USING btree (tenant_id, fact_id, batch);
CREATE INDEX fact_untrue_forms_order_id ON public.fact_untrue_forms USING btree (tenant_id, order_id, row_no) WHERE (order_id IS NOT NULL);
CREATE INDEX fact_untrue_forms_signed_by ON public.fact_untrue_forms USING btree (tenant_id, signed_by, row_no) WHERE (signed_by IS NOT NULL);
CREATE INDEX fact_untrue_forms_unit_id ON public.fact_untrue_forms USING btree (tenant_id, unit_id, row_no) WHERE (unit_id IS NOT NULL);
CREATE INDEX post_account ON public.post USING btree (account_id);
CREATE INDEX sign_in_failure_last ON public.sign_in_failure USING btree (last_at_ms);
ALTER TABLE ONLY public.post
    ADD CONSTRAINT post_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(account_id);
ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(account_id);
ALTER TABLE ONLY public.tenant_rulebook
    ADD CONSTRAINT tenant_rulebook_sha256_fkey FOREIGN KEY (sha256) REFERENCES public.rulebook_edition(sha256);
INSERT INTO public.node (n, until_ms) SELECT n, 0 FROM generate_series(0, 1023) AS k(n) ON CONFLICT DO NOTHING;

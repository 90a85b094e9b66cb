-- Before a return is agreed somebody may ask its customer for more, once, in a case.
alter table returns add column info_asked_at bigint;
alter table returns add column info_given_at bigint; -- with the first answer, or a photo
alter table returns add column info_case uuid references cases (id);
create index returns_asking on returns (info_case) where info_case is not null;

-- The log is append-only (invariant I2). Erasure never rewrites it either: particulars hold no personal data.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end;
$$;
create or replace trigger touchpoints_are_append_only before update or delete on touchpoints
    for each row execute function refuse_change();
create or replace trigger audit_is_append_only before update or delete on audit
    for each row execute function refuse_change();

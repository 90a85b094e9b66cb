-- The log is append-only (invariant I2). Erasure never rewrites it either: particulars hold no personal data.
create trigger if not exists touchpoints_are_never_changed before update on touchpoints
begin
    select raise(abort, 'touchpoints are append-only');
end;
create trigger if not exists touchpoints_are_never_removed before delete on touchpoints
begin
    select raise(abort, 'touchpoints are append-only');
end;
create trigger if not exists audit_is_never_changed before update on audit
begin
    select raise(abort, 'the audit is append-only');
end;
create trigger if not exists audit_is_never_removed before delete on audit
begin
    select raise(abort, 'the audit is append-only');
end;

-- Returns by the shop's terms: somebody may look before one is agreed, a line can come back in parts, and what the shop
-- keeps back was told before. A unit is found by its place in the return, since one line may stand there twice.

create table return_parts (
    return_id uuid not null references returns (id),
    position bigint not null,
    line_id text not null,
    sku text not null,
    title text not null,
    quantity bigint not null,
    unit_price_minor bigint not null, -- as it was paid; of a replacement, what the first one cost
    fee_minor bigint not null, -- kept back of a refund, as it was told before
    reception text not null,
    acceptance text not null,
    acceptance_reason text not null,
    accepted_minor bigint, -- of a partial acceptance
    condition text not null, -- how it came back; '' until somebody looked
    disposition text not null, -- what becomes of it; '' until somebody said
    reimbursement text not null,
    reimbursed_minor bigint not null,
    primary key (return_id, position)
);
insert into return_parts
    select return_id, position, line_id, sku, title, quantity, unit_price_minor, 0, reception, acceptance, acceptance_reason,
        accepted_minor, '', '', reimbursement, reimbursed_minor
    from return_units;
drop table return_units;
alter table return_parts rename to return_units;

alter table returns add column approved_at bigint; -- null while somebody has yet to agree
alter table returns add column declined_at bigint;
alter table returns add column decline_reason text not null default '';
update returns set approved_at = agreed_at;
drop index returns_open;
create index returns_open on returns (agreed_at, id) where settled_at is null and cancelled_at is null and declined_at is null;

alter table return_refunds add column form text not null default 'money'; -- money | credit

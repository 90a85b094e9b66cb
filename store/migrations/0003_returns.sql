-- Returns: one row a return, one a returned order line with its three machines, one a refund. The customer's words
-- (returns.note) are emptied by erasure.

create table returns (
    id uuid primary key,
    order_id uuid not null references orders (id), -- whose customer the return is of
    short_code text not null unique,
    form_key text not null, -- of the form that started it: sent twice, it makes one
    reason text not null,
    legal_right text not null, -- claim | legal_guarantee | return_policy
    outcome text not null, -- refund | replacement
    hand_over text not null, -- drop_off_qr | in_store
    note text not null,
    window_until bigint not null, -- the last moment of the right it was agreed by
    bring_by bigint not null,
    term text not null, -- domain::promises::Term as JSON: told at the agreement, a refund's counts from the reception
    agreed_at bigint not null,
    handed_over_at bigint,
    received_at bigint, -- the last of it
    decided_at bigint,
    settled_at bigint,
    cancelled_at bigint,
    unique (order_id, form_key)
);
create index returns_open on returns (agreed_at, id) where settled_at is null and cancelled_at is null;
create index returns_settled on returns (settled_at, id) where settled_at is not null;

create table return_units (
    return_id uuid not null references returns (id),
    line_id text not null,
    position bigint not null,
    sku text not null,
    title text not null,
    quantity bigint not null,
    unit_price_minor bigint not null, -- as it was paid; of a replacement, what the first one cost
    reception text not null,
    acceptance text not null,
    acceptance_reason text not null,
    accepted_minor bigint, -- of a partial acceptance
    reimbursement text not null,
    reimbursed_minor bigint not null,
    primary key (return_id, line_id)
);

create table return_refunds (
    id uuid primary key,
    return_id uuid not null references returns (id),
    amount_minor bigint not null,
    recorded_at bigint not null
);
create index refunds_of_return on return_refunds (return_id, recorded_at);

-- An order that replaces what a return brought back; it costs nothing.
alter table orders add column replaces_return uuid references returns (id);
create index orders_replacing on orders (replaces_return) where replaces_return is not null;

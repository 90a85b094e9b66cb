-- Money that goes back is asked of the shop's own system, where one listens: a refund is `pending` until it says what
-- became of it. Who listens, and what is sent to them.

alter table return_refunds add column state text not null default 'refunded'; -- pending | refunded | credited | failed
alter table return_refunds add column settled_at bigint; -- when it was paid or failed; null while it is pending
alter table return_refunds add column reference text not null default ''; -- the payment's name at the shop; emptied by erasure
alter table return_refunds add column failure text not null default ''; -- domain::returns::PaymentFailure
update return_refunds set settled_at = recorded_at, state = case when form = 'credit' then 'credited' else 'refunded' end;
create index refunds_by_state on return_refunds (state, id);

alter table return_units add column refund_id uuid references return_refunds (id); -- the one that is on its way for it
create index units_of_refund on return_units (refund_id) where refund_id is not null;

create table webhook_endpoints (
    id uuid primary key, -- the signing secret is derived from it and the secret file, and stands nowhere
    url text not null,
    events text not null, -- space separated
    reach text not null, -- public | private: whether it may be on this machine or in its network
    created_at bigint not null,
    disabled_at bigint, -- it answered that it is gone
    removed_at bigint
);

-- One row an event and endpoint, written with the change it tells of.
create table webhook_deliveries (
    id uuid primary key,
    endpoint_id uuid not null references webhook_endpoints (id),
    event_id uuid not null, -- the same at every endpoint and every try: what receivers know a repeat by
    kind text not null,
    refund_id uuid references return_refunds (id), -- what it is about
    data text not null, -- ids, numbers and sums: nothing of a person
    state text not null, -- queued | sending | delivered | dead
    attempts bigint not null,
    created_at bigint not null,
    next_try_at bigint not null,
    lease_until bigint,
    finished_at bigint,
    last_answer text not null, -- a status or a word of ours, never the answer's own
    unique (endpoint_id, event_id)
);
create index webhook_deliveries_due on webhook_deliveries (next_try_at, id) where state in ('queued', 'sending');
create index webhook_deliveries_of_refund on webhook_deliveries (refund_id);

-- Cases: what somebody asks us, and what we opened ourselves because a promise broke. Words and the name a visitor typed
-- are emptied by erasure.
create table cases (
    id uuid primary key,
    customer_id uuid not null references customers (id),
    subject text not null unique, -- 'case:<id>', as the ledger names it
    topic text not null,
    order_id uuid references orders (id),
    shipment_id uuid references shipments (id),
    return_id uuid references returns (id),
    promise_id uuid unique references promises (id), -- of a recovery: the promise that broke, once each
    form_key text not null, -- of the form it was asked by: sent twice, it makes one
    guest_name text, -- typed by a visitor who proved nothing; null for who did
    status text not null, -- new | open | waiting_for_customer | waiting_for_us | resolved; closed is three days on
    turn bigint not null, -- place of the last message; an answer names the one it has read
    opened_at bigint not null,
    waiting_since bigint, -- for the customer: the clock of the solution stands still
    resolved_at bigint,
    next_due_at bigint, -- the answer we owe, else the solution; null where nothing is owed
    owner_id uuid references staff (id), -- who answered first
    score bigint,
    rated_at bigint,
    unique (customer_id, form_key)
);
create index cases_open on cases (next_due_at, id) where resolved_at is null;
create index cases_resolved on cases (resolved_at, id) where resolved_at is not null;
create index cases_of_order on cases (order_id) where order_id is not null;

create table case_messages (
    case_id uuid not null references cases (id),
    turn bigint not null, -- its place in the thread, one is the first
    subject text not null unique, -- 'case:<id>/<turn>', as the ledger names what waits for its answer
    author text not null, -- customer | staff
    staff_id uuid references staff (id),
    form_key text not null,
    written_at bigint not null,
    words text not null,
    primary key (case_id, turn),
    unique (case_id, form_key)
);

-- Withdrawals from a contract: what was stated and when, and whether the portal followed it or somebody reads it. What
-- was typed is emptied by erasure.
create table withdrawals (
    id uuid primary key,
    customer_id uuid not null references customers (id), -- whose mail box was typed; nobody proved anything
    form_key text not null unique, -- of the form's key and all that was typed: sent twice, it is one statement
    name text not null,
    contract text not null, -- an order's number, as it was typed: there may be no such order
    email text not null,
    items text not null,
    channel text not null,
    stated_at bigint not null, -- to the second, as the receipt tells it
    return_id uuid references returns (id), -- what followed
    case_id uuid references cases (id) -- or who reads it
);
create index withdrawals_of_customer on withdrawals (customer_id);

-- All that was still to be delivered was withdrawn: nobody waits for it any more.
alter table orders add column withdrawn_at bigint;
drop index orders_placed;
create index orders_placed on orders (placed_at, id, customer_id, received_at, cancelled_at, replaces_return, withdrawn_at);

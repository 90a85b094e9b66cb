-- What can be sent instead of what came back. The shop's own system counts; between two of its counts we subtract what was
-- taken for returns.

create table products (
    sku text primary key,
    title text not null,
    family text not null, -- variants of one thing share it; '' for none
    category text not null, -- as orders name it; '' where they do not
    unit_price_minor bigint not null,
    currency text not null,
    on_hand bigint check (on_hand >= 0), -- pieces that can be sent; null for what nobody counts
    counted_at bigint,
    changed_at bigint not null
);
create index products_of_family on products (family) where family <> '';
create index products_of_category on products (category) where category <> '';

-- Append-only: taken for a return (below zero), or given back by one. What is newer than a count is not in it.
create table stock_moves (
    id uuid primary key,
    return_id uuid not null references returns (id),
    sku text not null,
    quantity bigint not null,
    moved_at bigint not null
);
create index stock_moves_of_return on stock_moves (return_id, sku);
create index stock_moves_of_sku on stock_moves (sku, moved_at);

-- What goes out in exchange; '' where nothing does. Its price is what the customer has then, so it is worth that much when
-- it comes back itself.
alter table returns add column exchange_sku text not null default '';
alter table returns add column exchange_title text not null default '';
alter table returns add column exchange_price_minor bigint; -- of one piece

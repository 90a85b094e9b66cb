-- Reviews written here. `reviews` stays what the figures count: a score of an order, from a shop's past or from here;
-- what one written here needs besides stands in `posted_reviews`. Imported ones are scores alone and never shown: their
-- writers were not told that they would be.

-- What its writer wants to stand beside it; goes with the words at erasure.
alter table review_words add column name_shown text not null default '';

create table posted_reviews (
    review_id uuid primary key references reviews (id),
    subject text not null unique, -- 'review:<id>', as the ledger names it
    order_id uuid not null references orders (id),
    sku text not null,
    locale text not null, -- the language it is written in, as far as we know
    form_key text not null, -- pressing twice makes one
    state text not null, -- pending | published | rejected
    posted_at bigint not null,
    publishes_at bigint not null, -- by itself, unless somebody decides before
    decided_at bigint,
    decided_by text not null, -- staff | system; '' while it waits
    reason text not null, -- of a rejection
    unique (order_id, sku) -- stars are never editable
);
create index posted_reviews_of_product on posted_reviews (sku, state, posted_at);
create index posted_reviews_by_state on posted_reviews (state, publishes_at);

-- One for everybody and one for its writer alone, at most. The words may name the customer: erasure takes them.
create table review_replies (
    review_id uuid not null references reviews (id),
    audience text not null, -- public | private
    replied_at bigint not null,
    words text not null,
    primary key (review_id, audience)
);

-- The mail that asks: once an order. While we owe something it waits.
create table review_asks (
    order_id uuid primary key references orders (id),
    first_at bigint not null, -- when it would have been sent at first
    asked_at bigint
);

create index orders_received on orders (received_at) where received_at is not null;
create index order_lines_by_sku on order_lines (sku);

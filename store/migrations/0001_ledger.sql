-- One set of migrations for SQLite and PostgreSQL, expand-only. Times are bigint microseconds since 1970, UTC; money is
-- bigint minor units. Personal data (persons, order_addresses, review_words, demo_mails) stands in rows that
-- erasure empties, so that the log and the figures never have to be rewritten.

create table policies (
    version bigint primary key,
    settings text not null, -- domain::policy::Policy as JSON
    set_at bigint not null
);

create table customers (
    id uuid primary key,
    external_id text unique,
    locale text not null,
    created_at bigint not null,
    erased_at bigint
);

create table persons (
    customer_id uuid primary key references customers (id),
    email text not null,
    email_folded text unique, -- trimmed and lower-cased; null where the shop gave no address
    name text not null,
    name_folded text not null,
    phone text not null
);

create table orders (
    id uuid primary key,
    number text not null unique,
    customer_id uuid not null references customers (id),
    status text not null,
    currency text not null,
    country text not null, -- '' where the shop said none; kept at erasure for the figures, like region
    region text not null,
    placed_at bigint not null,
    recorded_at bigint not null,
    confirmed_at bigint,
    cancelled_at bigint,
    deliver_by bigint, -- what the shop announced; the promise itself stands in promises
    dispatch_by bigint,
    dispatched_at bigint, -- of the whole order, folded from its parcels
    received_at bigint,
    confirmed_receipt_at bigint, -- "I have it", for an order without parcels
    denied_receipt_at bigint, -- "I do not have it"
    version bigint not null
);
create index orders_of_customer on orders (customer_id, placed_at);
create index orders_denied on orders (denied_receipt_at) where denied_receipt_at is not null;

create table order_addresses (
    order_id uuid primary key references orders (id),
    name text not null,
    street text not null,
    city text not null,
    postal_code text not null
);

create table order_lines (
    order_id uuid not null references orders (id),
    line_id text not null,
    position bigint not null,
    sku text not null,
    title text not null,
    category text not null,
    quantity bigint not null,
    unit_price_minor bigint not null,
    primary key (order_id, line_id)
);

create table shipments (
    id uuid primary key,
    order_id uuid not null references orders (id),
    carrier text not null,
    tracking_number text not null,
    position bigint not null,
    created_at bigint not null,
    deliver_by bigint,
    status text not null, -- canonical, folded from its scans
    status_detail text not null,
    status_at bigint,
    dispatched_at bigint,
    delivered_at bigint,
    confirmed_receipt_at bigint,
    denied_receipt_at bigint,
    unique (carrier, tracking_number)
);
create index shipments_of_order on shipments (order_id, position);
create index shipments_by_number on shipments (tracking_number);
create index shipments_denied on shipments (denied_receipt_at) where denied_receipt_at is not null;

create table shipment_lines (
    shipment_id uuid not null references shipments (id),
    line_id text not null,
    quantity bigint not null,
    primary key (shipment_id, line_id)
);

-- A tracking number somebody spoke of. Its row is what a writer locks first, so that a scan and the order that names its
-- parcel, arriving at once, cannot miss each other.
create table tracking_numbers (
    carrier text not null,
    tracking_number text not null,
    primary key (carrier, tracking_number)
);

create table scans (
    carrier text not null,
    tracking_number text not null,
    event_id text not null,
    shipment_id uuid references shipments (id), -- null until the order that names the shipment is known
    occurred_at bigint not null,
    recorded_at bigint not null,
    status text not null, -- as it came; codes nobody knows are kept and shown raw
    detail text not null,
    message text not null,
    location text not null,
    primary key (carrier, tracking_number, event_id)
);
create index scans_of_shipment on scans (shipment_id, occurred_at, event_id);

create table touchpoints (
    id uuid primary key,
    customer_id uuid not null references customers (id),
    kind text not null,
    stage text not null,
    channel text not null,
    actor text not null,
    actor_ref text not null,
    occurred_at bigint not null,
    recorded_at bigint not null,
    source text not null,
    subject text not null,
    event_id text not null,
    order_id uuid references orders (id),
    shipment_id uuid references shipments (id),
    score bigint,
    particulars text not null,
    unique (source, subject, event_id)
);
create index touchpoints_of_customer on touchpoints (customer_id, occurred_at, id);

create table promises (
    id uuid primary key,
    kind text not null,
    subject text not null, -- 'order:<id>' or 'shipment:<id>'; one promise of a kind each
    customer_id uuid not null references customers (id),
    order_id uuid references orders (id),
    shipment_id uuid references shipments (id),
    channel text not null,
    actor text not null,
    actor_ref text not null,
    touchpoint_id uuid not null references touchpoints (id), -- the one it was made through
    made_at bigint not null,
    due_at bigint not null,
    current_due_at bigint not null,
    judged_by bigint not null,
    settled_at bigint,
    waived_at bigint,
    waived_reason text not null,
    unique (kind, subject)
);
create index promises_of_customer on promises (customer_id, due_at, id);
create index promises_of_order on promises (order_id);
create index promises_by_due on promises (kind, judged_by, id);
create index promises_unsettled on promises (judged_by, id) where settled_at is null and waived_at is null;
-- Told for a later time and still open: the first thing staff look at.
create index promises_revised on promises (judged_by, id) where settled_at is null and waived_at is null and current_due_at > judged_by;

create table promise_revisions (
    promise_id uuid not null references promises (id),
    position bigint not null,
    old_due bigint not null,
    new_due bigint not null,
    asked_by text not null, -- us | customer
    actor text not null,
    revised_at bigint not null,
    told_at bigint, -- when the notice left; null until then
    notice_id uuid,
    primary key (promise_id, position)
);

create table reviews (
    id uuid primary key,
    order_id uuid not null references orders (id),
    reference text not null,
    score bigint not null,
    asked_at bigint,
    answered_at bigint not null,
    recorded_at bigint not null,
    unique (order_id, reference)
);
create index reviews_of_order on reviews (order_id, answered_at);

create table review_words (
    review_id uuid primary key references reviews (id),
    title text not null,
    words text not null
);

create table audit (
    id uuid primary key,
    act text not null,
    actor text not null,
    actor_ref text not null,
    recorded_at bigint not null,
    particulars text not null
);

create table outbox (
    id uuid primary key,
    unique_key text not null unique,
    kind text not null,
    customer_id uuid not null references customers (id),
    order_id uuid references orders (id),
    shipment_id uuid references shipments (id),
    promise_id uuid references promises (id),
    particulars text not null, -- what the words need and no row holds; emptied once sent
    state text not null, -- queued | sending | sent | dead | expired
    attempts bigint not null,
    created_at bigint not null,
    next_try_at bigint not null,
    expires_at bigint not null,
    lease_until bigint,
    finished_at bigint,
    last_error text not null
);
create index outbox_due on outbox (next_try_at, id) where state in ('queued', 'sending');
create index outbox_of_customer on outbox (customer_id);

create table demo_mails (
    id uuid primary key,
    customer_id uuid references customers (id),
    sent_at bigint not null,
    recipient text not null,
    subject text not null,
    text_body text not null,
    html_body text not null
);

create table link_tokens (
    token_hash text primary key, -- SHA-256 of 32 random bytes, hex
    purpose text not null, -- order | sign_in
    customer_id uuid not null references customers (id),
    order_id uuid references orders (id),
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint,
    browser_hash text not null -- the browser that asked, for sign-in; '' elsewhere
);
create index link_tokens_of_customer on link_tokens (customer_id);

create table codes (
    purpose text not null, -- order | sign_in
    subject text not null, -- the order's id, or the hash of the browser that asked
    browser_hash text not null,
    customer_id uuid references customers (id), -- null: nobody has this address, and the form must not tell
    code_hash text not null,
    created_at bigint not null,
    expires_at bigint not null,
    tries bigint not null,
    primary key (purpose, subject, browser_hash)
);

create table sessions (
    id_hash text primary key,
    realm text not null, -- customer | staff
    customer_id uuid,
    staff_id uuid,
    content text not null,
    started_at bigint not null, -- of this id: a new one is given at sign-in
    expires_at bigint not null
);
create index sessions_by_expiry on sessions (expires_at);
create index sessions_of_customer on sessions (customer_id);
create index sessions_of_staff on sessions (staff_id);

create table rate_counters (
    bucket text not null, -- what is counted and for whom; addresses only as keyed hashes
    window_start bigint not null,
    hits bigint not null,
    primary key (bucket, window_start)
);

create table idempotency (
    scope text not null,
    key text not null,
    request_hash text not null,
    status bigint, -- null while the first call still runs
    body text not null,
    created_at bigint not null,
    primary key (scope, key)
);

create table staff (
    id uuid primary key,
    email_folded text not null unique,
    name text not null,
    role text not null,
    password_hash text not null,
    created_at bigint not null,
    disabled_at bigint
);

create table api_keys (
    id uuid primary key,
    name text not null,
    key_hash text not null unique,
    scopes text not null, -- space separated
    created_at bigint not null,
    revoked_at bigint
);

-- The roll-up of the gap view. A cell is the sum over the promises of one kind that fall due on one day (days since
-- 1970 where the shop is) with one value of one dimension. A change to a promise marks its day in gap_stale; the worker folds those days
-- again, and until then the view counts them from the ledger, so that figures are never behind.
create table gap_cells (
    kind text not null,
    dimension text not null,
    value text not null,
    day bigint not null,
    cell text not null,
    primary key (kind, dimension, day, value)
);

create table gap_stale (
    kind text not null,
    day bigint not null,
    mark bigint not null,
    primary key (kind, day)
);

-- The fingerprint of each order as the last import brought it, so that importing the same files again only compares.
create table imported (
    number text primary key,
    digest text not null
);

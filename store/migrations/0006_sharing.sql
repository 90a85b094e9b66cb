-- What customers show to others, and friends who come by an invitation.

create table shares (
    id uuid primary key,
    customer_id uuid not null references customers (id),
    order_id uuid not null references orders (id), -- whose line says what was bought
    sku text not null,
    made_at bigint not null,
    unique (customer_id, sku)
);

-- The one thing a GET may write: how often somebody came, never who.
create table click_counts (
    subject text primary key, -- 'share:<id>' or 'invitation:<id>'
    clicks bigint not null
);

create table invitations (
    id uuid primary key,
    subject text not null unique, -- 'invitation:<id>', as clicks are counted for it
    customer_id uuid not null unique references customers (id),
    code text unique, -- begins with a first name; null once its person is forgotten, and then it leads nowhere
    made_at bigint not null
);

-- One friend's order each. States are times: ordered, eligible or disqualified, rewarded; the review period follows from
-- the order.
create table referrals (
    id uuid primary key,
    subject text not null unique, -- 'referral:<id>', as the ledger names it
    order_id uuid not null unique references orders (id),
    program text not null,
    invitation_id uuid references invitations (id), -- null, as the referrer: nobody's code
    referrer_id uuid references customers (id),
    referee text, -- keyed digest of the friend's mail box; null once the friend is forgotten
    ordered_at bigint not null,
    eligible_at bigint,
    amount_minor bigint not null, -- what the reward is worth, told when it became eligible
    currency text not null,
    disqualified_at bigint,
    reason text not null,
    rewarded_at bigint,
    rewarded_by uuid references staff (id)
);
-- A person comes as a new friend once.
create unique index referrals_of_person on referrals (program, referee) where disqualified_at is null;
create index referrals_of_referrer on referrals (referrer_id, ordered_at);
create index referrals_open on referrals (id) where eligible_at is null and disqualified_at is null;
create index referrals_to_reward on referrals (eligible_at, id) where eligible_at is not null and rewarded_at is null;

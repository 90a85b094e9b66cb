-- Returns that are fetched: the slot that was chosen for each, and how many of each slot are taken. A slot is taken by
-- one statement that counts only where there is room, so that the last place goes once.

create table pickups (
    return_id uuid primary key references returns (id),
    slot text not null, -- domain::pickups::Slot: 2026-12-01T09:00-13:00
    begins_at bigint not null,
    ends_at bigint not null,
    sequence bigint not null, -- how often it was told anew, for calendars
    booked_at bigint not null, -- this slot
    cancelled_at bigint,
    collected_at bigint
);

create index pickups_open on pickups (begins_at) where cancelled_at is null and collected_at is null;

create table pickup_slots (
    slot text primary key,
    taken bigint not null
);

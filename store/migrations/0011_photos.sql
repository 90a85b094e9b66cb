-- Photos of what is wrong with a return, and what staff saw when they looked at it. The bytes stand apart from what
-- lists ask for. Both go with an erasure.

create table photos (
    id uuid primary key,
    return_id uuid not null references returns (id),
    form_key text not null, -- of the form that brought it: sent twice, it adds once
    position bigint not null, -- in that form
    added_by text not null, -- customer | staff
    staff_id uuid, -- who, where staff did
    width bigint not null,
    height bigint not null,
    added_at bigint not null,
    unique (return_id, form_key, position)
);

create table photo_files (
    photo_id uuid primary key references photos (id),
    jpeg bytea not null, -- encoded anew by us: nothing of the file that came but its pixels
    thumb bytea not null
);

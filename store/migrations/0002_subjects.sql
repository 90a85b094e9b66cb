-- A notice, and the link in it, may be about a return, a case, a review: `return:<id>`, as promises name their subjects.
-- '' where the order says it all.
-- The purpose of a link is now order, review (the order, to say what one thinks of it), thing (its subject alone) or
-- sign_in.
alter table outbox add column subject text not null default '';
alter table link_tokens add column subject text not null default '';

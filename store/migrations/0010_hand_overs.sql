-- Hand-overs are rolled up by the day they begin, in the same tables as promises: `kind` is the transition's. What began
-- before is folded once.
insert into gap_stale (kind, day, mark) select '*', 0, 1 where exists (select 1 from orders)
    on conflict (kind, day) do update set mark = gap_stale.mark + 1;

--! phase: expand
-- A payment's sums and the ledger's entry change together, and each had the whole ledger added up at the commit. Now the
-- payment's trigger leaves behind, until the transaction ends, which entry was the last it added up, and that entry's own
-- trigger has nothing left to do (28 µs an order). Whatever changes afterwards has a trigger of its own, and whoever undoes
-- a part of the transaction undoes the note with it. Any other entry has its payment's ledger added up as before.
create or replace function check_sums_of_payment() returns trigger language plpgsql as $$
begin
  perform set_config('payments.added_up', new.id || ' ' || max(id), true) from movements where payment_id = new.id
   having coalesce(sum(amount) filter (where kind = 'authorised'), 0) = new.authorised
      and coalesce(sum(amount) filter (where kind = 'captured'), 0) = new.captured
      and coalesce(sum(amount) filter (where kind = 'voided'), 0) = new.voided
      and coalesce(sum(amount) filter (where kind = 'refunded'), 0) = new.refunded;
  -- The row may have been changed again since; then that is what counts.
  if not found then perform check_sums(new.id); end if;
  return null;
end $$;
create or replace function check_sums_of_movement() returns trigger language plpgsql as $$
begin
  if current_setting('payments.added_up', true) = new.payment_id || ' ' || new.id then return null; end if;
  if not ledger_adds_up(new.payment_id) then perform check_sums(new.payment_id); end if;
  return null;
end $$;

-- An entry is found by its payment, which has few; its number only keeps their order, and comes from the sequence.
alter table movements drop constraint movements_pkey;

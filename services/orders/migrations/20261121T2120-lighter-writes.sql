--! phase: expand
-- History and demands are written in the transaction that writes their order's own row or holds it locked, and orders are
-- never deleted: looking for it again cost each entry one more statement.
alter table order_history drop constraint order_history_order_id_fkey;
alter table invoice_demands drop constraint invoice_demands_order_id_fkey;
-- Who has neither a session nor a key is found by a secret; only owners with a name are looked for.
drop index checkouts_of_owner;
create index checkouts_of_owner on checkouts (owner) where owner <> 'anonymous';

--! phase: expand
-- Rows of operations and of the ledger are written by the statements that write their payment's own row, which holds it
-- locked and is never deleted: looking for it again cost each of them one more statement.
alter table operations drop constraint operations_payment_id_fkey;
alter table movements drop constraint movements_payment_id_fkey;
-- The key is the payment and the operation, which are the primary key.
alter table operations drop constraint operations_key_key;

--! phase: expand
-- Which order a card was bought with, or is a refund of. A source makes one card, however often it is asked for.
alter table gift_cards add column order_id text, add column source text;
create unique index gift_cards_of_order on gift_cards (order_id, source) where order_id is not null;

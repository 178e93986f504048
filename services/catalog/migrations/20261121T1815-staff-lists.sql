--! phase: expand
-- Staff sort their list by title; by change and by age it has indexes already.
create index products_in_order_of_title on products (title, id);

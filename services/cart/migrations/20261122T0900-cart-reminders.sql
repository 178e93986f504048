--! phase: expand
-- Which rest of a cart was told last: when it had been changed then. No column of carts, which are written all day.
create table cart_reminders (
  cart_id text collate "C" primary key,
  changed_at timestamptz not null,
  told_at timestamptz not null
);

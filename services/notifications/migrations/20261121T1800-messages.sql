--! phase: expand
-- One row per mail, before it is sent. `refs` holds ids, never what people are called; the recipient is filled in when
-- it is sent, and goes with the customer's erasure and with age.
create table messages (
  id text primary key,
  -- Event and template: an event makes each of its mails once.
  key text not null unique,
  message_id text not null,
  template text not null,
  event_id text not null,
  event_type text not null,
  refs json not null,
  customer_id text,
  order_id text,
  resend_of text,
  traceparent text,
  status text not null check (status in ('queued', 'sent', 'failed', 'suppressed')),
  reason text,
  -- Also the number of the attempt that may write down what came of it.
  attempts integer not null default 0,
  -- While an attempt runs: when it is taken for lost.
  next_attempt_at timestamptz,
  recipient text,
  subject text,
  language text,
  created_at timestamptz not null,
  sent_at timestamptz
) with (fillfactor = 80);
create index messages_due on messages (next_attempt_at) where status = 'queued';
create index messages_of_customer on messages (customer_id, id desc) where customer_id is not null;
create index messages_of_order on messages (order_id, id desc) where order_id is not null;
create index messages_of_event on messages (event_id);
create index messages_by_status on messages (status, id desc);
create index messages_by_age on messages (created_at);

-- begun: the address is being looked up. sending: the mail server has it, or will in a moment; left like this by a crash,
-- nobody knows whether it was sent.
create table message_attempts (
  message_id text not null references messages (id) on delete cascade,
  attempt integer not null,
  outcome text not null check (outcome in ('begun', 'sending', 'sent', 'deferred', 'refused', 'unknown')),
  detail text,
  at timestamptz not null,
  primary key (message_id, attempt)
);

-- Addresses that refuse mail, as a keyed hash: it can be compared and not be read.
create table bounces (
  id text primary key,
  address_hash text not null unique,
  count integer not null,
  suppressed boolean not null,
  reason text not null,
  last_at timestamptz not null
);

-- Whose order came of a checkout: news of its payments name the checkout.
create table placed_orders (
  order_id text primary key,
  checkout_id text not null unique,
  customer_id text,
  placed_at timestamptz not null
);
create index placed_orders_by_age on placed_orders (placed_at);

-- Who did what: no update and no delete is granted by any code path. It holds no secret and no personal data.
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  action text not null,
  entity text not null,
  changes json not null
);
create index audit_of_entity on audit (entity, id desc);
create index audit_of_actor on audit (actor, id desc);

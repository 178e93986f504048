--! phase: expand
-- Where mails stay that leave the shop nowhere else: on one's own machine, and in tests.
create table mailbox (
  seq bigint generated always as identity unique,
  -- A mail that comes again after an unknown outcome is the same mail.
  message_id text primary key,
  recipient text not null,
  sender text not null,
  subject text not null,
  html text not null,
  body text not null,
  headers json not null,
  received_at timestamptz not null
);
create index mailbox_by_age on mailbox (received_at);

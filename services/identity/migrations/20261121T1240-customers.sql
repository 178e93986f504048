--! phase: expand
create table customers (
  id text primary key,
  email text not null,
  -- The address as it is compared: one account an address. Null when the customer was erased.
  email_key text unique,
  email_verified_at timestamptz,
  password_hash text,
  name text not null,
  language text not null,
  marketing boolean not null default false,
  group_code text,
  status text not null default 'active' check (status in ('active', 'blocked', 'erased')),
  version integer not null default 1,
  created_at timestamptz not null
);
create index customers_of_group on customers (group_code, id) where group_code is not null;

create table addresses (
  id text primary key,
  customer_id text not null references customers (id) on delete cascade,
  name text not null,
  company text,
  line1 text not null,
  line2 text,
  city text not null,
  region text,
  postcode text,
  country text not null,
  phone text,
  default_shipping boolean not null default false,
  default_billing boolean not null default false,
  version integer not null default 1
);
create index addresses_of_customer on addresses (customer_id, id);
create unique index one_default_shipping on addresses (customer_id) where default_shipping;
create unique index one_default_billing on addresses (customer_id) where default_billing;

-- The secret of a token is derived from its id and a key, so this table opens nothing.
create table one_time_tokens (
  id text primary key,
  kind text not null check (kind in ('verify-email', 'change-email', 'reset-password', 'invite-staff', 'admin-link')),
  subject text not null,
  -- Which address it was sent to: it proves that one and no later one.
  email_key text,
  -- An address that is not the account's yet.
  new_email text,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index tokens_of_subject on one_time_tokens (subject, kind) where used_at is null;
create index tokens_by_age on one_time_tokens (expires_at);

-- What was asked for an address, known or not: the same row and the same time. A job answers, and removes it.
create table mail_requests (
  id text primary key,
  kind text not null check (kind in ('verify-email', 'reset-password', 'registered-again')),
  email_key text not null,
  requested_at timestamptz not null
);

-- Who a customer is to an OpenID provider.
create table identities (
  issuer text not null,
  subject text not null,
  customer_id text not null references customers (id) on delete cascade,
  created_at timestamptz not null,
  primary key (issuer, subject)
);
create index identities_of_customer on identities (customer_id);

create table sessions (
  id text primary key,
  kind text not null check (kind in ('customer', 'staff')),
  subject text not null,
  transport text not null check (transport in ('cookie', 'token')),
  -- SHA-256 of the cookie's value; token sessions have rows in refresh_tokens instead.
  secret_hash bytea unique,
  device text not null,
  idle interval not null,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  end_reason text
) with (fillfactor = 80);
create index sessions_of_subject on sessions (subject) where ended_at is null;
create index sessions_by_age on sessions (expires_at);
create index sessions_ended on sessions (ended_at) where ended_at is not null;

create table refresh_tokens (
  hash bytea primary key,
  session_id text not null references sessions (id) on delete cascade,
  used_at timestamptz
);
create index refresh_tokens_of_session on refresh_tokens (session_id);
create index refresh_tokens_used on refresh_tokens (used_at) where used_at is not null;

-- Counts tries, before they are made: many at once cannot slip through.
create table attempts (
  bucket text primary key,
  tries integer not null,
  since timestamptz not null
) with (fillfactor = 70);

create table signing_keys (
  id text primary key,
  public_x text not null,
  sealed text not null,
  created_at timestamptz not null
);

--! phase: expand
create table staff (
  id text primary key,
  email text not null,
  email_key text not null unique,
  name text not null,
  language text not null,
  password_hash text,
  roles text[] not null,
  status text not null check (status in ('invited', 'active', 'disabled')),
  -- Encrypted; it counts once it was confirmed. The last step that was used keeps a code from counting twice.
  totp_sealed text,
  totp_confirmed_at timestamptz,
  totp_last_step bigint not null default 0,
  last_sign_in_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null
);

create table recovery_codes (
  staff_id text not null references staff (id) on delete cascade,
  hash bytea not null,
  used_at timestamptz,
  primary key (staff_id, hash)
);

create table api_keys (
  id text primary key,
  name text not null,
  prefix text not null,
  hash bytea not null unique,
  permissions text[] not null,
  created_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_keys_revoked on api_keys (revoked_at) where revoked_at is not null;

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

create table privacy_requests (
  id text primary key,
  kind text not null check (kind in ('export', 'erase')),
  customer_id text not null,
  requested_by text not null,
  requested_at timestamptz not null,
  completed_at timestamptz
);
create index privacy_requests_of_customer on privacy_requests (customer_id, id desc);
create index privacy_requests_open on privacy_requests (id) where completed_at is null;

create table privacy_parts (
  request_id text not null references privacy_requests (id) on delete cascade,
  service text not null,
  done_at timestamptz,
  data json,
  primary key (request_id, service)
);

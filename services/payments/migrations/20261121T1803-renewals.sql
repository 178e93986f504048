--! phase: expand
-- The end of an authorisation that the provider would not renew: asked once.
alter table payments add column not_renewed timestamptz;
-- What was captured in part lapses with its rest.
create index payments_with_a_rest on payments (authorised_until) where status = 'captured' and captured + voided < authorised;

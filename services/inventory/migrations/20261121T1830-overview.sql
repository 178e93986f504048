--! phase: expand
-- What runs low, without asking every SKU what it promises: the band is kept as it changes.
create index items_running_low on items (band desc, sku collate "C") where band <> 'many' and policy <> 'untracked';

-- Policies and locations; what moves stock is a movement and names who did it.
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  action text not null,
  entity text not null,
  before json,
  after json
);
create index audit_by_entity on audit (entity, id);

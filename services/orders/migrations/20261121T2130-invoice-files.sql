--! phase: expand
-- What stands on an invoice is frozen with its number; the PDF is made of it when it is first asked for, or by night.
alter table invoices
  add column doc json,
  alter column file drop not null,
  alter column sha256 drop not null,
  add constraint invoice_says_something check (doc is not null or file is not null) not valid;

create table invoice_files (
  invoice_id text primary key references invoices (id),
  file bytea not null,
  sha256 text not null
);
create rule invoice_files_stay as on update to invoice_files do instead nothing;
create rule invoice_files_remain as on delete to invoice_files do instead nothing;

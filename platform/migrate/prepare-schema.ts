import { type Client, escapeIdentifier } from 'pg'
import type { ServiceSchema } from './service-schema.ts'

/** The migrator owns schema and tables; the role reads and writes rows, and cannot change or drop a table. */
export async function prepareSchema(client: Client, service: ServiceSchema): Promise<void> {
  const schema = escapeIdentifier(service.schema)
  const role = escapeIdentifier(service.role)
  await client.query(`
    create schema if not exists ${schema};
    revoke all on schema ${schema} from public;
    grant usage on schema ${schema} to ${role};
    alter default privileges in schema ${schema} grant select, insert, update, delete on tables to ${role};
    alter default privileges in schema ${schema} grant usage, select on sequences to ${role};
    grant select, insert, update, delete on all tables in schema ${schema} to ${role};
    grant usage, select on all sequences in schema ${schema} to ${role};
    create table if not exists ${schema}.migrations (
      name text primary key,
      checksum text not null,
      phase text not null,
      applied_at timestamptz not null default now(),
      duration_ms integer not null
    );
    revoke insert, update, delete on ${schema}.migrations from ${role}`)
}

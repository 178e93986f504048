import pg from 'pg'

const reads = `
  create schema bench;
  create table bench.documents as
    select slug, language, '{"version":' || version || ',' || detail as detail from catalog.product_documents;
  alter table bench.documents add primary key (slug, language)`
const writes = `
  create table bench.accounts (id integer primary key, balance bigint not null, filler char(84) not null)
    with (fillfactor = 70);
  insert into bench.accounts select n, 0, '' from generate_series(1, $1::int) n;
  create table bench.history (account integer, delta integer, at timestamptz, filler char(22))`

/** The limits' own tables: the very texts that the shop answers with, and pgbench's with a row for each SKU. */
export async function makeLimitTables(adminUrl: string, accounts: number): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ there: boolean }>(
      `select to_regclass('bench.history') is not null as there`,
    )
    if (!rows[0]?.there) await client.query(`${reads};${writes.replace('$1', String(accounts))}`)
    await client.query('vacuum analyze')
    await client.query('checkpoint')
  } finally {
    await client.end()
  }
}

export type ShopFacts = {
  readonly products: number
  readonly slugs: readonly string[]
  readonly skus: readonly string[]
  /** Categories with at least a page of 20 products in them or below. */
  readonly categories: readonly string[]
  readonly server: string
  readonly documentBytes: number
}

/** What the requests are made of, read from the shop that is measured. */
export async function readFacts(adminUrl: string): Promise<ShopFacts> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const column = async <T>(sql: string): Promise<T[]> =>
      (await client.query<{ it: T }>(sql)).rows.map(({ it }) => it)
    const slugs = await column<string>(
      `select slug as it from catalog.product_documents where language = 'en' order by md5(slug)`,
    )
    return {
      products: slugs.length,
      slugs,
      skus: await column(`select sku as it from inventory.items order by md5(sku)`),
      categories: await column(
        `select slug as it from catalog.categories c join catalog.listings l on l.scope = c.number
          group by slug having count(*) >= 20 order by slug`,
      ),
      server: (await column<string>(`select split_part(version(), ' ', 2) as it`))[0]!,
      documentBytes: (
        await column<number>('select avg(octet_length(detail))::int as it from bench.documents')
      )[0]!,
    }
  } finally {
    await client.end()
  }
}

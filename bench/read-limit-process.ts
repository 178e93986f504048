import type { AddressInfo } from 'node:net'
import { fastify } from 'fastify'
import pg from 'pg'
import { answerParent } from './processes/answer-parent.ts'

type Start = { readonly url: string; readonly connections: number }

/** The limit of reads: Fastify, one indexed SELECT by a named prepared statement, and nothing else. */
const app = fastify()
const pools: pg.Pool[] = []

async function start({ url, connections }: Start): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: connections })
  pools.push(pool)
  app.get<{ Params: { slug: string } }>('/products/:slug', async (request, reply) => {
    const { rows } = await pool.query<{ detail: string }>({
      name: 'find',
      text: 'select detail from bench.documents where slug = $1 and language = $2',
      values: [request.params.slug, 'en'],
    })
    if (!rows[0]) return reply.code(404).send()
    return reply.type('application/json; charset=utf-8').send(rows[0].detail)
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  return (app.server.address() as AddressInfo).port
}

answerParent<Start>(start, async () => {
  await app.close()
  for (const pool of pools) await pool.end()
})

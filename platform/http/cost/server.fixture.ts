import { fastify } from 'fastify'
import { shelf } from '../../contract/fixture/shelf-api.ts'
import { shelfContract } from '../../contract/fixture/shelf-contract.ts'
import { startTelemetry } from '../../telemetry/index.ts'
import { serve } from '../serve.ts'

/** The server under measurement, in a process of its own: answers its port, then its CPU time whenever asked. */
const [mode = 'bare', ratio = '0'] = process.argv.slice(2)

async function startBare(): Promise<number> {
  const app = fastify()
  const text = JSON.stringify({
    id: 'b1',
    version: 7,
    title: 'Under the stoa',
    kind: 'novel',
    subtitle: null,
  })
  app.get('/v1/books/:id', async (_request, reply) =>
    reply.header('content-type', 'application/json; charset=utf-8').send(text),
  )
  await app.listen({ port: 0, host: '127.0.0.1' })
  return (app.server.address() as { port: number }).port
}

async function startServe(): Promise<number> {
  const telemetry =
    mode === 'observed' ? { telemetry: startTelemetry({ service: 'shelf', traceRatio: Number(ratio) }) } : {}
  const { api, calls } = shelf()
  // The fixture keeps every call for tests to look at; here that would be a leak.
  const getBook: typeof api.getBook = (input, call) => {
    calls.length = 0
    return api.getBook(input, call)
  }
  const server = serve([{ contract: shelfContract, api: { ...api, getBook } }], {
    edge: 'public',
    ...telemetry,
  })
  return (await server.listen(0)).port
}

const port = await (mode === 'bare' ? startBare() : startServe())
process.send!({ port })
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send!({ cpuMicros: user + system })
})
process.on('disconnect', () => process.exit(0))

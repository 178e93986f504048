import type { FastifyBaseLogger } from 'fastify'
import type { Log } from '../telemetry/index.ts'

const nothing = (): void => {}

/** The kit's log as Fastify wants it. What Fastify tells of itself is for those who debug. */
export function serverLog(log: Log): FastifyBaseLogger {
  const write =
    (level: 'debug' | 'warn' | 'error') =>
    (fields: unknown, message?: string): void =>
      typeof fields === 'string'
        ? log[level]({}, fields)
        : log[level](fields as object as never, message ?? '')
  const server: FastifyBaseLogger = {
    level: 'debug',
    ...{ fatal: write('error'), error: write('error'), warn: write('warn') },
    ...{ info: write('debug'), debug: write('debug'), trace: nothing, silent: nothing },
    child: () => server,
  }
  return server
}

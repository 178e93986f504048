import { type FastifyInstance, fastify, LogController } from 'fastify'
import type { Log } from '../telemetry/index.ts'
import { useJsonBodies } from './body-parsers.ts'
import { answerClientError } from './client-error.ts'
import { fromFramework } from './framework-errors.ts'
import { requestIds } from './request-id.ts'
import { sendError } from './send-problem.ts'
import { serverLog } from './server-log.ts'

export const defaultBodyLimit = 1_048_576

/** Twice what an address may be long, so that a long address is told so and not hung up on. */
const maxHeaderBytes = 32_768

export type AppOptions = { readonly log?: Log | undefined }

/** Fastify with everything off that would guess, and every refusal turned into a problem document. */
export function createApp({ log }: AppOptions): FastifyInstance {
  const app: FastifyInstance = fastify({
    ...(log ? { loggerInstance: serverLog(log) } : {}),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: defaultBodyLimit,
    requestTimeout: 30_000,
    keepAliveTimeout: 72_000,
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    genReqId: requestIds(),
    // A child logger a request would cost more than its routing; whoever logs names the request.
    childLoggerFactory: logger => logger,
    clientErrorHandler: answerClientError,
    frameworkErrors: (error, _request, reply) => void sendError(reply, fromFramework(error)),
    routerOptions: { maxParamLength: 1_000, querystringParser: () => ({}) },
    http: { maxHeaderSize: maxHeaderBytes },
  })
  useJsonBodies(app)
  app.setErrorHandler((error, _request, reply) => void sendError(reply, fromFramework(error)))
  return app
}

import type { DeclaredFailure, Download, MethodDefinition } from '@stoa/kernel/contract'
import { PlatformError, type PlatformErrorCode, platformErrors } from '@stoa/kernel/errors'
import { ok, type Result } from '@stoa/kernel/result'
import type { Dispatcher } from 'undici'
import { lazyValidator, markReplayed, type Problem } from '../contract/index.ts'

type Outcome = Result<unknown, DeclaredFailure>
export type ReadAnswer = (answer: Dispatcher.ResponseData) => Promise<Outcome>

/** From HTTP back to what the handler answered: the same values and the same errors as in process. */
export function answerReader(name: string, method: MethodDefinition): ReadAnswer {
  const validate = lazyValidator(method.output, { unknownFields: 'ignore' })
  return async answer => {
    if (answer.statusCode >= 300) return failureOf(name, method, answer)
    if (method.produces) return ok(downloadOf(answer))
    const value = method.success === 204 ? await nothing(answer) : await jsonOf(name, answer)
    if (method.success !== 204 && validate(value))
      throw upstream(name, 'answered what its contract does not say')
    return answer.headers['idempotent-replayed'] ? markReplayed(ok(value)) : ok(value)
  }
}

const upstream = (name: string, what: string, cause?: unknown): PlatformError =>
  new PlatformError('upstream_failed', { detail: `${name} ${what}`, cause })

async function nothing(answer: Dispatcher.ResponseData): Promise<null> {
  await answer.body.dump()
  return null
}

async function jsonOf(name: string, answer: Dispatcher.ResponseData): Promise<unknown> {
  const text = await answer.body.text()
  try {
    return JSON.parse(text)
  } catch (error) {
    throw upstream(name, `answered ${answer.statusCode} without JSON`, error)
  }
}

function downloadOf({ headers, body }: Dispatcher.ResponseData): Download {
  const fileName = /filename="([^"]+)"/.exec(String(headers['content-disposition'] ?? ''))?.[1]
  return { contentType: String(headers['content-type']), ...(fileName ? { fileName } : {}), chunks: body }
}

async function failureOf(
  name: string,
  method: MethodDefinition,
  answer: Dispatcher.ResponseData,
): Promise<Outcome> {
  const problem = (await jsonOf(name, answer)) as Problem
  if (answer.headers['x-outcome'] !== 'declared')
    throw platformErrorOf(name, problem, answer.headers['retry-after'])
  // A newer neighbour may declare codes that this release does not know.
  if (!method.errors?.[problem.code]) throw upstream(name, `failed with the unknown code ${problem.code}`)
  const { code, detail = '', data } = problem
  return { ok: false, error: data === undefined ? { code, detail } : { code, detail, data } }
}

function platformErrorOf(name: string, problem: Problem, retryAfter: unknown): PlatformError {
  const { code, detail, errors } = problem
  if (!(code in platformErrors)) return upstream(name, `failed with the unknown code ${code}`)
  const seconds = Number(retryAfter)
  return new PlatformError(code as PlatformErrorCode, {
    ...(detail ? { detail } : {}),
    ...(errors ? { fields: errors } : {}),
    ...(seconds > 0 ? { retryAfterSeconds: seconds } : {}),
  })
}

import { defineJob, handleJob, type JobHandler } from '@stoa/platform/jobs'
import { Type } from 'typebox'
import { resealAll } from './crypto/reseal.ts'
import { answerMailRequest } from './customer/answer-mail-request.ts'
import { answerMailRequestJob } from './customer/mail-request.ts'
import { type IdentityDeps, later } from './deps.ts'
import { forgetExports } from './privacy/privacy-store.ts'
import { rotateSigningKeys } from './session/access-token.ts'
import { sweepRefreshTokens } from './session/refresh-store.ts'
import { sweepSessions } from './session/session-store.ts'
import { sweepTries } from './throttle/throttle.ts'
import { sweepTokens } from './token/token-store.ts'

const sweep = defineJob('identity.sweep', Type.Object({}), { attempts: 3 })
const rotate = defineJob('identity.rotate-signing-keys', Type.Object({}), { attempts: 3 })
const reseal = defineJob('identity.reseal', Type.Object({}), { attempts: 3 })
const day = 86_400_000

export const identityJobs = (deps: IdentityDeps): JobHandler[] => [
  handleJob(answerMailRequestJob, ({ requestId }, turn) => answerMailRequest(deps, requestId, turn)),
  handleJob(sweep, () => sweepAll(deps), { cron: '23 * * * *' }),
  handleJob(rotate, () => rotateSigningKeys(deps), { cron: '47 3 * * *' }),
  handleJob(reseal, () => resealAll(deps), { cron: '7 4 * * *' }),
]

/** An ended session is kept for a day, for those who still ask why; used tokens a month, to know a thief by. */
async function sweepAll(deps: IdentityDeps): Promise<void> {
  const { db } = deps
  await sweepTokens(db, later(deps, 0))
  await sweepSessions(db, later(deps, -day))
  await sweepRefreshTokens(db, later(deps, -30 * day))
  await sweepTries(deps)
  await forgetExports(db, later(deps, -7 * day))
}

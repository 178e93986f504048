import { customerRegistered, type identityContract } from '@stoa/contracts/identity'
import type { Handler, InputOf } from '@stoa/kernel/contract'
import { fail } from '@stoa/kernel/result'
import { emit } from '@stoa/platform/events'
import { weaknessOf } from '../crypto/password-rules.ts'
import type { IdentityDeps } from '../deps.ts'
import { insertCustomer } from './customer-store.ts'
import { accepted, askForMail } from './mail-request.ts'

type Identity = typeof identityContract

/** Known or not, it hashes a password, asks for a message and answers the same: nobody learns who has an account. */
export const createRegister =
  (deps: IdentityDeps): Handler<Identity, 'registerCustomer'> =>
  async (input, call) => {
    const weakness = weaknessOf(input.password, input.email)
    if (weakness) return fail({ code: 'password_weak', detail: weakness })
    const passwordHash = await deps.passwords.hash(input.password)
    await deps.db.tx(async tx => {
      const id = deps.ids.next('cus')
      const isNew = await insertCustomer(tx, { ...fieldsOf(input, deps), id, passwordHash })
      const kind = isNew ? 'verify-email' : 'registered-again'
      await askForMail(tx, deps, { kind, email: input.email }, call)
      const registered = { aggregateId: id, aggregateVersion: 1, data: { customerId: id } }
      if (isNew) await emit(tx, customerRegistered, registered, { ...deps, call })
    })
    return accepted
  }

const fieldsOf = (
  input: InputOf<Identity['methods']['registerCustomer']>,
  { config, clock }: IdentityDeps,
) => ({
  ...{ email: input.email, name: input.name ?? '', language: input.language ?? config.language },
  ...{ marketing: input.marketing ?? false, createdAt: clock.iso() },
})

export const createRequestReset =
  (deps: IdentityDeps): Handler<Identity, 'requestPasswordReset'> =>
  async ({ email }, call) => {
    await deps.db.tx(tx => askForMail(tx, deps, { kind: 'reset-password', email }, call))
    return accepted
  }

export const createRequestVerification =
  (deps: IdentityDeps): Handler<Identity, 'requestEmailVerification'> =>
  async ({ email }, call) => {
    await deps.db.tx(tx => askForMail(tx, deps, { kind: 'verify-email', email }, call))
    return accepted
  }

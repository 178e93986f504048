import { defineContract } from '@stoa/kernel/contract'
import { listAllDeadLetters } from './dead-letters.ts'
import * as sessions from './sessions.ts'
import * as staffSession from './staff-session.ts'
import * as tokens from './tokens.ts'

/** What only the public origin can do: cookies, sign-in that knows where a visitor comes from, one look at all services. */
export const gatewayContract = defineContract('gateway', {
  methods: { ...sessions, ...tokens, ...staffSession, listAllDeadLetters },
  events: {},
})

import { defineContract } from '@stoa/kernel/contract'
import * as sessions from './sessions.ts'
import * as staffSession from './staff-session.ts'
import * as tokens from './tokens.ts'

/** What only the public origin can do: cookies, and sign-in that knows where a visitor comes from. */
export const gatewayContract = defineContract('gateway', {
  methods: { ...sessions, ...tokens, ...staffSession },
  events: {},
})

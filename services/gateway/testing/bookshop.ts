import { defineContract, defineMethod } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import { Type } from 'typebox'
import type { GatewayConfig } from '../config.ts'
import { fakeHouse } from './fake-house.ts'
import { type Front, openFront } from './open-front.ts'

const anyone = { visibility: 'public', actors: ['anonymous', 'guest', 'staff', 'key'] } as const
const output = Type.Object({ text: Type.String() })
const input = Type.Object({ text: Type.Optional(Type.String()) })
const contract = defineContract('books', {
  methods: {
    read: defineMethod({ ...anyone, http: 'GET /v1/books', summary: 'Read', input: Type.Object({}), output }),
    write: defineMethod({ ...anyone, http: 'POST /v1/books', summary: 'Write', input, output }),
    stamp: defineMethod({ ...anyone, http: 'POST /v1/admin/books', summary: 'Stamp', input, output }),
  },
  events: {},
})
const page = async () => ok({ text: 'x'.repeat(2_000) })

/** A public origin with one shelf behind it, which anybody may read, write on and stamp. */
export const bookshop = (config: Partial<GatewayConfig> = {}, more: Partial<Front> = {}) =>
  openFront({
    ...fakeHouse(),
    config,
    services: [{ contract, api: { read: page, write: page, stamp: page } }],
    ...more,
  })

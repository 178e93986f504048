import { defineContract } from '@stoa/kernel/contract'
import { feedMethods } from '@stoa/kernel/feed'
import * as adminCustomers from './admin-customers.ts'
import * as apiKeys from './api-keys.ts'
import * as customers from './customers.ts'
import * as events from './events.ts'
import * as neighbours from './neighbours.ts'
import * as ownSessions from './own-sessions.ts'
import * as privacy from './privacy.ts'
import * as profile from './profile.ts'
import * as providers from './providers.ts'
import * as signIn from './sign-in.ts'
import * as staff from './staff.ts'

export * from './events.ts'

const { Profile, Address, AddressFields, ...profileMethods } = profile
const { Session, ...sessionMethods } = ownSessions
const { ActorShape, OpenedSession, ...signInMethods } = signIn
const { RoleName, Staff, ...staffMethods } = staff
const { ApiKey, ...keyMethods } = apiKeys
const { Customer, CustomerStatus, ...adminMethods } = adminCustomers
const { PrivacyRequest, ...privacyMethods } = privacy
const { Contact, ...neighbourMethods } = neighbours

export {
  ActorShape,
  Address,
  ApiKey,
  Contact,
  Customer,
  OpenedSession,
  PrivacyRequest,
  Profile,
  Session,
  Staff,
}

export const identityContract = defineContract('identity', {
  methods: {
    ...customers,
    ...profileMethods,
    ...sessionMethods,
    ...signInMethods,
    ...providers,
    ...staffMethods,
    ...keyMethods,
    ...adminMethods,
    ...privacyMethods,
    ...neighbourMethods,
    ...feedMethods,
  },
  events: { ...events },
})

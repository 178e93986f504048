import type { identityContract } from '@stoa/contracts/identity'
import type { Api } from '@stoa/kernel/contract'
import { createListRoles } from './access/list-roles.ts'
import * as customerList from './admin/customer-list.ts'
import { createUpdateCustomer } from './admin/update-customer.ts'
import { createListAudit } from './audit/list-audit.ts'
import * as addresses from './customer/addresses.ts'
import * as changeEmail from './customer/change-email.ts'
import * as password from './customer/password.ts'
import * as profile from './customer/profile.ts'
import * as register from './customer/register.ts'
import { createVerifyEmail } from './customer/verify-email.ts'
import type { IdentityDeps } from './deps.ts'
import { createCreateKey } from './keys/create-key.ts'
import * as keys from './keys/keys.ts'
import * as neighbours from './neighbours/customers.ts'
import { createGetTokenMail } from './neighbours/token-mail.ts'
import * as providers from './oidc/provider-sign-in.ts'
import * as erase from './privacy/erase.ts'
import * as exports from './privacy/export.ts'
import * as requests from './privacy/requests.ts'
import { createOpenGuestSession } from './session/guest.ts'
import { createListRevocations } from './session/list-revocations.ts'
import { createOpenCustomerSession } from './session/open-customer.ts'
import * as staffSession from './session/open-staff.ts'
import { ownSessions } from './session/own-sessions.ts'
import { createRefreshSession } from './session/refresh.ts'
import * as resolve from './session/resolve.ts'
import * as invite from './staff/invite.ts'
import * as ownAccount from './staff/own-account.ts'
import * as staff from './staff/show-staff.ts'
import * as twoStep from './staff/two-step.ts'
import { createUpdateStaff } from './staff/update-staff.ts'
import { countingSignIns } from './telemetry.ts'

export const identityApi = (deps: IdentityDeps): Omit<Api<typeof identityContract>, 'scanEvents'> => ({
  ...customerApi(deps),
  ...ownSessions(deps),
  ...sessionApi(deps),
  ...staffApi(deps),
  ...adminApi(deps),
  ...privacyApi(deps),
  ...neighbourApi(deps),
})

const customerApi = (deps: IdentityDeps) => ({
  registerCustomer: register.createRegister(deps),
  verifyEmail: createVerifyEmail(deps),
  requestEmailVerification: register.createRequestVerification(deps),
  requestPasswordReset: register.createRequestReset(deps),
  resetPassword: password.createResetPassword(deps),
  requestEmailChange: changeEmail.createRequestEmailChange(deps),
  confirmEmailChange: changeEmail.createConfirmEmailChange(deps),
  changePassword: password.createChangePassword(deps),
  getProfile: profile.createGetProfile(deps),
  updateProfile: profile.createUpdateProfile(deps),
  listAddresses: addresses.createListAddresses(deps),
  createAddress: addresses.createCreateAddress(deps),
  updateAddress: addresses.createUpdateAddress(deps),
  deleteAddress: addresses.createDeleteAddress(deps),
})

const sessionApi = (deps: IdentityDeps) => ({
  openCustomerSession: countingSignIns(deps, 'password', createOpenCustomerSession(deps)),
  openStaffSession: countingSignIns(deps, 'staff', staffSession.createOpenStaffSession(deps)),
  openLinkSession: countingSignIns(deps, 'link', staffSession.createOpenLinkSession(deps)),
  openGuestSession: createOpenGuestSession(deps),
  refreshSession: createRefreshSession(deps),
  closeSession: resolve.createCloseSession(deps),
  resolveSession: resolve.createResolveSession(deps),
  resolveKey: keys.createResolveKey(deps),
  listRevocations: createListRevocations(deps),
  getKeySet: resolve.createGetKeySet(deps),
  ...providerApi(deps),
})

const providerApi = (deps: IdentityDeps) => {
  const methods = providers.providerSignIn(deps)
  const completeProviderSignIn = countingSignIns(deps, 'provider', methods.completeProviderSignIn)
  return { ...methods, completeProviderSignIn }
}

const staffApi = (deps: IdentityDeps) => ({
  listStaff: staff.createListStaff(deps),
  getStaff: staff.createGetStaff(deps),
  inviteStaff: invite.createInviteStaff(deps),
  acceptInvitation: invite.createAcceptInvitation(deps),
  updateStaff: createUpdateStaff(deps),
  getMyStaffAccount: ownAccount.createGetMyStaffAccount(deps),
  changeStaffPassword: ownAccount.createChangeStaffPassword(deps),
  beginTwoStep: twoStep.createBeginTwoStep(deps),
  confirmTwoStep: twoStep.createConfirmTwoStep(deps),
})

const adminApi = (deps: IdentityDeps) => ({
  listRoles: createListRoles(),
  listApiKeys: keys.createListKeys(deps),
  createApiKey: createCreateKey(deps),
  revokeApiKey: keys.createRevokeKey(deps),
  listCustomers: customerList.createListCustomers(deps),
  getCustomerDetails: customerList.createGetCustomerDetails(deps),
  updateCustomer: createUpdateCustomer(deps),
  listIdentityAudit: createListAudit(deps),
})

const privacyApi = (deps: IdentityDeps) => ({
  requestExport: exports.createRequestExport(deps),
  getExport: exports.createGetExport(deps),
  downloadExport: exports.createDownloadExport(deps),
  eraseMe: erase.createEraseMe(deps),
  eraseCustomer: erase.createEraseCustomer(deps),
  listPrivacyRequests: requests.createListPrivacyRequests(deps),
  completePrivacyPart: requests.createCompletePrivacyPart(deps),
})

const neighbourApi = (deps: IdentityDeps) => ({
  getContact: neighbours.createGetContact(deps),
  getCustomer: neighbours.createGetCustomer(deps),
  getManyCustomers: neighbours.createGetManyCustomers(deps),
  findVerifiedCustomer: neighbours.createFindVerifiedCustomer(deps),
  getTokenMail: createGetTokenMail(deps),
})

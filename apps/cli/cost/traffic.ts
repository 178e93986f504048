import type { Assumptions, EnvironmentAssumptions } from './assumptions.ts'

/** A month of the shop's traffic, in the units that AWS bills. */
export type Traffic = {
  orders: number
  edgeRequests: number
  edgeGb: number
  apiRequests: number
  apiGb: number
  logsGb: number
  natGb: number
  events: number
  mails: number
}

const days = 30
const mbPerGb = 1000

export function monthOfTraffic({ perOrder }: Assumptions, env: EnvironmentAssumptions): Traffic {
  const orders = env.ordersPerDay * days
  const sessions = orders * perOrder.sessions
  const apiRequests = sessions * perOrder.apiRequestsPerSession
  return {
    orders,
    edgeRequests: sessions * perOrder.edgeRequestsPerSession,
    edgeGb: (sessions * perOrder.edgeMegabytesPerSession) / mbPerGb,
    apiRequests,
    apiGb: (apiRequests * perOrder.apiKilobytesPerRequest) / mbPerGb ** 2,
    logsGb: env.logsBaselineGb + (apiRequests * perOrder.logKilobytesPerApiRequest) / mbPerGb ** 2,
    natGb: env.natBaselineGb + (orders * perOrder.outboundMegabytes) / mbPerGb,
    events: orders * perOrder.eventsPublished,
    mails: orders * perOrder.mails,
  }
}

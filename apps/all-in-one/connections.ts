/**
 * The embedded server lets in 60: three are kept for its superuser, some are the jobs'. Ten for every service, as on
 * a server of one's own, were refused as soon as all were busy at once.
 */
const forServices = 50

export const connectionsOf = (services: number): number => Math.max(2, Math.floor(forServices / services))

const key = 'stoa-staff-was-here'

/** An administrator's link ends in a redirect to here, with the cookie set. */
const cameByLink = (): boolean =>
  performance
    .getEntriesByType('navigation')
    .some(entry => (entry as PerformanceNavigationTiming).redirectCount > 0)

/** Nobody who never signed in here is asked who they are: a refusal is a complaint in the browser's console. */
export const wasHere = {
  get: () => localStorage.getItem(key) !== null || cameByLink(),
  set: (here: boolean) => (here ? localStorage.setItem(key, 'yes') : localStorage.removeItem(key)),
}

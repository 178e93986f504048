/** As a version that was seen: there is none yet. Somebody who makes the same meanwhile is not overwritten. */
export const none = 0

import { isForbidden } from '../api/answer.ts'
import { catalog } from '../api/clients.ts'

const key = 'stoa-must-enrol'

/** The API says it once, at sign-in; a reload of the page must not lose it. */
export const enrolment = {
  /** Unknown to whoever came by a link. */
  isDue(): boolean | undefined {
    const kept = sessionStorage.getItem(key)
    return kept === null ? undefined : kept === 'yes'
  },
  set: (due: boolean) => sessionStorage.setItem(key, due ? 'yes' : 'no'),
  forget: () => sessionStorage.removeItem(key),
}

/** Who has to enrol first may do nothing that needs a permission: what every role may is refused. */
export async function isEnrolmentDue(): Promise<boolean> {
  try {
    await catalog('GET /v1/admin/products', { limit: 1 })
    return false
  } catch (error) {
    return isForbidden(error)
  }
}

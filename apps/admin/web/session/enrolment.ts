const key = 'stoa-must-enrol'

/** The API says it once, at sign-in; a reload of the page must not lose it. */
export const enrolment = {
  isDue: () => sessionStorage.getItem(key) === 'yes',
  set: (due: boolean) => (due ? sessionStorage.setItem(key, 'yes') : sessionStorage.removeItem(key)),
}

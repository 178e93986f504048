const longest = 500

/** Only a path of this origin: an address from outside would make the shop send its visitors anywhere. */
export const ownPath = (given: string | null | undefined): string =>
  given && given.length <= longest && /^\/(?![/\\])[\x21-\x7e]*$/.test(given) ? given : '/'

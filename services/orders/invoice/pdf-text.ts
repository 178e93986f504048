import { romanise, transliterate } from './transliterate.ts'

/** Characters of WinAnsi beyond Latin-1. */
const more = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'

/**
 * The fonts that every reader has know only WinAnsi. Accents that are not in it are dropped and other scripts are
 * written in Latin letters; what has none becomes '?', which `isWritten` tells, so that the page can say so.
 */
export const toWinAnsi = (text: string): string =>
  [...romanise(text.normalize('NFC')).replaceAll(/[\u00a0\u202f\u3000]/g, ' ')].map(toKnown).join('')

function toKnown(character: string): string {
  if (isKnown(character)) return character
  const bare = character.normalize('NFD').replaceAll(/\p{M}/gu, '')
  if (bare !== '' && [...bare].every(isKnown)) return bare
  return transliterate(character) ?? '?'
}

/** Whether it stands on paper as it was written. */
export const isWritten = (text: string): boolean =>
  toWinAnsi(text) === text.replaceAll(/[\u00a0\u202f]/g, ' ')

function isKnown(character: string): boolean {
  const code = character.codePointAt(0)!
  return (code >= 0x20 && code <= 0x7e) || (code >= 0xa1 && code <= 0xff) || more.includes(character)
}

/** Characters of WinAnsi beyond Latin-1. */
const more = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'

/** The fonts that every reader has know only WinAnsi: accents that are not in it are dropped, other scripts become '?'. */
export const toWinAnsi = (text: string): string =>
  [...text.normalize('NFC').replaceAll(/[\u00a0\u202f]/g, ' ')].map(toKnown).join('')

function toKnown(character: string): string {
  if (isKnown(character)) return character
  const bare = character.normalize('NFD').replaceAll(/\p{M}/gu, '')
  return [...bare].every(isKnown) && bare !== '' ? bare : '?'
}

function isKnown(character: string): boolean {
  const code = character.codePointAt(0)!
  return (code >= 0x20 && code <= 0x7e) || (code >= 0xa1 && code <= 0xff) || more.includes(character)
}

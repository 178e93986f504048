/** Letters that decomposition leaves whole. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
}

/** Lower case without accents: how words are compared, sorted and written into addresses. */
export const foldText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđłþı]/g, letter => letters[letter]!)

const german: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' }

/** "Grüner Tisch, 2 m" becomes "gruener-tisch-2-m"; nothing usable becomes `fallback`. */
export function slugOf(title: string, fallback: string): string {
  const spelled = title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöü]/g, letter => german[letter]!)
  const slug = foldText(spelled)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 100)
    .replace(/^-+|-+$/g, '')
  return slug || fallback
}

/** The first of slug, slug-2, slug-3 … that is free. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug
  for (let n = 2; ; n += 1) if (!taken.has(`${slug}-${n}`)) return `${slug}-${n}`
}

const names: Readonly<Record<string, string>> = {
  slug: 'Address',
  sku: 'SKU',
  amount: 'Price',
  compareAtAmount: 'Former price',
  variants: 'Variant',
  prices: 'Price',
  texts: 'Text',
  media: 'Picture',
}

/** Where something is wrong, as people say it: `/variants/0/prices/0/amount` is the price of the first variant. */
export function fieldText(pointer: string): string {
  const parts = pointer.split('/').filter(Boolean)
  const variant = parts[0] === 'variants' && parts[1] !== undefined ? `Variant ${Number(parts[1]) + 1}` : ''
  const last = parts.findLast(part => !/^\d+$/.test(part))
  if (!last || last === 'variants') return variant || 'The line'
  const name = names[last] ?? spaced(last)
  return variant ? `${variant}: ${name}` : name
}

const spaced = (word: string): string =>
  word.charAt(0).toUpperCase() + word.slice(1).replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)

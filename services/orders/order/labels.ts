const en = {
  items: 'Items',
  discount: 'Discount',
  shipping: 'Shipping',
  'shipping-discount': 'Discount on shipping',
  tax: 'Tax',
  total: 'Total',
  'gift-card': 'Gift card',
  'store-credit': 'Store credit',
  due: 'Due',
  edit: 'Change of the order',
}
const de: typeof en = {
  items: 'Waren',
  discount: 'Nachlass',
  shipping: 'Versand',
  'shipping-discount': 'Nachlass auf Versand',
  tax: 'Steuer',
  total: 'Summe',
  'gift-card': 'Geschenkkarte',
  'store-credit': 'Guthaben',
  due: 'Zu zahlen',
  edit: 'Änderung der Bestellung',
}

/** What a part of the totals is called in the language of whoever buys; English where it is not spoken here. */
export function labelOf(kind: string, language: string): string {
  const words: Readonly<Record<string, string>> = language.split('-')[0] === 'de' ? de : en
  return words[kind] ?? kind
}

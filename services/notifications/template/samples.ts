import type { Facts } from './facts.ts'

const eur = (amount: number) => ({ amount, currency: 'EUR' })

/** For previews: enough of everything that any mail may show. */
export const sampleFacts = (language: string, until: string): Facts => ({
  ...{ to: { name: 'Ada Lovelace', address: 'ada@example.com' }, language, until, amount: eur(7490) },
  given: { name: 'Ada Lovelace', number: 'S-4K7QX92B', detail: 'refund', title: 'Mug, speckled' },
  lines: [
    { title: 'Mug, speckled', quantity: 2, total: eur(3800) },
    { title: 'Blanket “Dune” & <wool>', quantity: 1, total: eur(3200) },
  ],
  totals: [
    { kind: 'subtotal', label: 'Subtotal', amount: eur(7000) },
    { kind: 'shipping', label: 'Shipping', amount: eur(490) },
    { kind: 'total', label: 'Total', amount: eur(7490) },
  ],
  rows: [
    { label: 'carrier', value: 'DHL' },
    { label: 'tracking', value: '00340434161094042557', url: 'https://example.com/track' },
  ],
  link: '/',
  unsubscribe: '/unsubscribe',
})

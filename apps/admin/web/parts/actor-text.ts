const kinds: Readonly<Record<string, string>> = {
  system: 'The shop',
  staff: 'Staff',
  key: 'An API key',
  customer: 'The customer',
  guest: 'The buyer',
}

/** Of `kind:id`, what people call it; identifiers say nothing to them. */
export function actorText(actor: string): string {
  const [kind = ''] = actor.split(':')
  return kinds[kind] ?? actor
}

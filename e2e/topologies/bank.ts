/** As the bank's own books have it. */
export type Charge = {
  readonly reference: string
  readonly status: string
  readonly amount: number
  readonly captures: readonly { readonly amount: number }[]
  readonly refunds: readonly { readonly amount: number }[]
}

export type Bank = {
  /** What the frame with the card fields would hand to the page. */
  token(card: string): Promise<string>
  /** The buyer's answer on the page of 3-D Secure. Without going back: the shop hears it from the bank alone. */
  confirm(actionUrl: string): Promise<void>
  charges(): Promise<Charge[]>
  /** Of one checkout, whichever attempt. */
  chargesOf(checkoutId: string): Promise<Charge[]>
}

const always = { from: '2000-01-01T00:00:00.000Z', until: '2100-01-01T00:00:00.000Z' }

/** The bank as browsers and the shop see it, over HTTP. */
export function bankAt(url: string, secretKey: string): Bank {
  const charges = async (): Promise<Charge[]> => {
    const found: Charge[] = []
    for (let after: string | null = ''; after !== null; ) {
      const answer = await fetch(`${url}/v1/charges?${new URLSearchParams({ ...always, after })}`, {
        headers: { authorization: `Bearer ${secretKey}` },
      })
      const page = (await answer.json()) as { items: Charge[]; next: string | null }
      found.push(...page.items)
      after = page.next
    }
    return found
  }
  return {
    charges,
    async token(number) {
      const body = JSON.stringify({ number, expiry: '12/40', code: '123' })
      const answer = await fetch(`${url}/fields/tokens`, { method: 'POST', body })
      return ((await answer.json()) as { token: string }).token
    },
    async confirm(actionUrl) {
      const body = new URLSearchParams({ do: 'confirm' })
      const answer = await fetch(actionUrl, { method: 'POST', body, redirect: 'manual' })
      await answer.body?.cancel()
    },
    chargesOf: async id => (await charges()).filter(({ reference }) => reference.startsWith(id)),
  }
}

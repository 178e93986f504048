import type { Label, Language } from '../words/words.ts'

/** A mail in its language, not yet in HTML or text. */
export type Content = {
  readonly language: Language
  readonly labels: Readonly<Record<Label, string>>
  readonly subject: string
  readonly title: string
  readonly greeting: string
  readonly text: readonly string[]
  readonly rows: readonly {
    readonly label: string
    readonly value: string
    readonly url?: string | undefined
  }[]
  readonly lines: readonly { readonly title: string; readonly quantity: number; readonly total: string }[]
  readonly totals: readonly { readonly label: string; readonly amount: string; readonly strong: boolean }[]
  readonly button?: { readonly label: string; readonly url: string }
  readonly fine?: string
  readonly unsubscribe?: string
}

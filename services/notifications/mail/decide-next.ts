import type { Handover } from '@stoa/platform/mail'

type Tried = {
  readonly handover: Handover
  /** This one included. */
  readonly attempts: number
  readonly createdAt: string
  readonly now: number
  readonly giveUpHours: number
}

export type Next =
  | { readonly status: 'sent'; readonly reason: null }
  | { readonly status: 'failed'; readonly reason: string }
  | { readonly status: 'queued'; readonly reason: string; readonly at: string }

const hour = 3_600_000

/**
 * What is refused for good is not tried again. What was put off, or may have been sent and nobody knows, is tried again
 * under the same Message-ID: a mail that comes twice is a nuisance, one that never comes is a password nobody can reset.
 */
export function decideNext({ handover, attempts, createdAt, now, giveUpHours }: Tried): Next {
  const { outcome, detail } = handover
  if (outcome === 'sent') return { status: 'sent', reason: null }
  if (outcome === 'refused') return { status: 'failed', reason: detail }
  const at = now + pauseMs(attempts)
  if (at > Date.parse(createdAt) + giveUpHours * hour)
    return { status: 'failed', reason: `given up after ${attempts} attempts: ${detail}` }
  return { status: 'queued', reason: detail, at: new Date(at).toISOString() }
}

/** A minute, which is how often the sweep looks, doubling, at most an hour. */
const pauseMs = (attempts: number): number => Math.min(hour, 60_000 * 2 ** (attempts - 1))

import { type Choice, chooser } from '../load/choose.ts'

/** What a client sends: one of many prepared requests, or reservations with an id each. */
export type Plan =
  | { readonly kind: 'get'; readonly paths: readonly string[]; readonly choice: Choice }
  /** As browsers ask; `isNew`: each at an address of its own, so that no page is kept. */
  | { readonly kind: 'page'; readonly paths: readonly string[]; readonly isNew: boolean }
  | {
      readonly kind: 'reserve'
      readonly token: string
      readonly actor: string
      readonly skus: readonly string[]
      readonly choice: Choice
    }

const common = 'host: 127.0.0.1\r\nconnection: keep-alive\r\naccept: application/json\r\n'

const browser = `${common}accept-encoding: gzip, deflate, br\r\naccept-language: en\r\n`

/** A function that writes the next request. `run` makes the ids of this run its own. */
export function requestsOf(plan: Plan, run: string, seed: number): () => string {
  if (plan.kind === 'get') {
    const requests = plan.paths.map(path => `GET ${path} HTTP/1.1\r\n${common}\r\n`)
    const choose = chooser(plan.choice, requests.length, seed)
    return () => requests[choose()]!
  }
  if (plan.kind === 'page') {
    const choose = chooser('uniform', plan.paths.length, seed)
    let count = 0
    return () =>
      `GET ${plan.paths[choose()]}${plan.isNew ? `?visit=${run}-${count++}` : ''} HTTP/1.1\r\n${browser}\r\n`
  }
  const head =
    `POST /internal/inventory/reserve HTTP/1.1\r\n${common}content-type: application/json\r\n` +
    `authorization: Bearer ${plan.token}\r\nx-actor: ${plan.actor}\r\ncontent-length: `
  const choose = chooser(plan.choice, plan.skus.length, seed)
  let count = 0
  return () => {
    count += 1
    const lines = `[{"sku":"${plan.skus[choose()]}","quantity":1}]`
    const body = `{"id":"bench-${run}-${count}","lines":${lines},"holdSeconds":7200}`
    return `${head}${body.length}\r\n\r\n${body}`
  }
}

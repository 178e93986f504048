import type { Shop } from '../topologies/shop.ts'

type Headers = Readonly<Record<string, string>>

/** A browser without script: it keeps cookies, sends forms and follows nothing by itself. */
export function plainBrowser({ url }: Pick<Shop, 'url'>) {
  const kept = new Map<string, string>()
  const ask = async (path: string, init: RequestInit & { headers: Headers }) => {
    const cookie = [...kept].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...init.headers, ...(cookie && { cookie }) }
    const answer = await fetch(`${url}${path}`, { ...init, headers, redirect: 'manual' })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') kept.delete(name)
      else kept.set(name, value)
    }
    return answer
  }
  const ours = { 'sec-fetch-site': 'same-origin' }
  return {
    get: (path: string) => ask(path, { headers: {} }),
    form: (path: string, fields: Headers, headers: Headers = ours) =>
      ask(path, { method: 'POST', headers, body: new URLSearchParams(fields) }),
    json: async (path: string, body: unknown) =>
      (
        await ask(path, {
          method: 'POST',
          headers: { ...ours, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).json(),
  }
}

import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { secretFrom, startProcess } from '@stoa/fleet/process'
import { services } from '@stoa/fleet/services'
import { apiKeyAuthenticator } from '@stoa/platform/http'
import { brand } from './brand.ts'
import { serveShop } from './serve-shop.ts'
import type { Settings } from './settings.ts'

export async function startFront({
  topology,
  env,
  ...settings
}: Settings): Promise<{ url: string; stop(): Promise<void> }> {
  const media = resolve(settings.media)
  await mkdir(media, { recursive: true })
  const secret = secretFrom(env)
  const running = await startProcess({ name: 'gateway', topology, env, secret })
  const { composition } = running
  const server = serveShop({
    ...{ ...running, media, brand, currency: settings.currency },
    served: Object.values(services).map(({ contract }) => ({
      contract,
      api: composition.client(contract, 'gateway'),
    })),
    authenticate: apiKeyAuthenticator(secret('ADMIN_API_KEY')),
  })
  const { url } = await server.listen(settings.port, settings.host)
  running.readiness.set('ready')
  return {
    url: `${url}/`,
    stop: () => running.stop([server], { noticeMs: settings.noticeMs, graceMs: 10_000 }),
  }
}

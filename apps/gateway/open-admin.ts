import type { Gateway } from '@stoa/gateway'
import { adminFiles } from '@stoa/gateway/admin-files'
import { adminPolicy } from '@stoa/gateway/admin-policy'
import { type ForwardPagesOptions, forwardPages } from '@stoa/gateway/forward-pages'
import type { FastifyInstance } from 'fastify'

/** Where the built administration lies, or who serves it. */
export type AdminPlace = { readonly folder: string } | { readonly url: string }

type Options = Pick<ForwardPagesOptions, 'identity' | 'prefix'> & {
  readonly gateway: Gateway
  readonly place: AdminPlace
}

/** `/admin/…` of this origin. */
export function openAdmin(app: FastifyInstance, { place, ...options }: Options): void {
  if ('folder' in place) {
    adminFiles(app, place)
    return
  }
  forwardPages(app, {
    ...options,
    upstream: { service: 'admin', url: place.url },
    under: '/admin',
    headers: { 'content-security-policy': adminPolicy(), 'cache-control': 'no-store' },
  })
}

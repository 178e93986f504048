// Pages always come from the network, for prices and stock change; without one there is the page that says so.
/** @typedef {Event & { waitUntil(until: Promise<unknown>): void }} Lasting */
/** @typedef {Lasting & { request: Request, preloadResponse?: Promise<Response | undefined>, respondWith(answer: Promise<Response>): void }} Asking */
/** @typedef {{ skipWaiting(): Promise<void>, registration: { navigationPreload?: { enable(): Promise<void> } } }} Worker */

const worker = /** @type {Worker} */ (/** @type {unknown} */ (self))
/** Written above this script by whoever sends it. @type {{ name: string, offline: string, files: string[] }} */
const kept = Reflect.get(self, 'kept')
const others = /^\/(api|auth|docs|health|metrics|admin|dev|media)(\/|$)/

async function keep() {
  const cache = await caches.open(kept.name)
  const page = await fetch(kept.offline, { cache: 'reload' })
  if (!page.ok) throw new Error('the page for no network did not come')
  await cache.put(kept.offline, page)
  await cache.addAll(kept.files)
  await worker.skipWaiting()
}

async function takeOver() {
  const names = await caches.keys()
  const former = names.filter(name => name.startsWith('storefront ') && name !== kept.name)
  await Promise.all(former.map(name => caches.delete(name)))
  await worker.registration.navigationPreload?.enable()
}

/** @param {string} path */
const fromCache = async path => (await caches.open(kept.name)).match(path)

/** @param {Asking} event */
async function page({ request, preloadResponse }) {
  try {
    return (await preloadResponse) ?? (await fetch(request))
  } catch {
    return (await fromCache(kept.offline)) ?? Response.error()
  }
}

addEventListener('install', event => /** @type {Lasting} */ (event).waitUntil(keep()))
addEventListener('activate', event => /** @type {Lasting} */ (event).waitUntil(takeOver()))
addEventListener('fetch', event => {
  const asking = /** @type {Asking} */ (event)
  const { method, mode, url } = asking.request
  const { origin, pathname } = new URL(url)
  if (method !== 'GET' || origin !== location.origin) return
  if (mode === 'navigate' && !others.test(pathname)) asking.respondWith(page(asking))
  if (kept.files.includes(pathname))
    asking.respondWith(fromCache(pathname).then(answer => answer ?? fetch(asking.request)))
})

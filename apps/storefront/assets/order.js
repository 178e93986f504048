// The order's timeline, live: the stream says that something happened, the server renders what.
const order = document.querySelector('[data-order]')
const id = order?.getAttribute('data-order')

async function draw() {
  const list = document.querySelector('[data-timeline]')
  const answer = await fetch(location.pathname, { headers: { 'x-part': 'timeline' } }).catch(() => undefined)
  if (!list || !answer?.ok) return
  const box = document.createElement('div')
  box.innerHTML = await answer.text()
  const next = box.firstElementChild
  if (next && next.textContent !== list.textContent) list.replaceWith(next)
}

function watch() {
  const seen = order?.getAttribute('data-seen') ?? '0'
  const stream = new EventSource(`/api/v1/orders/${id}/stream?after=${seen}`)
  stream.addEventListener('timeline', draw)
  stream.addEventListener('open', () => document.querySelector('[data-live]')?.removeAttribute('hidden'))
  // A page in the browser's memory needs no news; when it comes back it asks again.
  addEventListener('pagehide', () => stream.close(), { once: true })
}

addEventListener('pageshow', event => {
  if (!id) return
  if (event.persisted) draw()
  watch()
})

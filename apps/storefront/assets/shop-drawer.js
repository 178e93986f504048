// The bag: a count in the header, and a drawer that the server renders.
const dialog = document.querySelector('dialog#drawer')
const body = dialog?.querySelector('.drawer-body')
const status = document.getElementById('status')

/** The storefront tells how many pieces there are in a cookie, so that no page has to ask. */
function showCount() {
  const count = /(?:^|; )bag=(\d+)/.exec(document.cookie)?.[1] ?? '0'
  for (const badge of document.querySelectorAll('[data-count]')) {
    badge.textContent = count
    badge.toggleAttribute('hidden', count === '0')
  }
}

/** @param {string} path @param {RequestInit} [init] */
async function fill(path, init) {
  if (!body) return false
  const answer = await fetch(path, { ...init, headers: { ...init?.headers, 'x-part': 'drawer' } })
  if (!answer.ok && answer.status !== 422) return false
  body.innerHTML = await answer.text()
  const message = body.querySelector('[data-say]')
  if (status && message) status.textContent = message.textContent
  showCount()
  return true
}

/** @param {Promise<boolean>} filling @param {() => void} otherwise */
async function open(filling, otherwise) {
  const filled = await filling.catch(() => false)
  if (!filled || !(dialog instanceof HTMLDialogElement)) return otherwise()
  if (!dialog.open) dialog.showModal()
}

addEventListener('click', event => {
  const { target } = event
  if (!(target instanceof Element) || !(event instanceof MouseEvent)) return
  if (target === dialog || target.closest('[data-close]')) {
    event.preventDefault()
    if (dialog instanceof HTMLDialogElement) dialog.close()
  }
  const link = target.closest('a[data-cart]')
  if (!(link instanceof HTMLAnchorElement) || event.metaKey || event.ctrlKey || event.shiftKey) return
  if (location.pathname === '/cart') return
  event.preventDefault()
  open(fill('/cart'), () => location.assign(link.href))
})

addEventListener('submit', event => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || !(event instanceof SubmitEvent)) return
  if (!form.matches('[data-drawer]') && !(dialog?.contains(form) && !form.matches('[data-leave]'))) return
  event.preventDefault()
  const button = event.submitter
  button?.setAttribute('aria-busy', 'true')
  const data = new URLSearchParams()
  for (const [name, value] of new FormData(form, button)) data.append(name, String(value))
  open(fill(form.getAttribute('action') ?? '/cart', { method: 'POST', body: data }), () =>
    form.submit(),
  ).finally(() => button?.removeAttribute('aria-busy'))
})

// A quantity in the drawer or the cart applies itself.
addEventListener('change', event => {
  const { target } = event
  if (target instanceof HTMLSelectElement && target.matches('[data-apply]')) target.form?.requestSubmit()
})

// Also when the page comes back out of the browser's memory.
addEventListener('pageshow', showCount)
showCount()

// Card fields of the provider, and how long things are kept.
const form = document.querySelector('form[data-pay]')
const holder = document.querySelector('[data-fields]')
const problem = document.querySelector('[data-pay-problem]')
const origin = holder?.getAttribute('data-origin') ?? ''
/** @type {HTMLIFrameElement | undefined} */
let frame

/** The fields in the colours that are on screen. @param {string} address */
function look(address) {
  const url = new URL(address)
  const root = getComputedStyle(document.documentElement)
  const probe = document.createElement('i')
  document.body.append(probe)
  const colour = (/** @type {string} */ name) => {
    probe.style.color = `var(--${name})`
    const parts = getComputedStyle(probe).color.match(/\d+/g)?.slice(0, 3) ?? []
    return `#${parts.map(part => Number(part).toString(16).padStart(2, '0')).join('')}`
  }
  const names = {
    ink: 'ink',
    quiet: 'muted',
    line: 'line',
    field: 'surface',
    accent: 'focus',
    problem: 'danger',
  }
  for (const [theirs, ours] of Object.entries(names)) url.searchParams.set(theirs, colour(ours))
  const [red = 255] = (getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g) ?? []).map(
    Number,
  )
  url.searchParams.set('scheme', red < 128 ? 'dark' : 'light')
  url.searchParams.set('radius', root.getPropertyValue('--radius-large').trim())
  probe.remove()
  return url.href
}

function showFields() {
  const address = holder?.getAttribute('data-fields')
  if (!holder || !address || frame) return
  frame = document.createElement('iframe')
  frame.title = holder.getAttribute('data-title') ?? ''
  frame.src = look(address)
  holder.append(frame)
}

const card = form?.querySelector('input[data-card]')
if (card instanceof HTMLInputElement) {
  card.checked = true
  showFields()
}

/** @param {boolean} busy */
function work(busy) {
  const button = form?.querySelector('button.button-large')
  if (!(button instanceof HTMLButtonElement)) return
  if (busy) button.setAttribute('aria-busy', 'true')
  else button.removeAttribute('aria-busy')
}

form?.addEventListener('submit', event => {
  if (!(form instanceof HTMLFormElement)) return
  if (form.dataset.sent) return event.preventDefault()
  const token = form.elements.namedItem('token')
  const byCard = card instanceof HTMLInputElement && card.checked
  work(true)
  if (!byCard || !(token instanceof HTMLInputElement) || token.value !== '') {
    form.dataset.sent = '1'
    return
  }
  event.preventDefault()
  problem?.toggleAttribute('hidden', true)
  frame?.contentWindow?.postMessage({ type: 'submit' }, origin)
})

addEventListener('message', ({ origin: from, source, data }) => {
  if (from !== origin || source !== frame?.contentWindow || !(form instanceof HTMLFormElement)) return
  if (data?.type === 'height' && frame) frame.style.height = `${Math.min(600, Number(data.height) || 0)}px`
  if (data?.type === 'invalid') {
    work(false)
    problem?.toggleAttribute('hidden', data.reason === 'card')
  }
  if (data?.type !== 'token') return
  const token = form.elements.namedItem('token')
  if (token instanceof HTMLInputElement) token.value = String(data.token)
  form.requestSubmit()
})

// A page that comes back out of the browser's memory can be sent again; the token was good for once.
addEventListener('pageshow', () => {
  if (!(form instanceof HTMLFormElement)) return
  delete form.dataset.sent
  const token = form.elements.namedItem('token')
  if (token instanceof HTMLInputElement) token.value = ''
  work(false)
})

const line = document.querySelector('[data-countdown]')
const left = line?.querySelector('[data-left]')
function count() {
  if (!line || !left) return
  const seconds = Math.floor((Date.parse(line.getAttribute('data-countdown') ?? '') - Date.now()) / 1000)
  line.removeAttribute('hidden')
  if (!(seconds > 0)) {
    line.textContent = line.getAttribute('data-over')
    return
  }
  left.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  setTimeout(count, 1000)
}
count()

// Only some countries have states that an address needs.
const country = document.querySelector('select#country')
const region = document.querySelector('.field-region')
function showRegion() {
  if (country instanceof HTMLSelectElement)
    region?.toggleAttribute('hidden', !['US', 'CA', 'AU', 'JP'].includes(country.value))
}
country?.addEventListener('change', showRegion)
showRegion()

// On a telephone the order is folded above the form.
if (matchMedia('(max-width: 56rem)').matches)
  document.querySelector('.order-summary details')?.removeAttribute('open')

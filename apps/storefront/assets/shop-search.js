// Suggestions while somebody types: the server renders them, the arrow keys walk through them.
const form = document.querySelector('form[data-suggest]')
const field = form?.querySelector('input')
const list = form?.querySelector('.suggestions')
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer
/** @type {AbortController | undefined} */
let asking

const links = () => [...(list?.querySelectorAll('a') ?? [])]

/** @param {boolean} open */
function show(open) {
  list?.toggleAttribute('hidden', !open)
}

async function suggest() {
  if (!field || !list) return
  const q = field.value.trim()
  if (q === '') return show(false)
  asking?.abort()
  asking = new AbortController()
  try {
    const answer = await fetch(`/search/suggestions?q=${encodeURIComponent(q)}`, {
      signal: asking.signal,
      headers: { 'x-part': 'suggestions' },
    })
    if (!answer.ok) return
    list.innerHTML = await answer.text()
    show(links().length > 0)
  } catch {
    // Typed on, or offline: the form still searches.
  }
}

field?.addEventListener('input', () => {
  clearTimeout(timer)
  timer = setTimeout(suggest, 120)
})
form?.addEventListener('keydown', event => {
  const { key } = /** @type {KeyboardEvent} */ (event)
  if (key === 'Escape') {
    show(false)
    field?.focus()
  }
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return
  const stops = [field, ...links()]
  const now = stops.indexOf(/** @type {HTMLInputElement} */ (document.activeElement))
  const next = stops[now + (key === 'ArrowDown' ? 1 : -1)]
  if (list?.hasAttribute('hidden') || !next) return
  event.preventDefault()
  next.focus()
})
form?.addEventListener('focusout', event => {
  const to = /** @type {FocusEvent} */ (event).relatedTarget
  if (!(to instanceof Node && form.contains(to))) show(false)
})

// Runs in the frame, on the bank's origin. The shop's page sees the token and nothing of the card.
const form = /** @type {HTMLFormElement} */ (document.getElementById('card'))
const shop = form.dataset.shop ?? ''
const words = JSON.parse(form.dataset.words ?? '{}')
const inputs = [...form.querySelectorAll('input')]

/** @param {Record<string, unknown>} message */
const tell = message => parent.postMessage({ source: 'testbank', ...message }, shop)
const tellHeight = () => tell({ type: 'height', height: document.documentElement.scrollHeight })

/** @param {Record<string, string>} problems */
function showProblems(problems) {
  for (const input of inputs) {
    const problem = problems[input.name]
    input.toggleAttribute('aria-invalid', problem !== undefined)
    if (problem !== undefined) input.setAttribute('aria-invalid', 'true')
    const line = document.getElementById(`${input.name}-problem`)
    if (line) line.textContent = problem === undefined ? '' : words[problem]
  }
  inputs.find(input => problems[input.name] !== undefined)?.focus()
  tellHeight()
}

async function submit() {
  const card = Object.fromEntries(inputs.map(input => [input.name, input.value]))
  const answer = await fetch('/fields/tokens', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(card),
  })
    .then(response => response.json())
    .catch(() => ({}))
  if (answer.token) {
    showProblems({})
    tell({ type: 'token', token: answer.token })
  } else {
    if (answer.problems) showProblems(answer.problems)
    tell({ type: 'invalid', reason: answer.problems ? 'card' : 'unreachable' })
  }
}

/** Groups of four while typing; 12 / 34 for the date. @param {HTMLInputElement} input */
function tidy(input) {
  const digits = input.value.replace(/\D/g, '')
  if (input.name === 'number') input.value = digits.replace(/(.{4})(?=.)/g, '$1 ')
  if (input.name === 'expiry' && digits.length > 2)
    input.value = `${digits.slice(0, 2)} / ${digits.slice(2, 4)}`
}

form.addEventListener('submit', event => {
  event.preventDefault()
  submit()
})
form.addEventListener('input', event => {
  const { target } = event
  if (target instanceof HTMLInputElement && target.selectionStart === target.value.length) tidy(target)
  tell({ type: 'change', complete: inputs.every(input => input.value.trim() !== '') })
})
addEventListener('message', event => {
  if (event.origin === shop && event.source === parent && event.data?.type === 'submit') submit()
})
new ResizeObserver(tellHeight).observe(document.body)
tell({ type: 'ready' })

// Follows the choice of a variant: price, availability, picture.
const form = document.querySelector('form.buy')
const data = document.querySelector('script[data-variants]')
/** @typedef {{ options: Record<string, string>, sku: string, price: string, stock: string, inStock: boolean, button: string }} Variant */
/** @type {Variant[]} */
const variants = JSON.parse(data?.textContent ?? '[]')

/** @param {Record<string, string>} all @param {Record<string, string>} some */
const includes = (all, some) => Object.entries(some).every(([code, value]) => all[code] === value)

function follow() {
  if (!(form instanceof HTMLFormElement)) return
  /** @type {Record<string, string>} */
  const chosen = {}
  for (const radio of form.querySelectorAll('input[type=radio]:checked'))
    if (radio instanceof HTMLInputElement) {
      chosen[radio.name.slice('option.'.length)] = radio.value
      const label = radio.closest('fieldset')?.querySelector('output')
      if (label) label.textContent = radio.dataset.label ?? ''
    }
  showPicture(chosen)
  const variant = variants.find(({ options }) => includes(options, chosen))
  if (!variant) return
  showVariant(variant)
  offerAlert(variant)
}

/** @param {Variant} variant */
function showVariant({ price, stock, inStock, button }) {
  const priceLine = document.querySelector('[data-price]')
  const stockLine = document.querySelector('[data-stock]')
  const add = document.querySelector('[data-add]')
  if (priceLine) priceLine.innerHTML = price
  if (stockLine) {
    stockLine.textContent = stock
    stockLine.classList.toggle('stock-out', !inStock)
  }
  if (add instanceof HTMLButtonElement) {
    add.disabled = !inStock
    add.textContent = button
  }
}

/** Be told when it is back: open for a choice that is sold out, and away for one that is not. @param {Variant} variant */
function offerAlert({ sku, inStock }) {
  const offer = document.querySelector('[data-back-soon]')
  if (!(offer instanceof HTMLDetailsElement)) return
  offer.hidden = inStock
  if (inStock) return
  offer.open = true
  const which = offer.querySelector('select')
  if (which) which.value = sku
  void askWhere(offer.querySelector('[data-where]'))
}

/** The page is everybody's; whoever is signed in need not say where to write to. @param {Element | null} where */
async function askWhere(where) {
  if (!(where instanceof HTMLElement) || where.dataset.asked) return
  where.dataset.asked = 'yes'
  const answer = await fetch('/alerts', { headers: { 'x-part': 'where' } }).catch(() => undefined)
  const own = answer?.ok ? await answer.text() : ''
  if (own && !own.includes('<input')) where.innerHTML = own
}

/** @param {Record<string, string>} chosen */
function showPicture(chosen) {
  const gallery = document.querySelector('.gallery')
  const pictures = [...document.querySelectorAll('.gallery li')]
  const fitting = pictures.find(item => {
    const shows = JSON.parse(item.getAttribute('data-shows') ?? '{}')
    return Object.keys(shows).length > 0 && includes(chosen, shows)
  })
  if (!gallery || !fitting || fitting === gallery.firstElementChild) return
  gallery.prepend(fitting)
  gallery.scrollTo({ left: 0 })
}

form?.addEventListener('change', follow)
// The browser may have kept an earlier choice.
follow()

// Follows the choice of a variant: price, availability, picture.
const form = document.querySelector('form.buy')
const data = document.querySelector('script[data-variants]')
/** @typedef {{ options: Record<string, string>, price: string, stock: string, inStock: boolean, button: string }} Variant */
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
  if (variant) showVariant(variant)
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

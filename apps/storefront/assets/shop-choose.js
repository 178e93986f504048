// Choices apply themselves: filters, sorts, and how the page looks.
addEventListener('change', event => {
  const { target } = event
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return
  const form = target.form
  if (!form?.matches('[data-choose]')) return
  // What is left empty need not stand in the address.
  for (const field of form.querySelectorAll('input')) if (field.value === '') field.disabled = true
  form.requestSubmit()
})

addEventListener('click', event => {
  const link = event.target instanceof Element ? event.target.closest('a[data-theme]') : null
  if (!(link instanceof HTMLAnchorElement)) return
  event.preventDefault()
  const theme = link.dataset.theme ?? 'system'
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser yet.
  document.cookie = `theme=${theme}; Path=/; Max-Age=31536000; SameSite=Lax`
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  for (const other of document.querySelectorAll('a[data-theme]'))
    if (other === link) other.setAttribute('aria-current', 'true')
    else other.removeAttribute('aria-current')
})

// A card's picture becomes the product's.
addEventListener('pageswap', event => {
  const to = /** @type {{ activation?: { entry?: { url?: string } } }} */ (event).activation?.entry?.url
  if (!to) return
  const path = new URL(to).pathname
  const image = document
    .querySelector(`.card a[href="${CSS.escape(path).replaceAll('\\', '')}"]`)
    ?.closest('.card')
  const picture = image?.querySelector('.picture')
  if (picture instanceof HTMLElement && !document.querySelector('[data-product]'))
    picture.style.setProperty('view-transition-name', 'product-picture')
})

// On a telephone filters are folded away.
for (const filters of document.querySelectorAll('details.filters'))
  if (matchMedia('(max-width: 62rem)').matches) filters.removeAttribute('open')

/** What could load, run, lead away or ask for something. */
const lively = 'script, link, meta, base, iframe, object, embed, form, input, button, video, audio, svg'

/** What is read of an e-mail: its look by rules that a policy against inline styles has nothing to do with. */
export type StillMail = { readonly body: Element; readonly sheet: string }

/** Nothing in it loads, runs or leads anywhere any more. Parsed apart from the page, so that nothing has begun by then. */
export function stillMail(html: string): StillMail {
  const page = new DOMParser().parseFromString(withoutStyles(html), 'text/html')
  const sheet = [...html.matchAll(sheets)].map(([, rules]) => rules).join('\n')
  for (const element of page.querySelectorAll(lively)) element.remove()
  for (const element of page.querySelectorAll('*'))
    for (const { name } of [...element.attributes]) if (leads(name)) element.removeAttribute(name)
  return { body: page.body, sheet: withoutAddresses(sheet) }
}

const addresses = ['src', 'srcset', 'href', 'background', 'poster', 'action', 'ping', 'target']
const leads = (attribute: string): boolean => addresses.includes(attribute) || attribute.startsWith('on')

const sheets = /<style[^>]*>([\s\S]*?)<\/style\s*>/gi
/** Styles are refused as soon as they are parsed: those of an element wait under another name. */
const withoutStyles = (html: string): string =>
  html
    .replace(sheets, '')
    .replace(/<\/?style[^>]*>/gi, '')
    .replace(/<[^>]+>/g, tag => tag.replace(/\sstyle\s*=/gi, ' data-look='))
const withoutAddresses = (css: string): string =>
  css.replace(/@import[^;]*;?/gi, '').replace(/url\([^)]*\)/gi, 'none')

/** Puts it into an empty page, through the object model: what a policy says of inline styles stays as strict as it is. */
export function showMail({ body, sheet }: StillMail, page: Document): void {
  const shown = page.importNode(body, true) as HTMLElement
  for (const element of [shown, ...shown.querySelectorAll<HTMLElement>('[data-look]')]) {
    element.style.cssText = withoutAddresses(element.dataset.look ?? '')
    element.removeAttribute('data-look')
  }
  page.body.replaceWith(shown)
  const rules = new (page.defaultView as Window & typeof globalThis).CSSStyleSheet()
  rules.replaceSync(sheet)
  page.adoptedStyleSheets = [rules]
}

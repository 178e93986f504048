import type { Visit } from '../server/visit.ts'

const prefix = 'option.'

/** A form of radios says `option.colour=moss`; the variant is the one that has all of it. */
export async function chosenSku({ form, shop, language, call }: Visit): Promise<string | undefined> {
  const slug = form.get('product') ?? ''
  if (!/^[a-z0-9-]{1,120}$/.test(slug)) return undefined
  const answer = await shop.clients.catalog.getProduct({ product: slug, language }, call)
  if (!answer.ok) return undefined
  const chosen = [...form].filter(([name]) => name.startsWith(prefix))
  return answer.value.variants.find(({ options }) =>
    chosen.every(([name, value]) => options[name.slice(prefix.length)] === value),
  )?.sku
}

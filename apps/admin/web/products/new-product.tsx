import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, fieldErrorsOf, sentenceOf } from '../api/answer.ts'
import { catalog } from '../api/clients.ts'
import type { NewProduct } from '../api/shapes.ts'
import { Button } from '../parts/button.tsx'
import { Page } from '../parts/page.tsx'
import { Notice } from '../parts/states.tsx'
import { useTell } from '../parts/toasts.tsx'
import { useGoOn } from '../parts/use-go-on.ts'
import { codeOf } from './code-of.ts'
import type { Draft } from './product-draft.ts'
import { ProductForm } from './product-form.tsx'

const blank: Draft = {
  slug: '',
  texts: { en: { title: '' } },
  options: [],
  // The service names what has no id yet.
  variants: [{ sku: '', options: {}, prices: [] } as unknown as Draft['variants'][number]],
  media: [],
  attributes: {},
  categoryIds: [],
  tags: [],
  goesWith: [],
  taxCategory: 'standard',
}

export function NewProductPage() {
  const goOn = useGoOn()
  const tell = useTell()
  const [draft, setDraft] = useState(blank)
  const create = useMutation({
    mutationFn: () =>
      answerOf(catalog('POST /v1/admin/products', bodyOf(draft), { idempotencyKey: crypto.randomUUID() })),
    onSuccess: ({ id }) => {
      tell('Created as a draft')
      goOn({ to: '/products/$id', params: { id } })
    },
  })
  const set = <K extends keyof Draft>(part: K, value: Draft[K]) =>
    setDraft(now => followTitle(now, { ...now, [part]: value }))
  return (
    <Page
      title="New product"
      back={{ to: '/products', name: 'products' }}
      actions={
        <Button look="primary" busy={create.isPending} onClick={() => create.mutate()}>
          Create
        </Button>
      }
    >
      {create.error && (
        <div className="page-notice">
          <Notice tone="danger">{sentenceOf(create.error)}</Notice>
        </div>
      )}
      <ProductForm editor={{ draft, set, errors: fieldErrorsOf(create.error) }} />
    </Page>
  )
}

/** Address and SKU follow the title until somebody writes their own. */
function followTitle(before: Draft, after: Draft): Draft {
  const [was, is] = [codeOf(before.texts.en?.title ?? ''), codeOf(after.texts.en?.title ?? '')]
  if (was === is) return after
  const [only] = after.variants
  const slug = after.slug === was ? is : after.slug
  const follows = after.variants.length === 1 && only!.sku === was.toUpperCase()
  return { ...after, slug, variants: follows ? [{ ...only!, sku: is.toUpperCase() }] : after.variants }
}

function bodyOf({ slug, ...draft }: Draft): NewProduct {
  return { ...draft, ...(slug ? { slug } : {}) }
}

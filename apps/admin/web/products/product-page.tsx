import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useBlocker } from '@tanstack/react-router'
import { useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { catalog } from '../api/clients.ts'
import type { Product } from '../api/shapes.ts'
import { Button } from '../parts/button.tsx'
import { ConflictDialog } from '../parts/conflict-dialog.tsx'
import { When } from '../parts/format.tsx'
import { Card, Page } from '../parts/page.tsx'
import { Failed, Skeleton } from '../parts/states.tsx'
import { Status } from '../parts/status.tsx'
import { useShortcut } from '../parts/use-shortcut.ts'
import { useMay } from '../session/use-me.ts'
import { ProductForm } from './product-form.tsx'
import { ProductPreview } from './product-preview.tsx'
import { PublishActions } from './publish-actions.tsx'
import { useProductEditor } from './use-product-editor.ts'

const route = getRouteApi('/products/$id')
const back = { to: '/products', name: 'products' } as const

export function ProductPage() {
  const { id } = route.useParams()
  const { data, error, refetch } = useQuery({
    queryKey: ['product', id],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    queryFn: ({ signal }) => answerOf(catalog('GET /v1/admin/products/:id', { id }, { signal })),
  })
  if (data) return <LoadedProduct key={data.id} product={data} />
  return (
    <Page title="Product" back={back}>
      {error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : (
        <Card>
          <Skeleton lines={10} />
        </Card>
      )}
    </Page>
  )
}

function LoadedProduct({ product }: { product: Product }) {
  const may = useMay()
  const editor = useProductEditor(product)
  const [previewing, setPreviewing] = useState(false)
  const { base, changes, conflict, save, isBusy } = editor
  const isDirty = changes.length > 0
  useBlocker({
    shouldBlockFn: () => isDirty && !confirm('Leave without saving your changes?'),
    enableBeforeUnload: isDirty,
  })
  useShortcut('mod+s', () => isDirty && save())
  const title = base.texts.en?.title ?? Object.values(base.texts)[0]?.title ?? base.slug
  return (
    <Page
      title={title}
      back={back}
      badges={<Status of={base.status} />}
      note={
        <>
          Changed <When at={base.updatedAt} />
          {base.publishAt && base.status === 'scheduled' && (
            <>
              , goes live <When at={base.publishAt} />
            </>
          )}
        </>
      }
      actions={
        <>
          <Button icon="eye" onClick={() => setPreviewing(true)}>
            Preview
          </Button>
          {may('catalog.write') && <PublishActions product={base} onSaved={editor.adopt} />}
        </>
      }
    >
      <fieldset className="plain-fieldset" disabled={!may('catalog.write')}>
        <ProductForm editor={editor} />
      </fieldset>
      {isDirty && (
        <section className="save-bar" aria-label="Unsaved changes">
          <span>{changes.length === 1 ? '1 unsaved change' : `${changes.length} unsaved changes`}</span>
          <Button look="quiet" onClick={editor.discard}>
            Discard
          </Button>
          <Button look="primary" busy={isBusy} onClick={save}>
            Save
          </Button>
        </section>
      )}
      {conflict && <ConflictDialog conflict={conflict} />}
      {previewing && <ProductPreview draft={editor.draft} onClose={() => setPreviewing(false)} />}
    </Page>
  )
}

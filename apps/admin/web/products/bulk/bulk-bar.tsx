import { useState } from 'react'
import type { ProductRow } from '../../api/shapes.ts'
import { Button, IconButton } from '../../parts/button.tsx'
import { BulkDialog } from './bulk-dialog.tsx'
import { moveAll } from './bulk-edits.ts'
import { useBulk } from './use-bulk.ts'

type Asking = 'tag' | 'prices' | 'delete'

export function BulkBar({ products, onDone }: { products: readonly ProductRow[]; onDone: () => void }) {
  const [asking, setAsking] = useState<Asking>()
  const bulk = useBulk(products, onDone)
  const drafts = products.filter(({ status }) => status !== 'published')
  const published = products.filter(({ status }) => status === 'published')
  return (
    <section className="bulk-bar" aria-label="Bulk edit">
      <strong className="num">{products.length} selected</strong>
      {drafts.length > 0 && (
        <Button small busy={bulk.isBusy} onClick={() => bulk.run(moveAll(true), drafts)}>
          Publish
        </Button>
      )}
      {published.length > 0 && (
        <Button small busy={bulk.isBusy} onClick={() => bulk.run(moveAll(false), published)}>
          Unpublish
        </Button>
      )}
      <Button small busy={bulk.isBusy} onClick={() => setAsking('tag')}>
        Add a tag
      </Button>
      <Button small busy={bulk.isBusy} onClick={() => setAsking('prices')}>
        Change prices
      </Button>
      <Button small look="danger" busy={bulk.isBusy} onClick={() => setAsking('delete')}>
        Delete
      </Button>
      <IconButton small icon="close" label="Clear the selection" onClick={onDone} />
      {asking && (
        <BulkDialog
          what={asking}
          count={products.length}
          onClose={() => setAsking(undefined)}
          onRun={edit => {
            setAsking(undefined)
            bulk.run(edit, products)
          }}
        />
      )}
    </section>
  )
}

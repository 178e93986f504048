import { useState } from 'react'
import type { StockItem } from '../api/shapes.ts'
import { Button } from '../parts/button.tsx'
import { Card, Facts } from '../parts/page.tsx'
import { useMay } from '../session/use-me.ts'
import { PolicyDialog, policies } from './policy-dialog.tsx'

export function PolicyCard({ item }: { item: StockItem }) {
  const may = useMay()
  const [editing, setEditing] = useState(false)
  return (
    <Card
      title="Policy"
      actions={
        may('inventory.write') && (
          <Button small onClick={() => setEditing(true)}>
            Change
          </Button>
        )
      }
    >
      <Facts
        of={[
          ['Policy', policies.find(({ value }) => value === item.policy)?.label ?? item.policy],
          ['Never promised', `${item.safetyStock} units`],
          ['Backorders', `${item.backorderLimit} units`],
        ]}
      />
      {editing && <PolicyDialog item={item} onClose={() => setEditing(false)} />}
    </Card>
  )
}

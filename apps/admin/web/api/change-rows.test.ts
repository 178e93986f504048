import assert from 'node:assert/strict'
import { it } from 'node:test'
import { QueryClient } from '@tanstack/react-query'
import { changeRows } from './change-rows.ts'

type Row = { readonly id: string; readonly isOn: boolean }

it('every list that holds the row shows the change at once, and goes back to what it was', async () => {
  const client = new QueryClient()
  const page = (...items: Row[]) => ({ pages: [{ items }], pageParams: [undefined] })
  const [one, other] = [
    { id: 'one', isOn: true },
    { id: 'other', isOn: true },
  ]
  client.setQueryData(['things', {}], page(one, other))
  client.setQueryData(['things', { q: 'one' }], page(one))
  client.setQueryData(['things', 'names'], { items: [one] })
  const restore = await changeRows<Row>(client, 'things', row =>
    row.id === 'one' ? { ...row, isOn: false } : row,
  )
  assert.deepEqual(client.getQueryData(['things', {}]), page({ id: 'one', isOn: false }, other))
  assert.deepEqual(client.getQueryData(['things', { q: 'one' }]), page({ id: 'one', isOn: false }))
  assert.deepEqual(client.getQueryData(['things', 'names']), { items: [one] })
  restore()
  assert.deepEqual(client.getQueryData(['things', {}]), page(one, other))
  client.clear()
})

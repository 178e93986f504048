import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { ordersContract } from '@stoa/contracts/orders'
import { unwrap } from '@stoa/kernel/result'
import { newCall } from '@stoa/platform/contract'
import { staffVisitor, told } from './admin-visit.ts'
import { paidOrder } from './paid-order.ts'
import { shopInBrowser } from './shop-in-browser.ts'

const { shop, browser, skip } = await shopInBrowser({ after })
const visit = staffVisitor(browser, shop)
const call = () => newCall({ actor: { kind: 'key', id: 'e2e', permissions: ['*'] } })
const orderOf = async (id: string) =>
  unwrap(await shop.client(ordersContract, 'gateway').getStaffOrder({ id }, call()))
const sku = 'ML-1008-ROSE'

describe('orders in the administration', { skip }, () => {
  it('are found by their number, sent in parts with tracking, and delivered', async () => {
    const { id, number } = await paidOrder(shop, sku)
    await visit({}, async ({ page }) => {
      await page.goto('/admin/orders')
      await page.getByLabel('Search orders').fill(number)
      await page.getByRole('link', { name: number }).click()
      await page.getByRole('button', { name: 'Fulfil' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel(/Units of .* to send/).fill('1')
      await dialog.getByLabel('Carrier').fill('DHL')
      await dialog.getByLabel('Tracking number').fill('00340434161094')
      await dialog.getByRole('button', { name: 'Send 1 unit' }).click()
      await told(page, 'The parcel is on its way')
      await page.getByText('Partly fulfilled').waitFor()
      await page.getByText('00340434161094').first().waitFor()
      await page.getByRole('button', { name: 'Mark as delivered' }).click()
      await told(page, 'Marked as delivered')
    })
    const { lines, shipments } = await orderOf(id)
    assert.equal(lines[0]!.shipped, 1)
    assert.deepEqual([shipments[0]!.carrier, shipments[0]!.status], ['DHL', 'delivered'])
  })

  it('are refunded in part, never by more than was paid', async () => {
    const { id } = await paidOrder(shop, sku)
    await visit({}, async ({ page }) => {
      await page.goto(`/admin/orders/${id}`)
      await page.getByRole('button', { name: 'Refund' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Amount').fill('999999')
      await dialog.getByText(/is left to refund/).waitFor()
      assert.equal(await dialog.getByRole('button', { name: /^Refund/ }).isDisabled(), true)
      await dialog.getByLabel('Amount').fill('12,50')
      await dialog.getByLabel('Reason').fill('A scratch')
      await dialog.getByRole('button', { name: 'Refund €12.50' }).click()
      await told(page, 'The refund is on its way')
      await page.getByText('Partly refunded').waitFor()
    })
    assert.equal((await orderOf(id)).refunded.amount, 1250)
  })

  it('are cancelled with their money given back', async () => {
    const { id } = await paidOrder(shop, sku, 1)
    await visit({}, async ({ page }) => {
      await page.goto(`/admin/orders/${id}`)
      await page.getByRole('button', { name: 'More actions' }).click()
      await page.getByRole('menuitem', { name: 'Cancel the order' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Cancel the order' }).click()
      await told(page, /is being cancelled/)
      await page.getByText('Cancelled', { exact: true }).waitFor()
    })
    const { captured, refunded } = await orderOf(id)
    assert.deepEqual(refunded, captured)
  })
})

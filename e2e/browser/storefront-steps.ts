import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'

export const cards = {
  good: '4242424242424242',
  declined: '4000000000000002',
  secure: '4000002500003155',
} as const

/** From a product's page to the first step of the checkout. */
export async function intoCheckout(page: Page, slug = 'kelda-mug'): Promise<void> {
  await page.goto(`/products/${slug}`)
  await page.getByRole('button', { name: 'Add to bag' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('button', { name: 'Checkout' }).click()
  await page.waitForURL(/\/checkout\/chk_/)
}

/** Contact, address and the first way of delivery. */
export async function fillAddress(page: Page): Promise<void> {
  const fields = {
    'E-mail': 'ada@example.com',
    Name: 'Ada L.',
    'Street and number': 'Market 1',
    Postcode: '10119',
    Town: 'Berlin',
  }
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).fill(value)
  await page.getByRole('button', { name: 'On to delivery' }).click()
  await page.getByRole('button', { name: 'On to payment' }).click()
  await page.getByRole('heading', { name: 'Payment' }).waitFor()
}

/** In the fields of the bank's frame. */
export async function payByCard(page: Page, number: string): Promise<void> {
  const frame = page.frameLocator('iframe')
  await frame.getByLabel('Card number').fill(number)
  await frame.getByLabel('Expires').fill('12 / 39')
  await frame.getByLabel('Security code').fill('123')
  await page.getByRole('button', { name: /^Pay/ }).click()
}

/** A customer of their own, signed in. */
export async function register(page: Page): Promise<void> {
  await page.goto('/account/register')
  await page.getByLabel('Name').fill('Ada L.')
  await page.getByLabel('E-mail').fill(`ada.${randomUUID()}@example.com`)
  await page.getByLabel('Password').fill('correct horse battery')
  await page.getByRole('button', { name: 'Open an account' }).click()
  await page.getByRole('heading', { name: 'Good to see you, Ada L.' }).waitFor()
}

import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { codeAt, stepAt } from '../../services/identity/crypto/totp.ts'
import { mailTo } from './admin-mail.ts'
import { staffVisitor, told } from './admin-visit.ts'
import { shopInBrowser } from './shop-in-browser.ts'
import type { Visit } from './visit.ts'

const { shop, browser, skip, visit: stranger } = await shopInBrowser({ after })
const visit = staffVisitor(browser, shop)
const password = 'a sentence for the desk'

/** Invited by the owner, with a link in a mail. */
async function hire(email: string, role: string): Promise<void> {
  await visit({}, async ({ page }) => {
    await page.goto('/admin/staff')
    await page.getByRole('button', { name: 'Invite somebody' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('E-mail').fill(email)
    await dialog.getByLabel('Name').fill('Somebody New')
    await dialog.getByLabel('Role').selectOption(role)
    await dialog.getByRole('button', { name: 'Invite' }).click()
    await told(page, 'Invited: a message with a link is on its way')
  })
  const [token] = /token=[^\s"&<]+/.exec(await mailTo(shop, email)) ?? []
  await stranger({}, async ({ page }) => {
    await page.goto(`/admin/invitation?${token}`)
    await page.getByLabel('New password').fill(password)
    await page.getByRole('button', { name: 'Join' }).click()
    await page.getByRole('heading', { name: 'Welcome' }).waitFor()
  })
}

async function enter(page: Page, email: string): Promise<void> {
  await page.goto('/admin/')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** That it was refused is what was asked for. */
function refused({ complaints }: Visit, status: number): void {
  const others = complaints.filter(complaint => !complaint.includes(` ${status} `))
  assert.ok(others.length < complaints.length, `nothing was refused with ${status}`)
  complaints.splice(0, complaints.length, ...others)
}

describe('who works in the administration', { skip }, () => {
  it('sees what their role may do and nothing else; the API refuses the rest by itself', async () => {
    await hire('reader@example.com', 'analyst')
    await stranger({}, async visit => {
      const { page } = visit
      await enter(page, 'reader@example.com')
      await page.getByRole('heading', { name: 'Home' }).waitFor()
      const places = page.getByRole('navigation', { name: 'Administration' }).getByRole('link')
      const names = (await places.allTextContents()).map(name => name.trim())
      assert.ok(
        ['Products', 'Stock', 'Promotions'].every(name => names.includes(name)),
        `${names}`,
      )
      for (const name of ['Orders', 'Customers', 'Operations', 'Staff', 'API keys', 'Audit log'])
        assert.ok(!names.includes(name), `${name} is shown to whoever may not go there`)
      await page.goto('/admin/products')
      await page.locator('.row-link').first().click()
      await page.getByLabel('Title', { exact: true }).waitFor()
      for (const name of ['Save', 'Publish', 'Unpublish', 'Delete'])
        assert.equal(await page.getByRole('button', { name, exact: true }).count(), 0, name)
      const id = new URL(page.url()).pathname.split('/').at(-1)
      const answer = await page.evaluate(`fetch('/api/v1/admin/products/${id}', {
        method: 'PATCH',
        headers: { 'content-type': 'application/json', 'if-match': '"1"' },
        body: JSON.stringify({ tags: ['mine'] }),
      }).then(async answer => [answer.status, (await answer.json()).code])`)
      assert.deepEqual(answer, [403, 'forbidden'])
      refused(visit, 403)
    })
  })

  it('signs in with an authenticator app: a code once, and a wrong one not at all', async () => {
    await hire('careful@example.com', 'manager')
    await stranger({}, async visit => {
      const { page } = visit
      await enter(page, 'careful@example.com')
      await page.getByRole('heading', { name: 'Home' }).waitFor()
      await page.goto('/admin/account')
      await page.getByRole('button', { name: 'Set up an authenticator app' }).click()
      const seed = (await page.locator('.seed code').textContent())!.replaceAll(' ', '')
      const step = stepAt(Date.now())
      await page.getByLabel('Code', { exact: true }).fill(codeAt(seed, step))
      await page.getByRole('button', { name: 'Confirm' }).click()
      await page.getByRole('heading', { name: 'Keep these recovery codes' }).waitFor()
      assert.equal(await page.locator('.recovery code').count(), 10)
      await page.getByRole('button', { name: /sign in again/ }).click()
      // The session has ended here and now, whenever a gateway hears of it.
      await page.getByLabel('E-mail').waitFor()
      assert.equal((await page.request.get('/api/v1/admin/me')).status(), 401)
      await enter(page, 'careful@example.com')
      const code = page.getByLabel('Code of the authenticator app')
      await code.fill(codeAt(seed, step))
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.getByRole('alert').waitFor()
      // An app is half a minute ahead at most; the code of now has been used.
      await code.fill(codeAt(seed, step + 1))
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.getByRole('heading', { name: 'Home' }).waitFor()
      refused(visit, 401)
    })
  })
})

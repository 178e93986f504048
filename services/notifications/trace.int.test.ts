import assert from 'node:assert/strict'
import { after, it } from 'node:test'
import { passwordChanged } from '@stoa/contracts/identity'
import { ids } from './testing/neighbours.ts'
import { openNotifications } from './testing/open-notifications.ts'

const shop = await openNotifications({ after })
const traceId = '0af7651916cd43dd8448eb211c80319c'

it('one trace runs from the request that led to a mail to the mail itself', async () => {
  await shop.tell(
    passwordChanged,
    { customerId: ids.ada },
    { traceparent: `00-${traceId}-b7ad6b7169203331-01` },
  )
  await shop.jobs.drain()
  const [message] = await shop.messages()
  assert.deepEqual([message!.status, message!.traceId], ['sent', traceId])
  const span = shop.telemetry.recentSpans().find(({ name }) => name === 'notifications.send-mail')
  assert.ok(span)
  assert.deepEqual(
    [span.traceId, span.parentSpanId, span.attributes],
    [traceId, 'b7ad6b7169203331', { 'stoa.mail.template': 'password-changed' }],
  )
})

it('what is recorded of mails holds nobody’s name or address', async () => {
  const told = JSON.stringify(shop.telemetry.recentSpans()) + shop.telemetry.metricsText()
  assert.match(told, /stoa_notifications_mails_total\{[^}]*password-changed/)
  assert.doesNotMatch(told, /@example|Ada/)
})

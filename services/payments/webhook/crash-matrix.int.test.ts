import { after, it } from 'node:test'
import { jobsUrl } from '@stoa/platform/jobs'
import { openTill } from '../testing/open-till.ts'
import { stumbleAt } from '../testing/stumble.ts'
import { takeWebhook } from '../testing/take-webhook.ts'
import { dieWithEveryWebhook } from '../testing/webhook-deaths.ts'

const till = await openTill({ after })
const directUrl = jobsUrl(till.database.adminUrl, till.database.roleSecret)

it('a process that dies at any boundary of a webhook: it has had its effect once', () =>
  dieWithEveryWebhook(till, {
    async die(body, n) {
      let at: string | undefined
      let answered = false
      const stumble = stumbleAt(n, boundary => {
        at ??= boundary
        throw new Error('the process is dead')
      })
      const service = till.open(stumble)
      const taking = { api: till.apiOf(service), jobs: service.jobs, directUrl, pass: stumble.pass }
      const { clock, call } = till
      await takeWebhook(
        {
          ...{ ...taking, clock, call },
          answered: () => {
            answered = true
          },
        },
        body,
      ).catch(error => {
        if (at === undefined) throw error
      })
      return { at, answered }
    },
    async goOn() {
      till.clock.advance(61_000)
      await till.drain()
    },
  }))

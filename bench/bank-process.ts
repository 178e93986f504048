import { startTestbank, type Testbank } from '@stoa/app-testbank'
import { answerParent } from './processes/answer-parent.ts'

export type StartBank = { readonly port: number; readonly shopPort: number; readonly secret: string }

const running: { bank?: Testbank } = {}

/** The provider of payments, on the core of the shop that starts it. It tells the shop of every change, as always. */
async function start({ port, shopPort, secret }: StartBank): Promise<string> {
  running.bank = await startTestbank({
    ...{ port, secretKey: secret, shopOrigins: ['http://127.0.0.1:8080'] },
    webhook: {
      url: `http://127.0.0.1:${shopPort}/api/v1/payment-webhooks/testbank`,
      secrets: [secret],
    },
  })
  return running.bank.url
}

answerParent<StartBank>(start, async () => running.bank?.stop())

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cookieReader, cookiesOf, preferencesOf } from './preferences.ts'

const shop = { currencies: ['EUR', 'USD'], currency: 'EUR', acceptLanguage: undefined }
const asked = (query: string, cookies = '', acceptLanguage?: string) =>
  preferencesOf({
    ...shop,
    acceptLanguage,
    query: new URLSearchParams(query),
    cookie: cookieReader(cookies),
  })

test('the address comes before an earlier choice, that before the browser, that before the shop', () => {
  assert.equal(asked('lang=en', 'lang=de', 'de').language, 'en')
  assert.equal(asked('', 'lang=de', 'en').language, 'de')
  assert.equal(asked('', '', 'fr, de;q=0.8').language, 'de')
  assert.equal(asked('', '', 'fr').language, 'en')
})

test('what the shop does not know is as if nobody had said it', () => {
  assert.deepEqual(asked('lang=xx&currency=BTC&theme=neon', 'currency=USD'), {
    language: 'en',
    currency: 'USD',
    theme: 'system',
  })
})

test('only a valid choice in the address is remembered', () => {
  const query = new URLSearchParams('currency=USD&theme=neon')
  const cookies = cookiesOf(query, asked(query.toString()))
  assert.deepEqual(cookies, ['currency=USD; Path=/; Max-Age=31536000; SameSite=Lax'])
})

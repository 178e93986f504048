import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { correctLanguage, understood } from './understood-language.ts'

describe('the language of the browser', () => {
  it('is taken as it is where it is one', () => {
    assert.equal(understood('de-AT'), 'de-AT')
    assert.equal(understood('en'), 'en')
  })

  it('is English where a system made it up', () => {
    for (const wrong of ['en-US@posix', 'de_DE.UTF-8', '', 'C']) assert.equal(understood(wrong), 'en', wrong)
  })

  it('is corrected for libraries that ask the browser themselves', () => {
    const browser = { language: 'en-US@posix' }
    correctLanguage(browser)
    assert.equal(new Intl.NumberFormat(browser.language).format(1), '1')
  })
})

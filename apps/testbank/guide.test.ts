import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { it } from 'node:test'
import { cards } from './bank/cards.ts'

const guide = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'guides', 'payments.md'), 'utf8')

it('the guide lists every test card with what it does', () => {
  for (const { number, group, what } of cards)
    assert.ok(guide.includes(`| \`${number}\` | ${group} | ${what} |`), number)
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { optionsOf } from './options.ts'
import { simulateAll } from './simulate-all.ts'

describe('npm run simulate', () => {
  it('runs as many seeds as asked for, and says how it went', async () => {
    const told: string[] = []
    const { signal } = new AbortController()
    const tell = (line: string) => void told.push(line)
    assert.equal(await simulateAll(optionsOf(['--seeds', '300', '--threads', '2']), { signal, tell }), 0)
    assert.match(told[0]!, /^300 of 300 seeds, all below 301; 0 broken;/)
    assert.match(told[1]!, /^ordered \d{2,}, cancelled \d+, undone \d{2,}, killed \d{2,}/)
  })

  it('that is stopped says where to go on', async () => {
    const told: string[] = []
    const tell = (line: string) => void told.push(line)
    await simulateAll(optionsOf(['--from', '7', '--seeds', '1000']), { signal: AbortSignal.abort(), tell })
    assert.equal(told.at(-1), 'the rest: npm run simulate -- --from 7 --seeds 1000')
  })

  it('repeats one seed, and names what it cannot read', () => {
    assert.deepEqual(optionsOf(['--seed', '42']), { from: 42, seeds: 1, threads: 1 })
    assert.throws(() => optionsOf(['--seeds', 'many']), /--seeds many: write a whole number/)
  })
})

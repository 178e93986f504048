import { readFile, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measureInstruments } from '../../platform/http/cost/measure-instruments.fixture.ts'
import { type Case, measureServer } from '../../platform/http/cost/measure-server.fixture.ts'

const { values } = parseArgs({
  options: { write: { type: 'boolean', default: false }, rounds: { type: 'string', default: '5' } },
})
const page = join(import.meta.dirname, '..', '..', 'docs', 'guides', 'telemetry.md')
const path = '/v1/books/b1'

const cases: readonly Case[] = [
  { name: 'bare Fastify route, prepared text', args: ['bare'], path },
  { name: 'the kit, telemetry off, prepared text', args: ['plain'], path: '/v1/books/raw' },
  { name: 'the kit, telemetry off', args: ['plain'], path },
  { name: 'the kit, metrics, no trace sampled', args: ['observed', '0'], path },
  { name: 'the kit, metrics, 5 % of traces (default)', args: ['observed', '0.05'], path },
  { name: 'the kit, metrics, every trace', args: ['observed', '1'], path },
]

const sorted = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)

/** Rounds go through all cases in turn, so that a busy minute falls on all of them. */
async function serverTable(rounds: number): Promise<string[]> {
  const found = new Map<string, number[]>(cases.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round++)
    for (const each of cases) {
      const micros = await measureServer(each)
      found.get(each.name)!.push(micros)
      console.error(`${round + 1}/${rounds} ${each.name}: ${micros.toFixed(1)} µs`)
    }
  const least = (name: string) => sorted(found.get(name)!)[0]!
  const base = least(cases[2]!.name)
  return [...found].map(([name, numbers]) => {
    const [middle, most] = [sorted(numbers)[Math.floor(rounds / 2)]!, sorted(numbers).at(-1)!]
    const share = `${(((least(name) - base) / base) * 100).toFixed(0)} %`
    return `| ${name} | ${least(name).toFixed(1)} | ${middle.toFixed(1)} | ${most.toFixed(1)} | ${share} |`
  })
}

const instruments = Object.entries(measureInstruments()).map(([name, ns]) => `| ${name} | ${ns.toFixed(0)} |`)
const rows = await serverTable(Number(values.rounds))
const report = [
  `Node ${process.version}, ${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${new Date().toISOString().slice(0, 10)}; ${values.rounds} rounds. Other work on the machine only adds, so the least is what it costs.`,
  '',
  '| GET of one document, 16 clients | server CPU, µs a request: least | median | most | against telemetry off |',
  '| --- | --- | --- | --- | --- |',
  ...rows,
  '',
  '| one operation | ns |',
  '| --- | --- |',
  ...instruments,
].join('\n')
console.log(report)
if (values.write) {
  const text = await readFile(page, 'utf8')
  const [begin, end] = ['<!-- measured -->', '<!-- /measured -->']
  const [head, rest] = text.split(begin) as [string, string]
  await writeFile(page, `${head}${begin}\n${report}\n${end}${rest.split(end)[1]}`)
}

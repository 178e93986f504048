import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { steps } from './steps.ts'

const root = join(import.meta.dirname, '..', '..')

/** Quick checks print only when they fail; the tests stream, because they take minutes. */
function runStep(command: readonly string[], stream: boolean): Promise<{ ok: boolean; output: string }> {
  const [program, ...args] = command
  const child = spawn(program!, args, {
    cwd: root,
    stdio: ['ignore', stream ? 'inherit' : 'pipe', stream ? 'inherit' : 'pipe'],
  })
  const chunks: Buffer[] = []
  child.stdout?.on('data', chunk => chunks.push(chunk))
  child.stderr?.on('data', chunk => chunks.push(chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', code => resolve({ ok: code === 0, output: Buffer.concat(chunks).toString() }))
  })
}

const results: { name: string; ok: boolean; seconds: number }[] = []
for (const { name, command, stream } of steps(root)) {
  const started = performance.now()
  if (stream) console.log(`\n── ${name}`)
  const { ok, output } = await runStep(command, stream ?? false)
  const seconds = (performance.now() - started) / 1000
  results.push({ name, ok, seconds })
  if (!stream || !ok) console.log(`${ok ? ' ok ' : 'FAIL'} ${name.padEnd(28)} ${seconds.toFixed(1)} s`)
  if (!ok) console.log(output)
}

const failed = results.filter(({ ok }) => !ok)
const total = results.reduce((sum, { seconds }) => sum + seconds, 0)
console.log(
  `\nverify: ${results.length - failed.length} of ${results.length} steps ok in ${total.toFixed(0)} s`,
)
for (const { name } of failed) console.log(`  failed: ${name}`)
process.exitCode = failed.length > 0 ? 1 : 0

import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Module, problemsOf } from './problems.ts'
import { sizeProblems } from './sizes.ts'

const root = join(import.meta.dirname, '..', '..')
const rooms = [
  'kernel',
  'contracts',
  'platform',
  'services',
  'fleet',
  'apps',
  'bench',
  'e2e',
  'tools',
  'infra',
]

/** Tracked and new sources, so that a file which the tool failed to parse is noticed as missing. */
function sources(): string[] {
  const listed = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...rooms], {
    cwd: root,
    encoding: 'utf8',
  })
  return listed.stdout.split('\n').filter(path => /\.(ts|tsx)$/.test(path))
}

function cruise(paths: readonly string[]): { modules: Module[]; violations: string[] } {
  const cruiser = join(root, 'node_modules', '.bin', 'depcruise')
  const args = [
    cruiser,
    '--config',
    '.dependency-cruiser.json',
    '--output-type',
    'json',
    ...new Set(paths.map(p => p.split('/')[0]!)),
  ]
  const run = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 })
  if (run.stdout === '') throw new Error(`dependency-cruiser did not run: ${run.stderr}`)
  const report = JSON.parse(run.stdout)
  const violations = report.summary.violations
    .filter((v: { rule: { severity: string } }) => v.rule.severity === 'error')
    .map((v: { rule: { name: string }; from: string; to: string }) => `${v.rule.name}: ${v.from} → ${v.to}`)
  return { modules: report.modules, violations }
}

const files = sources()
const { modules, violations } = cruise(files)
const sizes = files.map(path => ({
  path,
  lines: readFileSync(join(root, path), 'utf8').split('\n').length - 1,
}))
const problems = [...violations, ...problemsOf(files, modules), ...sizeProblems(sizes)]
for (const problem of problems) console.error(problem)
console.log(`${modules.length} modules, ${files.length} source files, ${problems.length} problems`)
process.exitCode = problems.length > 0 ? 1 : 0

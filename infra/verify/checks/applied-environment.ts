import { type Check, type Row, row, skip, type VerifyContext } from '../check.ts'
import { startEmulator } from '../emulator.ts'
import { type Deployed, deployedIn, forgetEarlierRuns, type Target } from '../environment.ts'
import { judgeRoles } from '../iam/judge-roles.ts'
import { readBack } from '../read-back.ts'
import { applyWithInterruption, destroyAll, oneVariable, secondPlan } from './environment-proofs.ts'

/** Taking it down takes minutes, so a push leaves the environment to end with its emulator. */
async function changeAndDestroy(context: VerifyContext, deployed: Deployed, name: string): Promise<Row[]> {
  const proof = 'one variable changed, one resource planned; destroyed to nothing left'
  if (!context.all) return [await row(name, proof, async () => skip('slow; run with --all'))]
  return [
    await row(name, 'one variable changed, one resource planned', () => oneVariable(context, deployed)),
    await row(name, 'destroyed by stoa destroy', () => destroyAll(context, deployed)),
    ...(await readBack(context, deployed, ['--gone'])),
  ]
}

async function proveEnvironment(context: VerifyContext, target: Target, more: MoreProofs): Promise<Row[]> {
  await using emulator = await startEmulator(context, `${target.env}-${target.compute}`)
  const deployed = deployedIn(context, emulator, target)
  forgetEarlierRuns(context, deployed)
  const name = `${target.env}/${target.compute}${target.binary === 'tofu' ? ' by OpenTofu' : ''}`
  const rows: Row[] = []
  const began = performance.now()
  const first = await applyWithInterruption(context, deployed)
  const seconds = (performance.now() - began) / 1000
  rows.push({
    component: name,
    proof: 'bootstrap and every stack through stoa deploy',
    ...first.apply,
    seconds,
  })
  rows.push({
    component: name,
    proof: 'Ctrl-C in the middle, then resumed',
    ...first.interruption,
    seconds: 0,
  })
  rows.push({ component: name, proof: "the state's lock refuses a second writer", ...first.lock, seconds: 0 })
  if (first.apply.status !== 'pass') return rows
  rows.push(await row(name, 'second plan is clean', () => secondPlan(context, deployed)))
  rows.push(...(await judgeRoles(context, deployed)))
  rows.push(...(await readBack(context, deployed)))
  rows.push(...(await more(context, deployed)))
  rows.push(...(await changeAndDestroy(context, deployed, name)))
  return rows
}

export type MoreProofs = (context: VerifyContext, deployed: Deployed) => Promise<Row[]>
const nothingMore: MoreProofs = async () => []

export function appliedEnvironment(
  target: Target,
  when: Check['when'],
  more: MoreProofs = nothingMore,
): Check {
  const name = `apply-${target.env}-${target.compute}${target.binary === 'tofu' ? '-tofu' : ''}`
  return { name, when, lane: 'wait', run: context => proveEnvironment(context, target, more) }
}

import { type Check, type Row, row, skip, type VerifyContext } from './check.ts'

async function leftOut({ name }: Check): Promise<Row> {
  return row(name, 'left to --all', async () => skip('slow; run with --all'))
}

/** A failure is told at once and again at the end, so that a run that is cut off has said why. */
function lineOf({ component, proof, status, detail, seconds }: Row): string {
  const line = `   ${status.padEnd(7)} ${component}: ${proof} (${seconds.toFixed(0)} s)`
  return status === 'fail' ? `${line}\n${detail.split('\n').slice(0, 10).join('\n')}` : line
}

async function runLane(context: VerifyContext, checks: Check[]): Promise<Row[]> {
  const rows: Row[] = []
  for (const check of checks) {
    context.say(`-- ${check.name}`)
    const found = await check
      .run(context)
      .catch(async (error: unknown) => [await row(check.name, 'runs at all', () => Promise.reject(error))])
    for (const one of found) context.say(lineOf(one))
    rows.push(...found)
  }
  return rows
}

/** Two lanes: what waits for the emulator runs beside what computes, as the machine has two cores. */
export async function runChecks(context: VerifyContext, checks: Check[], only: string[]): Promise<Row[]> {
  const chosen = only.length === 0 ? checks : checks.filter(({ name }) => only.includes(name))
  if (chosen.length === 0) throw new Error(`--only knows ${checks.map(({ name }) => name).join(', ')}`)
  const due = chosen.filter(({ when }) => context.all || only.length > 0 || when === 'push')
  const skipped = await Promise.all(chosen.filter(check => !due.includes(check)).map(leftOut))
  const lanes = (['compute', 'wait'] as const).map(lane =>
    runLane(
      context,
      due.filter(check => check.lane === lane),
    ),
  )
  return [...(await Promise.all(lanes)).flat(), ...skipped]
}

import { type Check, type Row, row, skip, type VerifyContext } from './check.ts'

async function leftOut({ name }: Check): Promise<Row> {
  return row(name, 'left to --all', async () => skip('slow; run with --all'))
}

async function runLane(context: VerifyContext, checks: Check[]): Promise<Row[]> {
  const rows: Row[] = []
  for (const check of checks) {
    context.say(`-- ${check.name}`)
    const found = await check
      .run(context)
      .catch(async (error: unknown) => [await row(check.name, 'runs at all', () => Promise.reject(error))])
    for (const { component, proof, status, seconds } of found)
      context.say(`   ${status.padEnd(7)} ${component}: ${proof} (${seconds.toFixed(0)} s)`)
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

import { readdirSync } from 'node:fs'
import { fail, type Outcome, pass, type Row, row, type VerifyContext } from '../check.ts'
import { type Deployed, deployedIn, planAsOnAws, planFolder, stoa, type Target } from '../environment.ts'
import { judgeFleet } from '../fleet/judge-fleet.ts'
import { lastLines, mustRun, runTool } from '../run-tool.ts'
import { judgeCost } from './cost.ts'

type Parameter = { Name: string; Value: string; Type: string }

/** Stacks read each other through SSM; with the applied environment's answers another one can be planned from nothing. */
async function copyParameters(context: VerifyContext, from: Deployed, to: Deployed): Promise<void> {
  const query = [
    'ssm',
    'get-parameters-by-path',
    '--path',
    `/stoa/${from.env}`,
    '--recursive',
    '--output',
    'json',
  ]
  const { Parameters } = JSON.parse(await mustRun(context, 'aws', query, { env: from.awsEnv })) as {
    Parameters: Parameter[]
  }
  for (const { Name, Value, Type } of Parameters) {
    const name = Name.replace(`/stoa/${from.env}/`, `/stoa/${to.env}/`)
    const put = ['ssm', 'put-parameter', '--overwrite', '--name', name, '--value', Value, '--type', Type]
    await mustRun(context, 'aws', put, { env: to.awsEnv })
  }
}

/** A stack looks secrets up by name; their values are nobody's business here. */
async function copySecretNames(context: VerifyContext, from: Deployed, to: Deployed): Promise<void> {
  const list = ['secretsmanager', 'list-secrets', '--output', 'json']
  const { SecretList } = JSON.parse(await mustRun(context, 'aws', list, { env: from.awsEnv })) as {
    SecretList: { Name: string }[]
  }
  for (const { Name } of SecretList) {
    const create = [
      'secretsmanager',
      'create-secret',
      '--name',
      Name.replace(`stoa/${from.env}/`, `stoa/${to.env}/`),
    ]
    await runTool(context, 'aws', create, { env: to.awsEnv })
  }
}

async function planFromNothing(context: VerifyContext, to: Deployed, only: string[]): Promise<Outcome> {
  const bucket = `stoa-${to.account}-${to.region}-tfstate`
  await runTool(context, 'aws', ['s3api', 'create-bucket', '--bucket', bucket], { env: to.awsEnv })
  const planned = await stoa(context, 'deploy', to, [...planAsOnAws(context), ...only])
  return planned.code === 0
    ? pass(`${readdirSync(planFolder(context, to)).length} stacks planned`)
    : fail(lastLines(planned, 60))
}

/** While one environment stands: plans of the others, and of the same one on the other compute. */
export function planOthers(others: Target[]) {
  return async (context: VerifyContext, from: Deployed): Promise<Row[]> => {
    // What the emulator refuses costs money too.
    await stoa(context, 'deploy', from, [...planAsOnAws(context), '--only', '50-security'])
    const rows: Row[] = [await judgeCost(context, from)]
    const twin: Target = { ...from, compute: from.compute === 'eks' ? 'ecs' : 'eks' }
    const place = twin.compute === 'eks' ? '30-eks' : '31-ecs'
    const sibling = deployedIn(context, from.emulator, twin)
    rows.push(
      await row(`${twin.env}/${twin.compute}`, 'plan beside the applied environment', () =>
        planFromNothing(context, sibling, ['--only', place]),
      ),
    )
    rows.push(...(await judgeFleet(context, from, twin)))
    for (const target of others) {
      const to = deployedIn(context, from.emulator, target)
      rows.push(
        await row(`${target.env}/${target.compute}`, 'plan from nothing', async () => {
          await copyParameters(context, from, to)
          await copySecretNames(context, from, to)
          return planFromNothing(context, to, [])
        }),
      )
      rows.push(await judgeCost(context, target))
    }
    return rows
  }
}

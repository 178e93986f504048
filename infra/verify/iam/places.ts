import type { VerifyContext } from '../check.ts'
import type { Deployed } from '../environment.ts'
import { mustRun } from '../run-tool.ts'
import type { Places } from './workload-expectations.ts'

type Parameter = { Name: string; Value: string }
type Secret = { Name: string; ARN: string }

/** Where the account really put topics, queues, buckets and secrets. */
export async function findPlaces(
  context: VerifyContext,
  { env, account, region, awsEnv }: Deployed,
): Promise<Places> {
  const ask = async <T>(args: string[]) =>
    JSON.parse(await mustRun(context, 'aws', [...args, '--output', 'json'], { env: awsEnv })) as T
  const { Parameters } = await ask<{ Parameters: Parameter[] }>([
    'ssm',
    'get-parameters-by-path',
    '--path',
    `/stoa/${env}/20-data`,
    '--recursive',
  ])
  const { SecretList } = await ask<{ SecretList: Secret[] }>(['secretsmanager', 'list-secrets'])
  const published = new Map(Parameters.map(({ Name, Value }) => [Name.split('/').at(-1) ?? '', Value]))
  const json = (name: string) => JSON.parse(published.get(name) ?? '{}') as Record<string, string>
  const bucket = (name: string) => published.get(`${name}_bucket`) ?? ''
  return {
    account,
    region,
    topics: json('topic_arns'),
    queues: json('queue_arns'),
    buckets: { assets: bucket('assets'), logs: bucket('logs'), backups: bucket('backups') },
    secretArn: name =>
      SecretList.find(({ Name }) => Name === `stoa/${env}/${name}`)?.ARN ?? `missing:${name}`,
  }
}

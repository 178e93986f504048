import { UsageError } from '../usage-error.ts'
import { runProcess } from './run-process.ts'
import { deploySettings, type Environment } from './settings.ts'

const wanted: Readonly<Record<string, string>> = {
  '40-edge/shop_url': 'shop',
  '40-edge/distribution_domain': 'CloudFront',
  '31-ecs/alb_dns_name': 'load balancer',
  '30-eks/cluster_endpoint': 'cluster',
  '20-data/db_endpoint': 'database',
  '20-data/cache_endpoint': 'cache',
}

/** The stacks publish what others need; the same parameters tell a person where things are. */
export async function runUrls(args: string[], environment: Environment): Promise<number> {
  const { env, region, processEnv } = deploySettings(args, environment)
  const query = [
    'ssm',
    'get-parameters-by-path',
    '--path',
    `/stoa/${env}`,
    '--recursive',
    '--region',
    region,
    '--output',
    'json',
  ]
  const { code, stdout, stderr } = await runProcess('aws', query, { env: processEnv })
  if (code !== 0) throw new UsageError(`AWS did not answer: ${stderr.trim()} ('stoa doctor' looks why)`)
  const { Parameters = [] } = JSON.parse(stdout) as { Parameters?: { Name: string; Value: string }[] }
  const found = Object.entries(wanted).flatMap(([name, label]) => {
    const parameter = Parameters.find(({ Name }) => Name === `/stoa/${env}/${name}`)
    return parameter ? [`${label.padEnd(14)} ${parameter.Value}`] : []
  })
  process.stdout.write(
    found.length > 0 ? `${found.join('\n')}\n` : `${env} is not up: 'stoa deploy -e ${env}' puts it up\n`,
  )
  return found.length > 0 ? 0 : 1
}

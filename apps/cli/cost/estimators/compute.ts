import type { EstimateContext, Estimator, Estimators, Usage } from '../estimator.ts'
import type { Resource } from '../plan.ts'
import { blocks, count, strings, text } from '../values.ts'

const cpuUnitsPerVcpu = 1024
const mibPerGb = 1024

/** The base goes first, wherever it is asked for; only what is above it is split by the weights. */
export function spotShare({ values }: Pick<Resource, 'values'>, tasks: number): number {
  const strategy = blocks(values, 'capacity_provider_strategy')
  const total = (key: string, spotOnly: boolean) =>
    strategy
      .filter(item => !spotOnly || text(item, 'capacity_provider') === 'FARGATE_SPOT')
      .reduce((sum, item) => sum + count(item, key), 0)
  const base = Math.min(tasks, total('base', false))
  const spotBase = Math.min(base, total('base', true))
  const weights = total('weight', false)
  const above = weights === 0 ? 0 : ((tasks - base) * total('weight', true)) / weights
  return tasks === 0 ? 0 : (spotBase + above) / tasks
}

function taskOf(service: Resource, { resources }: EstimateContext): Resource | undefined {
  return resources.find(
    ({ type, module, stack }) =>
      type === 'aws_ecs_task_definition' && module === service.module && stack === service.stack,
  )
}

/** A service's tasks are split by the capacity strategy's weights: what it says over a month, not at an instant. */
const ecsService: Estimator = (service, context) => {
  const task = taskOf(service, context)
  if (task === undefined)
    return [{ service: 'Compute', price: 'fargate.no-task-definition', quantity: 1, what: 'task' }]
  const tasks = count(service.values, 'desired_count', 1)
  const architecture = text(
    blocks(task.values, 'runtime_platform')[0] ?? {},
    'cpu_architecture',
    'X86_64',
  ).toLowerCase()
  const vcpus = count(task.values, 'cpu') / cpuUnitsPerVcpu
  const gb = count(task.values, 'memory') / mibPerGb
  const lines = (share: number, prefix: string): Usage[] => [
    {
      service: 'Compute',
      price: `${prefix}${architecture}.vcpu`,
      quantity: tasks * share * vcpus * context.hours,
      what: 'vCPU',
    },
    {
      service: 'Compute',
      price: `${prefix}${architecture}.gb`,
      quantity: tasks * share * gb * context.hours,
      what: 'memory',
    },
  ]
  const spot = spotShare(service, tasks)
  return [...lines(1 - spot, 'fargate.'), ...lines(spot, 'fargate.spot.')].filter(line => line.quantity > 0)
}

const nodeGroup: Estimator = (group, { hours }) => {
  const nodes = count(blocks(group.values, 'scaling_config')[0] ?? {}, 'desired_size')
  const instance = strings(group.values, 'instance_types')[0] ?? 'unknown'
  const disk = count(group.values, 'disk_size', 20)
  const spot = text(group.values, 'capacity_type') === 'SPOT' ? '.spot' : ''
  return [
    { service: 'Compute', price: `ec2.${instance}${spot}`, quantity: nodes * hours, what: 'nodes' },
    { service: 'Compute', price: 'ebs.gp3', quantity: nodes * disk, what: 'node disks' },
  ]
}

const instance: Estimator = ({ values }, { hours }) => [
  {
    service: 'Compute',
    price: `ec2.${text(values, 'instance_type', 'unknown')}`,
    quantity: hours,
    what: 'instance',
  },
]

const lambda: Estimator = (resource, context) => {
  const { assumptions, traffic } = context
  const architecture = strings(resource.values, 'architectures')[0] ?? 'x86_64'
  const gb = count(resource.values, 'memory_size', 128) / mibPerGb
  const calls = traffic.mails / context.shareOf(resource)
  return [
    {
      service: 'Compute',
      price: `lambda.${architecture}.gb-second`,
      quantity: calls * gb * assumptions.lambda.seconds,
      what: 'run time',
    },
    { service: 'Compute', price: 'lambda.requests-million', quantity: calls / 1e6, what: 'requests' },
  ]
}

/** Container Insights turns every number of every service into a metric that is billed. */
const ecsCluster: Estimator = (cluster, { resources, assumptions }) => {
  const settings = blocks(cluster.values, 'setting').filter(
    setting => text(setting, 'name') === 'containerInsights',
  )
  const on = settings.some(setting => ['enabled', 'enhanced'].includes(text(setting, 'value')))
  const services = resources.filter(({ type }) => type === 'aws_ecs_service').length
  const { perCluster, perService } = assumptions.containerInsightsMetrics
  const metrics = on ? perCluster + perService * services : 0
  return [
    { service: 'Observability', price: 'cloudwatch.metric', quantity: metrics, what: 'Container Insights' },
  ]
}

export const compute: Estimators = {
  aws_ecs_cluster: ecsCluster,
  aws_ecs_service: ecsService,
  aws_eks_cluster: (_, { hours }) => [
    { service: 'Compute', price: 'eks.cluster', quantity: hours, what: 'control plane' },
  ],
  aws_eks_node_group: nodeGroup,
  aws_instance: instance,
  aws_lambda_function: lambda,
}

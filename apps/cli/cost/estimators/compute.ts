import type { EstimateContext, Estimator, Estimators, Usage } from '../estimator.ts'
import type { Resource } from '../plan.ts'
import { blocks, count, strings, text } from '../values.ts'

const cpuUnitsPerVcpu = 1024
const mibPerGb = 1024

function spotShare(service: Resource): number {
  const strategy = blocks(service.values, 'capacity_provider_strategy')
  const weight = (name?: string) =>
    strategy
      .filter(item => name === undefined || text(item, 'capacity_provider') === name)
      .reduce((sum, item) => sum + count(item, 'weight'), 0)
  const all = weight()
  return all === 0 ? 0 : weight('FARGATE_SPOT') / all
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
  const spot = spotShare(service)
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

export const compute: Estimators = {
  aws_ecs_service: ecsService,
  aws_eks_cluster: (_, { hours }) => [
    { service: 'Compute', price: 'eks.cluster', quantity: hours, what: 'control plane' },
  ],
  aws_eks_node_group: nodeGroup,
  aws_instance: instance,
  aws_lambda_function: lambda,
}

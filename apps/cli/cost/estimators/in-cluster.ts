import type { EstimateContext, Usage } from '../estimator.ts'
import type { Resource } from '../plan.ts'
import { blocks, count, strings } from '../values.ts'

export type InCluster = Resource & { usages: Usage[] }

const vcpusOfSize: Readonly<Record<string, number>> = {
  micro: 2,
  small: 2,
  medium: 2,
  large: 2,
  xlarge: 4,
  '2xlarge': 8,
}

/** Room for pods on node groups without a taint; a tainted group is the add-ons' own. */
function untaintedVcpus({ resources }: EstimateContext): number {
  const open = resources.filter(
    ({ type, values }) => type === 'aws_eks_node_group' && blocks(values, 'taint').length === 0,
  )
  return open.reduce((sum, { values }) => {
    const size = strings(values, 'instance_types')[0]?.split('.').at(-1) ?? ''
    return sum + count(blocks(values, 'scaling_config')[0] ?? {}, 'desired_size') * (vcpusOfSize[size] ?? 2)
  }, 0)
}

/** Replicas x requests of the fleet, at the stated filling of a node, less what the node groups have room for. */
function workloadNodes(context: EstimateContext): Usage[] {
  const { karpenter } = context.assumptions
  const { workloadReplicas, workloadSpotShare } = context.environment
  const sum = (of: (need: EstimateContext['workloads'][number]) => number) =>
    context.workloads.reduce((total, workload) => total + of(workload) * workloadReplicas, 0) /
    karpenter.utilisation
  const byCpu = (sum(({ vcpus }) => vcpus) - untaintedVcpus(context)) / karpenter.vcpus
  const byMemory =
    (sum(({ memoryGb }) => memoryGb) - untaintedVcpus(context) * (karpenter.memoryGb / karpenter.vcpus)) /
    karpenter.memoryGb
  const hours = Math.max(0, byCpu, byMemory) * context.hours
  const line = (share: number, price: string, what: string): Usage => ({
    service: 'Compute',
    price,
    quantity: hours * share,
    what,
  })
  return [
    line(1 - workloadSpotShare, karpenter.priceOf, 'workload nodes'),
    line(workloadSpotShare, `${karpenter.priceOf}.spot`, 'workload nodes on Spot'),
  ].filter(({ quantity }) => quantity > 0)
}

function loadBalancer({ hours, traffic }: EstimateContext): Usage[] {
  return [
    { service: 'Network', price: 'alb.hour', quantity: hours, what: 'load balancer' },
    { service: 'Network', price: 'alb.lcu', quantity: traffic.apiGb, what: 'LCU' },
    { service: 'Network', price: 'nat.public-ipv4', quantity: 3 * hours, what: 'public addresses' },
  ]
}

/** On EKS, Karpenter makes the pods' nodes and a controller the load balancer: neither stands in a plan. */
export function inCluster(context: EstimateContext): InCluster[] {
  const cluster = context.resources.find(({ type }) => type === 'aws_eks_cluster')
  if (cluster === undefined) return []
  return [
    { ...cluster, address: 'fleet on Karpenter nodes', type: 'karpenter', usages: workloadNodes(context) },
    {
      ...cluster,
      address: 'load balancer of the gateway',
      type: 'load-balancer-controller',
      usages: loadBalancer(context),
    },
  ]
}

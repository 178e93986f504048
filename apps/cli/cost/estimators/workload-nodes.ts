import type { EstimateContext, Usage } from '../estimator.ts'
import type { Resource } from '../plan.ts'

type WorkloadNodes = Resource & { usages: Usage[] }

/**
 * On EKS the pods' own nodes are made by Karpenter and stand in no plan. They are priced from what the fleet asks
 * for: replicas x requests, at the stated filling of a node, a stated share of it on Spot.
 */
export function workloadNodes(context: EstimateContext): WorkloadNodes[] {
  const cluster = context.resources.find(({ type }) => type === 'aws_eks_cluster')
  if (cluster === undefined) return []
  const { karpenter } = context.assumptions
  const { workloadReplicas, workloadSpotShare } = context.environment
  const need = (of: (need: EstimateContext['workloads'][number]) => number) =>
    context.workloads.reduce((sum, workload) => sum + of(workload) * workloadReplicas, 0) /
    karpenter.utilisation
  const nodes = Math.max(
    need(({ vcpus }) => vcpus) / karpenter.vcpus,
    need(({ memoryGb }) => memoryGb) / karpenter.memoryGb,
  )
  const hours = nodes * context.hours
  const line = (share: number, price: string, what: string): Usage => ({
    service: 'Compute',
    price,
    quantity: hours * share,
    what,
  })
  return [
    {
      ...cluster,
      address: 'fleet on Karpenter nodes',
      type: 'karpenter',
      usages: [
        line(1 - workloadSpotShare, karpenter.vcpuUsdOf, 'workload nodes'),
        line(workloadSpotShare, `${karpenter.vcpuUsdOf}.spot`, 'workload nodes on Spot'),
      ].filter(({ quantity }) => quantity > 0),
    },
  ]
}

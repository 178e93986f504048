/** One thing that runs. Terraform, Helm, compose and the dashboards read this shape from fleet.json. */
export type Workload = {
  readonly name: string
  readonly kind: 'service' | 'web' | 'job' | 'lambda'
  readonly port: number | null
  readonly probes: { readonly live: string; readonly ready: string } | null
  readonly resources: { readonly cpuMilli: number; readonly memoryMiB: number }
  readonly calls: readonly { readonly service: string; readonly methods: readonly string[] }[]
  readonly publishes: readonly string[]
  readonly consumes: readonly { readonly from: string; readonly events: readonly string[] }[]
  readonly database: { readonly schema: string; readonly role: string } | null
  readonly cache: boolean
  readonly buckets: readonly string[]
  readonly secrets: readonly string[]
  readonly egress: readonly string[]
  readonly publicPaths: readonly string[]
  readonly slo: { readonly availability: number; readonly p95Ms: number } | null
  readonly personalData: readonly {
    readonly field: string
    readonly purpose: string
    readonly keptFor: string
  }[]
}

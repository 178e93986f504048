import type { EventDefinition } from '@stoa/kernel/event'

/** What a service needs and promises. The fleet description, and with it the platform, is derived from it. */
export type ServiceManifest = {
  readonly name: string
  readonly kind: 'service'
  readonly port: number
  readonly resources: { readonly cpuMilli: number; readonly memoryMiB: number }
  /** The allow-list: whom this service calls, method by method. */
  readonly calls: readonly { readonly service: string; readonly methods: readonly string[] }[]
  readonly publishes: readonly EventDefinition[]
  readonly consumes: readonly { readonly from: string; readonly events: readonly string[] }[]
  readonly database: boolean
  readonly cache: boolean
  readonly buckets: readonly string[]
  /** Names of environment variables that hold secrets. */
  readonly secrets: readonly string[]
  /** Hosts outside the platform. */
  readonly egress: readonly string[]
  readonly slo: { readonly availability: number; readonly p95Ms: number }
  readonly personalData: readonly {
    readonly field: string
    readonly purpose: string
    readonly keptFor: string
  }[]
}

export const defineManifest = <const M extends ServiceManifest>(manifest: M): M => manifest

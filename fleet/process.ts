import { type Clock, systemClock } from '@stoa/kernel/clock'
import { type Ids, systemIds } from '@stoa/kernel/ids'
import { configOrThrow } from '@stoa/platform/config'
import { serviceIdentity, sharedSecretKeys, type TokenKeys } from '@stoa/platform/http'
import { jobsUrl } from '@stoa/platform/jobs'
import {
  createReadiness,
  type Parts,
  type Readiness,
  type ReadinessCheck,
  shutDown,
} from '@stoa/platform/lifecycle'
import { missingMigrations, requiredVersion, roleUrl } from '@stoa/platform/migrate'
import {
  createLog,
  type Log,
  type RunningTelemetry,
  startTelemetry,
  telemetryConfig,
} from '@stoa/platform/telemetry'
import { type Composed, type Composition, compose, type Topology } from './compose.ts'
import { assertFitForProduction } from './production.ts'
import { services } from './services.ts'
import { startWorkers, type Workers } from './workers.ts'

export type ProcessOptions = {
  /** Of this process: a service's name, or `stoa` for all in one. */
  readonly name: string
  readonly topology: Topology
  readonly env: NodeJS.ProcessEnv
  /** Any address of the server; each service's own role is derived from it. Not needed where no service is local. */
  readonly databaseUrl?: string
  /** Reaches the server without a transaction pooler, when `databaseUrl` does not. */
  readonly directUrl?: string
  readonly secret: (name: string) => string
  readonly clock?: Clock
  readonly ids?: Ids
  /** For tests: jobs run when they are drained. */
  readonly manualJobs?: boolean
  readonly connections?: number
}

export type RunningProcess = {
  readonly composition: Composition
  readonly workers: Workers
  readonly readiness: Readiness
  readonly telemetry: RunningTelemetry
  readonly log: Log
  readonly clock: Clock
  readonly keys: TokenKeys
  /** Not ready → stop listening → drain → stop consumers → close stores → flush telemetry. */
  stop(
    servers: Parts['servers'],
    patience: { readonly noticeMs: number; readonly graceMs: number },
  ): Promise<void>
}

/** What every main does between reading its settings and listening. */
export async function startProcess(options: ProcessOptions): Promise<RunningProcess> {
  const { name, env, secret, clock = systemClock, ids = systemIds(clock) } = options
  assertFitForProduction({ name, env, secret, services: localManifests(options.topology) })
  const [settings] = configOrThrow(telemetryConfig.fromEnv(env))
  const log = createLog({ service: name, level: settings!.logLevel })
  const telemetry = await startTelemetry({ service: name, ...settings!, global: true })
  const keys = sharedSecretKeys(secret('SERVICE_TOKEN_KEY'))
  const composition = compose({
    ...{ topology: options.topology, env, secret, clock, ids, log, telemetry },
    ...(options.connections && { connections: options.connections }),
    databaseUrl: service =>
      roleUrl(serverOf(options), services[service]!.schema.role, secret('DATABASE_ROLE_SECRET')),
    identity: caller => serviceIdentity({ name: caller, keys, clock }),
    observers: { server: telemetry.serverObserver, client: telemetry.clientObserver },
  })
  const workers = await startWorkers(composition, {
    ...{ clock, ids, log },
    jobsUrl: () => jobsUrl(options.directUrl ?? serverOf(options), secret('DATABASE_ROLE_SECRET')),
    ...(options.manualJobs && { manual: true }),
  })
  const readiness = createReadiness(await Promise.all(composition.local.map(databaseCheck)))
  return {
    ...{ composition, workers, readiness, telemetry, log, clock, keys },
    stop: (servers, patience) =>
      shutDown(
        { readiness, servers, workers: [workers], stores: [composition], telemetry },
        { log, ...patience },
      ),
  }
}

const localManifests = (topology: Topology) =>
  Object.values(services)
    .map(({ manifest }) => manifest)
    .filter(manifest => topology[manifest.name] === 'local')

function serverOf({ databaseUrl, name }: ProcessOptions): string {
  if (databaseUrl === undefined) throw new Error(`${name} runs services, so it needs DATABASE_URL`)
  return databaseUrl
}

/** At least the schema that this release needs; a newer one is as good. */
async function databaseCheck({ entry, db }: Composed): Promise<ReadinessCheck> {
  const required = await requiredVersion(entry.schema.folders)
  return {
    name: `${entry.manifest.name} database`,
    decides: true,
    async check() {
      const missing = await missingMigrations(db, required)
      if (missing.length > 0) throw new Error(`the schema lacks ${missing.join(', ')}: run the migrations`)
    },
  }
}

/** Secrets of a process that is not embedded: the environment, as the platform sets it from its store. */
export const secretFrom =
  (env: NodeJS.ProcessEnv) =>
  (name: string): string => {
    const value = env[name]
    if (!value || value.length < 16)
      throw new Error(`the secret ${name} is not set, or is shorter than 16 characters`)
    return value
  }

import type { Estimator, Estimators } from '../estimator.ts'
import { count, flag, text } from '../values.ts'

/** Multi-AZ is billed as two of everything. */
const dbInstance: Estimator = ({ values }, { hours, resources }) => {
  const copies = flag(values, 'multi_az') ? 2 : 1
  const original = text(values, 'replicate_source_db')
  const what = original === '' ? 'database' : 'read replica'
  // A replica has its original's storage, which a plan from nothing does not repeat.
  const source = resources.find(other => original !== '' && text(other.values, 'identifier') === original)
  const storage = count(values, 'allocated_storage', count(source?.values ?? {}, 'allocated_storage', 20))
  return [
    {
      service: 'Database',
      price: `rds.${text(values, 'instance_class', 'unknown')}`,
      quantity: copies * hours,
      what,
    },
    {
      service: 'Database',
      price: `rds-storage.${text(values, 'storage_type', 'gp3')}`,
      quantity: copies * storage,
      what: `${what} storage`,
    },
    {
      service: 'Security',
      price: 'secrets.secret',
      quantity: flag(values, 'manage_master_user_password') ? 1 : 0,
      what: 'master secret',
    },
  ]
}

const replicationGroup: Estimator = ({ values }, { hours }) => {
  const shards = count(values, 'num_node_groups', 1)
  const nodes = count(values, 'num_cache_clusters', shards * (1 + count(values, 'replicas_per_node_group')))
  const engine = text(values, 'engine', 'redis')
  const price = `elasticache.${engine}.${text(values, 'node_type', 'unknown')}`
  return [{ service: 'Cache', price, quantity: nodes * hours, what: `${nodes} ${engine} nodes` }]
}

const msk: Estimator = ({ values }, { hours }) => [
  {
    service: 'Messaging',
    price: 'msk.kafka.m7g.large',
    quantity: count(values, 'number_of_broker_nodes', 3) * hours,
    what: 'brokers',
  },
]

const bucket: Estimator = (resource, context) => {
  const { environment, traffic } = context
  const name = text(resource.values, 'bucket', resource.address)
  const gb = name.includes('assets') ? environment.storedAssetsGb : name.includes('logs') ? traffic.logsGb : 1
  return [
    { service: 'Storage', price: 's3.standard', quantity: gb, what: 'stored' },
    {
      service: 'Storage',
      price: 's3-requests.read',
      quantity: traffic.edgeRequests / 10 / 1000 / context.shareOf(resource),
      what: 'reads',
    },
  ]
}

export const data: Estimators = {
  aws_db_instance: dbInstance,
  aws_elasticache_replication_group: replicationGroup,
  aws_msk_cluster: msk,
  aws_msk_serverless_cluster: (_, { hours }) => [
    { service: 'Messaging', price: 'msk.serverless-hour', quantity: hours, what: 'cluster' },
  ],
  aws_s3_bucket: bucket,
  aws_ecr_repository: () => [{ service: 'Storage', price: 'ecr.gb', quantity: 1, what: 'images' }],
  aws_backup_plan: (resource, context) => [
    {
      service: 'Storage',
      price: 'backup.rds-gb',
      quantity: context.environment.backupGb / context.shareOf(resource),
      what: 'backups',
    },
  ],
}

import type { Workload } from '../fleet/workload.ts'
import { allowed, type Expectation, refused } from './expectation.ts'

export type Places = {
  account: string
  region: string
  topics: Record<string, string>
  queues: Record<string, string>
  buckets: Record<string, string>
  secretArn(name: string): string
}

/** Secure transport is part of every real call; without it the same call must fail. */
const tls = { 'aws:SecureTransport': 'true' }
const plain = { 'aws:SecureTransport': 'false' }

function pair(actions: string[], own: string | undefined, foreign: string | undefined): Expectation[] {
  return actions.flatMap(action => [
    ...(own ? [allowed(action, own, tls), refused(action, own, plain)] : []),
    ...(foreign ? [refused(action, foreign, tls)] : []),
  ])
}

const foreignTo = (name: string, places: Record<string, string>, own: boolean) =>
  Object.entries(places).find(([key]) => key !== name || !own)?.[1]

export function workloadExpectations(workload: Workload, all: Workload[], places: Places): Expectation[] {
  const { name, publishes, consumes, buckets, secrets, database } = workload
  const { account, region, topics, queues } = places
  const dbUser = (role: string) => `arn:aws:rds-db:${region}:${account}:dbuser:db-1/${role}`
  const foreignSecret = all.flatMap(other => other.secrets).find(secret => !secrets.includes(secret))
  const foreignRole = all.find(other => other.database !== null && other.name !== name)?.database?.role
  const foreignBucket = Object.entries(places.buckets).find(([key]) => !buckets.includes(key))?.[1]
  return [
    ...pair(
      ['sns:Publish'],
      publishes.length > 0 ? topics[name] : undefined,
      foreignTo(name, topics, publishes.length > 0),
    ),
    ...pair(
      ['sqs:ReceiveMessage', 'sqs:DeleteMessage'],
      consumes.length > 0 ? queues[name] : undefined,
      foreignTo(name, queues, consumes.length > 0),
    ),
    ...buckets.flatMap(bucket =>
      pair(['s3:GetObject', 's3:PutObject'], `arn:aws:s3:::${places.buckets[bucket]}/a`, undefined),
    ),
    ...pair(['s3:GetObject', 's3:PutObject'], undefined, foreignBucket && `arn:aws:s3:::${foreignBucket}/a`),
    ...secrets.flatMap(secret =>
      pair(['secretsmanager:GetSecretValue'], places.secretArn(secret), undefined),
    ),
    ...pair(['secretsmanager:GetSecretValue'], undefined, foreignSecret && places.secretArn(foreignSecret)),
    ...pair(
      ['rds-db:connect'],
      database ? dbUser(database.role) : undefined,
      foreignRole && dbUser(foreignRole),
    ),
    refused('iam:PassRole', `arn:aws:iam::${account}:role/any`, tls),
    refused('s3:DeleteBucket', 'arn:aws:s3:::any', tls),
    refused('sts:AssumeRole', `arn:aws:iam::${account}:role/stoa-prod-apply`, tls),
    refused('kms:Decrypt', `arn:aws:kms:${region}:${account}:key/any`, tls),
    refused('rds:DeleteDBInstance', `arn:aws:rds:${region}:${account}:db:any`, tls),
  ]
}

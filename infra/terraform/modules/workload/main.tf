locals {
  it        = var.workload
  partition = var.account.partition

  publishes = length(local.it.publishes) > 0
  consumes  = length(local.it.consumes) > 0
  bucket_arns = [
    for bucket in sort(local.it.buckets) : "arn:${local.partition}:s3:::${lookup(var.buckets, bucket, "missing")}"
  ]
  secret_arns = { for secret in local.it.secrets : secret => lookup(var.secret_arns, secret, "missing") }

  # The cache and its users are named after the environment, and a user after its workload.
  cache_name = "stoa-${var.env}-cache"
  cache_arn  = "arn:${local.partition}:elasticache:${var.account.region}:${var.account.id}"

  missing = concat(
    [for name in [local.it.name] : "topic of ${name}" if local.publishes && !contains(keys(var.topic_arns), name)],
    [for name in [local.it.name] : "queue of ${name}" if local.consumes && !contains(keys(var.queues), name)],
    [for name in local.it.buckets : "bucket ${name}" if !contains(keys(var.buckets), name)],
    [for name in local.it.secrets : "secret ${name}" if !contains(keys(var.secret_arns), name)],
    [for name in [local.it.name] : "database for ${name}" if local.it.database != null && var.database == null],
    [for name in [local.it.name] : "cache for ${name}" if local.it.cache && var.cache_host == null],
    [for service in local.neighbours : "port of ${service}" if !contains(keys(var.ports), service)],
  )
}

locals {
  # CATALOG_URL is where the catalog answers: asked for what it does, and for the events that it publishes.
  neighbours = setsubtract(concat(local.it.calls[*].service, local.it.consumes[*].from), [local.it.name])
  addresses = {
    for service in local.neighbours : "${upper(replace(service, "-", "_"))}_URL" => "http://${service}:${lookup(var.ports, service, 0)}"
  }

  stores = merge(
    local.it.database == null ? {} : {
      DATABASE_URL  = "postgres://${local.it.database.role}@${try(var.database.host, "missing")}:${try(var.database.port, 0)}/${try(var.database.name, "missing")}?sslmode=verify-full"
      DATABASE_AUTH = "iam"
    },
    local.it.cache ? {
      CACHE_URL  = "rediss://${local.cache_name}-${local.it.name}@${var.cache_host == null ? "missing" : var.cache_host}:6379"
      CACHE_AUTH = "iam"
      CACHE_NAME = local.cache_name
    } : {},
    { for bucket in local.it.buckets : "BUCKET_${upper(replace(bucket, "-", "_"))}" => lookup(var.buckets, bucket, "missing") },
  )

  messages = merge(
    local.publishes ? { EVENTS_TOPIC_ARN = lookup(var.topic_arns, local.it.name, "missing") } : {},
    local.consumes ? { EVENTS_QUEUE_URL = try(var.queues[local.it.name].url, "missing") } : {},
  )

  environment = merge(
    {
      NODE_ENV     = "production"
      STOA_ENV     = var.env
      STOA_SERVICE = local.it.name
      AWS_REGION   = var.account.region
    },
    # By itself a process listens on loopback only.
    local.it.port == null ? {} : { PORT = tostring(local.it.port), HOST = "0.0.0.0" },
    local.addresses, local.stores, local.messages, var.environment,
  )
}

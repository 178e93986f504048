locals {
  # Services carry their kind of address in the name: CATALOG_URL is where the catalog answers.
  addresses = {
    for call in local.it.calls : "${upper(replace(call.service, "-", "_"))}_URL" => "http://${call.service}:${lookup(var.ports, call.service, 0)}"
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
    local.it.port == null ? {} : { PORT = tostring(local.it.port) },
    local.addresses, local.stores, local.messages,
  )
}

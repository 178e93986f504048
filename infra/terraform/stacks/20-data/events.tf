module "messaging" {
  source = "../../modules/messaging"

  name           = local.name
  kms_key_arn    = module.key.arn
  publishers     = local.publishers
  consumers      = local.consumers
  retention_days = var.queue_retention_days
}

module "event_bus" {
  source = "../../modules/event-bus"

  name         = "${local.name}-integration"
  kms_key_arn  = module.key.arn
  archive_days = var.event_archive_days
}

# A function begins with its first release: until a package is named there is a queue, but nothing that reads it.
module "lambda" {
  source   = "../../modules/lambda-consumer"
  for_each = { for name, workload in local.lambdas : name => workload if contains(keys(var.lambda.packages), name) }

  name                     = "${local.name}-${each.key}"
  package                  = var.lambda.packages[each.key]
  queue                    = { arn = module.messaging.queue_arns[each.key], visibility_seconds = local.consumers[each.key].visibility_seconds }
  size                     = { memory_mib = each.value.resources.memoryMiB, timeout_seconds = var.lambda.timeout_seconds, concurrency = var.lambda.concurrency }
  environment              = { STOA_ENV = var.env, STOA_WORKLOAD = each.key }
  policies                 = { for secret in each.value.secrets : lower(secret) => module.secrets.read_policy_json[secret] }
  kms_key_arn              = module.key.arn
  permissions_boundary_arn = local.boundary_arn
  log_retention_days       = var.log_retention_days
}

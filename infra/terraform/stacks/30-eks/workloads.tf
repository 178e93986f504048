module "workload" {
  source   = "../../modules/workload"
  for_each = local.placed

  workload    = each.value
  env         = var.env
  account     = local.account
  ports       = local.ports
  topic_arns  = jsondecode(local.data.topic_arns)
  queues      = { for name, arn in local.queue_arn : name => { arn = arn, url = local.queue_url[name] } }
  buckets     = { assets = local.data.assets_bucket, backups = local.data.backups_bucket, logs = local.data.logs_bucket }
  secret_arns = { for name, secret in data.aws_secretsmanager_secret.workload : name => secret.arn }
  database    = { host = local.data.db_endpoint, port = tonumber(local.data.db_port) }
  cache_host  = local.data.cache_endpoint
  kms_key_arn = local.data.kms_key_arn
}

module "identity" {
  source   = "../../modules/eks-pod-identity"
  for_each = local.placed

  name                     = "${local.name}-${each.key}-pod"
  cluster                  = local.cluster
  namespace                = var.namespace
  service_account          = each.key
  permissions_boundary_arn = local.boundary_arn
  policies                 = { workload = module.workload[each.key].policy_json }
}

# The chart reads a workload's environment from here, so that it is told the same as on ECS.
resource "aws_ssm_parameter" "environment" {
  #checkov:skip=CKV2_AWS_34:names and addresses for other stacks, no secret
  for_each = local.placed

  name        = "/stoa/${var.env}/30-eks/environment/${each.key}"
  description = "Environment variables of ${each.key}, none of them secret."
  type        = "String"
  value       = jsonencode(module.workload[each.key].environment)
}

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
  environment = merge(local.house, each.key == var.edge_workload ? local.edge_environment : {}, lookup(local.administers, each.key, {}), lookup(local.settings, each.key, {}))
  kms_key_arn = local.data.kms_key_arn
}

locals {
  # What is no secret and differs between environments stands in one file, whatever they run on.
  house    = { SHOP_URL = "https://${var.domain}/" }
  settings = jsondecode(file("${path.module}/../../envs/${var.env}/settings.json"))

  # The cluster's own balancer hands on what CloudFront sent; whoever else reaches the edge is inside the network.
  edge_environment = {
    GATEWAY_PUBLIC_URL = "https://${var.domain}"
    TRUSTED_PROXIES    = join(",", sort(concat([local.network.vpc_cidr], flatten([for list in data.aws_ec2_managed_prefix_list.cloudfront : list.entries[*].cidr]))))
  }

  # Migrations make roles and schemas, so they sign in as the owner; the chart fills PGPASSWORD from the secret that RDS keeps.
  administers = { for name, job in local.jobs : name => local.as_owner if contains(job.secrets, "DATABASE_ROLE_SECRET") }
  as_owner    = { DATABASE_DIRECT_URL = "postgres://stoa_owner@${local.data.db_endpoint}:${local.data.db_port}/stoa?sslmode=verify-full" }
}

data "aws_ec2_managed_prefix_list" "cloudfront" {
  count = var.emulator ? 0 : 1

  name = "com.amazonaws.global.cloudfront.origin-facing"
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

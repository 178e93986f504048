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

  # Migrations make roles and schemas, so they sign in as the owner; RDS keeps that password and changes it weekly.
  administers  = { for name, job in local.jobs : name => local.as_owner if contains(job.secrets, "DATABASE_ROLE_SECRET") }
  as_owner     = { DATABASE_DIRECT_URL = "postgres://stoa_owner@${local.data.db_endpoint}:${local.data.db_port}/stoa?sslmode=verify-full" }
  owner_secret = startswith(local.data.db_master_secret_arn, "arn:") ? { PGPASSWORD = "${local.data.db_master_secret_arn}:password::" } : {}

  repository_urls = jsondecode(local.network.repository_urls)
  repository_arns = {
    for name in keys(local.placed) : name => "arn:${local.account.partition}:ecr:${var.region}:${var.account_id}:repository/${local.name}/${name}"
  }
  images = { for name in keys(local.placed) : name => lookup(var.images, name, "${local.repository_urls[name]}:${var.image_tag}") }
}

module "service" {
  source   = "../../modules/ecs-service"
  for_each = local.running

  name               = "${local.name}-${each.key}"
  container          = { name = each.key, image = local.images[each.key], port = each.value.port, live_path = each.value.probes.live }
  wanted             = { cpu_milli = each.value.resources.cpuMilli, memory_mib = each.value.resources.memoryMiB }
  architecture       = var.architecture
  environment        = module.workload[each.key].environment
  secret_arns        = module.workload[each.key].secret_arns
  policy_json        = module.workload[each.key].policy_json
  repository_arn     = local.repository_arns[each.key]
  kms_key_arn        = local.data.kms_key_arn
  log_retention_days = var.log_retention_days
  cluster = {
    name              = module.cluster.name
    arn               = module.cluster.arn
    namespace_arn     = module.cluster.namespace_arn
    capacity_strategy = module.cluster.capacity_strategy
  }
  network = {
    subnet_ids         = split(",", local.network.private_subnet_ids)
    security_group_ids = local.groups_of[each.key]
  }
  load_balancer = each.key == var.edge_workload ? { target_group_arn = module.alb.target_group_arns[each.key] } : null
  scaling = {
    min              = lookup(var.scaling.workloads, each.key, var.scaling.default).min
    max              = lookup(var.scaling.workloads, each.key, var.scaling.default).max
    requests_per_min = each.key == var.edge_workload ? var.requests_per_min : 0
    request_label    = each.key == var.edge_workload ? local.request_label : null
  }
  autoscaling           = !var.emulator
  wait_for_steady_state = var.wait_for_steady_state

  permissions_boundary_arn = local.boundary_arn
}

module "job" {
  source   = "../../modules/ecs-service"
  for_each = local.jobs

  name               = "${local.name}-${each.key}"
  kind               = "job"
  container          = { name = each.key, image = local.images[each.key] }
  wanted             = { cpu_milli = each.value.resources.cpuMilli, memory_mib = each.value.resources.memoryMiB }
  architecture       = var.architecture
  environment        = module.workload[each.key].environment
  secret_arns        = merge(module.workload[each.key].secret_arns, contains(keys(local.administers), each.key) ? local.owner_secret : {})
  policy_json        = module.workload[each.key].policy_json
  repository_arn     = local.repository_arns[each.key]
  kms_key_arn        = local.data.kms_key_arn
  log_retention_days = var.log_retention_days

  permissions_boundary_arn = local.boundary_arn
}

provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]
  s3_use_path_style   = var.emulator

  default_tags {
    tags = local.tags
  }
}

locals {
  name = "stoa-${var.env}"
  prod = contains(["prod", "dr"], var.env)

  # Made by the bootstrap; the pipeline can make no role without it.
  boundary_arn = "arn:aws:iam::${var.account_id}:policy/stoa-${var.env}-boundary"

  tags = {
    Project     = "stoa"
    Environment = var.env
    Stack       = "20-data"
    ManagedBy   = "terraform"
    CostCenter  = var.cost_center
  }
}

module "key" {
  source = "../../modules/kms-key"

  name        = "${local.name}-data"
  description = "Database, cache, topics, queues, secrets, buckets and logs of ${var.env}"
  services    = ["logs", "sns", "sqs", "events", "cloudwatch", "backup", "cloudtrail", "delivery.logs", "s3"]
}

module "database" {
  source = "../../modules/rds-postgres"
  count  = var.database == null ? 0 : 1

  name                      = "${local.name}-db"
  production                = local.prod && !var.emulator
  engine_version            = var.database.engine_version
  instance_class            = var.database.instance_class
  storage                   = { size_gb = var.database.size_gb, max_size_gb = var.database.max_size_gb }
  multi_az                  = var.database.multi_az
  replicas                  = { for name, class in var.database.replicas : name => { instance_class = class } }
  backup                    = { retention_days = var.database.backup_days }
  insights                  = { retention_days = 7, monitoring_seconds = var.database.monitoring_seconds }
  restore_from              = var.database.restore_from
  deletion_protection       = local.prod && !var.emulator
  network                   = { vpc_id = local.network.vpc_id, subnet_ids = split(",", local.network.database_subnet_ids) }
  client_security_group_ids = { app = local.network.app_security_group_id }
  kms_key_arn               = module.key.arn
  permissions_boundary_arn  = local.boundary_arn
  log_retention_days        = var.log_retention_days
}

module "cache" {
  source = "../../modules/valkey"

  name                      = "${local.name}-cache"
  production                = local.prod && var.cache.replicas > 0
  node_type                 = var.cache.node_type
  replicas                  = var.cache.replicas
  network                   = { vpc_id = local.network.vpc_id, subnet_ids = split(",", local.network.private_subnet_ids) }
  client_security_group_ids = { app = local.network.app_security_group_id }
  kms_key_arn               = var.emulator ? null : module.key.arn
  users                     = { for name in local.cached : name => "on ~${name}:* -@all +@read +@write +@connection" }
}

module "kafka" {
  source = "../../modules/msk"
  count  = var.kafka == null || var.emulator ? 0 : 1

  name                      = "${local.name}-kafka"
  brokers                   = var.kafka
  network                   = { vpc_id = local.network.vpc_id, subnet_ids = slice(split(",", local.network.private_subnet_ids), 0, 3) }
  client_security_group_ids = { app = local.network.app_security_group_id }
  kms_key_arn               = module.key.arn
  log_retention_days        = var.log_retention_days
}

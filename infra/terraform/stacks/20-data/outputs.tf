locals {
  # Absent, not empty, while a region has no database: whoever reads them is stopped.
  published_database = [for database in module.database : {
    db_endpoint          = database.endpoint
    db_security_group_id = database.security_group_id
    db_master_secret_arn = var.emulator ? coalesce(database.master_secret_arn, "the emulator keeps no managed secret") : database.master_secret_arn
    db_arn               = database.arn
    db_resource_id       = database.resource_id
  }]

  published = merge({
    db_port                 = "5432"
    cache_endpoint          = module.cache.endpoint
    cache_security_group_id = module.cache.security_group_id
    kms_key_arn             = module.key.arn
    assets_bucket           = module.assets.name
    assets_domain           = module.assets.regional_domain_name
    logs_bucket             = module.logs.name
    backups_bucket          = module.backups.name
    topic_arns              = jsonencode(module.messaging.topic_arns)
    queue_arns              = jsonencode(module.messaging.queue_arns)
    queue_urls              = jsonencode(module.messaging.queue_urls)
    dead_letter_queues      = jsonencode(module.messaging.dead_letter_queue_names)
    event_bus_name          = module.event_bus.name
    backup_vault_arn        = module.backup.vault_arn
  }, local.published_database...)
}

# What later stacks read: one parameter an output, under the output's own name.
resource "aws_ssm_parameter" "published" {
  for_each = local.published

  name        = "/stoa/${var.env}/20-data/${each.key}"
  description = "Output of stack 20-data."
  type        = "String"
  value       = each.value
}

output "db_port" {
  description = "Port of PostgreSQL."
  value       = local.published.db_port
}

output "cache_endpoint" {
  description = "Host name of Valkey."
  value       = local.published.cache_endpoint
}

output "cache_security_group_id" {
  description = "Security group of Valkey."
  value       = local.published.cache_security_group_id
}

output "kms_key_arn" {
  description = "Key of this environment's data."
  value       = local.published.kms_key_arn
}

output "assets_bucket" {
  description = "Bucket of product pictures."
  value       = local.published.assets_bucket
}

output "assets_domain" {
  description = "Domain name of that bucket, the CDN's origin."
  value       = local.published.assets_domain
}

output "logs_bucket" {
  description = "Bucket that takes access logs and trails."
  value       = local.published.logs_bucket
}

output "backups_bucket" {
  description = "Bucket of exports and logical backups."
  value       = local.published.backups_bucket
}

output "topic_arns" {
  description = "Topic by publishing service, as JSON."
  value       = local.published.topic_arns
}

output "queue_arns" {
  description = "Queue by consuming service, as JSON."
  value       = local.published.queue_arns
}

output "queue_urls" {
  description = "Queue URL by consuming service, as JSON."
  value       = local.published.queue_urls
}

output "dead_letter_queues" {
  description = "Dead-letter queue name by consuming service, as JSON."
  value       = local.published.dead_letter_queues
}

output "event_bus_name" {
  description = "Integration bus."
  value       = local.published.event_bus_name
}

output "backup_vault_arn" {
  description = "Backup vault, which another region may copy to."
  value       = local.published.backup_vault_arn
}

output "db_endpoint" {
  description = "Host name of PostgreSQL; absent until the database exists."
  value       = try(local.published.db_endpoint, null)
}

output "db_security_group_id" {
  description = "Security group of PostgreSQL."
  value       = try(local.published.db_security_group_id, null)
}

output "db_master_secret_arn" {
  description = "Secret of the owner; only migrations read it."
  value       = try(local.published.db_master_secret_arn, null)
}

output "db_arn" {
  description = "ARN of the instance, for copies in another region."
  value       = try(local.published.db_arn, null)
}

output "db_resource_id" {
  description = "Id that IAM database authentication names."
  value       = try(local.published.db_resource_id, null)
}

output "secrets_waiting_for_a_value" {
  description = "Secrets that an operator must fill before the first deployment."
  value       = module.secrets.waiting_for_a_value
}

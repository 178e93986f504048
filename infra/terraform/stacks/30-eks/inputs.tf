data "aws_ssm_parameter" "network" {
  for_each = toset(["vpc_id", "vpc_cidr", "private_subnet_ids", "app_security_group_id"])

  name = "/stoa/${var.env}/10-network/${each.key}"
}

data "aws_ssm_parameter" "data" {
  for_each = toset(["db_endpoint", "db_port", "db_master_secret_arn", "cache_endpoint", "kms_key_arn", "assets_bucket", "logs_bucket", "backups_bucket", "topic_arns", "queue_arns", "queue_urls"])

  name = "/stoa/${var.env}/20-data/${each.key}"
}

data "aws_secretsmanager_secret" "workload" {
  for_each = toset(flatten([for workload in local.placed : workload.secrets]))

  name = "stoa/${var.env}/${each.key}"
}

locals {
  network = { for name, parameter in data.aws_ssm_parameter.network : name => parameter.insecure_value }
  data    = { for name, parameter in data.aws_ssm_parameter.data : name => parameter.insecure_value }

  described = jsondecode(file(var.fleet_file)).workloads

  # The one workload that faces out forwards pages to the web apps behind it, which is a call that no contract lists. And
  # the passwords of all database roles are derived from one secret, which whoever has a database therefore reads.
  pages = [for workload in local.described : { service = workload.name } if workload.kind == "web" && workload.name != var.edge_workload]
  fleet = [for workload in local.described : merge(workload, {
    calls   = concat(workload.calls, workload.name == var.edge_workload ? local.pages : [])
    secrets = distinct(concat(workload.secrets, workload.database == null ? [] : ["DATABASE_ROLE_SECRET"]))
  })]

  running   = { for workload in local.fleet : workload.name => workload if contains(["service", "web"], workload.kind) }
  jobs      = { for workload in local.fleet : workload.name => workload if workload.kind == "job" }
  placed    = merge(local.running, local.jobs)
  ports     = { for name, workload in local.running : name => workload.port }
  queue_arn = jsondecode(local.data.queue_arns)
  queue_url = jsondecode(local.data.queue_urls)
}

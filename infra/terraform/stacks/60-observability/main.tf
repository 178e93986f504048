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

  tags = {
    Project     = "stoa"
    Environment = var.env
    Stack       = "60-observability"
    ManagedBy   = "terraform"
    CostCenter  = var.cost_center
  }
}

locals {
  data       = { for name, parameter in data.aws_ssm_parameter.data : name => parameter.insecure_value }
  running    = [for workload in jsondecode(file(var.fleet_file)).workloads : workload.name if contains(["service", "web"], workload.kind)]
  queue_arns = jsondecode(local.data.queue_arns)
  parked     = jsondecode(local.data.dead_letter_queues)

  # A listener's balancer is known by what follows loadbalancer/ in its ARN.
  ecs             = { for name, parameter in data.aws_ssm_parameter.ecs : name => parameter.insecure_value }
  balancer_suffix = var.compute == "ecs" ? split("loadbalancer/", local.ecs["alb_arn"])[1] : var.load_balancer_suffix
  target_groups   = var.compute == "ecs" ? { for name, arn in jsondecode(local.ecs["target_group_arns"]) : name => element(split(":", arn), 5) } : {}
}

data "aws_ssm_parameter" "data" {
  for_each = toset(["kms_key_arn", "queue_arns", "dead_letter_queues"])

  name = "/stoa/${var.env}/20-data/${each.key}"
}

data "aws_ssm_parameter" "ecs" {
  for_each = var.compute == "ecs" ? toset(["alb_arn", "target_group_arns"]) : []

  name = "/stoa/${var.env}/31-ecs/${each.key}"
}

module "alarms" {
  source = "../../modules/alarms"

  name         = local.name
  kms_key_arn  = local.data.kms_key_arn
  runbooks_url = var.runbooks_url
  subscribers  = var.subscribers
  databases    = { for name, limits in var.databases : name => merge(limits, { identifier = "${local.name}-${name}" }) }
  services     = { for name in(var.compute == "ecs" ? setintersection(var.watched_services, local.running) : []) : name => { cluster = local.name, service = "${local.name}-${name}" } }

  load_balancer = local.balancer_suffix == null ? null : {
    arn_suffix      = local.balancer_suffix
    max_5xx_percent = var.limits.max_5xx_percent
    max_p95_seconds = var.limits.max_p95_seconds
    target_groups   = local.target_groups
  }

  queues = {
    for name, arn in local.queue_arns : name => {
      name            = element(split(":", arn), 5)
      dead_letter     = local.parked[name]
      max_age_seconds = var.limits.max_queue_seconds
    }
  }
}

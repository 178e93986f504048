data "aws_ssm_parameter" "network" {
  for_each = toset(["vpc_id", "private_subnet_ids", "database_subnet_ids", "app_security_group_id"])

  name = "/stoa/${var.env}/10-network/${each.key}"
}

locals {
  network = { for name, parameter in data.aws_ssm_parameter.network : name => parameter.insecure_value }
  fleet   = jsondecode(file(var.fleet_file)).workloads

  publishers = { for workload in local.fleet : workload.name => toset(workload.publishes) if length(workload.publishes) > 0 }
  lambdas    = { for workload in local.fleet : workload.name => workload if workload.kind == "lambda" }
  cached     = sort([for workload in local.fleet : workload.name if workload.cache])
  secrets    = toset(flatten([for workload in local.fleet : workload.secrets]))

  # A function's messages stay hidden for six times its timeout, a task's for one minute.
  consumers = {
    for workload in local.fleet : workload.name => {
      subscriptions      = { for feed in workload.consumes : feed.from => toset(feed.events) }
      visibility_seconds = workload.kind == "lambda" ? 6 * var.lambda.timeout_seconds : 60
    } if length(workload.consumes) > 0
  }
}

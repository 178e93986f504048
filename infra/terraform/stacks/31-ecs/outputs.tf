locals {
  published = {
    cluster_name              = module.cluster.name
    service_security_group_id = aws_security_group.services.id
    alb_arn                   = module.alb.arn
    alb_dns_name              = module.alb.dns_name
    alb_zone_id               = module.alb.zone_id
    target_group_arns         = jsonencode(module.alb.target_group_arns)
  }
}

# What later stacks read: one parameter an output, under the output's own name.
resource "aws_ssm_parameter" "published" {
  #checkov:skip=CKV2_AWS_34:names and addresses for other stacks, no secret
  for_each = local.published

  name        = "/stoa/${var.env}/31-ecs/${each.key}"
  description = "Output of stack 31-ecs."
  type        = "String"
  value       = each.value
}

output "cluster_name" {
  description = "ECS cluster."
  value       = local.published.cluster_name
}

output "service_security_group_id" {
  description = "Security group that every task carries."
  value       = local.published.service_security_group_id
}

output "alb_arn" {
  description = "Load balancer."
  value       = local.published.alb_arn
}

output "alb_dns_name" {
  description = "DNS name of the load balancer, the CDN's origin."
  value       = local.published.alb_dns_name
}

output "alb_zone_id" {
  description = "Hosted zone of the load balancer's name."
  value       = local.published.alb_zone_id
}

output "target_group_arns" {
  description = "Workload behind the load balancer to target group, as JSON."
  value       = local.published.target_group_arns
}

output "jobs" {
  description = "Job to the task definition, groups and subnets it is run with."
  value = {
    for name, job in module.job : name => {
      task_definition_arn = job.task_definition_arn
      security_group_ids  = [aws_security_group.services.id, local.network.app_security_group_id]
      subnet_ids          = split(",", local.network.private_subnet_ids)
    }
  }
}

output "workloads" {
  description = "Workload to role and port: what the comparison with EKS reads."
  value = {
    for name, part in merge(module.service, module.job) : name => { role_arn = part.task_role_arn, port = lookup(local.ports, name, null) }
  }
}

locals {
  published = {
    cluster_name           = module.eks.name
    cluster_endpoint       = module.eks.endpoint
    node_security_group_id = module.eks.cluster_security_group_id
    # What GitOps writes into Karpenter's node class and node pool.
    nodes = jsonencode({
      compute       = var.node_compute
      karpenter     = module.eks.karpenter
      capacity      = var.workload_nodes.capacity
      architectures = var.workload_nodes.architectures
      cpu_limit     = var.workload_nodes.cpu_limit
      subnet_ids    = split(",", local.network.private_subnet_ids)
    })
  }
}

# What later stacks and GitOps read: one parameter an output, under the output's own name.
resource "aws_ssm_parameter" "published" {
  #checkov:skip=CKV2_AWS_34:names and addresses for other stacks, no secret
  for_each = local.published

  name        = "/stoa/${var.env}/30-eks/${each.key}"
  description = "Output of stack 30-eks."
  type        = "String"
  value       = each.value
}

output "cluster_name" {
  description = "EKS cluster."
  value       = local.published.cluster_name
}

output "cluster_endpoint" {
  description = "Address of the Kubernetes API."
  value       = local.published.cluster_endpoint
}

output "node_security_group_id" {
  description = "Security group that control plane and nodes share."
  value       = local.published.node_security_group_id
}

output "nodes" {
  description = "How nodes are made, as JSON for GitOps."
  value       = local.published.nodes
}

output "controller_role_arns" {
  description = "Controller to the role of its service account."
  value       = { for name, controller in module.controller : name => controller.role_arn }
}

output "workloads" {
  description = "Workload to role and port: what the comparison with ECS reads."
  value       = { for name, identity in module.identity : name => { role_arn = identity.role_arn, port = lookup(local.ports, name, null) } }
}

output "name" {
  description = "Name of the cluster."
  value       = aws_eks_cluster.this.name
}

output "arn" {
  description = "ARN of the cluster."
  value       = aws_eks_cluster.this.arn
}

output "endpoint" {
  description = "Address of the Kubernetes API."
  value       = aws_eks_cluster.this.endpoint
}

output "certificate_authority" {
  description = "Certificate authority of the API, base64."
  value       = try(aws_eks_cluster.this.certificate_authority[0].data, null)
}

output "cluster_security_group_id" {
  description = "Security group that control plane and nodes share."
  value       = local.cluster_group_id
}

output "node_role_arn" {
  description = "Role of the nodes."
  value       = aws_iam_role.node.arn
}

output "karpenter" {
  description = "What Karpenter's node class names: controller role, node instance profile, interruption queue and security groups; null with Auto Mode."
  value = local.auto ? null : {
    controller_role_arn = module.karpenter_identity[0].role_arn
    instance_profile    = aws_iam_instance_profile.node[0].name
    queue_name          = aws_sqs_queue.interruption[0].name
    security_group_ids  = concat([local.cluster_group_id], var.node_security_group_ids)
  }
}

output "role_arn" {
  description = "ARN of the role."
  value       = aws_iam_role.this.arn
}

output "role_name" {
  description = "Name of the role."
  value       = aws_iam_role.this.name
}

output "association_id" {
  description = "Id of the association, known once pods can take the role."
  value       = aws_eks_pod_identity_association.this.association_id
  depends_on  = [aws_iam_role_policy.this, aws_iam_role_policy_attachment.this]
}

output "policies" {
  description = "IAM policies of the role by name, as JSON."
  value       = var.policies
}

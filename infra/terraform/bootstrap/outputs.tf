output "state_bucket" {
  description = "Bucket for every stack's state."
  value       = aws_s3_bucket.state.bucket
}

output "state_kms_key_arn" {
  description = "Key that encrypts the state."
  value       = aws_kms_key.state.arn
}

output "github_role_arns" {
  description = "Role for GitHub Actions by <env>-plan and <env>-apply."
  value       = { for name, role in aws_iam_role.github : name => role.arn }
}

output "github_subjects" {
  description = "Token subjects that each role trusts."
  value       = local.subjects
}

output "boundary_arns" {
  description = "Permissions boundary that every role of an environment must carry, by environment."
  value       = { for env, policy in aws_iam_policy.boundary : env => policy.arn }
}

output "budget_topic_arn" {
  description = "Topic that receives budget alerts."
  value       = aws_sns_topic.alerts.arn
}

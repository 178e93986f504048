output "arns" {
  description = "ARN by secret."
  value       = { for name, secret in aws_secretsmanager_secret.this : name => secret.arn }
}

output "waiting_for_a_value" {
  description = "Secrets that an operator must fill before the first deployment."
  value       = sort(setsubtract(keys(var.secrets), keys(local.generated)))
}

output "read_policy_json" {
  description = "IAM policy by secret: read this one, nothing else."
  value = {
    for name, secret in aws_secretsmanager_secret.this : name => jsonencode({
      Version = "2012-10-17"
      Statement = [
        { Effect = "Allow", Action = ["secretsmanager:GetSecretValue"], Resource = [secret.arn] },
        { Effect = "Allow", Action = ["kms:Decrypt"], Resource = [var.kms_key_arn] },
      ]
    })
  }
}

output "vault_arn" {
  description = "ARN of the vault."
  value       = aws_backup_vault.this.arn
}

output "vault_name" {
  description = "Name of the vault."
  value       = aws_backup_vault.this.name
}

output "plan_id" {
  description = "Id of the plan, or null for a vault that only receives."
  value       = one([for plan in aws_backup_plan.this : plan.id])
}

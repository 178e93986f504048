output "policy_json" {
  description = "IAM policy of the workload's role: its own topic, queue, buckets, secrets and database role, and nothing else."
  value       = jsonencode({ Version = "2012-10-17", Statement = local.statements })

  precondition {
    condition     = length(local.missing) == 0
    error_message = "The fleet names what ${local.it.name} cannot be given: ${join(", ", local.missing)}."
  }
}

output "environment" {
  description = "Environment variables that tell the workload where everything is; none is secret."
  value       = local.environment
}

output "secret_arns" {
  description = "Environment variable name to the Secrets Manager ARN that fills it."
  value       = local.secret_arns
}

output "reaches_stores" {
  description = "True when the workload needs the security group that the database and the cache admit."
  value       = local.it.database != null || local.it.cache
}

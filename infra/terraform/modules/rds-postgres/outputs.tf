output "id" {
  description = "Identifier of the primary."
  value       = aws_db_instance.this.identifier
}

output "arn" {
  description = "ARN of the primary."
  value       = aws_db_instance.this.arn
}

output "resource_id" {
  description = "Immutable id that IAM database authentication names."
  value       = aws_db_instance.this.resource_id
}

output "endpoint" {
  description = "Host name of the primary."
  value       = aws_db_instance.this.address
}

output "port" {
  description = "Port of the primary and the replicas."
  value       = local.port
}

output "replica_endpoints" {
  description = "Host names of the replicas, by name."
  value       = { for name, replica in aws_db_instance.replica : name => replica.address }
}

output "security_group_id" {
  description = "Security group of the instances."
  value       = aws_security_group.this.id
}

output "master_secret_arn" {
  description = "Secret that RDS keeps and rotates; only migrations read it."
  value       = one(aws_db_instance.this.master_user_secret[*].secret_arn)
}

output "name" {
  description = "Name of the service, or null for a job."
  value       = try(aws_ecs_service.this[0].name, null)
}

output "task_definition_arn" {
  description = "Task definition with its revision, which a job is run from."
  value       = aws_ecs_task_definition.this.arn
}

output "task_role_arn" {
  description = "Role of the code."
  value       = aws_iam_role.task.arn
}

output "execution_role_arn" {
  description = "Role that ECS starts the task with."
  value       = aws_iam_role.execution.arn
}

output "log_group" {
  description = "Log group of the container."
  value       = aws_cloudwatch_log_group.this.name
}

output "size" {
  description = "CPU units and MiB that Fargate bills."
  value       = local.size
}

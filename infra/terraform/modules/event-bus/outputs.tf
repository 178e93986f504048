output "name" {
  description = "Name of the bus."
  value       = aws_cloudwatch_event_bus.this.name
}

output "arn" {
  description = "ARN of the bus."
  value       = aws_cloudwatch_event_bus.this.arn
}

output "archive_arn" {
  description = "ARN of the archive, for a replay."
  value       = aws_cloudwatch_event_archive.this.arn
}

output "dead_letter_queue_name" {
  description = "Queue of events that could not be delivered, for an alarm."
  value       = aws_sqs_queue.dead_letter.name
}

output "put_policy_json" {
  description = "IAM policy that allows putting events on this bus, nothing else."
  value = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["events:PutEvents"], Resource = [aws_cloudwatch_event_bus.this.arn] }]
  })
}

output "topic_arns" {
  description = "Topic by publishing service."
  value       = { for name, topic in aws_sns_topic.this : name => topic.arn }
}

output "queue_arns" {
  description = "Queue by consuming service."
  value       = { for name, queue in aws_sqs_queue.this : name => queue.arn }
}

output "queue_urls" {
  description = "Queue URL by consuming service."
  value       = { for name, queue in aws_sqs_queue.this : name => queue.url }
}

output "queue_names" {
  description = "Queue name by consuming service, for alarms."
  value       = { for name, queue in aws_sqs_queue.this : name => queue.name }
}

output "dead_letter_queue_names" {
  description = "Dead-letter queue name by consuming service, for alarms."
  value       = { for name, queue in aws_sqs_queue.dead_letter : name => queue.name }
}

output "publish_policy_json" {
  description = "IAM policy by publishing service: publish to its own topic, nothing else."
  value = {
    for name, topic in aws_sns_topic.this : name => jsonencode({
      Version   = "2012-10-17"
      Statement = [{ Effect = "Allow", Action = ["sns:Publish"], Resource = [topic.arn] }, local.use_key]
    })
  }
}

output "consume_policy_json" {
  description = "IAM policy by consuming service: receive from its own queue, nothing else."
  value = {
    for name, queue in aws_sqs_queue.this : name => jsonencode({
      Version = "2012-10-17"
      Statement = [{
        Effect   = "Allow"
        Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes"]
        Resource = [queue.arn]
      }, local.use_key]
    })
  }
}

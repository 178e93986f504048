output "topic_arn" {
  description = "Topic that every alarm tells."
  value       = aws_sns_topic.this["alarms"].arn
}

output "page_topic_arn" {
  description = "Topic of what needs a person now."
  value       = aws_sns_topic.this["pages"].arn
}

output "alarm_names" {
  description = "Names of the alarms, sorted."
  value       = sort([for alarm in aws_cloudwatch_metric_alarm.this : alarm.alarm_name])
}

output "runbooks" {
  description = "Runbooks that must exist."
  value       = sort(distinct(concat([for alarm in local.alarms : "${alarm.runbook}.md"], ["shop-is-hurt.md"])))
}

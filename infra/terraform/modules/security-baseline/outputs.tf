output "trail_arn" {
  description = "ARN of the trail."
  value       = aws_cloudtrail.this.arn
}

output "trail_log_group_name" {
  description = "Log group that carries the trail."
  value       = aws_cloudwatch_log_group.trail.name
}

output "detector_id" {
  description = "Id of the GuardDuty detector, or null."
  value       = one(aws_guardduty_detector.this[*].id)
}

output "analyzer_arn" {
  description = "ARN of the access analyzer, or null."
  value       = one(aws_accessanalyzer_analyzer.this[*].arn)
}

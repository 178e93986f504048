output "arn" {
  description = "ARN of the load balancer."
  value       = aws_lb.this.arn
}

output "arn_suffix" {
  description = "Part of the ARN that CloudWatch metrics and scaling policies use."
  value       = aws_lb.this.arn_suffix
}

output "dns_name" {
  description = "DNS name of the load balancer."
  value       = aws_lb.this.dns_name
}

output "zone_id" {
  description = "Hosted zone of the DNS name, for alias records."
  value       = aws_lb.this.zone_id
}

output "security_group_id" {
  description = "Security group of the load balancer."
  value       = aws_security_group.this.id
}

output "target_group_arns" {
  description = "Target key to target group ARN. Known once the listener forwards to it."
  value       = { for key, group in aws_lb_target_group.this : key => group.arn }
  depends_on  = [aws_lb_listener.http, aws_lb_listener.https, aws_lb_listener_rule.this]
}

output "target_group_arn_suffixes" {
  description = "Target key to the part of the ARN that metrics and scaling policies use."
  value       = { for key, group in aws_lb_target_group.this : key => group.arn_suffix }
}

output "scheme" {
  description = "http or https: what clients speak to it."
  value       = local.listens
}

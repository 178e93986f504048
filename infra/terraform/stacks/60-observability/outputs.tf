locals {
  published = {
    alarm_topic_arn = module.alarms.topic_arn
    page_topic_arn  = module.alarms.page_topic_arn
  }
}

# What later stacks read: one parameter an output, under the output's own name.
resource "aws_ssm_parameter" "published" {
  for_each = local.published

  name        = "/stoa/${var.env}/60-observability/${each.key}"
  description = "Output of stack 60-observability."
  type        = "String"
  value       = each.value
}

output "alarm_topic_arn" {
  description = "Topic that every alarm tells."
  value       = local.published.alarm_topic_arn
}

output "page_topic_arn" {
  description = "Topic of what needs a person now."
  value       = local.published.page_topic_arn
}

output "runbooks" {
  description = "Runbooks that must exist."
  value       = sort(concat(module.alarms.runbooks, [for name in keys(local.account_events) : "${name}.md"]))
}

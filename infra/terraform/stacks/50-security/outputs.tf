locals {
  published = {
    trail_arn = module.baseline.trail_arn
  }
}

# What later stacks read: one parameter an output, under the output's own name.
resource "aws_ssm_parameter" "published" {
  for_each = local.published

  name        = "/stoa/${var.env}/50-security/${each.key}"
  description = "Output of stack 50-security."
  type        = "String"
  value       = each.value
}

output "trail_arn" {
  description = "Trail of the account."
  value       = local.published.trail_arn
}

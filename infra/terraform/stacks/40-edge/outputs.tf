locals {
  published = {
    distribution_domain = module.edge.domain_name
    distribution_id     = module.edge.id
    shop_url            = "https://${var.domain}"
    web_acl_arn         = module.edge.web_acl_arn
    zone_id             = module.certificate.zone_id
  }
}

# What later stacks read: one parameter an output, under the output's own name.
resource "aws_ssm_parameter" "published" {
  for_each = local.published

  name        = "/stoa/${var.env}/40-edge/${each.key}"
  description = "Output of stack 40-edge."
  type        = "String"
  value       = each.value
}

output "distribution_domain" {
  description = "Name that CloudFront gave the distribution."
  value       = local.published.distribution_domain
}

output "distribution_id" {
  description = "Id of the distribution, for invalidations."
  value       = local.published.distribution_id
}

output "shop_url" {
  description = "Where customers go."
  value       = local.published.shop_url
}

output "web_acl_arn" {
  description = "Firewall in front of the shop."
  value       = local.published.web_acl_arn
}

output "zone_id" {
  description = "Zone of the domain."
  value       = local.published.zone_id
}

output "name_servers" {
  description = "Servers that the parent zone must delegate to, when the zone is made here."
  value       = module.certificate.name_servers
}

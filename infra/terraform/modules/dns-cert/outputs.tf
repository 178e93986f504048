output "zone_id" {
  description = "Zone that holds the records."
  value       = local.zone_id
}

output "name_servers" {
  description = "Servers that the parent zone must delegate to; empty for an existing zone."
  value       = try(aws_route53_zone.this[0].name_servers, [])
}

output "certificate_arn" {
  description = "Certificate, issued when `wait` is true."
  value       = var.wait ? aws_acm_certificate_validation.this[0].certificate_arn : aws_acm_certificate.this.arn
}

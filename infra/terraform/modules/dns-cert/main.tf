locals {
  names   = setunion([var.domain], var.alternative_names)
  zone_id = var.zone_id == null ? one(aws_route53_zone.this[*].zone_id) : var.zone_id

  # A wildcard is proved by the record of the name it stands on, so each record is made once.
  validated_names = toset([for name in local.names : trimprefix(name, "*.")])

  proofs = {
    for option in aws_acm_certificate.this.domain_validation_options :
    trimprefix(option.domain_name, "*.") => option...
  }
}

resource "aws_route53_zone" "this" {
  count = var.zone_id == null ? 1 : 0

  name    = coalesce(var.zone_name, var.domain)
  comment = "Managed by Terraform"
}

resource "aws_acm_certificate" "this" {
  domain_name               = var.domain
  subject_alternative_names = var.alternative_names
  validation_method         = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "proof" {
  for_each = local.validated_names

  zone_id         = local.zone_id
  name            = local.proofs[each.key][0].resource_record_name
  type            = local.proofs[each.key][0].resource_record_type
  records         = [local.proofs[each.key][0].resource_record_value]
  ttl             = 300
  allow_overwrite = true
}

# Only Amazon may issue for this zone.
resource "aws_route53_record" "caa" {
  count = length(aws_route53_zone.this)

  zone_id = local.zone_id
  name    = coalesce(var.zone_name, var.domain)
  type    = "CAA"
  ttl     = 3600
  records = ["0 issue \"amazon.com\"", "0 issuewild \"amazon.com\""]
}

resource "aws_acm_certificate_validation" "this" {
  count = var.wait ? 1 : 0

  certificate_arn         = aws_acm_certificate.this.arn
  validation_record_fqdns = [for record in aws_route53_record.proof : record.fqdn]
}

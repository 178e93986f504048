resource "aws_route53_record" "shop" {
  for_each = {
    for pair in setproduct(concat([var.domain], local.names), ["A", "AAAA"]) : "${pair[0]}-${pair[1]}" => { name = pair[0], type = pair[1] }
  }

  zone_id = module.certificate.zone_id
  name    = each.value.name
  type    = each.value.type

  alias {
    name                   = module.edge.domain_name
    zone_id                = module.edge.hosted_zone_id
    evaluate_target_health = false
  }
}

resource "aws_route53_record" "origin" {
  count = var.compute == "ecs" ? 1 : 0

  zone_id = module.certificate.zone_id
  name    = local.origin_name
  type    = "A"

  alias {
    name                   = local.balancer["alb_dns_name"]
    zone_id                = local.balancer["alb_zone_id"]
    evaluate_target_health = true
  }
}

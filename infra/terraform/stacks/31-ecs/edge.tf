locals {
  # The emulator forgets the prefix list of a rule, so there the door is a range.
  ingress_cidrs = var.emulator && length(var.ingress_cidrs) == 0 ? toset(["0.0.0.0/0"]) : var.ingress_cidrs
}

data "aws_ec2_managed_prefix_list" "cloudfront" {
  count = length(local.ingress_cidrs) == 0 ? 1 : 0

  name = "com.amazonaws.global.cloudfront.origin-facing"
}

locals {
  plain_http      = var.env == "dev" && var.certificate_arn == null && var.zone_id == null
  issues          = !local.plain_http && var.certificate_arn == null
  certificate_arn = local.issues ? one(module.certificate[*].certificate_arn) : var.certificate_arn
}

locals {
  request_label = "${module.alb.arn_suffix}/${module.alb.target_group_arn_suffixes[var.edge_workload]}"

  # A request comes through CloudFront and the load balancer, so the client stands third in X-Forwarded-For.
  proxies = concat([local.network.vpc_cidr], flatten([for list in data.aws_ec2_managed_prefix_list.cloudfront : list.entries[*].cidr]))

  edge_environment = {
    GATEWAY_PUBLIC_URL = "https://${var.domain}"
    TRUSTED_PROXIES    = join(",", sort(local.proxies))
  }
}

module "certificate" {
  source = "../../modules/dns-cert"
  count  = local.issues ? 1 : 0

  domain  = "origin.${var.domain}"
  zone_id = var.zone_id
  wait    = !var.emulator
}

module "alb" {
  source = "../../modules/alb"

  name            = local.name
  vpc_id          = local.network.vpc_id
  subnet_ids      = split(",", local.network.public_subnet_ids)
  certificate_arn = local.certificate_arn
  plain_http      = local.plain_http
  ingress         = { cidrs = local.ingress_cidrs, prefix_list_ids = data.aws_ec2_managed_prefix_list.cloudfront[*].id }
  access_logs     = { bucket = local.data.logs_bucket, prefix = "alb" }
  targets = {
    (var.edge_workload) = {
      port              = local.ports[var.edge_workload]
      security_group_id = aws_security_group.workload[var.edge_workload].id
      health_path       = local.running[var.edge_workload].probes.ready
    }
  }
  deletion_protection = local.prod && !var.emulator
}

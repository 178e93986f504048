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

# Who faces the customers: whoever serves /, and web apps with paths of their own. The paths of the other services are the
# gateway's to route.
locals {
  fronts      = { for name, workload in local.running : name => workload.publicPaths if contains(workload.publicPaths, "/") || (workload.kind == "web" && length(workload.publicPaths) > 0) }
  front_order = sort(keys(local.fronts))

  targets = {
    for name, paths in local.fronts : name => {
      port              = local.ports[name]
      security_group_id = aws_security_group.workload[name].id
      health_path       = local.running[name].probes.ready
      paths             = contains(paths, "/") ? tolist([]) : tolist(flatten([for path in paths : [path, "${path}/*"]]))
      priority          = contains(paths, "/") ? null : 10 * (index(local.front_order, name) + 1)
    }
  }

  request_labels = { for name in local.front_order : name => "${module.alb.arn_suffix}/${module.alb.target_group_arn_suffixes[name]}" }
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

  name                = local.name
  vpc_id              = local.network.vpc_id
  subnet_ids          = split(",", local.network.public_subnet_ids)
  certificate_arn     = local.certificate_arn
  plain_http          = local.plain_http
  ingress             = { cidrs = local.ingress_cidrs, prefix_list_ids = data.aws_ec2_managed_prefix_list.cloudfront[*].id }
  access_logs         = { bucket = local.data.logs_bucket, prefix = "alb" }
  targets             = local.targets
  deletion_protection = local.prod && !var.emulator
}

provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]
  s3_use_path_style   = var.emulator

  default_tags {
    tags = local.tags
  }
}

provider "aws" {
  alias = "us_east_1"

  region              = "us-east-1"
  allowed_account_ids = [var.account_id]
  s3_use_path_style   = var.emulator

  default_tags {
    tags = local.tags
  }
}

locals {
  name = "stoa-${var.env}"

  tags = {
    Project     = "stoa"
    Environment = var.env
    Stack       = "40-edge"
    ManagedBy   = "terraform"
    CostCenter  = var.cost_center
  }
}

locals {
  names = ["www.${var.domain}"]

  # In ECS the load balancer is Terraform's; in EKS a controller makes it and keeps this name pointing at it.
  balancer      = { for name, parameter in data.aws_ssm_parameter.balancer : name => parameter.insecure_value }
  origin_name   = coalesce(var.origin_domain, "origin.${var.domain}")
  origin_domain = var.compute == "ecs" && var.plain_http_origin ? local.balancer["alb_dns_name"] : local.origin_name
}

data "aws_ssm_parameter" "balancer" {
  for_each = var.compute == "ecs" ? toset(["alb_dns_name", "alb_zone_id"]) : []

  name = "/stoa/${var.env}/31-ecs/${each.key}"
}

data "aws_ssm_parameter" "data" {
  for_each = toset(["assets_domain", "logs_bucket"])

  name = "/stoa/${var.env}/20-data/${each.key}"
}

module "certificate" {
  source    = "../../modules/dns-cert"
  providers = { aws = aws.us_east_1 }

  domain            = var.domain
  alternative_names = local.names
  zone_id           = var.zone_id
  wait              = !var.emulator
}

module "edge" {
  source    = "../../modules/cdn-waf"
  providers = { aws = aws.us_east_1 }

  name                  = "${local.name}-edge"
  aliases               = concat([var.domain], local.names)
  certificate_arn       = module.certificate.certificate_arn
  origin                = { domain_name = local.origin_domain, https = !var.plain_http_origin }
  assets                = { bucket_domain_name = data.aws_ssm_parameter.data["assets_domain"].insecure_value }
  rate_limit            = var.rate_limit
  countries             = var.countries
  price_class           = var.price_class
  access_log_bucket_arn = "arn:aws:s3:::${data.aws_ssm_parameter.data["logs_bucket"].insecure_value}"
  log_refused           = !var.emulator
  log_retention_days    = var.log_retention_days
}

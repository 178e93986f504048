provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]
  s3_use_path_style   = var.emulator

  default_tags {
    tags = local.tags
  }
}

locals {
  name = "stoa-${var.env}"

  # Made by the bootstrap; the pipeline can make no role without it.
  boundary_arn = "arn:aws:iam::${var.account_id}:policy/stoa-${var.env}-boundary"

  tags = {
    Project     = "stoa"
    Environment = var.env
    Stack       = "50-security"
    ManagedBy   = "terraform"
    CostCenter  = var.cost_center
  }
}

data "aws_ssm_parameter" "data" {
  for_each = toset(["kms_key_arn", "logs_bucket", "backups_bucket"])

  name = "/stoa/${var.env}/20-data/${each.key}"
}

locals {
  data = { for name, parameter in data.aws_ssm_parameter.data : name => parameter.insecure_value }
}

module "baseline" {
  source = "../../modules/security-baseline"

  name                     = local.name
  kms_key_arn              = local.data.kms_key_arn
  trail_bucket             = local.data.logs_bucket
  account_wide             = var.account_wide && !var.emulator
  threat_detection         = { features = var.threat_features }
  data_events              = var.record_objects ? { backups = "arn:aws:s3:::${local.data.backups_bucket}" } : {}
  log_retention_days       = var.log_retention_days
  permissions_boundary_arn = local.boundary_arn
}

module "logs" {
  source = "../../modules/s3-bucket"

  name           = "${local.name}-logs-${var.account_id}"
  log_delivery   = ["alb", "s3", "cloudtrail", "delivery"]
  lifecycle_days = { infrequent = 30, expire = var.log_expiry_days }
  force_destroy  = !local.prod || var.emulator
}

# Pictures are public at the edge, so the S3-managed key suffices and CloudFront needs no right to ours.
module "assets" {
  source = "../../modules/s3-bucket"

  name                = "${local.name}-assets-${var.account_id}"
  cloudfront_readable = true
  cors_origins        = ["https://${var.domain}"]
  access_log          = { bucket = module.logs.name, prefix = "s3/assets/" }
  force_destroy       = !local.prod || var.emulator
}

module "backups" {
  source = "../../modules/s3-bucket"

  name           = "${local.name}-backups-${var.account_id}"
  kms_key_arn    = module.key.arn
  lifecycle_days = { infrequent = 30, noncurrent = 90 }
  access_log     = { bucket = module.logs.name, prefix = "s3/backups/" }
  force_destroy  = !local.prod || var.emulator
}

module "backup" {
  source = "../../modules/dr-backup"

  name                     = "${local.name}-backup"
  permissions_boundary_arn = local.boundary_arn
  kms_key_arn              = module.key.arn
  plan                     = var.backup.plan
  copy                     = var.backup.copy
  lock                     = var.emulator ? null : var.backup.lock
  database_copies          = var.emulator ? {} : var.backup.database_copies
  force_destroy            = !local.prod || var.emulator
}

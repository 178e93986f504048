provider "aws" {
  region = "eu-central-1"
}

module "logs" {
  source = "../.."

  name           = "stoa-prod-123456789012-logs"
  log_delivery   = ["alb", "s3", "cloudtrail", "delivery"]
  lifecycle_days = { infrequent = 30, expire = 365 }
}

module "assets" {
  source = "../.."

  name                = "stoa-prod-123456789012-assets"
  kms_key_arn         = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  cloudfront_readable = true
  cors_origins        = ["https://shop.example.com"]
  access_log          = { bucket = module.logs.name, prefix = "s3/assets/" }
}

module "backups" {
  source = "../.."

  name           = "stoa-prod-123456789012-backups"
  kms_key_arn    = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  lifecycle_days = { infrequent = 30, expire = 400, noncurrent = 90 }
  lock_days      = 35
}

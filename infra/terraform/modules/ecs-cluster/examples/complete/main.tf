provider "aws" {
  region = "eu-central-1"
}

module "cluster" {
  source = "../.."

  name               = "stoa-prod"
  container_insights = "enhanced"
  capacity           = { base = 1, fargate_weight = 1, fargate_spot_weight = 3 }
  log_retention_days = 365
  kms_key_arn        = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
}

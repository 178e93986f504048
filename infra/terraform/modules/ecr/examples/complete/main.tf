provider "aws" {
  region = "eu-central-1"
}

module "ecr" {
  source = "../.."

  name             = "stoa-prod"
  repositories     = ["catalog", "orders", "storefront"]
  kms_key_arn      = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  keep_images      = 100
  untagged_days    = 3
  pull_account_ids = ["210987654321"]
}

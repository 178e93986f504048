provider "aws" {
  region = "eu-central-1"
}

module "security" {
  source = "../.."

  name         = "stoa-dev"
  kms_key_arn  = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
  trail_bucket = "stoa-111122223333-dev-logs"
}

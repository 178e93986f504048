provider "aws" {
  region = "eu-central-1"
}

module "cache" {
  source = "../.."

  name        = "stoa-dev-cache"
  network     = { vpc_id = "vpc-0a1b2c3d", subnet_ids = ["subnet-0a", "subnet-0b"] }
  kms_key_arn = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
}

provider "aws" {
  region = "eu-central-1"
}

module "backup" {
  source = "../.."

  name        = "stoa-dev-backup"
  kms_key_arn = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
}

provider "aws" {
  region = "eu-central-1"
}

module "backup" {
  source = "../.."

  name                     = "stoa-prod-backup"
  kms_key_arn              = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
  plan                     = { schedule = "cron(0 1 * * ? *)", retention_days = 120, cold_days = 30 }
  copy                     = { vault_arn = "arn:aws:backup:eu-west-1:111122223333:backup-vault:stoa-dr-backup", retention_days = 60 }
  lock                     = { min_days = 7, max_days = 365 }
  alert_topic_arn          = "arn:aws:sns:eu-central-1:111122223333:stoa-prod-alarms"
  permissions_boundary_arn = "arn:aws:iam::111122223333:policy/stoa-prod-boundary"
}

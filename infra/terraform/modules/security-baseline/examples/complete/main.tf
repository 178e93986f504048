provider "aws" {
  region = "eu-central-1"
}

module "security" {
  source = "../.."

  name                     = "stoa-prod"
  kms_key_arn              = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
  trail_bucket             = "stoa-111122223333-prod-logs"
  threat_detection         = { frequency = "FIFTEEN_MINUTES", features = ["S3_DATA_EVENTS", "EKS_AUDIT_LOGS", "EBS_MALWARE_PROTECTION"] }
  data_events              = { backups = "arn:aws:s3:::stoa-111122223333-prod-backups" }
  log_retention_days       = 731
  permissions_boundary_arn = "arn:aws:iam::111122223333:policy/stoa-prod-boundary"
}

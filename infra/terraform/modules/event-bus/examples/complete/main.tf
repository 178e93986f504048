provider "aws" {
  region = "eu-central-1"
}

module "bus" {
  source = "../.."

  name         = "stoa-prod-integration"
  kms_key_arn  = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
  archive_days = 90
  retry        = { max_age_seconds = 86400, max_attempts = 100 }

  forwards = {
    erp = {
      sources      = ["stoa.orders"]
      detail_types = ["orders.order-placed", "orders.order-cancelled"]
      target_arn   = "arn:aws:sqs:eu-central-1:111122223333:erp-inbox"
    }
  }
}

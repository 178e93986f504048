provider "aws" {
  region = "eu-central-1"
}

module "consumer" {
  source = "../.."

  name        = "stoa-dev-notifications-consumer"
  package     = { s3_bucket = "stoa-releases", s3_key = "notifications-consumer.zip" }
  queue       = { arn = "arn:aws:sqs:eu-central-1:111122223333:stoa-dev-notifications-consumer", visibility_seconds = 180 }
  kms_key_arn = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
}

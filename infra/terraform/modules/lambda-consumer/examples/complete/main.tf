provider "aws" {
  region = "eu-central-1"
}

module "consumer" {
  source = "../.."

  name        = "stoa-prod-notifications-consumer"
  package     = { image_uri = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/notifications@sha256:0000000000000000000000000000000000000000000000000000000000000000" }
  queue       = { arn = "arn:aws:sqs:eu-central-1:111122223333:stoa-prod-notifications-consumer", visibility_seconds = 360 }
  size        = { memory_mib = 512, timeout_seconds = 60, concurrency = 20 }
  batch       = { messages = 25, wait_seconds = 5 }
  environment = { LOG_LEVEL = "info" }
  network     = { subnet_ids = ["subnet-0a", "subnet-0b"], security_group_ids = ["sg-0a1b2c3d"] }
  kms_key_arn = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"

  policies = {
    mail = jsonencode({
      Version = "2012-10-17"
      Statement = [{
        Effect   = "Allow"
        Action   = ["ses:SendEmail"]
        Resource = ["arn:aws:ses:eu-central-1:111122223333:identity/stoa.example"]
      }]
    })
  }
  permissions_boundary_arn = "arn:aws:iam::111122223333:policy/stoa-prod-boundary"
}

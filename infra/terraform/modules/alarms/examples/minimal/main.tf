provider "aws" {
  region = "eu-central-1"
}

module "alarms" {
  source = "../.."

  name          = "stoa-dev"
  kms_key_arn   = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
  runbooks_url  = "https://github.com/stoa-commerce/stoa/blob/main/docs/runbooks"
  load_balancer = { arn_suffix = "app/stoa-dev/50dc6c495c0c9188" }
}

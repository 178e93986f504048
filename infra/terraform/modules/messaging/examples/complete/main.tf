provider "aws" {
  region = "eu-central-1"
}

locals {
  fleet = jsondecode(file("${path.module}/../../../../fixtures/fleet.json")).workloads
}

module "messaging" {
  source = "../.."

  name           = "stoa-prod"
  kms_key_arn    = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
  retention_days = 7
  publishers     = { for w in local.fleet : w.name => toset(w.publishes) if length(w.publishes) > 0 }

  consumers = {
    for w in local.fleet : w.name => {
      subscriptions      = { for c in w.consumes : c.from => toset(c.events) }
      visibility_seconds = w.kind == "lambda" ? 360 : 60
    } if length(w.consumes) > 0
  }
}

locals {
  fleet = jsondecode(file("${path.module}/../../../../fixtures/fleet.json")).workloads
}

module "workload" {
  source   = "../.."
  for_each = { for workload in local.fleet : workload.name => workload if workload.name == "catalog" }

  workload = each.value
  env      = "prod"
  account  = { id = "123456789012", region = "eu-central-1" }
  ports    = { for workload in local.fleet : workload.name => workload.port if workload.port != null }

  topic_arns  = { catalog = "arn:aws:sns:eu-central-1:123456789012:stoa-prod-catalog" }
  queues      = { catalog = { arn = "arn:aws:sqs:eu-central-1:123456789012:stoa-prod-catalog", url = "https://sqs.eu-central-1.amazonaws.com/123456789012/stoa-prod-catalog" } }
  buckets     = { assets = "stoa-prod-123456789012-assets" }
  secret_arns = { for name in ["SERVICE_TOKEN_KEY", "CATALOG_CURSOR_KEY"] : name => "arn:aws:secretsmanager:eu-central-1:123456789012:secret:stoa/prod/${name}-abcdef" }
  database    = { host = "stoa-prod.abc.eu-central-1.rds.amazonaws.com" }
  cache_host  = "master.stoa-prod.abc.euc1.cache.amazonaws.com"
  kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
}

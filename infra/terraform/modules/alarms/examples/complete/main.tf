provider "aws" {
  region = "eu-central-1"
}

module "alarms" {
  source = "../.."

  name         = "stoa-prod"
  kms_key_arn  = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
  runbooks_url = "https://github.com/stoa-commerce/stoa/blob/main/docs/runbooks"
  subscribers = {
    ops   = { protocol = "email", endpoint = "ops@stoa.example" }
    phone = { protocol = "https", endpoint = "https://pager.stoa.example/hook", hears = "pages" }
  }
  load_balancer = {
    arn_suffix      = "app/stoa-prod/50dc6c495c0c9188"
    max_5xx_percent = 0.5
    max_p95_seconds = 0.5
    target_groups   = { gateway = "targetgroup/stoa-prod-gateway/6d0ecf831eec9f09" }
  }
  services  = { gateway = { cluster = "stoa-prod", service = "gateway" } }
  databases = { db = { identifier = "stoa-prod-db", min_free_gb = 20, max_connections = 320 } }
  queues    = { orders = { name = "stoa-prod-orders", dead_letter = "stoa-prod-orders-dlq", max_age_seconds = 120 } }
}

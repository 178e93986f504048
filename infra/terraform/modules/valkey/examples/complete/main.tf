provider "aws" {
  region = "eu-central-1"
}

module "cache" {
  source = "../.."

  name                      = "stoa-prod-cache"
  production                = true
  engine_version            = "8.0"
  node_type                 = "cache.t4g.small"
  replicas                  = 1
  network                   = { vpc_id = "vpc-0a1b2c3d", subnet_ids = ["subnet-0a", "subnet-0b", "subnet-0c"] }
  client_security_group_ids = { app = "sg-0a1b2c3d" }
  kms_key_arn               = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
  users                     = { cart = "on ~cart:* -@all +@read +@write" }
  snapshot_retention_days   = 1
}

provider "aws" {
  region = "eu-central-1"
}

module "database" {
  source = "../.."

  name                      = "stoa-prod-db"
  production                = true
  engine_version            = "17.6"
  instance_class            = "db.m7g.large"
  multi_az                  = true
  storage                   = { size_gb = 100, max_size_gb = 1000 }
  network                   = { vpc_id = "vpc-0a1b2c3d", subnet_ids = ["subnet-0a", "subnet-0b", "subnet-0c"] }
  client_security_group_ids = { app = "sg-0a1b2c3d" }
  kms_key_arn               = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
  backup                    = { retention_days = 14 }
  replicas                  = { read = { instance_class = "db.t4g.medium" } }
  insights                  = { retention_days = 731, monitoring_seconds = 60 }
  parameters                = { max_connections = "400" }
  log_retention_days        = 90
  permissions_boundary_arn  = "arn:aws:iam::111122223333:policy/stoa-prod-boundary"
}

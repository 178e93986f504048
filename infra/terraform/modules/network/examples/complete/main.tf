provider "aws" {
  region = "eu-central-1"
}

module "network" {
  source = "../.."

  name                     = "stoa-prod"
  cidr                     = "10.20.0.0/16"
  availability_zones       = { eu-central-1a = 0, eu-central-1b = 1, eu-central-1c = 2 }
  nat                      = "per-az"
  flow_log_retention_days  = 365
  interface_endpoints      = ["ecr.api", "ecr.dkr", "secretsmanager"]
  cluster_name             = "stoa-prod"
  permissions_boundary_arn = "arn:aws:iam::111122223333:policy/stoa-prod-boundary"
}

provider "aws" {
  region = "eu-central-1"
}

module "eks" {
  source = "../.."

  name         = "stoa-dev"
  subnet_ids   = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  kms_key_arn  = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  system_nodes = { capacity = "SPOT", dedicated = false }
  access       = { operators = { principal_arn = "arn:aws:iam::123456789012:role/operators", policy = "cluster-admin" } }
}

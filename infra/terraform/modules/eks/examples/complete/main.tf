provider "aws" {
  region = "eu-central-1"
}

module "eks" {
  source = "../.."

  name                    = "stoa-prod"
  kubernetes_version      = "1.34"
  subnet_ids              = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1", "subnet-0123456789abcdef2"]
  node_security_group_ids = ["sg-0123456789abcdef0"]
  public_endpoint_cidrs   = ["203.0.113.0/24"]
  kms_key_arn             = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  log_retention_days      = 365
  system_nodes            = { instance_types = ["m7g.large", "m6g.large"], min = 3, max = 6, disk_gib = 60 }
  access = {
    operators = { principal_arn = "arn:aws:iam::123456789012:role/operators", policy = "cluster-admin" }
    support   = { principal_arn = "arn:aws:iam::123456789012:role/support", policy = "view", namespaces = ["stoa"] }
  }
  addon_versions = { vpc-cni = "v1.20.4-eksbuild.1" }
}

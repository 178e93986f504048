provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]
  s3_use_path_style   = var.emulator

  default_tags {
    tags = {
      Project     = "stoa"
      Environment = var.env
      Stack       = "30-eks"
      ManagedBy   = "terraform"
      CostCenter  = var.cost_center
    }
  }
}

data "aws_partition" "current" {}

locals {
  name      = "stoa-${var.env}"
  partition = data.aws_partition.current.partition
  account   = { id = var.account_id, region = var.region, partition = local.partition }
  # Made by the bootstrap; the pipeline can make no role without it.
  boundary_arn = "arn:${local.partition}:iam::${var.account_id}:policy/stoa-${var.env}-boundary"
  cluster      = { name = module.eks.name, arn = module.eks.arn }

  pipeline = { pipeline = { principal_arn = "arn:${local.partition}:iam::${var.account_id}:role/stoa-${var.env}-apply", policy = "cluster-admin", namespaces = tolist([]) } }
}

module "eks" {
  source = "../../modules/eks"

  name                     = local.name
  kubernetes_version       = var.kubernetes_version
  subnet_ids               = split(",", local.network.private_subnet_ids)
  node_security_group_ids  = [local.network.app_security_group_id]
  public_endpoint_cidrs    = var.public_endpoint_cidrs
  kms_key_arn              = local.data.kms_key_arn
  log_retention_days       = var.log_retention_days
  compute                  = var.node_compute
  system_nodes             = var.system_nodes
  permissions_boundary_arn = local.boundary_arn
  access                   = length(var.access) > 0 ? var.access : local.pipeline
}

provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]
  s3_use_path_style   = var.emulator

  default_tags {
    tags = {
      Project     = "stoa"
      Environment = var.env
      Stack       = "10-network"
      ManagedBy   = "terraform"
      CostCenter  = var.cost_center
    }
  }
}

locals {
  name = "stoa-${var.env}"

  # Made by the bootstrap; the pipeline can make no role without it.
  boundary_arn = "arn:aws:iam::${var.account_id}:policy/stoa-${var.env}-boundary"
}

module "key" {
  source = "../../modules/kms-key"

  name        = "${local.name}-network"
  description = "Flow logs and images of ${var.env}"
  services    = ["logs"]
}

module "network" {
  source = "../../modules/network"

  name                     = local.name
  cidr                     = var.cidr
  availability_zones       = { for letter, slot in var.zones : "${var.region}${letter}" => slot }
  nat                      = var.nat
  flow_log_retention_days  = var.flow_log_retention_days
  interface_endpoints      = var.interface_endpoints
  cluster_name             = local.name
  kms_key_arn              = module.key.arn
  permissions_boundary_arn = local.boundary_arn
}

# Registries stand here, below the compute, so that images can be pushed before anything wants to pull them, and stay
# when the compute changes from ECS to EKS.
module "registry" {
  source = "../../modules/ecr"

  name         = local.name
  repositories = [for workload in jsondecode(file(var.fleet_file)).workloads : workload.name]
  kms_key_arn  = module.key.arn
  force_delete = !contains(["prod", "dr"], var.env)
}

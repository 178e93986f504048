provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]
  s3_use_path_style   = var.emulator

  default_tags {
    tags = {
      Project     = "stoa"
      Environment = var.env
      Stack       = "31-ecs"
      ManagedBy   = "terraform"
      CostCenter  = var.cost_center
    }
  }
}

data "aws_partition" "current" {}

locals {
  name = "stoa-${var.env}"
  prod = contains(["prod", "dr"], var.env)
  # Made by the bootstrap; the pipeline can make no role without it.
  boundary_arn = "arn:${data.aws_partition.current.partition}:iam::${var.account_id}:policy/stoa-${var.env}-boundary"
  account      = { id = var.account_id, region = var.region, partition = data.aws_partition.current.partition }
}

module "cluster" {
  source = "../../modules/ecs-cluster"

  name               = local.name
  container_insights = var.container_insights
  capacity           = var.capacity
  log_retention_days = var.log_retention_days
  kms_key_arn        = local.data.kms_key_arn
}

terraform {
  required_version = ">= 1.11.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100.0, < 7.0.0"
    }
  }
}

provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = {
      Project     = "stoa"
      Environment = "shared"
      Stack       = "bootstrap"
      ManagedBy   = "terraform"
      CostCenter  = var.cost_center
    }
  }
}

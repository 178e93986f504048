provider "aws" {
  region = "eu-central-1"
}

module "ecr" {
  source = "../.."

  name         = "stoa-dev"
  repositories = ["catalog"]
}

provider "aws" {
  region = "eu-central-1"
}

module "network" {
  source = "../.."

  name               = "stoa-dev"
  cidr               = "10.10.0.0/16"
  availability_zones = { eu-central-1a = 0, eu-central-1b = 1 }
  nat                = "single"
}

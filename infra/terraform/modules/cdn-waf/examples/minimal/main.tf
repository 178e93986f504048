provider "aws" {
  region = "us-east-1"
}

module "edge" {
  source = "../.."

  name   = "stoa-dev-edge"
  origin = { domain_name = "stoa-dev-1234.eu-central-1.elb.amazonaws.com", https = false }
}

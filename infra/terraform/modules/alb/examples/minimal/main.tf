provider "aws" {
  region = "eu-central-1"
}

module "alb" {
  source = "../.."

  name       = "stoa-dev"
  vpc_id     = "vpc-0123456789abcdef0"
  subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  plain_http = true
  ingress    = { cidrs = ["203.0.113.0/24"] }
  targets    = { gateway = { port = 8080, security_group_id = "sg-0123456789abcdef0" } }
}

provider "aws" {
  region = "eu-central-1"
}

data "aws_ec2_managed_prefix_list" "cloudfront" {
  name = "com.amazonaws.global.cloudfront.origin-facing"
}

module "alb" {
  source = "../.."

  name                 = "stoa-prod"
  vpc_id               = "vpc-0123456789abcdef0"
  subnet_ids           = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1", "subnet-0123456789abcdef2"]
  certificate_arn      = "arn:aws:acm:eu-central-1:123456789012:certificate/11111111-2222-3333-4444-555555555555"
  ingress              = { prefix_list_ids = [data.aws_ec2_managed_prefix_list.cloudfront.id] }
  access_logs          = { bucket = "stoa-prod-123456789012-logs" }
  idle_timeout_seconds = 120
  targets = {
    gateway = { port = 8080, security_group_id = "sg-0123456789abcdef0" }
    hooks   = { port = 8080, security_group_id = "sg-0123456789abcdef1", paths = ["/hooks/*"], priority = 10 }
  }
}

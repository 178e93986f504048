mock_provider "aws" {
  mock_resource "aws_lb" {
    defaults = {
      arn        = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/stoa-test/1b2c"
      arn_suffix = "app/stoa-test/1b2c"
      dns_name   = "stoa-test-1.eu-central-1.elb.amazonaws.com"
    }
  }
  mock_resource "aws_lb_target_group" {
    defaults = { arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/stoa-test-gateway/3d4e" }
  }
  mock_resource "aws_lb_listener" {
    defaults = { arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:listener/app/stoa-test/1b2c/5f6a" }
  }
}

run "forwards_to_the_target_that_takes_the_rest" {
  variables {
    name            = "stoa-test"
    vpc_id          = "vpc-1"
    subnet_ids      = ["subnet-1", "subnet-2"]
    certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/1b2c"
    ingress         = { prefix_list_ids = ["pl-1"] }
    access_logs     = { bucket = "stoa-test-logs" }
    targets         = { gateway = { port = 8080, security_group_id = "sg-1" } }
  }

  assert {
    condition     = one(aws_lb_listener.https[0].default_action).target_group_arn == aws_lb_target_group.this["gateway"].arn
    error_message = "The listener must forward to the target without paths."
  }
  assert {
    condition     = aws_vpc_security_group_ingress_rule.targets["gateway"].referenced_security_group_id == output.security_group_id
    error_message = "The target must admit the load balancer."
  }
  assert {
    condition     = output.scheme == "https" && one(aws_lb.this.access_logs).bucket == "stoa-test-logs"
    error_message = "Outside development requests are encrypted and logged."
  }
}

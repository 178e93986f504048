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

variables {
  name            = "stoa-test"
  vpc_id          = "vpc-1"
  subnet_ids      = ["subnet-1", "subnet-2"]
  certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/1b2c"
  ingress         = { prefix_list_ids = ["pl-1"] }
  access_logs     = { bucket = "stoa-test-logs" }
  targets = {
    gateway = { port = 8080, security_group_id = "sg-1" }
    hooks   = { port = 8081, security_group_id = "sg-2", paths = ["/hooks/*"], priority = 10 }
  }
}

run "tls_or_redirect" {
  command = plan

  assert {
    condition     = aws_lb_listener.https[0].ssl_policy == "ELBSecurityPolicy-TLS13-1-2-2021-06" && length(aws_lb_listener.http) == 0
    error_message = "With a certificate only TLS 1.2 and 1.3 may be served."
  }
  assert {
    condition     = one(one(aws_lb_listener.redirect[0].default_action).redirect).status_code == "HTTP_301"
    error_message = "Plain HTTP must be redirected."
  }
  assert {
    condition     = aws_lb.this.drop_invalid_header_fields && aws_lb.this.desync_mitigation_mode == "strictest" && aws_lb.this.enable_deletion_protection
    error_message = "Requests that two parsers read differently must be dropped, and the load balancer protected."
  }
  assert {
    condition     = keys(aws_vpc_security_group_ingress_rule.lists) == ["pl-1-443", "pl-1-80"] && length(aws_vpc_security_group_ingress_rule.cidrs) == 0
    error_message = "Only the prefix list may connect."
  }
  assert {
    condition     = aws_vpc_security_group_egress_rule.targets["hooks"].from_port == 8081 && aws_vpc_security_group_egress_rule.targets["hooks"].referenced_security_group_id == "sg-2"
    error_message = "The load balancer may reach its targets' ports and nothing else."
  }
  assert {
    condition     = keys(aws_lb_listener_rule.this) == ["hooks"] && aws_lb_target_group.this["gateway"].target_type == "ip"
    error_message = "Targets with paths get a rule, the one without takes the rest."
  }
}

run "development_may_go_without_a_certificate" {
  command = plan

  variables {
    certificate_arn = null
    plain_http      = true
    access_logs     = null
    ingress         = { cidrs = ["203.0.113.0/24"] }
  }

  assert {
    condition     = length(aws_lb_listener.http) == 1 && length(aws_lb_listener.https) + length(aws_lb_listener.redirect) == 0
    error_message = "Plain HTTP must be one listener that forwards."
  }
  assert {
    condition     = keys(aws_vpc_security_group_ingress_rule.cidrs) == ["203.0.113.0/24-80"]
    error_message = "Only port 80 may be open then."
  }
}

run "rejects_bad_input" {
  command = plan

  variables {
    name                 = "a-name-that-is-much-too-long"
    vpc_id               = "x"
    subnet_ids           = ["subnet-1"]
    certificate_arn      = "x"
    ingress              = {}
    targets              = { gateway = { port = 0, security_group_id = "sg-1" } }
    idle_timeout_seconds = 0
  }

  expect_failures = [var.name, var.vpc_id, var.subnet_ids, var.certificate_arn, var.ingress, var.targets, var.idle_timeout_seconds]
}

run "rejects_https_without_certificate_and_log" {
  command = plan

  variables {
    certificate_arn = null
    access_logs     = null
    ingress         = { cidrs = ["everyone"] }
    targets = {
      one = { port = 8080, security_group_id = "sg-1" }
      two = { port = 8080, security_group_id = "sg-1" }
    }
  }

  expect_failures = [var.certificate_arn, var.access_logs, var.ingress, var.targets]
}

run "rejects_paths_without_priority" {
  command = plan

  variables {
    targets = {
      one = { port = 8080, security_group_id = "sg-1" }
      two = { port = 8080, security_group_id = "sg-1", paths = ["/x"] }
    }
  }

  expect_failures = [var.targets]
}

run "rejects_a_long_key" {
  command = plan

  variables {
    targets = { a-target-with-a-long-key = { port = 8080, security_group_id = "sg-1" } }
  }

  expect_failures = [var.targets]
}

mock_provider "aws" {
  mock_data "aws_region" {
    defaults = { name = "eu-central-1" }
  }
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:eu-central-1:123456789012:log-group:/stoa/stoa-test/vpc-flow" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/stoa-test-vpc-flow" }
  }
}

variables {
  name               = "stoa-test"
  cidr               = "10.20.0.0/16"
  availability_zones = { eu-central-1a = 0, eu-central-1b = 1, eu-central-1c = 2 }
}

run "zones_keep_their_ranges" {
  command = plan

  variables {
    availability_zones = { eu-central-1a = 0, eu-central-1c = 2 }
    nat                = "single"
    cluster_name       = "stoa-test"
  }

  assert {
    condition     = aws_subnet.private["eu-central-1c"].cidr_block == "10.20.64.0/19"
    error_message = "Without zone b, zone c must keep the range of slot 2."
  }
  assert {
    condition     = aws_subnet.public["eu-central-1c"].cidr_block == "10.20.136.0/22" && aws_subnet.database["eu-central-1c"].cidr_block == "10.20.168.0/22"
    error_message = "Public and database ranges must come from the upper half by slot."
  }
  assert {
    condition     = keys(aws_nat_gateway.this) == ["eu-central-1a"]
    error_message = "A single NAT gateway must stand in the zone of the lowest slot."
  }
  assert {
    condition     = length(aws_route.private_nat) == 2
    error_message = "Every private zone needs a way out, also with one NAT gateway."
  }
  assert {
    condition     = aws_subnet.private["eu-central-1a"].tags["karpenter.sh/discovery"] == "stoa-test"
    error_message = "Private subnets must carry Karpenter's discovery tag when a cluster is named."
  }
}

run "one_nat_per_zone_and_no_public_addresses" {
  command = plan

  assert {
    condition     = length(aws_nat_gateway.this) == 3
    error_message = "per-az must be the default and give every zone its NAT gateway."
  }
  assert {
    condition     = alltrue([for subnet in aws_subnet.public : subnet.map_public_ip_on_launch == false])
    error_message = "No subnet may hand out public addresses by itself."
  }
  assert {
    condition     = length(aws_vpc_endpoint.interface) == 0 && length(aws_vpc_endpoint.gateway) == 2
    error_message = "Gateway endpoints are always there, paid interface endpoints only when asked for."
  }
  assert {
    condition     = length(aws_default_security_group.closed.ingress) == 0 && length(aws_default_security_group.closed.egress) == 0
    error_message = "The default security group must hold no rule."
  }
}

run "rejects_what_is_out_of_range" {
  command = plan

  variables {
    name                     = "Stoa"
    cidr                     = "10.20.0.0/24"
    availability_zones       = { eu-central-1a = 0 }
    nat                      = "none"
    flow_log_retention_days  = 31
    kms_key_arn              = "alias/x"
    interface_endpoints      = ["s3"]
    cluster_name             = "-x"
    permissions_boundary_arn = "boundary"
  }

  expect_failures = [
    var.permissions_boundary_arn,
    var.name, var.cidr, var.availability_zones, var.nat, var.flow_log_retention_days, var.kms_key_arn, var.interface_endpoints, var.cluster_name,
  ]
}

run "rejects_what_is_inconsistent" {
  command = plan

  variables {
    cidr                = "10.20.3.0/16"
    availability_zones  = { eu-central-1a = 0, eu-central-1b = 0 }
    interface_endpoints = ["ECR!"]
  }

  expect_failures = [var.cidr, var.availability_zones, var.interface_endpoints]
}

run "rejects_zone_numbers" {
  command = plan

  variables {
    availability_zones = { "1" = 0, "2" = 1 }
  }

  expect_failures = [var.availability_zones]
}

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
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

override_resource {
  target = aws_route_table.database
  values = { id = "rtb-database" }
}


variables {
  name                     = "stoa-test"
  cidr                     = "10.20.0.0/16"
  availability_zones       = { eu-central-1a = 0, eu-central-1b = 1, eu-central-1c = 2 }
  interface_endpoints      = ["ecr.api"]
  permissions_boundary_arn = "arn:aws:iam::111122223333:policy/stoa-prod-boundary"
}

run "applies" {
  assert {
    condition     = jsondecode(aws_iam_role.flow.assume_role_policy).Statement[0].Condition.StringEquals["aws:SourceAccount"] == "123456789012"
    error_message = "Only this account's flow logs may use the role."
  }
  assert {
    condition     = aws_iam_role.flow.permissions_boundary == var.permissions_boundary_arn
    error_message = "A role without the boundary is one that the pipeline may not make."
  }
  assert {
    condition     = alltrue([for zone, route in aws_route.private_nat : route.nat_gateway_id == aws_nat_gateway.this[zone].id])
    error_message = "With one NAT gateway per zone, traffic must leave in its own zone."
  }
  assert {
    condition     = alltrue([for zone, association in aws_route_table_association.database : association.route_table_id == aws_route_table.database.id])
    error_message = "Every database subnet must use the table without a way out."
  }
  assert {
    condition     = alltrue([for endpoint in aws_vpc_endpoint.gateway : !contains(endpoint.route_table_ids, aws_route_table.database.id)])
    error_message = "The database table must stay without any endpoint."
  }
  assert {
    condition     = jsondecode(aws_iam_role_policy.flow.policy).Statement[0].Resource == ["arn:aws:logs:eu-central-1:123456789012:log-group:/stoa/stoa-test/vpc-flow:*"]
    error_message = "The flow-log role may write to its own log group only."
  }
  assert {
    condition     = aws_vpc_endpoint.interface["ecr.api"].service_name == "com.amazonaws.eu-central-1.ecr.api" && aws_vpc_endpoint.interface["ecr.api"].private_dns_enabled
    error_message = "An interface endpoint must answer under the service's own name."
  }
  assert {
    condition     = keys(output.private_subnets) == ["eu-central-1a", "eu-central-1b", "eu-central-1c"]
    error_message = "Subnets are handed out by zone name."
  }
}

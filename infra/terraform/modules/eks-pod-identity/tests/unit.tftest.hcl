mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/stoa-test-catalog-pod" }
  }
}

variables {
  name            = "stoa-test-catalog-pod"
  cluster         = { name = "stoa-test", arn = "arn:aws:eks:eu-central-1:123456789012:cluster/stoa-test" }
  namespace       = "stoa"
  service_account = "catalog"
}

run "only_this_service_account_of_this_cluster" {
  command = plan

  assert {
    condition     = jsondecode(aws_iam_role.this.assume_role_policy).Statement[0].Condition.StringEquals["aws:RequestTag/kubernetes-service-account"] == "catalog" && jsondecode(aws_iam_role.this.assume_role_policy).Statement[0].Condition.StringEquals["aws:RequestTag/kubernetes-namespace"] == "stoa"
    error_message = "Only the named service account may take the role."
  }
  assert {
    condition     = jsondecode(aws_iam_role.this.assume_role_policy).Statement[0].Condition.ArnEquals["aws:SourceArn"] == var.cluster.arn
    error_message = "Only the named cluster may hand the role out."
  }
  assert {
    condition     = length(aws_iam_role_policy.this) + length(aws_iam_role_policy_attachment.this) == 0
    error_message = "A role without policies may do nothing."
  }
}

run "rejects_bad_input" {
  command = plan

  variables {
    name                     = "X"
    cluster                  = { name = "", arn = "x" }
    namespace                = "Stoa"
    service_account          = "Catalog"
    policies                 = { workload = "{}" }
    managed_policies         = ["arn:aws:iam::aws:policy/AdministratorAccess"]
    permissions_boundary_arn = "x"
  }

  expect_failures = [
    var.name, var.cluster, var.namespace, var.service_account, var.policies, var.managed_policies, var.permissions_boundary_arn,
  ]
}

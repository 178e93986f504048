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

run "binds_role_and_account" {
  variables {
    name             = "stoa-test-catalog-pod"
    cluster          = { name = "stoa-test", arn = "arn:aws:eks:eu-central-1:123456789012:cluster/stoa-test" }
    namespace        = "stoa"
    service_account  = "catalog"
    policies         = { workload = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
    managed_policies = ["service-role/AmazonEBSCSIDriverPolicy"]
  }

  assert {
    condition     = aws_eks_pod_identity_association.this.role_arn == "arn:aws:iam::123456789012:role/stoa-test-catalog-pod" && output.role_arn == aws_eks_pod_identity_association.this.role_arn
    error_message = "The association must hand out this role."
  }
  assert {
    condition     = aws_iam_role_policy.this["workload"].policy == "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
    error_message = "The policy must be attached unchanged."
  }
  assert {
    condition     = aws_iam_role_policy_attachment.this["service-role/AmazonEBSCSIDriverPolicy"].policy_arn == "arn:aws:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicy"
    error_message = "Managed policies are named without their ARN."
  }
}

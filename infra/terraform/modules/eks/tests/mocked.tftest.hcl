mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_region" {
    defaults = { name = "eu-central-1" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/stoa-test-node" }
  }
  mock_resource "aws_eks_cluster" {
    defaults = { arn = "arn:aws:eks:eu-central-1:123456789012:cluster/stoa-test" }
  }
  mock_resource "aws_sqs_queue" {
    defaults = { arn = "arn:aws:sqs:eu-central-1:123456789012:stoa-test-interruption" }
  }
  mock_resource "aws_launch_template" {
    defaults = { id = "lt-0123456789abcdef0", latest_version = 1 }
  }
}

variables {
  permissions_boundary_arn = "arn:aws:iam::123456789012:policy/stoa-test-boundary"

  name        = "stoa-test"
  subnet_ids  = ["subnet-1", "subnet-2"]
  kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/1b2c"
  access = {
    operators = { principal_arn = "arn:aws:iam::123456789012:role/operators", policy = "cluster-admin" }
    support   = { principal_arn = "arn:aws:iam::123456789012:role/support", policy = "view", namespaces = ["stoa"] }
  }
  node_security_group_ids = ["sg-app"]
}

run "karpenter_owns_what_it_tags" {
  assert {
    condition     = alltrue([for statement in jsondecode(module.karpenter_identity[0].policies.controller).Statement : try(statement.Condition.StringEquals["aws:ResourceTag/kubernetes.io/cluster/stoa-test"], "") == "owned" if contains(["EndOwnNodes", "NameOwnNodes", "LaunchFromOwnTemplates"], statement.Sid)])
    error_message = "Karpenter may only end and rename nodes of its own cluster."
  }
  assert {
    condition     = alltrue([for statement in jsondecode(module.karpenter_identity[0].policies.controller).Statement : alltrue([for action in statement.Action : can(regex(":(Describe|Get|List)", action))]) if statement.Resource == "*"])
    error_message = "Only reading may be allowed on everything."
  }
  assert {
    condition     = [for statement in jsondecode(module.karpenter_identity[0].policies.controller).Statement : statement.Resource if statement.Sid == "GiveNodesTheirRole"] == [["arn:aws:iam::123456789012:role/stoa-test-node"]]
    error_message = "Karpenter may pass the nodes' role and no other."
  }
}

run "people_and_nodes" {
  assert {
    condition     = aws_iam_role.cluster.permissions_boundary == var.permissions_boundary_arn && aws_iam_role.node.permissions_boundary == var.permissions_boundary_arn
    error_message = "A role without the boundary is one that the pipeline may not make."
  }
  assert {
    condition     = one(aws_eks_access_policy_association.this["support"].access_scope).type == "namespace" && one(aws_eks_access_policy_association.this["operators"].access_scope).type == "cluster"
    error_message = "Named namespaces must narrow the access."
  }
  assert {
    condition     = contains(aws_launch_template.system[0].vpc_security_group_ids, "sg-app") && length(aws_launch_template.system[0].vpc_security_group_ids) == 2
    error_message = "Nodes must carry the cluster's group and the one that the stores admit."
  }
  assert {
    condition     = jsondecode(aws_sqs_queue_policy.interruption[0].policy).Statement[0].Condition.StringEquals["aws:SourceAccount"] == "123456789012"
    error_message = "No other account may send interruptions."
  }
  assert {
    condition     = alltrue([for target in aws_cloudwatch_event_target.interruption : target.arn == aws_sqs_queue.interruption[0].arn])
    error_message = "Every rule must reach the queue."
  }
}

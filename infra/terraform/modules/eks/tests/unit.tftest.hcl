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
  name        = "stoa-test"
  subnet_ids  = ["subnet-1", "subnet-2"]
  kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/1b2c"
  access      = { operators = { principal_arn = "arn:aws:iam::123456789012:role/operators", policy = "cluster-admin" } }
}

run "private_encrypted_audited_and_without_a_hidden_admin" {
  command = plan

  assert {
    condition     = one(aws_eks_cluster.this.access_config).authentication_mode == "API" && !one(aws_eks_cluster.this.access_config).bootstrap_cluster_creator_admin_permissions
    error_message = "Access must come from access entries alone."
  }
  assert {
    condition     = one(aws_eks_cluster.this.vpc_config).endpoint_public_access == false && one(aws_eks_cluster.this.vpc_config).endpoint_private_access
    error_message = "The API must be private unless ranges are named."
  }
  assert {
    condition     = one(one(aws_eks_cluster.this.encryption_config).provider).key_arn == var.kms_key_arn && contains(aws_eks_cluster.this.enabled_cluster_log_types, "audit")
    error_message = "Secrets must be encrypted and calls audited."
  }
  assert {
    condition     = aws_eks_node_group.system[0].ami_type == "BOTTLEROCKET_ARM_64" && aws_eks_node_group.system[0].capacity_type == "ON_DEMAND" && one(aws_eks_node_group.system[0].taint).key == "CriticalAddonsOnly"
    error_message = "System nodes run Bottlerocket on Graviton, on demand, kept for add-ons."
  }
  assert {
    condition     = one(aws_launch_template.system[0].metadata_options).http_tokens == "required" && one(aws_launch_template.system[0].metadata_options).http_put_response_hop_limit == 1
    error_message = "Pods must not reach the node's credentials."
  }
  assert {
    condition     = keys(aws_eks_addon.before_nodes) == ["eks-pod-identity-agent", "kube-proxy", "vpc-cni"] && keys(aws_eks_addon.after_nodes) == ["aws-ebs-csi-driver", "coredns", "metrics-server"]
    error_message = "What a node needs to be ready comes before it, the rest after."
  }
  assert {
    condition     = keys(aws_cloudwatch_event_rule.interruption) == ["health", "rebalance", "spot", "state"]
    error_message = "Karpenter must hear every way a node is taken away."
  }
}

run "knobs_for_cheap_environments" {
  command = plan

  variables {
    system_nodes          = { architecture = "X86_64", instance_types = ["t3.large", "t3a.large"], capacity = "SPOT", dedicated = false }
    public_endpoint_cidrs = ["203.0.113.0/24"]
    addon_versions        = { vpc-cni = "v1.20.4-eksbuild.1" }
  }

  assert {
    condition     = aws_eks_node_group.system[0].capacity_type == "SPOT" && aws_eks_node_group.system[0].ami_type == "BOTTLEROCKET_x86_64" && length(aws_eks_node_group.system[0].taint) == 0
    error_message = "Spot, architecture and sharing must be knobs."
  }
  assert {
    condition     = one(aws_eks_cluster.this.vpc_config).endpoint_public_access && one(aws_eks_cluster.this.vpc_config).public_access_cidrs == toset(["203.0.113.0/24"])
    error_message = "The public API must be open to the named ranges only."
  }
  assert {
    condition     = aws_eks_addon.before_nodes["vpc-cni"].addon_version == "v1.20.4-eksbuild.1"
    error_message = "A pinned add-on must stay pinned."
  }
}

run "auto_mode_brings_its_own" {
  command = plan

  variables {
    compute = "auto"
  }

  assert {
    condition     = one(aws_eks_cluster.this.compute_config).enabled && one(one(aws_eks_cluster.this.storage_config).block_storage).enabled && one(one(aws_eks_cluster.this.kubernetes_network_config).elastic_load_balancing).enabled
    error_message = "EKS accepts Auto Mode only with compute, disks and load balancers together."
  }
  assert {
    condition     = length(aws_eks_node_group.system) + length(aws_eks_addon.before_nodes) + length(aws_sqs_queue.interruption) + length(aws_iam_instance_profile.node) == 0 && output.karpenter == null
    error_message = "With Auto Mode no node group, CNI or Karpenter part may be left."
  }
  assert {
    condition     = contains(keys(aws_iam_role_policy_attachment.cluster), "AmazonEKSComputePolicy") && contains(keys(aws_iam_role_policy_attachment.node), "AmazonEKSWorkerNodeMinimalPolicy")
    error_message = "Auto Mode needs its own policies on both roles."
  }
}

run "rejects_bad_input" {
  command = plan

  variables {
    name                     = "X"
    kubernetes_version       = "1.29"
    subnet_ids               = ["subnet-1"]
    node_security_group_ids  = ["1", "2", "3", "4", "5"]
    public_endpoint_cidrs    = ["0.0.0.0/0"]
    kms_key_arn              = "x"
    log_retention_days       = 31
    compute                  = "fargate"
    system_nodes             = { architecture = "MIPS" }
    access                   = { guests = { principal_arn = "arn:aws:iam::123456789012:role/guests", policy = "view" } }
    addon_versions           = { vpc-cni = "latest" }
    permissions_boundary_arn = "x"
  }

  expect_failures = [
    var.name, var.kubernetes_version, var.subnet_ids, var.node_security_group_ids, var.public_endpoint_cidrs, var.kms_key_arn, var.log_retention_days,
    var.compute, var.system_nodes, var.access, var.addon_versions, var.permissions_boundary_arn,
  ]
}

run "rejects_mixed_architectures_and_unknown_policies" {
  command = plan

  variables {
    system_nodes = { instance_types = ["m7g.large", "m7i.large"] }
    access       = { operators = { principal_arn = "arn:aws:iam::123456789012:role/operators", policy = "root" } }
  }

  expect_failures = [var.system_nodes, var.access]
}

run "rejects_no_nodes_and_groups_as_principals" {
  command = plan

  variables {
    system_nodes = { min = 0 }
    access       = { operators = { principal_arn = "arn:aws:iam::123456789012:group/operators", policy = "cluster-admin" } }
  }

  expect_failures = [var.system_nodes, var.access]
}

run "rejects_a_small_disk" {
  command = plan

  variables {
    system_nodes = { disk_gib = 5 }
  }

  expect_failures = [var.system_nodes]
}

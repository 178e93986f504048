locals {
  groups           = local.auto ? 0 : 1
  cluster_group_id = aws_eks_cluster.this.vpc_config[0].cluster_security_group_id
  ami              = { ARM64 = "BOTTLEROCKET_ARM_64", X86_64 = "BOTTLEROCKET_x86_64" }
}

resource "aws_launch_template" "system" {
  count = local.groups

  name                   = "${var.name}-system"
  description            = "System nodes of ${var.name}: no metadata for pods, encrypted disks."
  update_default_version = true
  vpc_security_group_ids = concat([local.cluster_group_id], var.node_security_group_ids)

  # One hop keeps pods away from the node's credentials.
  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  # Bottlerocket keeps images and volumes on its second disk.
  block_device_mappings {
    device_name = "/dev/xvdb"

    ebs {
      volume_type           = "gp3"
      volume_size           = var.system_nodes.disk_gib
      encrypted             = true
      delete_on_termination = true
    }
  }

  dynamic "tag_specifications" {
    for_each = toset(["instance", "volume", "network-interface"])

    content {
      resource_type = tag_specifications.key
      tags          = { Name = "${var.name}-system", Project = "stoa" }
    }
  }

  tags = { Name = "${var.name}-system" }
}

resource "aws_eks_node_group" "system" {
  count = local.groups

  cluster_name    = aws_eks_cluster.this.name
  node_group_name = "system"
  node_role_arn   = aws_iam_role.node.arn
  subnet_ids      = var.subnet_ids
  ami_type        = local.ami[var.system_nodes.architecture]
  capacity_type   = var.system_nodes.capacity
  instance_types  = var.system_nodes.instance_types
  labels          = { "stoa.dev/pool" = "system" }

  launch_template {
    id      = aws_launch_template.system[0].id
    version = aws_launch_template.system[0].latest_version
  }

  scaling_config {
    min_size     = var.system_nodes.min
    max_size     = var.system_nodes.max
    desired_size = var.system_nodes.min
  }

  update_config {
    max_unavailable = 1
  }

  dynamic "taint" {
    for_each = var.system_nodes.dedicated ? ["CriticalAddonsOnly"] : []

    content {
      key    = taint.value
      value  = "true"
      effect = "NO_SCHEDULE"
    }
  }

  tags = { Name = "${var.name}-system" }

  lifecycle {
    ignore_changes = [scaling_config[0].desired_size]
  }

  depends_on = [aws_iam_role_policy_attachment.node, aws_eks_addon.before_nodes]
}

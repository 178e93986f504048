locals {
  # A node is ready only with these; Auto Mode brings its own.
  addons_before = local.auto ? toset([]) : toset(["vpc-cni", "kube-proxy", "eks-pod-identity-agent"])
  # These need a node to run on, and must tolerate that it is kept for add-ons.
  addons_after = local.auto ? toset(["metrics-server"]) : toset(["coredns", "aws-ebs-csi-driver", "metrics-server"])

  tolerate = [{ key = "CriticalAddonsOnly", operator = "Exists" }]
  configuration = {
    "vpc-cni"            = jsonencode({ enableNetworkPolicy = "true", env = { ENABLE_PREFIX_DELEGATION = "true" } })
    "coredns"            = jsonencode({ tolerations = local.tolerate })
    "metrics-server"     = jsonencode({ tolerations = local.tolerate })
    "aws-ebs-csi-driver" = jsonencode({ controller = { tolerations = local.tolerate } })
  }

  identities = local.auto ? {} : {
    cni = { service_account = "aws-node", policy = "AmazonEKS_CNI_Policy" }
    ebs = { service_account = "ebs-csi-controller-sa", policy = "service-role/AmazonEBSCSIDriverPolicy" }
  }
}

module "addon_identity" {
  source   = "../eks-pod-identity"
  for_each = local.identities

  name                     = "${var.name}-${each.key}-pod"
  cluster                  = { name = aws_eks_cluster.this.name, arn = aws_eks_cluster.this.arn }
  namespace                = "kube-system"
  service_account          = each.value.service_account
  managed_policies         = [each.value.policy]
  permissions_boundary_arn = var.permissions_boundary_arn
}

resource "aws_eks_addon" "before_nodes" {
  for_each = local.addons_before

  cluster_name                = aws_eks_cluster.this.name
  addon_name                  = each.key
  addon_version               = lookup(var.addon_versions, each.key, null)
  configuration_values        = lookup(local.configuration, each.key, null)
  resolve_conflicts_on_create = "OVERWRITE"
  resolve_conflicts_on_update = "OVERWRITE"

  tags = { Name = "${var.name}-${each.key}" }

  # A CNI that starts before it may call EC2 leaves the first node without addresses.
  depends_on = [module.addon_identity]
}

resource "aws_eks_addon" "after_nodes" {
  for_each = local.addons_after

  cluster_name                = aws_eks_cluster.this.name
  addon_name                  = each.key
  addon_version               = lookup(var.addon_versions, each.key, null)
  configuration_values        = local.configuration[each.key]
  resolve_conflicts_on_create = "OVERWRITE"
  resolve_conflicts_on_update = "OVERWRITE"

  tags = { Name = "${var.name}-${each.key}" }

  depends_on = [aws_eks_node_group.system]
}

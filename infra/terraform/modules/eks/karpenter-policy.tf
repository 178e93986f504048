locals {
  ec2   = "arn:${local.partition}:ec2:${local.region}"
  owned = "kubernetes.io/cluster/${var.name}"

  launched = [for kind in ["fleet", "instance", "volume", "network-interface", "launch-template", "spot-instances-request"] : "${local.ec2}:${local.account}:${kind}/*"]
  asked_as_own = {
    StringEquals = { "aws:RequestTag/${local.owned}" = "owned", "aws:RequestTag/eks:eks-cluster-name" = var.name }
    StringLike   = { "aws:RequestTag/karpenter.sh/nodepool" = "*" }
  }
  tagged_as_own = {
    StringEquals = { "aws:ResourceTag/${local.owned}" = "owned" }
    StringLike   = { "aws:ResourceTag/karpenter.sh/nodepool" = "*" }
  }

  # Karpenter may start what it tags as this cluster's, and end only what carries that tag.
  karpenter_writes = [
    {
      Sid    = "LaunchFrom"
      Effect = "Allow"
      Action = ["ec2:RunInstances", "ec2:CreateFleet"]
      Resource = [
        "${local.ec2}::image/*", "${local.ec2}::snapshot/*", "${local.ec2}:${local.account}:security-group/*",
        "${local.ec2}:${local.account}:subnet/*", "${local.ec2}:${local.account}:capacity-reservation/*",
      ]
    },
    {
      Sid       = "LaunchFromOwnTemplates"
      Effect    = "Allow"
      Action    = ["ec2:RunInstances", "ec2:CreateFleet"]
      Resource  = ["${local.ec2}:${local.account}:launch-template/*"]
      Condition = local.tagged_as_own
    },
    {
      Sid       = "LaunchAsOwn"
      Effect    = "Allow"
      Action    = ["ec2:RunInstances", "ec2:CreateFleet", "ec2:CreateLaunchTemplate"]
      Resource  = local.launched
      Condition = local.asked_as_own
    },
    {
      Sid      = "TagAtLaunch"
      Effect   = "Allow"
      Action   = ["ec2:CreateTags"]
      Resource = local.launched
      Condition = {
        StringEquals = merge(local.asked_as_own.StringEquals, { "ec2:CreateAction" = ["RunInstances", "CreateFleet", "CreateLaunchTemplate"] })
        StringLike   = local.asked_as_own.StringLike
      }
    },
    {
      Sid      = "NameOwnNodes"
      Effect   = "Allow"
      Action   = ["ec2:CreateTags"]
      Resource = ["${local.ec2}:${local.account}:instance/*"]
      Condition = merge(local.tagged_as_own, {
        "ForAllValues:StringEquals" = { "aws:TagKeys" = ["eks:eks-cluster-name", "karpenter.sh/nodeclaim", "Name"] }
      })
    },
    {
      Sid       = "EndOwnNodes"
      Effect    = "Allow"
      Action    = ["ec2:TerminateInstances", "ec2:DeleteLaunchTemplate"]
      Resource  = ["${local.ec2}:${local.account}:instance/*", "${local.ec2}:${local.account}:launch-template/*"]
      Condition = local.tagged_as_own
    },
    {
      Sid       = "GiveNodesTheirRole"
      Effect    = "Allow"
      Action    = ["iam:PassRole"]
      Resource  = [aws_iam_role.node.arn]
      Condition = { StringEquals = { "iam:PassedToService" = "ec2.amazonaws.com" } }
    },
  ]

  # Describing instances, offers and prices knows no resource, hence the star.
  karpenter_reads = [
    {
      Sid    = "SeeTheMarket"
      Effect = "Allow"
      Action = [
        "ec2:DescribeCapacityReservations", "ec2:DescribeImages", "ec2:DescribeInstances", "ec2:DescribeInstanceStatus", "ec2:DescribeInstanceTypeOfferings",
        "ec2:DescribeInstanceTypes", "ec2:DescribeLaunchTemplates", "ec2:DescribeSecurityGroups", "ec2:DescribeSpotPriceHistory", "ec2:DescribeSubnets",
      ]
      Resource  = "*"
      Condition = { StringEquals = { "aws:RequestedRegion" = local.region } }
    },
    { Sid = "SeePrices", Effect = "Allow", Action = ["pricing:GetProducts"], Resource = "*" },
    { Sid = "SeeImages", Effect = "Allow", Action = ["ssm:GetParameter"], Resource = ["arn:${local.partition}:ssm:${local.region}::parameter/aws/service/*"] },
    { Sid = "SeeCluster", Effect = "Allow", Action = ["eks:DescribeCluster"], Resource = [aws_eks_cluster.this.arn] },
    {
      Sid      = "SeeProfiles"
      Effect   = "Allow"
      Action   = ["iam:GetInstanceProfile", "iam:ListInstanceProfiles"]
      Resource = ["arn:${local.partition}:iam::${local.account}:instance-profile/*"]
    },
    {
      Sid      = "HearInterruptions"
      Effect   = "Allow"
      Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueUrl", "sqs:GetQueueAttributes"]
      Resource = aws_sqs_queue.interruption[*].arn
    },
  ]

  karpenter_policy = jsonencode({ Version = "2012-10-17", Statement = concat(local.karpenter_writes, local.karpenter_reads) })
}

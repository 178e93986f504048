# AWS Load Balancer Controller: it may look at everything it has to choose from, and change only what carries its cluster tag.
locals {
  elb         = "arn:${local.partition}:elasticloadbalancing:${var.region}:${var.account_id}"
  ec2         = "arn:${local.partition}:ec2:${var.region}:${var.account_id}"
  cluster_tag = "elbv2.k8s.aws/cluster"

  made_here  = { StringEquals = { "aws:RequestTag/${local.cluster_tag}" = local.name } }
  owned_here = { StringEquals = { "aws:ResourceTag/${local.cluster_tag}" = local.name } }
  elb_things = [for kind in ["loadbalancer/*", "targetgroup/*", "listener/*", "listener-rule/*"] : "${local.elb}:${kind}"]

  see_load_balancers = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "SeeNetworkAndBalancers"
        Effect = "Allow"
        Action = [
          "ec2:DescribeAccountAttributes", "ec2:DescribeAddresses", "ec2:DescribeAvailabilityZones", "ec2:DescribeInstances", "ec2:DescribeInternetGateways",
          "ec2:DescribeNetworkInterfaces", "ec2:DescribeRouteTables", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeTags", "ec2:DescribeVpcs",
          "ec2:GetSecurityGroupsForVpc", "elasticloadbalancing:DescribeCapacityReservation", "elasticloadbalancing:DescribeListenerAttributes",
          "elasticloadbalancing:DescribeListenerCertificates", "elasticloadbalancing:DescribeListeners", "elasticloadbalancing:DescribeLoadBalancerAttributes",
          "elasticloadbalancing:DescribeLoadBalancers", "elasticloadbalancing:DescribeRules", "elasticloadbalancing:DescribeSSLPolicies",
          "elasticloadbalancing:DescribeTags", "elasticloadbalancing:DescribeTargetGroupAttributes", "elasticloadbalancing:DescribeTargetGroups",
          "elasticloadbalancing:DescribeTargetHealth", "elasticloadbalancing:DescribeTrustStores",
        ]
        Resource  = "*"
        Condition = { StringEquals = { "aws:RequestedRegion" = var.region } }
      },
      {
        Sid       = "SeeCertificates"
        Effect    = "Allow"
        Action    = ["acm:ListCertificates", "acm:DescribeCertificate"]
        Resource  = "*"
        Condition = { StringEquals = { "aws:RequestedRegion" = var.region } }
      },
    ]
  })

  own_load_balancers = jsonencode({
    Version   = "2012-10-17"
    Statement = concat(local.groups_of_balancers, local.balancers)
  })

  groups_of_balancers = [
    { Sid = "MakeGroupsInVpc", Effect = "Allow", Action = ["ec2:CreateSecurityGroup"], Resource = ["${local.ec2}:vpc/${local.network.vpc_id}"] },
    { Sid = "MakeGroups", Effect = "Allow", Action = ["ec2:CreateSecurityGroup"], Resource = ["${local.ec2}:security-group/*"], Condition = local.made_here },
    {
      Sid       = "TagGroupsAtBirth"
      Effect    = "Allow"
      Action    = ["ec2:CreateTags"]
      Resource  = ["${local.ec2}:security-group/*"]
      Condition = { StringEquals = merge(local.made_here.StringEquals, { "ec2:CreateAction" = "CreateSecurityGroup" }) }
    },
    {
      Sid       = "ChangeOwnGroups"
      Effect    = "Allow"
      Action    = ["ec2:AuthorizeSecurityGroupIngress", "ec2:RevokeSecurityGroupIngress", "ec2:DeleteSecurityGroup", "ec2:CreateTags", "ec2:DeleteTags"]
      Resource  = ["${local.ec2}:security-group/*"]
      Condition = local.owned_here
    },
    # Pods admit the balancer through the cluster's own group, which EKS made and tagged.
    {
      Sid      = "OpenNodesToOwnBalancers"
      Effect   = "Allow"
      Action   = ["ec2:AuthorizeSecurityGroupIngress", "ec2:RevokeSecurityGroupIngress"]
      Resource = ["${local.ec2}:security-group/${module.eks.cluster_security_group_id}"]
    },
  ]

  balancers = [
    {
      Sid       = "MakeBalancers"
      Effect    = "Allow"
      Action    = ["elasticloadbalancing:CreateLoadBalancer", "elasticloadbalancing:CreateTargetGroup"]
      Resource  = ["${local.elb}:loadbalancer/*", "${local.elb}:targetgroup/*"]
      Condition = local.made_here
    },
    {
      Sid      = "TagAtBirth"
      Effect   = "Allow"
      Action   = ["elasticloadbalancing:AddTags"]
      Resource = local.elb_things
      Condition = { StringEquals = merge(local.made_here.StringEquals, {
        "elasticloadbalancing:CreateAction" = ["CreateLoadBalancer", "CreateTargetGroup", "CreateListener", "CreateRule"]
      }) }
    },
    {
      Sid    = "ChangeOwnBalancers"
      Effect = "Allow"
      Action = [
        "elasticloadbalancing:AddListenerCertificates", "elasticloadbalancing:AddTags", "elasticloadbalancing:CreateListener", "elasticloadbalancing:CreateRule",
        "elasticloadbalancing:DeleteListener", "elasticloadbalancing:DeleteLoadBalancer", "elasticloadbalancing:DeleteRule", "elasticloadbalancing:DeleteTargetGroup",
        "elasticloadbalancing:DeregisterTargets", "elasticloadbalancing:ModifyListener", "elasticloadbalancing:ModifyListenerAttributes",
        "elasticloadbalancing:ModifyLoadBalancerAttributes", "elasticloadbalancing:ModifyRule", "elasticloadbalancing:ModifyTargetGroup",
        "elasticloadbalancing:ModifyTargetGroupAttributes", "elasticloadbalancing:RegisterTargets", "elasticloadbalancing:RemoveListenerCertificates",
        "elasticloadbalancing:RemoveTags", "elasticloadbalancing:SetIpAddressType", "elasticloadbalancing:SetRulePriorities",
        "elasticloadbalancing:SetSecurityGroups", "elasticloadbalancing:SetSubnets", "elasticloadbalancing:SetWebAcl",
      ]
      Resource  = local.elb_things
      Condition = local.owned_here
    },
    {
      Sid       = "FirstBalancerOfAnAccount"
      Effect    = "Allow"
      Action    = ["iam:CreateServiceLinkedRole"]
      Resource  = ["arn:${local.partition}:iam::${var.account_id}:role/aws-service-role/elasticloadbalancing.amazonaws.com/*"]
      Condition = { StringEquals = { "iam:AWSServiceName" = "elasticloadbalancing.amazonaws.com" } }
    },
  ]
}

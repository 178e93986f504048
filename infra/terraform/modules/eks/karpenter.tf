locals {
  karpenter = local.auto ? 0 : 1

  # Rule to what EC2 or AWS Health announces: Karpenter drains a node before it goes.
  interruptions = local.auto ? {} : {
    spot      = { source = "aws.ec2", detail_type = "EC2 Spot Instance Interruption Warning" }
    rebalance = { source = "aws.ec2", detail_type = "EC2 Instance Rebalance Recommendation" }
    state     = { source = "aws.ec2", detail_type = "EC2 Instance State-change Notification" }
    health    = { source = "aws.health", detail_type = "AWS Health Event" }
  }
}

resource "aws_iam_instance_profile" "node" {
  count = local.karpenter

  name = "${var.name}-node"
  role = aws_iam_role.node.name
}

resource "aws_sqs_queue" "interruption" {
  count = local.karpenter

  name                      = "${var.name}-interruption"
  message_retention_seconds = 300
  sqs_managed_sse_enabled   = true

  tags = { Name = "${var.name}-interruption" }
}

resource "aws_sqs_queue_policy" "interruption" {
  count = local.karpenter

  queue_url = aws_sqs_queue.interruption[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "EventsDeliver"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "sqs:SendMessage"
        Resource  = aws_sqs_queue.interruption[0].arn
        Condition = { StringEquals = { "aws:SourceAccount" = local.account } }
      },
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = { AWS = "*" }
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.interruption[0].arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })
}

resource "aws_cloudwatch_event_rule" "interruption" {
  for_each = local.interruptions

  name          = "${var.name}-node-${each.key}"
  description   = "${each.value.detail_type}, for Karpenter of ${var.name}."
  event_pattern = jsonencode({ source = [each.value.source], "detail-type" = [each.value.detail_type] })
}

resource "aws_cloudwatch_event_target" "interruption" {
  for_each = local.interruptions

  rule      = aws_cloudwatch_event_rule.interruption[each.key].name
  target_id = "karpenter"
  arn       = aws_sqs_queue.interruption[0].arn
}

module "karpenter_identity" {
  source = "../eks-pod-identity"
  count  = local.karpenter

  name                     = "${var.name}-karpenter-pod"
  cluster                  = { name = aws_eks_cluster.this.name, arn = aws_eks_cluster.this.arn }
  namespace                = "kube-system"
  service_account          = "karpenter"
  policies                 = { controller = local.karpenter_policy }
  permissions_boundary_arn = var.permissions_boundary_arn
}

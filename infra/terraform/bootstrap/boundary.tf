# What no role of an environment can ever do, whoever writes its policy. It grants nothing: a role may do what both its
# own policy and this one allow. The apply role may only make roles that carry it, so the pipeline cannot lift itself.
locals {
  boundary_arns = { for env in keys(var.environments) : env => "${local.iam_arn}:policy/stoa-${env}-boundary" }

  # Services that workloads, controllers and AWS's own policies for nodes, backups and clusters need.
  bounded_services = [
    "acm", "autoscaling", "backup", "backup-storage", "cloudwatch", "ec2", "ec2messages", "ecr", "ecs", "eks", "eks-auth",
    "elasticache", "elasticloadbalancing", "events", "iam", "kms", "logs", "pricing", "rds", "rds-db", "route53", "s3",
    "secretsmanager", "ses", "shield", "sns", "sqs", "ssm", "ssmmessages", "sts", "tag", "waf-regional", "wafv2", "xray",
  ]

  boundary_statements = { for env in keys(var.environments) : env => [
    { Sid = "WhatTheFleetUses", Effect = "Allow", Action = [for service in local.bounded_services : "${service}:*"], Resource = ["*"] },
    {
      Sid    = "NoNewIdentities"
      Effect = "Deny"
      Action = [
        "iam:Add*ToGroup", "iam:Attach*", "iam:CreateAccessKey", "iam:CreateGroup", "iam:CreateLoginProfile", "iam:CreateOpenIDConnectProvider",
        "iam:CreatePolicy*", "iam:CreateRole", "iam:CreateSAMLProvider", "iam:CreateUser", "iam:Delete*Polic*", "iam:Delete*Boundary",
        "iam:DeleteRole", "iam:DeleteUser", "iam:Detach*", "iam:Put*", "iam:SetDefaultPolicyVersion", "iam:Update*", "iam:Upload*",
      ]
      Resource = ["*"]
    },
    { Sid = "OnlyOwnRoles", Effect = "Deny", Action = ["iam:PassRole", "sts:AssumeRole"], NotResource = ["${local.iam_arn}:role/stoa-${env}-*"] },
    {
      Sid         = "OnlyOwnSecrets"
      Effect      = "Deny"
      Action      = ["secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue"]
      NotResource = [for name in ["stoa/${env}/*", "rds!*"] : "arn:aws:secretsmanager:*:${var.account_id}:secret:${name}"]
    },
    { Sid = "NoState", Effect = "Deny", Action = ["s3:*"], Resource = [local.state_buckets, "${local.state_buckets}/*"] },
    {
      Sid    = "KeysAndBackupsStay"
      Effect = "Deny"
      Action = [
        "kms:ScheduleKeyDeletion", "kms:DisableKey*", "kms:PutKeyPolicy", "backup:DeleteBackupVault*", "backup:DeleteRecoveryPoint",
        "backup:PutBackupVaultAccessPolicy", "rds:DeleteDBInstanceAutomatedBackup", "rds:ModifyDBSnapshotAttribute",
      ]
      Resource = ["*"]
    },
  ] }
}

resource "aws_iam_policy" "boundary" {
  for_each = var.environments

  name        = "stoa-${each.key}-boundary"
  description = "The most that a role of ${each.key} can do"
  policy      = jsonencode({ Version = "2012-10-17", Statement = local.boundary_statements[each.key] })

  tags = { Environment = each.key }
}

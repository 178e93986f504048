data "aws_caller_identity" "current" {}

locals {
  # Only for tasks of this account: another one must not borrow the role through ECS.
  trust = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
      Condition = { StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id } }
    }]
  })

  # ECR hands out tokens for the whole registry or not at all.
  pull = [
    {
      Sid      = "RegistryToken"
      Effect   = "Allow"
      Action   = ["ecr:GetAuthorizationToken"]
      Resource = "*"
    },
    {
      Sid      = "PullOwnImage"
      Effect   = "Allow"
      Action   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
      Resource = [coalesce(var.repository_arn, "none")]
    },
  ]

  log = {
    Sid      = "WriteOwnLog"
    Effect   = "Allow"
    Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    Resource = ["${aws_cloudwatch_log_group.this.arn}:*"]
  }

  read_secrets = [for statement in [{
    Sid      = "FillSecrets"
    Effect   = "Allow"
    Action   = ["secretsmanager:GetSecretValue"]
    Resource = distinct([for name in sort(keys(var.secret_arns)) : join(":", slice(split(":", var.secret_arns[name]), 0, 7))])
  }] : statement if length(var.secret_arns) > 0]

  open_secrets = [for statement in [{
    Sid       = "OpenSecrets"
    Effect    = "Allow"
    Action    = ["kms:Decrypt"]
    Resource  = [coalesce(var.kms_key_arn, "none")]
    Condition = { StringEquals = { "kms:ViaService" = "secretsmanager.${data.aws_region.current.name}.amazonaws.com" } }
  }] : statement if length(var.secret_arns) > 0 && var.kms_key_arn != null]
}

resource "aws_iam_role" "task" {
  name                 = "${var.name}-task"
  description          = "What the code of ${var.name} may do."
  assume_role_policy   = local.trust
  permissions_boundary = var.permissions_boundary_arn

  tags = { Name = "${var.name}-task" }
}

resource "aws_iam_role_policy" "task" {
  name   = "workload"
  role   = aws_iam_role.task.id
  policy = var.policy_json
}

resource "aws_iam_role" "execution" {
  name                 = "${var.name}-start"
  description          = "What ECS may do to start ${var.name}."
  assume_role_policy   = local.trust
  permissions_boundary = var.permissions_boundary_arn

  tags = { Name = "${var.name}-start" }
}

resource "aws_iam_role_policy" "execution" {
  name = "start"
  role = aws_iam_role.execution.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [for statement in local.pull : statement if var.repository_arn != null],
      [local.log], local.read_secrets, local.open_secrets,
    )
  })
}

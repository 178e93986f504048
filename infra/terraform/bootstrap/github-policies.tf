locals {
  iam_arn = "arn:aws:iam::${var.account_id}"

  # The account's other region (disaster recovery) has a bucket of its own under the same name pattern.
  state_buckets = "arn:aws:s3:::stoa-${var.account_id}-*-tfstate"

  use_state = { for env in keys(var.environments) : env => [
    { Sid = "ListState", Effect = "Allow", Action = ["s3:ListBucket"], Resource = [local.state_buckets] },
    { Sid = "ReadState", Effect = "Allow", Action = ["s3:GetObject"], Resource = ["${local.state_buckets}/${env}/*"] },
    {
      Sid      = "HoldLock"
      Effect   = "Allow"
      Action   = ["s3:PutObject", "s3:DeleteObject"]
      Resource = ["${local.state_buckets}/${env}/*.tflock"]
    },
    {
      Sid       = "StateKey"
      Effect    = "Allow"
      Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
      Resource  = ["arn:aws:kms:*:${var.account_id}:key/*"]
      Condition = { "ForAnyValue:StringEquals" = { "kms:ResourceAliases" = "alias/stoa-tfstate" } }
    },
  ] }

  # ReadOnlyAccess reads customers' data too; a pull request must not.
  no_data = [
    {
      Sid         = "NoObjectsButState"
      Effect      = "Deny"
      Action      = ["s3:GetObject", "s3:GetObjectVersion"]
      NotResource = ["${local.state_buckets}/*"]
    },
    {
      Sid      = "NoSecretsOrRows"
      Effect   = "Deny"
      Action   = ["secretsmanager:GetSecretValue", "sqs:ReceiveMessage", "logs:GetLogEvents", "logs:FilterLogEvents", "logs:StartQuery", "rds-data:ExecuteStatement"]
      Resource = ["*"]
    },
  ]

  plan_statements = { for env in keys(var.environments) : "${env}-plan" => concat(local.use_state[env], local.no_data) }

  apply_statements = {
    for env in keys(var.environments) : "${env}-apply" => concat(local.use_state[env], [
      { Sid = "WriteState", Effect = "Allow", Action = ["s3:PutObject"], Resource = ["${local.state_buckets}/${env}/*"] },
      {
        Sid    = "OwnRoles"
        Effect = "Allow"
        Action = [
          "iam:DeleteRole", "iam:UpdateRole", "iam:UpdateAssumeRolePolicy", "iam:TagRole", "iam:UntagRole", "iam:GetRole", "iam:GetRolePolicy",
          "iam:ListRolePolicies", "iam:ListAttachedRolePolicies", "iam:ListInstanceProfilesForRole", "iam:PassRole",
          "iam:CreateInstanceProfile", "iam:DeleteInstanceProfile", "iam:GetInstanceProfile", "iam:AddRoleToInstanceProfile",
          "iam:RemoveRoleFromInstanceProfile", "iam:CreatePolicy", "iam:DeletePolicy", "iam:GetPolicy", "iam:GetPolicyVersion",
          "iam:CreatePolicyVersion", "iam:DeletePolicyVersion", "iam:ListPolicyVersions", "iam:TagPolicy", "iam:TagInstanceProfile",
        ]
        Resource = [for kind in ["role", "policy", "instance-profile"] : "${local.iam_arn}:${kind}/stoa-${env}-*"]
      },
      {
        Sid    = "OwnRolesInsideTheBoundary"
        Effect = "Allow"
        Action = [
          "iam:CreateRole", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy", "iam:DeleteRolePolicy", "iam:AttachRolePolicy", "iam:DetachRolePolicy",
        ]
        Resource  = ["${local.iam_arn}:role/stoa-${env}-*"]
        Condition = { StringEquals = { "iam:PermissionsBoundary" = local.boundary_arns[env] } }
      },
      { Sid = "BoundariesStay", Effect = "Deny", Action = ["iam:DeleteRolePermissionsBoundary"], Resource = ["*"] },
      {
        Sid      = "ServiceLinkedRoles"
        Effect   = "Allow"
        Action   = ["iam:CreateServiceLinkedRole"]
        Resource = ["${local.iam_arn}:role/aws-service-role/*"]
      },
      {
        Sid      = "NotItselfOrItsJudge"
        Effect   = "Deny"
        Action   = ["iam:*"]
        Resource = concat([for purpose in ["plan", "apply"] : "${local.iam_arn}:role/stoa-${env}-${purpose}"], ["${local.iam_arn}:oidc-provider/*", local.boundary_arns[env]])
      },
    ])
  }

  # PowerUserAccess reaches every bucket of the account, so what belongs to another environment is taken away.
  foreign_state = {
    for env in keys(var.environments) : "${env}-apply" => [{
      Sid      = "NotAnotherState"
      Effect   = "Deny"
      Action   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:DeleteObjectVersion"]
      Resource = concat(["${local.state_buckets}/bootstrap*"], [for other in keys(var.environments) : "${local.state_buckets}/${other}/*" if other != env])
    }]
  }

  statements = merge(local.plan_statements, { for name, statements in local.apply_statements : name => concat(statements, local.foreign_state[name]) })
}

# Roles of the controllers that GitOps installs. What they make in the account is theirs, not Terraform's.
locals {
  secrets = "arn:${local.partition}:secretsmanager:${var.region}:${var.account_id}:secret:stoa/${var.env}/*"
  params  = "arn:${local.partition}:ssm:${var.region}:${var.account_id}:parameter/stoa/${var.env}/*"

  controllers = {
    load-balancer = {
      namespace = "kube-system"
      account   = "aws-load-balancer-controller"
      policies  = { see = local.see_load_balancers, own = local.own_load_balancers }
    }
    external-secrets = {
      namespace = "external-secrets"
      account   = "external-secrets"
      policies  = { read = local.read_secrets }
    }
  }

  read_secrets = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Sid = "ReadSecretsOfThisEnvironment", Effect = "Allow", Action = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"], Resource = [local.secrets] },
      { Sid = "ReadOutputsOfThisEnvironment", Effect = "Allow", Action = ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"], Resource = [local.params] },
      {
        Sid       = "OpenThem"
        Effect    = "Allow"
        Action    = ["kms:Decrypt"]
        Resource  = [local.data.kms_key_arn]
        Condition = { StringEquals = { "kms:ViaService" = "secretsmanager.${var.region}.amazonaws.com" } }
      },
    ]
  })
}

module "controller" {
  source   = "../../modules/eks-pod-identity"
  for_each = local.controllers

  name            = "${local.name}-${each.key}-pod"
  cluster         = local.cluster
  namespace       = each.value.namespace
  service_account = each.value.account
  policies        = each.value.policies
}

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
    external-dns = {
      namespace = "external-dns"
      account   = "external-dns"
      policies  = { origin = local.name_origin }
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
      { Sid = "ReadSecretsOfThisEnvironment", Effect = "Allow", Action = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"], Resource = concat([local.secrets], [for arn in [local.data.db_master_secret_arn] : arn if startswith(arn, "arn:")]) },
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

# The load balancer's name and the records that mark it as the controller's, in whichever zone holds the domain.
locals {
  zones = "arn:${local.partition}:route53:::hostedzone/${coalesce(var.zone_id, "*")}"

  name_origin = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Sid = "FindZone", Effect = "Allow", Action = ["route53:ListHostedZones", "route53:ListHostedZonesByName"], Resource = "*" },
      { Sid = "SeeRecords", Effect = "Allow", Action = ["route53:ListResourceRecordSets", "route53:ListTagsForResources"], Resource = [local.zones] },
      {
        Sid      = "PointOriginAtBalancer"
        Effect   = "Allow"
        Action   = ["route53:ChangeResourceRecordSets"]
        Resource = [local.zones]
        Condition = { "ForAllValues:StringLike" = {
          "route53:ChangeResourceRecordSetsNormalizedRecordNames" = ["origin.${var.domain}", "*-origin.${var.domain}"]
        } }
      },
    ]
  })
}

# The load-balancer controller finds the certificate by the host name of the route.
module "certificate" {
  source = "../../modules/dns-cert"
  count  = var.zone_id == null ? 0 : 1

  domain  = "origin.${var.domain}"
  zone_id = var.zone_id
  wait    = !var.emulator
}

module "controller" {
  source   = "../../modules/eks-pod-identity"
  for_each = local.controllers

  name                     = "${local.name}-${each.key}-pod"
  cluster                  = local.cluster
  namespace                = each.value.namespace
  service_account          = each.value.account
  policies                 = each.value.policies
  permissions_boundary_arn = local.boundary_arn
}

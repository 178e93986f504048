locals {
  issuer = "token.actions.githubusercontent.com"

  # Repositories made after 2026-07-15 send the spelling with ids, which survives a rename and cannot be squatted.
  repository_subjects = var.github == null ? [] : compact([
    "repo:${var.github.owner}/${var.github.repository}",
    var.github.owner_id == null ? "" : "repo:${var.github.owner}@${var.github.owner_id}/${var.github.repository}@${var.github.repository_id}",
  ])

  roles = var.github == null ? {} : merge([
    for env, settings in var.environments : {
      "${env}-plan" = {
        env      = env
        purpose  = "plan"
        contexts = ["pull_request", "ref:refs/heads/${settings.branch}"]
      }
      "${env}-apply" = {
        env      = env
        purpose  = "apply"
        contexts = ["environment:${env}"]
      }
    }
  ]...)

  subjects = {
    for name, role in local.roles : name => flatten([
      for repository in local.repository_subjects : [for context in role.contexts : "${repository}:${context}"]
    ])
  }
}

resource "aws_iam_openid_connect_provider" "github" {
  count = var.github == null ? 0 : 1

  url            = "https://${local.issuer}"
  client_id_list = ["sts.amazonaws.com"]
}

resource "aws_iam_role" "github" {
  for_each = local.roles

  name                 = "stoa-${each.key}"
  description          = "GitHub Actions, ${each.value.purpose} of ${each.value.env}"
  max_session_duration = each.value.purpose == "plan" ? 3600 : 7200
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = aws_iam_openid_connect_provider.github[0].arn }
      Condition = {
        StringEquals = {
          "${local.issuer}:aud" = "sts.amazonaws.com"
          "${local.issuer}:sub" = local.subjects[each.key]
        }
      }
    }]
  })

  tags = { Environment = each.value.env }
}

resource "aws_iam_role_policy_attachment" "base" {
  for_each = local.roles

  role       = aws_iam_role.github[each.key].name
  policy_arn = "arn:aws:iam::aws:policy/${each.value.purpose == "plan" ? "ReadOnlyAccess" : "PowerUserAccess"}"
}

resource "aws_iam_role_policy" "github" {
  for_each = local.roles

  name = each.value.purpose
  role = aws_iam_role.github[each.key].id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = local.statements[each.key]
  })
}

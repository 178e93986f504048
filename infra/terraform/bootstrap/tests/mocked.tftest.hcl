mock_provider "aws" {
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:eu-central-1:111122223333:key/00000000-0000-0000-0000-000000000000" }
  }
  mock_resource "aws_sns_topic" {
    defaults = { arn = "arn:aws:sns:eu-central-1:111122223333:stoa-budget-alerts" }
  }
  mock_resource "aws_iam_openid_connect_provider" {
    defaults = { arn = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }
  }
}

variables {
  account_id   = "111122223333"
  github       = { owner = "acme", repository = "stoa", owner_id = "42", repository_id = "77" }
  environments = { prod = { monthly_budget_usd = 1500 } }
  alert_emails = ["ops@stoa.example"]
}

run "policies_say_what_they_promise" {
  assert {
    condition = alltrue([
      for role in aws_iam_role.github :
      jsondecode(role.assume_role_policy).Statement[0].Condition.StringEquals["token.actions.githubusercontent.com:aud"] == "sts.amazonaws.com"
    ])
    error_message = "Only the token made for AWS may be exchanged."
  }
  assert {
    condition = alltrue([
      for s in jsondecode(aws_iam_role_policy.github["prod-plan"].policy).Statement :
      alltrue([for r in s.Resource : endswith(r, ".tflock")]) if s.Effect == "Allow" && contains(s.Action, "s3:PutObject")
    ])
    error_message = "The plan role may write nothing but a lock."
  }
  assert {
    condition = anytrue([
      for s in jsondecode(aws_iam_role_policy.github["prod-plan"].policy).Statement :
      contains(s.Action, "secretsmanager:GetSecretValue") if s.Effect == "Deny"
    ])
    error_message = "A pull request must not read secrets."
  }
  assert {
    condition = anytrue([
      for s in jsondecode(aws_iam_role_policy.github["prod-apply"].policy).Statement :
      contains(s.Resource, "arn:aws:iam::111122223333:role/stoa-prod-apply") if s.Effect == "Deny"
    ])
    error_message = "The apply role must not widen itself."
  }
  assert {
    condition     = alltrue([for s in jsondecode(aws_s3_bucket_policy.state.policy).Statement : s.Effect == "Deny"])
    error_message = "The state bucket's policy only takes rights away."
  }
}

run "what_the_pipeline_makes_stays_inside_the_boundary" {
  variables {
    environments = { prod = { monthly_budget_usd = 1500 }, dr = { monthly_budget_usd = 300 } }
  }

  assert {
    condition = alltrue([
      for s in jsondecode(aws_iam_role_policy.github["prod-apply"].policy).Statement :
      try(s.Condition.StringEquals["iam:PermissionsBoundary"], "") == "arn:aws:iam::111122223333:policy/stoa-prod-boundary"
      if s.Effect == "Allow" && length(setintersection(s.Action, ["iam:CreateRole", "iam:PutRolePolicy", "iam:AttachRolePolicy", "iam:PutRolePermissionsBoundary"])) > 0
    ])
    error_message = "A role may be made or filled only with the boundary on it."
  }
  assert {
    condition = anytrue([
      for s in jsondecode(aws_iam_role_policy.github["prod-apply"].policy).Statement :
      contains(s.Resource, "arn:aws:iam::111122223333:policy/stoa-prod-boundary") && contains(s.Action, "iam:*") if s.Effect == "Deny"
    ])
    error_message = "The apply role must not rewrite the boundary."
  }
  assert {
    condition = anytrue([
      for s in jsondecode(aws_iam_role_policy.github["prod-apply"].policy).Statement :
      contains(s.Action, "iam:DeleteRolePermissionsBoundary") && contains(s.Resource, "*") if s.Effect == "Deny"
    ])
    error_message = "The apply role must not take the boundary off."
  }
  assert {
    condition = alltrue([
      for s in jsondecode(aws_iam_policy.boundary["dr"].policy).Statement :
      s.NotResource == ["arn:aws:iam::111122223333:role/stoa-dr-*"] if s.Sid == "OnlyOwnRoles"
    ])
    error_message = "Two environments of one account must not lend each other roles."
  }
  assert {
    condition     = alltrue([for policy in aws_iam_policy.boundary : length(replace(policy.policy, "/\\s/", "")) <= 6144])
    error_message = "AWS refuses a policy of more than 6144 characters."
  }
  assert {
    condition     = !contains(flatten([for s in jsondecode(aws_iam_policy.boundary["prod"].policy).Statement : s.Action if s.Effect == "Allow"]), "*")
    error_message = "The boundary names the services."
  }
}

run "each_budget_warns_four_times" {
  assert {
    condition     = length(aws_budgets_budget.environment["prod"].notification) == 4 && aws_budgets_budget.environment["prod"].limit_amount == "1500"
    error_message = "Budget or alerts are wrong."
  }
  assert {
    condition     = toset([for n in aws_budgets_budget.environment["prod"].notification : n.notification_type]) == toset(["ACTUAL", "FORECASTED"])
    error_message = "A budget must also warn by forecast."
  }
}

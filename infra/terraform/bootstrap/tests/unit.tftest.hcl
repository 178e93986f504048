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
  environments = { dev = { monthly_budget_usd = 300 }, prod = { monthly_budget_usd = 1500, branch = "release" } }
  alert_emails = ["ops@stoa.example"]
}

run "state_is_private_encrypted_and_versioned" {
  command = plan

  assert {
    condition     = aws_s3_bucket.state.bucket == "stoa-111122223333-eu-central-1-tfstate" && !aws_s3_bucket.state.force_destroy
    error_message = "The bucket's name or protection is wrong."
  }
  assert {
    condition     = aws_s3_bucket_versioning.state.versioning_configuration[0].status == "Enabled"
    error_message = "State must be versioned."
  }
  assert {
    condition     = one(aws_s3_bucket_server_side_encryption_configuration.state.rule).apply_server_side_encryption_by_default[0].sse_algorithm == "aws:kms"
    error_message = "State must be encrypted with its key."
  }
  assert {
    condition     = aws_s3_bucket_public_access_block.state.restrict_public_buckets && aws_s3_bucket_public_access_block.state.block_public_policy
    error_message = "State must not become public."
  }
  assert {
    condition     = local.tls_only.Effect == "Deny" && local.tls_only.Condition.Bool["aws:SecureTransport"] == "false"
    error_message = "Plain HTTP must be refused."
  }
}

run "roles_trust_both_spellings_and_nothing_else" {
  command = plan

  assert {
    condition = toset(local.subjects["prod-plan"]) == toset([
      "repo:acme/stoa:pull_request", "repo:acme@42/stoa@77:pull_request",
      "repo:acme/stoa:ref:refs/heads/release", "repo:acme@42/stoa@77:ref:refs/heads/release",
    ])
    error_message = "The plan role trusts the wrong subjects."
  }
  assert {
    condition     = toset(local.subjects["prod-apply"]) == toset(["repo:acme/stoa:environment:prod", "repo:acme@42/stoa@77:environment:prod"])
    error_message = "The apply role must be gated by its environment."
  }
  assert {
    condition     = !strcontains(jsonencode(local.subjects), "*")
    error_message = "A subject must not hold a wildcard."
  }
  assert {
    condition     = endswith(aws_iam_role_policy_attachment.base["dev-plan"].policy_arn, "/ReadOnlyAccess")
    error_message = "A pull request may only read."
  }
}

run "a_second_region_has_state_but_no_roles" {
  command = plan

  variables {
    region = "eu-west-1"
    github = null
  }

  assert {
    condition     = length(aws_iam_role.github) == 0 && length(aws_iam_openid_connect_provider.github) == 0
    error_message = "The account has the roles already."
  }
}

run "an_old_repository_has_one_spelling" {
  command = plan

  variables {
    github = { owner = "acme", repository = "stoa" }
  }

  assert {
    condition     = local.subjects["dev-apply"] == ["repo:acme/stoa:environment:dev"]
    error_message = "Without ids only the name's spelling is trusted."
  }
}

run "bad_input_is_refused" {
  command = plan

  variables {
    account_id               = "1234"
    region                   = "europe"
    cost_center              = "Cost Center"
    github                   = { owner = "acme/*", repository = "stoa", owner_id = "abc" }
    environments             = { Prod = { monthly_budget_usd = 0, branch = "*" } }
    alert_emails             = ["nobody"]
    permissions_boundary_arn = "boundary"
    emulator                 = null
  }

  expect_failures = [
    var.account_id, var.region, var.cost_center, var.github, var.environments,
    var.alert_emails, var.permissions_boundary_arn, var.emulator,
  ]
}

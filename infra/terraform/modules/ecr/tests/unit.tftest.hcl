mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
}

variables {
  name         = "stoa-test"
  repositories = ["catalog", "orders"]
}

run "tags_never_move" {
  command = plan

  assert {
    condition     = alltrue([for repository in aws_ecr_repository.this : repository.image_tag_mutability == "IMMUTABLE" && one(repository.image_scanning_configuration).scan_on_push])
    error_message = "Every repository must have immutable tags and scan on push."
  }
  assert {
    condition     = aws_ecr_repository.this["orders"].name == "stoa-test/orders"
    error_message = "Repositories must be named below the prefix."
  }
  assert {
    condition     = jsondecode(aws_ecr_lifecycle_policy.this["catalog"].policy).rules[1].selection.countNumber == 50
    error_message = "Fifty images are kept by default."
  }
  assert {
    condition     = length(aws_ecr_repository_policy.this) == 0
    error_message = "No other account may pull unless named."
  }
}

run "others_may_only_pull" {
  command = plan

  variables {
    pull_account_ids = ["210987654321"]
    kms_key_arn      = "arn:aws:kms:eu-central-1:123456789012:key/1b2c"
  }

  assert {
    condition     = alltrue([for action in jsondecode(aws_ecr_repository_policy.this["orders"].policy).Statement[0].Action : !strcontains(action, "Put") && !strcontains(action, "Upload")])
    error_message = "Another account may pull and nothing else."
  }
  assert {
    condition     = one(aws_ecr_repository.this["catalog"].encryption_configuration).encryption_type == "KMS"
    error_message = "A key that is named must be used."
  }
}

run "rejects_bad_input" {
  command = plan

  variables {
    name             = "S"
    repositories     = []
    kms_key_arn      = "alias/x"
    keep_images      = 1
    untagged_days    = 0
    pull_account_ids = ["12"]
  }

  expect_failures = [var.name, var.repositories, var.kms_key_arn, var.keep_images, var.untagged_days, var.pull_account_ids]
}

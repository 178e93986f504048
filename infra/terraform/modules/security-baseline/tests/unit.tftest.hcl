mock_provider "aws" {
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/cloudtrail/stoa-prod" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::111122223333:role/stoa-prod-trail" }
  }
}

variables {
  name         = "stoa-prod"
  kms_key_arn  = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
  trail_bucket = "stoa-111122223333-prod-logs"
}

run "the_account_is_closed_by_default" {
  command = plan

  assert {
    condition     = aws_s3_account_public_access_block.this[0].restrict_public_buckets && aws_ebs_encryption_by_default.this[0].enabled && aws_ebs_snapshot_block_public_access.this[0].state == "block-all-sharing"
    error_message = "Nothing becomes public and every disk is encrypted."
  }
  assert {
    condition     = aws_guardduty_detector.this[0].enable && contains(keys(aws_guardduty_detector_feature.this), "EKS_AUDIT_LOGS")
    error_message = "Threats in the cluster's audit log must be seen."
  }
  assert {
    condition     = length(aws_guardduty_detector_feature.this["RUNTIME_MONITORING"].additional_configuration) == 2 && aws_accessanalyzer_analyzer.this[0].type == "ACCOUNT"
    error_message = "Runtime agents are managed and sharing is analysed."
  }
}

run "a_second_environment_leaves_the_account_alone" {
  command = plan

  variables {
    account_wide = false
  }

  assert {
    condition     = length(aws_s3_account_public_access_block.this) + length(aws_guardduty_detector.this) + length(aws_guardduty_detector_feature.this) + length(aws_accessanalyzer_analyzer.this) == 0
    error_message = "The account's own settings belong to one environment."
  }
}

run "what_a_region_lacks_is_left_out" {
  command = plan

  variables {
    threat_detection = { enabled = false }
    access_analyzer  = false
  }

  assert {
    condition     = length(aws_guardduty_detector.this) == 0 && length(aws_accessanalyzer_analyzer.this) == 0 && length(aws_ebs_encryption_by_default.this) == 1
    error_message = "Only the two named services are left out."
  }
}

run "bad_input_is_refused" {
  command = plan

  variables {
    name                     = "Stoa"
    kms_key_arn              = "key"
    trail_bucket             = "A"
    account_wide             = null
    threat_detection         = { frequency = "DAILY", features = ["EVERYTHING"] }
    access_analyzer          = null
    data_events              = { assets = "assets" }
    log_retention_days       = 2
    permissions_boundary_arn = "boundary"
  }

  expect_failures = [
    var.permissions_boundary_arn,
    var.name, var.kms_key_arn, var.trail_bucket, var.account_wide, var.threat_detection,
    var.access_analyzer, var.data_events, var.log_retention_days,
  ]
}

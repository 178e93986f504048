mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
}

variables {
  name = "stoa-test-assets"
}

run "closed_encrypted_and_versioned_by_default" {
  command = plan

  assert {
    condition     = alltrue([aws_s3_bucket_public_access_block.this.block_public_acls, aws_s3_bucket_public_access_block.this.block_public_policy, aws_s3_bucket_public_access_block.this.ignore_public_acls, aws_s3_bucket_public_access_block.this.restrict_public_buckets])
    error_message = "All four public-access switches must be on."
  }
  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default).sse_algorithm == "AES256"
    error_message = "Without a key the bucket must still be encrypted."
  }
  assert {
    condition     = one(aws_s3_bucket_versioning.this.versioning_configuration).status == "Enabled"
    error_message = "Versioning must be on by default."
  }
  assert {
    condition     = [for statement in jsondecode(aws_s3_bucket_policy.this.policy).Statement : statement.Sid] == ["TlsOnly"]
    error_message = "By default the policy only refuses plain HTTP."
  }
  assert {
    condition     = length(aws_s3_bucket_cors_configuration.this) == 0 && length(aws_s3_bucket_logging.this) == 0 && length(aws_s3_bucket_object_lock_configuration.this) == 0
    error_message = "Options must be off unless asked for."
  }
}

run "log_writers_are_bound_to_the_account" {
  command = plan

  variables {
    log_delivery        = ["alb", "cloudtrail"]
    cloudfront_readable = true
    lifecycle_days      = { infrequent = 30, expire = 365 }
  }

  assert {
    condition     = [for statement in jsondecode(aws_s3_bucket_policy.this.policy).Statement : statement.Sid] == ["TlsOnly", "DeliverAlb", "DeliverCloudtrail", "LookCloudtrail", "CloudFrontReads"]
    error_message = "Each writer needs its delivery, CloudTrail also its look-up."
  }
  assert {
    condition     = alltrue([for statement in jsondecode(aws_s3_bucket_policy.this.policy).Statement : statement.Condition.StringEquals["aws:SourceAccount"] == "123456789012" if statement.Effect == "Allow"])
    error_message = "No allowance may hold for another account."
  }
  assert {
    condition     = aws_s3_bucket_lifecycle_configuration.this.rule[0].expiration[0].days == 365
    error_message = "Logs must expire when asked to."
  }
}

run "kms_lock_and_access_log" {
  command = plan

  variables {
    kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/1b2c"
    lock_days   = 35
    access_log  = { bucket = "stoa-test-logs", prefix = "s3/assets/" }
  }

  assert {
    condition     = one(aws_s3_bucket_server_side_encryption_configuration.this.rule).bucket_key_enabled && one(one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default).sse_algorithm == "aws:kms"
    error_message = "A KMS bucket must use a bucket key: without it every object is a KMS request."
  }
  assert {
    condition     = aws_s3_bucket.this.object_lock_enabled && one(one(aws_s3_bucket_object_lock_configuration.this[0].rule).default_retention).days == 35
    error_message = "A locked bucket must be created with object lock."
  }
}

run "rejects_bad_input" {
  command = plan

  variables {
    name           = "Bad_Name"
    lifecycle_days = { infrequent = 7 }
    log_delivery   = ["nginx"]
    cors_origins   = ["*"]
    lock_days      = 0
  }

  expect_failures = [var.name, var.lifecycle_days, var.log_delivery, var.cors_origins, var.lock_days]
}

run "rejects_contradictions" {
  command = plan

  variables {
    kms_key_arn    = "arn:aws:kms:eu-central-1:123456789012:key/1b2c"
    log_delivery   = ["alb"]
    lifecycle_days = { infrequent = 60, expire = 30 }
    lock_days      = 10
    force_destroy  = true
  }

  expect_failures = [var.kms_key_arn, var.lifecycle_days, var.force_destroy]
}

run "rejects_key_log_target_and_zero_days" {
  command = plan

  variables {
    kms_key_arn    = "alias/x"
    access_log     = { bucket = "stoa-test-logs", prefix = "no-slash" }
    lifecycle_days = { noncurrent = 0 }
  }

  expect_failures = [var.kms_key_arn, var.access_log, var.lifecycle_days]
}

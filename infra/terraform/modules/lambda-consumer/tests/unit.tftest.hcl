mock_provider "aws" {
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::111122223333:role/stoa-dev-notifications-consumer" }
  }
}

variables {
  name        = "stoa-dev-notifications-consumer"
  package     = { s3_bucket = "stoa-releases", s3_key = "notifications.zip" }
  queue       = { arn = "arn:aws:sqs:eu-central-1:111122223333:stoa-dev-notifications-consumer", visibility_seconds = 180 }
  kms_key_arn = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
}

run "an_archive_runs_on_graviton_with_partial_batches" {
  command = plan

  assert {
    condition     = aws_lambda_function.this.architectures[0] == "arm64" && aws_lambda_function.this.package_type == "Zip" && aws_lambda_function.this.runtime == "nodejs22.x"
    error_message = "An archive runs on Node and Graviton."
  }
  assert {
    condition     = contains(aws_lambda_event_source_mapping.queue.function_response_types, "ReportBatchItemFailures") && aws_lambda_event_source_mapping.queue.scaling_config[0].maximum_concurrency == 5
    error_message = "One bad message must not return its batch."
  }
  assert {
    condition     = jsondecode(aws_iam_role_policy.queue.policy).Statement[0].Resource == [var.queue.arn] && !strcontains(aws_iam_role_policy.queue.policy, "*")
    error_message = "The function may read its own queue only."
  }
  assert {
    condition     = contains(keys(aws_iam_role_policy_attachment.this), "AWSLambdaBasicExecutionRole")
    error_message = "Outside the VPC the function needs no network interfaces."
  }
}

run "bad_input_is_refused" {
  command = plan

  variables {
    name                     = "Fn"
    package                  = { image_uri = "repo:tag", s3_bucket = "b" }
    size                     = { memory_mib = 64, concurrency = 1 }
    batch                    = { messages = 0 }
    environment              = { DATABASE_PASSWORD = "x" }
    policies                 = { broken = "{}" }
    network                  = { subnet_ids = ["subnet-a"], security_group_ids = [] }
    kms_key_arn              = "key"
    log_retention_days       = 2
    permissions_boundary_arn = "boundary"
  }

  expect_failures = [
    var.permissions_boundary_arn,
    var.name, var.package, var.size, var.batch, var.environment, var.policies,
    var.network, var.kms_key_arn, var.log_retention_days,
  ]
}

run "a_message_must_not_return_while_it_is_handled" {
  command = plan

  variables {
    queue = { arn = "queue", visibility_seconds = 60 }
  }

  expect_failures = [var.queue]
}

mock_provider "aws" {
  mock_resource "aws_cloudwatch_event_bus" {
    defaults = { arn = "arn:aws:events:eu-central-1:111122223333:event-bus/stoa-dev-integration" }
  }
  mock_resource "aws_cloudwatch_event_rule" {
    defaults = { arn = "arn:aws:events:eu-central-1:111122223333:rule/stoa-dev-integration/erp" }
  }
  mock_resource "aws_sqs_queue" {
    defaults = { arn = "arn:aws:sqs:eu-central-1:111122223333:stoa-dev-integration-dlq" }
  }
}

variables {
  name        = "stoa-dev-integration"
  kms_key_arn = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
  forwards = {
    erp   = { sources = ["stoa.orders"], detail_types = ["orders.order-placed"], target_arn = "arn:aws:sqs:eu-central-1:111122223333:erp" }
    audit = { sources = ["stoa.payments"], target_arn = "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/events/audit" }
  }
}

run "archived_and_forwarded_with_a_place_for_failures" {
  command = plan

  assert {
    condition     = aws_cloudwatch_event_archive.this.retention_days == 30 && aws_sqs_queue.dead_letter.message_retention_seconds == 1209600
    error_message = "Events are kept 30 days, failures 14."
  }
  assert {
    condition     = jsondecode(aws_cloudwatch_event_rule.forward["erp"].event_pattern) == { source = ["stoa.orders"], detail-type = ["orders.order-placed"] }
    error_message = "The rule must match source and type."
  }
  assert {
    condition     = jsondecode(aws_cloudwatch_event_rule.forward["audit"].event_pattern) == { source = ["stoa.payments"] }
    error_message = "Without types a rule matches every type of its source."
  }
  assert {
    condition     = aws_cloudwatch_event_target.forward["erp"].retry_policy[0].maximum_retry_attempts == 20 && length(aws_cloudwatch_event_target.forward) == 2
    error_message = "Delivery is tried again before an event is parked."
  }
}

run "bad_input_is_refused" {
  command = plan

  variables {
    name         = "Bus"
    kms_key_arn  = "key"
    archive_days = 0
    forwards     = { erp = { sources = [], target_arn = "queue" } }
    retry        = { max_age_seconds = 5 }
  }

  expect_failures = [var.name, var.kms_key_arn, var.archive_days, var.forwards, var.retry]
}

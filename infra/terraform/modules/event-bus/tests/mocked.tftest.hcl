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

run "only_its_rules_may_park_events" {
  variables {
    name        = "stoa-dev-integration"
    kms_key_arn = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
    forwards    = { erp = { sources = ["stoa.orders"], target_arn = "arn:aws:sqs:eu-central-1:111122223333:erp" } }
  }

  assert {
    condition     = jsondecode(aws_sqs_queue_policy.dead_letter.policy).Statement[1].Condition.ArnEquals["aws:SourceArn"] == "arn:aws:events:eu-central-1:111122223333:rule/stoa-dev-integration/erp"
    error_message = "Another rule could fill the dead-letter queue."
  }
  assert {
    condition     = aws_cloudwatch_event_target.forward["erp"].dead_letter_config[0].arn == "arn:aws:sqs:eu-central-1:111122223333:stoa-dev-integration-dlq"
    error_message = "What cannot be delivered must be parked."
  }
  assert {
    condition     = jsondecode(output.put_policy_json).Statement[0].Resource == ["arn:aws:events:eu-central-1:111122223333:event-bus/stoa-dev-integration"]
    error_message = "The policy must name this bus only."
  }
  assert {
    condition     = aws_cloudwatch_event_archive.this.event_source_arn == output.arn
    error_message = "The archive must belong to the bus."
  }
}

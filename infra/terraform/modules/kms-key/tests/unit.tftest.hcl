mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_region" {
    defaults = { name = "eu-central-1" }
  }
}

variables {
  name        = "stoa-test-data"
  description = "Data at rest of a test."
}

run "rotates_and_is_owned_by_the_account" {
  command = plan

  assert {
    condition     = aws_kms_key.this.enable_key_rotation && aws_kms_key.this.deletion_window_in_days == 30
    error_message = "A key must rotate and be recoverable for 30 days by default."
  }
  assert {
    condition     = [for statement in jsondecode(aws_kms_key.this.policy).Statement : statement.Sid] == ["AccountByIam"]
    error_message = "Without services only the account may use the key."
  }
}

run "services_are_bound_to_the_account" {
  command = plan

  variables {
    services = ["logs", "sns", "delivery.logs"]
  }

  assert {
    condition     = [for statement in jsondecode(aws_kms_key.this.policy).Statement : statement.Sid] == ["AccountByIam", "Logs", "DeliveryLogs", "Sns"]
    error_message = "Each service needs its own statement."
  }
  assert {
    condition     = alltrue([for statement in slice(jsondecode(aws_kms_key.this.policy).Statement, 1, 4) : can(statement.Condition)])
    error_message = "No service may use the key for another account."
  }
  assert {
    condition     = jsondecode(aws_kms_key.this.policy).Statement[1].Principal.Service == "logs.eu-central-1.amazonaws.com"
    error_message = "CloudWatch Logs is a regional principal."
  }
}

run "eventbridge_cannot_name_its_account" {
  command = plan

  variables {
    services = ["events"]
  }

  assert {
    condition     = !can(jsondecode(aws_kms_key.this.policy).Statement[1].Condition) && jsondecode(aws_kms_key.this.policy).Statement[1].Principal.Service == "events.amazonaws.com"
    error_message = "With a condition EventBridge could not publish to an encrypted topic."
  }
}

run "rejects_bad_input" {
  command = plan

  variables {
    name                 = "alias/x"
    description          = "short"
    services             = ["ec2"]
    deletion_window_days = 3
  }

  expect_failures = [var.name, var.description, var.services, var.deletion_window_days]
}

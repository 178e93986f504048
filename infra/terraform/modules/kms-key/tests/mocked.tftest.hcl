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
  mock_resource "aws_kms_key" {
    defaults = {
      arn    = "arn:aws:kms:eu-central-1:123456789012:key/1b2c"
      key_id = "1b2c"
    }
  }
}

run "alias_points_at_the_key" {
  variables {
    name        = "stoa-test-data"
    description = "Data at rest of a test."
  }

  assert {
    condition     = aws_kms_alias.this.target_key_id == "1b2c" && output.alias == "alias/stoa-test-data"
    error_message = "The alias must point at the key."
  }
  assert {
    condition     = output.arn == "arn:aws:kms:eu-central-1:123456789012:key/1b2c"
    error_message = "Consumers need the key's ARN, not its id."
  }
}

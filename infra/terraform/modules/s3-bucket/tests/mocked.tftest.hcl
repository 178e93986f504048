mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_resource "aws_s3_bucket" {
    defaults = {
      arn = "arn:aws:s3:::stoa-test-assets"
      id  = "stoa-test-assets"
    }
  }
}

run "name_is_known_after_the_policy" {
  variables {
    name         = "stoa-test-assets"
    cors_origins = ["https://shop.example.com"]
  }

  assert {
    condition     = output.name == "stoa-test-assets" && output.arn == "arn:aws:s3:::stoa-test-assets"
    error_message = "Consumers need name and ARN."
  }
  assert {
    condition     = jsondecode(aws_s3_bucket_policy.this.policy).Statement[0].Resource == ["arn:aws:s3:::stoa-test-assets", "arn:aws:s3:::stoa-test-assets/*"]
    error_message = "TLS must be required for the bucket and for its objects."
  }
  assert {
    condition     = one(aws_s3_bucket_cors_configuration.this[0].cors_rule).allowed_origins == toset(["https://shop.example.com"])
    error_message = "Only the named origins may use the bucket from a page."
  }
}

mock_provider "aws" {
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/cloudtrail/stoa-prod" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::111122223333:role/stoa-prod-trail" }
  }
}

run "the_trail_sees_every_region_and_can_be_trusted" {
  variables {
    name                     = "stoa-prod"
    kms_key_arn              = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
    trail_bucket             = "stoa-111122223333-prod-logs"
    data_events              = { assets = "arn:aws:s3:::stoa-prod-assets" }
    permissions_boundary_arn = "arn:aws:iam::111122223333:policy/stoa-prod-boundary"
  }

  assert {
    condition     = aws_iam_role.trail.permissions_boundary == var.permissions_boundary_arn
    error_message = "A role without the boundary is one that the pipeline may not make."
  }
  assert {
    condition     = aws_cloudtrail.this.is_multi_region_trail && aws_cloudtrail.this.enable_log_file_validation && aws_cloudtrail.this.kms_key_id == var.kms_key_arn
    error_message = "The trail must cover all regions, be signed and be encrypted."
  }
  assert {
    condition     = aws_cloudtrail.this.cloud_watch_logs_group_arn == "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/cloudtrail/stoa-prod:*"
    error_message = "The trail must reach its log group."
  }
  assert {
    condition     = one(one(aws_cloudtrail.this.event_selector).data_resource).values == tolist(["arn:aws:s3:::stoa-prod-assets/"])
    error_message = "Reads of the named bucket must be recorded."
  }
  assert {
    condition     = !contains(jsondecode(aws_iam_role_policy.trail.policy).Statement[0].Resource, "*")
    error_message = "The trail may write its own log only."
  }
}

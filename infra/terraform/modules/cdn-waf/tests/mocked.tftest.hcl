mock_provider "aws" {
  mock_resource "aws_cloudfront_distribution" {
    defaults = { arn = "arn:aws:cloudfront::111122223333:distribution/E1" }
  }
  mock_resource "aws_cloudwatch_log_delivery_destination" {
    defaults = { arn = "arn:aws:logs:us-east-1:111122223333:delivery-destination:stoa-prod-edge-access" }
  }
  mock_resource "aws_wafv2_web_acl" {
    defaults = { arn = "arn:aws:wafv2:us-east-1:111122223333:global/webacl/stoa/1" }
  }
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:us-east-1:111122223333:log-group:aws-waf-logs-stoa" }
  }
}

run "a_shop_with_its_own_name_and_private_assets" {
  variables {
    name                  = "stoa-prod-edge"
    aliases               = ["stoa.example", "www.stoa.example"]
    certificate_arn       = "arn:aws:acm:us-east-1:111122223333:certificate/1"
    origin                = { domain_name = "origin.stoa.example" }
    assets                = { bucket_domain_name = "assets.s3.eu-central-1.amazonaws.com" }
    countries             = { mode = "whitelist", codes = ["DE", "CZ"] }
    rate_limit            = { all = 1000, sign_in = 50, paths = ["/api/v1/sessions", "/api/v1/customers"] }
    access_log_bucket_arn = "arn:aws:s3:::stoa-prod-logs"
  }

  assert {
    condition     = aws_cloudwatch_log_delivery_source.access[0].resource_arn == aws_cloudfront_distribution.this.arn && aws_cloudwatch_log_delivery.access[0].delivery_destination_arn == aws_cloudwatch_log_delivery_destination.access[0].arn && aws_cloudwatch_log_delivery_destination.access[0].delivery_destination_configuration[0].destination_resource_arn == "arn:aws:s3:::stoa-prod-logs/cloudfront"
    error_message = "The access log must reach the bucket."
  }
  assert {
    condition     = aws_cloudfront_distribution.this.web_acl_id == aws_wafv2_web_acl.this.arn && aws_cloudfront_distribution.this.viewer_certificate[0].minimum_protocol_version == "TLSv1.2_2021"
    error_message = "The firewall stands in front and old TLS is refused."
  }
  assert {
    condition     = one([for o in aws_cloudfront_distribution.this.origin : o if o.origin_id == "assets"]).origin_access_control_id == aws_cloudfront_origin_access_control.assets[0].id
    error_message = "The bucket must stay private."
  }
  assert {
    condition     = aws_cloudfront_distribution.this.ordered_cache_behavior[1].path_pattern == "/assets/*" && one(aws_cloudfront_distribution.this.restrictions).geo_restriction[0].locations == toset(["DE", "CZ"])
    error_message = "Assets have their path; only the named countries are served."
  }
  assert {
    condition     = length(aws_wafv2_web_acl.this.rule) == 7 && length(aws_wafv2_web_acl_logging_configuration.this[0].redacted_fields) == 2
    error_message = "Each sign-in path is limited and no credential is logged."
  }
}

mock_provider "aws" {
  mock_resource "aws_wafv2_web_acl" {
    defaults = { arn = "arn:aws:wafv2:us-east-1:111122223333:global/webacl/stoa/1" }
  }
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:us-east-1:111122223333:log-group:aws-waf-logs-stoa" }
  }
}

variables {
  name   = "stoa-dev-edge"
  origin = { domain_name = "alb.stoa.example" }
}

run "tls_everywhere_and_the_api_is_never_cached" {
  command = plan

  assert {
    condition     = one([for o in aws_cloudfront_distribution.this.origin : o if o.origin_id == "app"]).custom_origin_config[0].origin_protocol_policy == "https-only"
    error_message = "The origin must be reached over TLS."
  }
  assert {
    condition     = aws_cloudfront_distribution.this.ordered_cache_behavior[0].cache_policy_id == local.no_cache && aws_cloudfront_distribution.this.ordered_cache_behavior[0].viewer_protocol_policy == "https-only"
    error_message = "The API must not be cached or spoken in clear."
  }
  assert {
    condition     = aws_cloudfront_response_headers_policy.this.security_headers_config[0].strict_transport_security[0].access_control_max_age_sec >= 31536000
    error_message = "Browsers must remember to use TLS."
  }
  assert {
    condition     = aws_wafv2_web_acl.this.scope == "CLOUDFRONT" && length(aws_wafv2_web_acl.this.rule) == 6
    error_message = "Two rate limits and four managed groups."
  }
  assert {
    condition     = length(setsubtract(["AWSManagedRulesSQLiRuleSet", "AWSManagedRulesCommonRuleSet"], [for r in aws_wafv2_web_acl.this.rule : r.name])) == 0
    error_message = "SQL injection and the OWASP list must be covered."
  }
  assert {
    condition     = length(aws_cloudfront_origin_access_control.assets) == 0 && aws_cloudfront_distribution.this.viewer_certificate[0].cloudfront_default_certificate
    error_message = "Without aliases and assets neither certificate nor bucket."
  }
}

run "bad_input_is_refused" {
  command = plan

  variables {
    name                    = "Edge"
    certificate_arn         = "arn:aws:acm:eu-central-1:111122223333:certificate/1"
    origin                  = { domain_name = "https://stoa.example/" }
    assets                  = { bucket_domain_name = "b", path = "assets" }
    rate_limit              = { all = 10, sign_in = 5, paths = [] }
    countries               = { mode = "whitelist", codes = ["germany"] }
    price_class             = "cheap"
    content_security_policy = "script-src 'unsafe-eval'"
    access_log_bucket_arn   = "logs"
    log_refused             = null
    log_retention_days      = 2
  }

  expect_failures = [
    var.name, var.certificate_arn, var.origin, var.assets, var.rate_limit, var.countries,
    var.price_class, var.content_security_policy, var.access_log_bucket_arn, var.log_refused, var.log_retention_days,
  ]
}

run "an_alias_is_a_plain_name_and_a_list_is_not_empty" {
  command = plan

  variables {
    aliases   = ["*"]
    countries = { mode = "whitelist" }
  }

  expect_failures = [var.aliases, var.countries]
}

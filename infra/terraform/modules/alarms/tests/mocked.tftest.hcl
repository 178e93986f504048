mock_provider "aws" {
  mock_resource "aws_sns_topic" {
    defaults = { arn = "arn:aws:sns:eu-central-1:111122223333:stoa-prod-alarms" }
  }
}

run "customers_pain_is_one_page" {
  variables {
    name          = "stoa-prod"
    kms_key_arn   = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
    runbooks_url  = "https://stoa.example/runbooks"
    load_balancer = { arn_suffix = "app/stoa-prod/1", target_groups = { gateway = "targetgroup/stoa-prod-gateway/1" } }
    queues        = { orders = { name = "stoa-prod-orders", dead_letter = "stoa-prod-orders-dlq" } }
    subscribers   = { ops = { protocol = "email", endpoint = "ops@stoa.example" }, phone = { protocol = "https", endpoint = "https://pager.example/hook", hears = "pages" } }
  }

  assert {
    condition     = aws_cloudwatch_composite_alarm.shop[0].alarm_rule == "ALARM(\"stoa-prod-alb-5xx\") OR ALARM(\"stoa-prod-alb-latency\") OR ALARM(\"stoa-prod-gateway-healthy\")"
    error_message = "Only what customers feel is part of the page."
  }
  assert {
    condition     = alltrue([for a in aws_cloudwatch_metric_alarm.this : contains(a.alarm_actions, output.topic_arn) && contains(a.ok_actions, output.topic_arn)])
    error_message = "Every alarm must reach someone, and say when it is over."
  }
  assert {
    condition     = output.runbooks == tolist(["alb-5xx.md", "alb-latency.md", "dead-letters.md", "no-healthy-task.md", "queue-age.md", "shop-is-hurt.md"])
    error_message = "The runbooks to write are listed."
  }
  assert {
    condition     = alltrue(flatten([for policy in aws_sns_topic_policy.this : [for s in jsondecode(policy.policy).Statement : s.Condition.StringEquals["aws:SourceAccount"] == "111122223333" if s.Sid != "Events"]]))
    error_message = "Only this account's services may ring."
  }
  assert {
    condition     = alltrue(flatten([for policy in aws_sns_topic_policy.this : [for s in jsondecode(policy.policy).Statement : !can(s.Condition) if s.Sid == "Events"]]))
    error_message = "EventBridge sends no source account; a condition would silence it."
  }
  assert {
    condition     = [for name, a in aws_cloudwatch_metric_alarm.this : name if a.treat_missing_data == "breaching"] == ["gateway-healthy"]
    error_message = "Only the count of healthy tasks must never be silent."
  }
  assert {
    condition     = toset(keys(aws_sns_topic_subscription.this)) == toset(["ops-alarms", "ops-pages", "phone-pages"])
    error_message = "The phone rings for pages only."
  }
}

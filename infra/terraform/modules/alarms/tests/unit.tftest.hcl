mock_provider "aws" {
  mock_resource "aws_sns_topic" {
    defaults = { arn = "arn:aws:sns:eu-central-1:111122223333:stoa-prod-alarms" }
  }
}

variables {
  name          = "stoa-prod"
  kms_key_arn   = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
  runbooks_url  = "https://stoa.example/runbooks"
  load_balancer = { arn_suffix = "app/stoa-prod/1" }
  databases     = { db = { identifier = "stoa-prod-db", min_free_gb = 10 } }
  queues        = { orders = { name = "stoa-prod-orders", dead_letter = "stoa-prod-orders-dlq" } }
  services      = { gateway = { cluster = "stoa-prod", service = "gateway" } }
}

run "few_alarms_each_with_a_runbook" {
  command = plan

  assert {
    condition     = toset(keys(aws_cloudwatch_metric_alarm.this)) == toset(["alb-5xx", "alb-latency", "db-cpu", "db-storage", "db-connections", "gateway-cpu", "orders-age", "orders-dead"])
    error_message = "These eight, no more."
  }
  assert {
    condition     = alltrue([for a in aws_cloudwatch_metric_alarm.this : strcontains(a.alarm_description, "https://stoa.example/runbooks/")])
    error_message = "Every alarm must say what to do."
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.this["db-storage"].comparison_operator == "LessThanThreshold" && aws_cloudwatch_metric_alarm.this["db-storage"].threshold == 10737418240
    error_message = "Storage is an alarm when it falls under 10 GiB."
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.this["alb-latency"].extended_statistic == "p95" && aws_cloudwatch_metric_alarm.this["orders-dead"].threshold == 0
    error_message = "Latency is a percentile; the first dead letter counts."
  }
  assert {
    condition     = length(aws_cloudwatch_metric_alarm.this["alb-5xx"].metric_query) == 4
    error_message = "The share of errors is computed from three metrics."
  }
}

run "nothing_to_watch_is_no_alarm" {
  command = plan

  variables {
    load_balancer = null
    databases     = {}
    queues        = {}
    services      = {}
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.this) == 0 && length(aws_cloudwatch_composite_alarm.shop) == 0
    error_message = "An empty environment must not alarm."
  }
}

run "bad_input_is_refused" {
  command = plan

  variables {
    name          = "Stoa"
    kms_key_arn   = "key"
    runbooks_url  = "http://wiki/"
    subscribers   = { ops = { protocol = "sms", endpoint = "123", hears = "nothing" } }
    load_balancer = { arn_suffix = "arn", max_5xx_percent = 0, target_groups = { gateway = "arn" } }
    services      = { gateway = { cluster = "c", service = "s", max_cpu_percent = 1 } }
    databases     = { db = { identifier = "db", min_free_gb = 0 } }
    queues        = { q = { name = "q", dead_letter = "q" } }
  }

  expect_failures = [
    var.name, var.kms_key_arn, var.runbooks_url, var.subscribers, var.load_balancer,
    var.services, var.databases, var.queues,
  ]
}

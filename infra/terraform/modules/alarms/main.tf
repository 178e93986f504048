locals {
  period = 60

  alarms = merge(local.load_balancer_alarms, local.service_alarms, local.database_alarms, local.queue_alarms)

  # A page needs a person now; the rest can wait for the morning but must not be lost.
  paging = [for name, alarm in local.alarms : name if alarm.page]
}

resource "aws_sns_topic" "this" {
  name              = "${var.name}-alarms"
  kms_master_key_id = var.kms_key_arn
}

resource "aws_sns_topic_policy" "this" {
  arn = aws_sns_topic.this.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      for service in ["cloudwatch", "backup", "events"] : {
        Sid       = title(service)
        Effect    = "Allow"
        Principal = { Service = "${service}.amazonaws.com" }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.this.arn
        Condition = { StringEquals = { "aws:SourceAccount" = element(split(":", aws_sns_topic.this.arn), 4) } }
      }
    ]
  })
}

resource "aws_sns_topic_subscription" "this" {
  for_each = var.subscribers

  topic_arn = aws_sns_topic.this.arn
  protocol  = each.value.protocol
  endpoint  = each.value.endpoint
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = "${each.value.says} Runbook: ${var.runbooks_url}/${each.value.runbook}.md"
  comparison_operator = each.value.below ? "LessThanThreshold" : "GreaterThanThreshold"
  threshold           = each.value.threshold
  evaluation_periods  = each.value.minutes
  datapoints_to_alarm = each.value.minutes
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.this.arn]
  ok_actions          = [aws_sns_topic.this.arn]

  namespace          = each.value.expression == "" ? each.value.namespace : null
  metric_name        = each.value.expression == "" ? each.value.metric : null
  dimensions         = each.value.expression == "" ? each.value.dimensions : null
  period             = each.value.expression == "" ? local.period : null
  statistic          = each.value.expression == "" && !startswith(each.value.statistic, "p") ? each.value.statistic : null
  extended_statistic = each.value.expression == "" && startswith(each.value.statistic, "p") ? each.value.statistic : null

  dynamic "metric_query" {
    for_each = each.value.expression == "" ? [] : [each.value.expression]

    content {
      id          = "result"
      label       = each.key
      expression  = metric_query.value
      return_data = true
    }
  }

  dynamic "metric_query" {
    for_each = each.value.inputs

    content {
      id = metric_query.key

      metric {
        namespace   = each.value.namespace
        metric_name = metric_query.value
        dimensions  = each.value.dimensions
        period      = local.period
        stat        = each.value.statistic
      }
    }
  }
}

# One page instead of three when the shop itself is broken.
resource "aws_cloudwatch_composite_alarm" "shop" {
  count = length(local.paging) > 0 ? 1 : 0

  alarm_name        = "${var.name}-shop-is-hurt"
  alarm_description = "Customers are affected. Runbook: ${var.runbooks_url}/shop-is-hurt.md"
  alarm_rule        = join(" OR ", [for name in sort(local.paging) : "ALARM(\"${aws_cloudwatch_metric_alarm.this[name].alarm_name}\")"])
  alarm_actions     = [aws_sns_topic.this.arn]
  ok_actions        = [aws_sns_topic.this.arn]
}

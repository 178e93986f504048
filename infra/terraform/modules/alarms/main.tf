locals {
  period = 60

  alarms = merge(local.load_balancer_alarms, local.target_alarms, local.service_alarms, local.database_alarms, local.queue_alarms)

  # A group without a single registered task reports nothing at all, which is the worst case and no quiet night.
  must_report = keys(local.target_alarms)

  # A page needs a person now; the rest can wait for the morning but must not be lost.
  paging = [for name, alarm in local.alarms : name if alarm.page]

  subscriptions = merge([
    for name, subscriber in var.subscribers : {
      for topic in(subscriber.hears == "all" ? ["alarms", "pages"] : [subscriber.hears]) :
      "${name}-${topic}" => { topic = topic, protocol = subscriber.protocol, endpoint = subscriber.endpoint }
    }
  ]...)
}

# Two topics, so that a phone may ring for the one and a mailbox take the other.
resource "aws_sns_topic" "this" {
  for_each = toset(["alarms", "pages"])

  name              = "${var.name}-${each.key}"
  kms_master_key_id = var.kms_key_arn
}

resource "aws_sns_topic_policy" "this" {
  for_each = aws_sns_topic.this

  arn = each.value.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [for service in ["cloudwatch", "backup"] : {
        Sid       = title(service)
        Effect    = "Allow"
        Principal = { Service = "${service}.amazonaws.com" }
        Action    = "sns:Publish"
        Resource  = each.value.arn
        Condition = { StringEquals = { "aws:SourceAccount" = element(split(":", each.value.arn), 4) } }
      }],
      # EventBridge does not say on whose behalf it publishes: a condition here would silence it.
      [{
        Sid       = "Events"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "sns:Publish"
        Resource  = each.value.arn
      }],
    )
  })
}

resource "aws_sns_topic_subscription" "this" {
  for_each = local.subscriptions

  topic_arn = aws_sns_topic.this[each.value.topic].arn
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
  treat_missing_data  = contains(local.must_report, each.key) ? "breaching" : "notBreaching"
  alarm_actions       = [aws_sns_topic.this["alarms"].arn]
  ok_actions          = [aws_sns_topic.this["alarms"].arn]

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
  alarm_actions     = [aws_sns_topic.this["pages"].arn]
  ok_actions        = [aws_sns_topic.this["pages"].arn]
}

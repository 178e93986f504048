locals {
  alert_topic_name = "stoa-budget-alerts"

  budget_alerts = {
    half     = { type = "ACTUAL", percent = 50 }
    close    = { type = "ACTUAL", percent = 80 }
    reached  = { type = "ACTUAL", percent = 100 }
    forecast = { type = "FORECASTED", percent = 100 }
  }
}

resource "aws_kms_key" "alerts" {
  description             = "Encrypts budget alerts"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [local.root_statement, {
      Sid       = "BudgetsPublish"
      Effect    = "Allow"
      Principal = { Service = "budgets.amazonaws.com" }
      Action    = ["kms:GenerateDataKey*", "kms:Decrypt"]
      Resource  = "*"
      Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
    }]
  })
}

resource "aws_sns_topic" "alerts" {
  name              = local.alert_topic_name
  kms_master_key_id = aws_kms_key.alerts.arn
}

resource "aws_sns_topic_policy" "alerts" {
  arn = aws_sns_topic.alerts.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "BudgetsPublish"
      Effect    = "Allow"
      Principal = { Service = "budgets.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = aws_sns_topic.alerts.arn
      Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
    }]
  })
}

resource "aws_sns_topic_subscription" "email" {
  for_each = var.alert_emails

  topic_arn = aws_sns_topic.alerts.arn
  protocol  = "email"
  endpoint  = each.key
}

resource "aws_budgets_budget" "environment" {
  for_each = var.environments

  name         = "stoa-${each.key}-monthly"
  budget_type  = "COST"
  time_unit    = "MONTHLY"
  limit_unit   = "USD"
  limit_amount = tostring(each.value.monthly_budget_usd)

  cost_filter {
    name   = "TagKeyValue"
    values = [join("$", ["user:Environment", each.key])]
  }

  dynamic "notification" {
    for_each = local.budget_alerts

    content {
      comparison_operator       = "GREATER_THAN"
      threshold                 = notification.value.percent
      threshold_type            = "PERCENTAGE"
      notification_type         = notification.value.type
      subscriber_sns_topic_arns = [aws_sns_topic.alerts.arn]
    }
  }
}

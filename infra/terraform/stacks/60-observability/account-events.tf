locals {
  # What AWS itself reports, told to the same topic as the alarms.
  account_events = {
    backup-failed = {
      says    = "A backup, copy or restore failed."
      pattern = { source = ["aws.backup"], detail = { state = ["FAILED", "ABORTED", "EXPIRED"] } }
    }
    threat-found = {
      says    = "GuardDuty found something of high severity."
      pattern = { source = ["aws.guardduty"], detail = { severity = [{ numeric = [">=", 7] }] } }
    }
    account-health = {
      says    = "AWS announces an issue with what this account uses."
      pattern = { source = ["aws.health"], detail = { eventTypeCategory = ["issue"] } }
    }
  }
}

resource "aws_cloudwatch_event_rule" "account" {
  for_each = local.account_events

  name          = "${local.name}-${each.key}"
  description   = "${each.value.says} Runbook: ${var.runbooks_url}/${each.key}.md"
  event_pattern = jsonencode(each.value.pattern)
}

resource "aws_cloudwatch_event_target" "account" {
  for_each = local.account_events

  rule      = aws_cloudwatch_event_rule.account[each.key].name
  target_id = "alarm-topic"
  arn       = each.key == "threat-found" ? module.alarms.page_topic_arn : module.alarms.topic_arn
}

resource "aws_ebs_encryption_by_default" "this" {
  count = var.account_wide ? 1 : 0

  enabled = true
}

resource "aws_ebs_snapshot_block_public_access" "this" {
  count = var.account_wide ? 1 : 0

  state = "block-all-sharing"
}

resource "aws_s3_account_public_access_block" "this" {
  count = var.account_wide ? 1 : 0

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_guardduty_detector" "this" {
  count = var.account_wide && var.threat_detection.enabled ? 1 : 0

  enable                       = true
  finding_publishing_frequency = var.threat_detection.frequency
}

resource "aws_guardduty_detector_feature" "this" {
  for_each = var.account_wide && var.threat_detection.enabled ? var.threat_detection.features : []

  detector_id = aws_guardduty_detector.this[0].id
  name        = each.key
  status      = "ENABLED"

  # The agent of runtime monitoring is put on clusters by AWS, so that no node needs to be rebuilt.
  dynamic "additional_configuration" {
    for_each = each.key == "RUNTIME_MONITORING" ? ["EKS_ADDON_MANAGEMENT", "ECS_FARGATE_AGENT_MANAGEMENT"] : []

    content {
      name   = additional_configuration.value
      status = "ENABLED"
    }
  }
}

resource "aws_accessanalyzer_analyzer" "this" {
  count = var.account_wide && var.access_analyzer ? 1 : 0

  analyzer_name = var.name
  type          = "ACCOUNT"
}

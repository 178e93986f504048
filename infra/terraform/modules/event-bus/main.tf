resource "aws_cloudwatch_event_bus" "this" {
  name               = var.name
  description        = "Integration events that leave or enter the shop"
  kms_key_identifier = var.kms_key_arn
}

resource "aws_cloudwatch_event_archive" "this" {
  name             = "${var.name}-archive"
  description      = "Every event, for replay"
  event_source_arn = aws_cloudwatch_event_bus.this.arn
  retention_days   = var.archive_days
}

resource "aws_sqs_queue" "dead_letter" {
  name                      = "${var.name}-dlq"
  kms_master_key_id         = var.kms_key_arn
  message_retention_seconds = 1209600
}

resource "aws_cloudwatch_event_rule" "forward" {
  for_each = var.forwards

  name           = "${var.name}-${each.key}"
  description    = "Forwards ${each.key}"
  event_bus_name = aws_cloudwatch_event_bus.this.name

  event_pattern = jsonencode(merge(
    { source = each.value.sources },
    { for key, types in { "detail-type" = each.value.detail_types } : key => types if length(types) > 0 },
  ))
}

resource "aws_cloudwatch_event_target" "forward" {
  for_each = var.forwards

  rule           = aws_cloudwatch_event_rule.forward[each.key].name
  event_bus_name = aws_cloudwatch_event_bus.this.name
  target_id      = each.key
  arn            = each.value.target_arn
  role_arn       = each.value.role_arn

  retry_policy {
    maximum_event_age_in_seconds = var.retry.max_age_seconds
    maximum_retry_attempts       = var.retry.max_attempts
  }

  dead_letter_config {
    arn = aws_sqs_queue.dead_letter.arn
  }
}

resource "aws_sqs_queue_policy" "dead_letter" {
  queue_url = aws_sqs_queue.dead_letter.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [{
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.dead_letter.arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      }],
      [for rule in aws_cloudwatch_event_rule.forward : {
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "sqs:SendMessage"
        Resource  = aws_sqs_queue.dead_letter.arn
        Condition = { ArnEquals = { "aws:SourceArn" = rule.arn } }
      }],
    )
  })
}

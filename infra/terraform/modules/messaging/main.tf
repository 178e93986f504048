locals {
  subscriptions = merge([
    for name, consumer in var.consumers : {
      for publisher, events in consumer.subscriptions :
      "${name}-from-${publisher}" => { consumer = name, publisher = publisher, events = sort(events) }
    }
  ]...)

  subscribed_to = {
    for name, consumer in var.consumers : name => [for publisher in keys(consumer.subscriptions) : aws_sns_topic.this[publisher].arn]
  }
}

resource "aws_sns_topic" "this" {
  for_each = var.publishers

  name              = "${var.name}-${each.key}"
  kms_master_key_id = var.kms_key_arn
}

resource "aws_sqs_queue" "dead_letter" {
  for_each = var.consumers

  name                      = "${var.name}-${each.key}-dlq"
  kms_master_key_id         = var.kms_key_arn
  message_retention_seconds = 1209600
}

resource "aws_sqs_queue" "this" {
  for_each = var.consumers

  name                       = "${var.name}-${each.key}"
  kms_master_key_id          = var.kms_key_arn
  message_retention_seconds  = var.retention_days * 86400
  visibility_timeout_seconds = each.value.visibility_seconds
  receive_wait_time_seconds  = 20

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letter[each.key].arn
    maxReceiveCount     = each.value.max_receives
  })
}

resource "aws_sqs_queue_redrive_allow_policy" "this" {
  for_each = var.consumers

  queue_url = aws_sqs_queue.dead_letter[each.key].id
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.this[each.key].arn]
  })
}

# The filter reads the envelope's own `type`, so a publisher cannot forget an attribute.
resource "aws_sns_topic_subscription" "this" {
  for_each = local.subscriptions

  topic_arn            = aws_sns_topic.this[each.value.publisher].arn
  protocol             = "sqs"
  endpoint             = aws_sqs_queue.this[each.value.consumer].arn
  raw_message_delivery = true
  filter_policy_scope  = "MessageBody"
  filter_policy        = jsonencode({ type = each.value.events })
}

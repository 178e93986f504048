mock_provider "aws" {
  mock_resource "aws_sns_topic" {
    defaults = { arn = "arn:aws:sns:eu-central-1:111122223333:topic" }
  }
  mock_resource "aws_sqs_queue" {
    defaults = { arn = "arn:aws:sqs:eu-central-1:111122223333:queue" }
  }
}

variables {
  name        = "stoa-dev"
  kms_key_arn = "arn:aws:kms:eu-central-1:111122223333:key/a"
  publishers  = { orders = ["orders.order-placed", "orders.order-cancelled"], payments = ["payments.payment-captured"] }
  consumers = {
    notifications = { subscriptions = { orders = ["orders.order-placed"], payments = ["payments.payment-captured"] } }
    orders        = { subscriptions = { payments = ["payments.payment-captured"] }, visibility_seconds = 180 }
  }
}

run "every_consumer_has_queue_dead_letters_and_filter" {
  command = plan

  assert {
    condition     = toset(keys(aws_sns_topic.this)) == toset(["orders", "payments"]) && toset(keys(aws_sqs_queue.dead_letter)) == toset(["notifications", "orders"])
    error_message = "One topic a publisher, one dead-letter queue a consumer."
  }
  assert {
    condition     = toset(keys(aws_sns_topic_subscription.this)) == toset(["notifications-from-orders", "notifications-from-payments", "orders-from-payments"])
    error_message = "One subscription for each pair."
  }
  assert {
    condition     = jsondecode(aws_sns_topic_subscription.this["notifications-from-orders"].filter_policy).type == ["orders.order-placed"]
    error_message = "A consumer gets the events it asked for, no others."
  }
  assert {
    condition     = alltrue([for q in merge(aws_sqs_queue.this, {}) : q.kms_master_key_id != null]) && aws_sqs_queue.this["orders"].visibility_timeout_seconds == 180
    error_message = "Queues are encrypted and keep their own visibility."
  }
}

run "bad_input_is_refused" {
  command = plan

  variables {
    name           = "Stoa Dev"
    kms_key_arn    = "alias/aws/sqs"
    publishers     = { "Orders!" = [] }
    retention_days = 14
  }

  expect_failures = [var.name, var.kms_key_arn, var.publishers, var.retention_days]
}

run "an_event_nobody_publishes_is_refused" {
  command = plan

  variables {
    consumers = { cart = { subscriptions = { orders = ["orders.order-shipped"] }, visibility_seconds = 0, max_receives = 0 } }
  }

  expect_failures = [var.consumers]
}

mock_provider "aws" {
  mock_resource "aws_sns_topic" {
    defaults = { arn = "arn:aws:sns:eu-central-1:111122223333:stoa-dev-orders" }
  }
  mock_resource "aws_sqs_queue" {
    defaults = { arn = "arn:aws:sqs:eu-central-1:111122223333:stoa-dev-cart" }
  }
}

run "only_the_subscribed_topic_may_send" {
  variables {
    name        = "stoa-dev"
    kms_key_arn = "arn:aws:kms:eu-central-1:111122223333:key/a"
    publishers  = { orders = ["orders.order-placed"] }
    consumers   = { cart = { subscriptions = { orders = ["orders.order-placed"] }, max_receives = 3 } }
  }

  assert {
    condition     = jsondecode(aws_sqs_queue_policy.this["cart"].policy).Statement[0].Condition.ArnEquals["aws:SourceArn"] == ["arn:aws:sns:eu-central-1:111122223333:stoa-dev-orders"]
    error_message = "Another topic could send."
  }
  assert {
    condition     = jsondecode(aws_sqs_queue_policy.this["cart"].policy).Statement[1].Effect == "Deny"
    error_message = "Plain HTTP must be refused."
  }
  assert {
    condition     = jsondecode(aws_sqs_queue.this["cart"].redrive_policy).maxReceiveCount == 3
    error_message = "The third failure must park the message."
  }
  assert {
    condition     = jsondecode(output.publish_policy_json["orders"]).Statement[0].Action == ["sns:Publish"] && !strcontains(output.publish_policy_json["orders"], "*")
    error_message = "A publisher may publish to its topic and nothing else."
  }
  assert {
    condition     = !contains(jsondecode(output.consume_policy_json["cart"]).Statement[0].Action, "sqs:SendMessage") && !strcontains(output.consume_policy_json["cart"], "*")
    error_message = "A consumer may not send."
  }
}

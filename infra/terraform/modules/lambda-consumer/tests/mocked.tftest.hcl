mock_provider "aws" {
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::111122223333:role/stoa-dev-notifications-consumer" }
  }
  mock_resource "aws_lambda_function" {
    defaults = { arn = "arn:aws:lambda:eu-central-1:111122223333:function:stoa-dev-notifications-consumer" }
  }
}

run "an_image_in_the_vpc_with_further_rights" {
  variables {
    name                     = "stoa-dev-notifications-consumer"
    package                  = { image_uri = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/notifications@sha256:0" }
    queue                    = { arn = "arn:aws:sqs:eu-central-1:111122223333:stoa-dev-notifications-consumer", visibility_seconds = 360 }
    size                     = { timeout_seconds = 60, concurrency = 20 }
    environment              = { LOG_LEVEL = "info" }
    policies                 = { mail = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["ses:SendEmail"], Resource = ["arn:aws:ses:eu-central-1:111122223333:identity/stoa.example"] }] }) }
    network                  = { subnet_ids = ["subnet-a", "subnet-b"], security_group_ids = ["sg-1"] }
    kms_key_arn              = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
    permissions_boundary_arn = "arn:aws:iam::111122223333:policy/stoa-prod-boundary"
  }

  assert {
    condition     = aws_iam_role.this.permissions_boundary == var.permissions_boundary_arn
    error_message = "A role without the boundary is one that the pipeline may not make."
  }
  assert {
    condition     = aws_lambda_function.this.package_type == "Image" && aws_lambda_function.this.runtime == null && aws_lambda_function.this.handler == null
    error_message = "An image brings its own runtime."
  }
  assert {
    condition     = aws_lambda_function.this.vpc_config[0].security_group_ids == toset(["sg-1"]) && contains(keys(aws_iam_role_policy_attachment.this), "AWSLambdaVPCAccessExecutionRole")
    error_message = "In the VPC the function needs interfaces and the right to make them."
  }
  assert {
    condition     = aws_iam_role_policy.further["mail"].role == aws_iam_role.this.id && aws_lambda_event_source_mapping.queue.function_name == aws_lambda_function.this.arn
    error_message = "Rights and events must reach this function."
  }
}

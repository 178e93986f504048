locals {
  basic_policy = var.network == null ? "AWSLambdaBasicExecutionRole" : "AWSLambdaVPCAccessExecutionRole"

  statements = [
    {
      Effect   = "Allow"
      Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes"]
      Resource = [var.queue.arn]
    },
    { Effect = "Allow", Action = ["kms:Decrypt"], Resource = [var.kms_key_arn] },
  ]
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/lambda/${var.name}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arn
}

resource "aws_lambda_function" "this" {
  function_name     = var.name
  description       = "Consumes ${element(split(":", var.queue.arn), 5)}"
  role              = aws_iam_role.this.arn
  architectures     = ["arm64"]
  package_type      = var.package.image_uri == null ? "Zip" : "Image"
  image_uri         = var.package.image_uri
  s3_bucket         = var.package.s3_bucket
  s3_key            = var.package.s3_key
  s3_object_version = var.package.s3_object_version
  handler           = var.package.image_uri == null ? var.package.handler : null
  runtime           = var.package.image_uri == null ? var.package.runtime : null
  memory_size       = var.size.memory_mib
  timeout           = var.size.timeout_seconds
  kms_key_arn       = var.kms_key_arn

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.this.name
  }

  dynamic "environment" {
    for_each = length(var.environment) > 0 ? [var.environment] : []

    content {
      variables = environment.value
    }
  }

  dynamic "vpc_config" {
    for_each = var.network[*]

    content {
      subnet_ids         = vpc_config.value.subnet_ids
      security_group_ids = vpc_config.value.security_group_ids
    }
  }
}

# One bad message must not return its whole batch.
resource "aws_lambda_event_source_mapping" "queue" {
  event_source_arn                   = var.queue.arn
  function_name                      = aws_lambda_function.this.arn
  batch_size                         = var.batch.messages
  maximum_batching_window_in_seconds = var.batch.wait_seconds
  function_response_types            = ["ReportBatchItemFailures"]

  scaling_config {
    maximum_concurrency = var.size.concurrency
  }

  depends_on = [aws_iam_role_policy.queue]
}

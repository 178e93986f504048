# The newer delivery: the older one needs a bucket with access lists, which ours refuse.
resource "aws_cloudwatch_log_delivery_source" "access" {
  count = var.access_log_bucket_arn == null ? 0 : 1

  name         = "${var.name}-access"
  log_type     = "ACCESS_LOGS"
  resource_arn = aws_cloudfront_distribution.this.arn
}

resource "aws_cloudwatch_log_delivery_destination" "access" {
  count = var.access_log_bucket_arn == null ? 0 : 1

  name          = "${var.name}-access"
  output_format = "w3c"

  delivery_destination_configuration {
    destination_resource_arn = "${var.access_log_bucket_arn}/cloudfront"
  }
}

resource "aws_cloudwatch_log_delivery" "access" {
  count = var.access_log_bucket_arn == null ? 0 : 1

  delivery_source_name     = aws_cloudwatch_log_delivery_source.access[0].name
  delivery_destination_arn = aws_cloudwatch_log_delivery_destination.access[0].arn
}

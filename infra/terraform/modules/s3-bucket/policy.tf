data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}

locals {
  account = data.aws_caller_identity.current.account_id
  arn     = "arn:${data.aws_partition.current.partition}:s3:::${var.name}"

  log_writers = {
    alb        = "logdelivery.elasticloadbalancing.amazonaws.com"
    s3         = "logging.s3.amazonaws.com"
    cloudtrail = "cloudtrail.amazonaws.com"
    delivery   = "delivery.logs.amazonaws.com"
  }
  own_account = { StringEquals = { "aws:SourceAccount" = local.account } }

  tls_only = {
    Sid       = "TlsOnly"
    Effect    = "Deny"
    Principal = { AWS = "*" }
    Action    = "s3:*"
    Resource  = [local.arn, "${local.arn}/*"]
    Condition = { Bool = { "aws:SecureTransport" = "false" } }
  }

  deliveries = [for writer in sort(var.log_delivery) : {
    Sid       = "Deliver${title(writer)}"
    Effect    = "Allow"
    Principal = { Service = local.log_writers[writer] }
    Action    = "s3:PutObject"
    Resource  = "${local.arn}/*"
    Condition = local.own_account
  }]

  # Both look at the bucket before their first delivery.
  lookups = [for writer in sort(setintersection(var.log_delivery, ["cloudtrail", "delivery"])) : {
    Sid       = "Look${title(writer)}"
    Effect    = "Allow"
    Principal = { Service = local.log_writers[writer] }
    Action    = "s3:GetBucketAcl"
    Resource  = local.arn
    Condition = local.own_account
  }]

  cloudfront = [for statement in [{
    Sid       = "CloudFrontReads"
    Effect    = "Allow"
    Principal = { Service = "cloudfront.amazonaws.com" }
    Action    = "s3:GetObject"
    Resource  = "${local.arn}/*"
    Condition = local.own_account
  }] : statement if var.cloudfront_readable]
}

resource "aws_s3_bucket_policy" "this" {
  bucket = aws_s3_bucket_public_access_block.this.bucket

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = concat([local.tls_only], local.deliveries, local.lookups, local.cloudfront)
  })
}

locals {
  tls_only = {
    Sid       = "TlsOnly"
    Effect    = "Deny"
    Principal = "*"
    Action    = "s3:*"
    Resource  = [local.state_arn, "${local.state_arn}/*"]
    Condition = { Bool = { "aws:SecureTransport" = "false" } }
  }

  keep_bucket = {
    Sid       = "NobodyDeletesTheState"
    Effect    = "Deny"
    Principal = "*"
    Action    = ["s3:DeleteBucket", "s3:PutBucketVersioning"]
    Resource  = [local.state_arn]
    Condition = { ArnLike = { "aws:PrincipalArn" = "arn:aws:iam::${var.account_id}:role/stoa-*" } }
  }
}

resource "aws_s3_bucket_policy" "state" {
  bucket = aws_s3_bucket.state.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [local.tls_only, local.keep_bucket] })
}

# Every plan takes and drops a lock object, which leaves two noncurrent versions behind.
resource "aws_s3_bucket_lifecycle_configuration" "state" {
  bucket = aws_s3_bucket.state.id

  rule {
    id     = "old-versions"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days           = 90
      newer_noncurrent_versions = 20
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 3
    }
  }

  depends_on = [aws_s3_bucket_versioning.state]
}

resource "aws_s3_bucket" "this" {
  #checkov:skip=CKV2_AWS_61:the lifecycle is below, chained through versioning
  #checkov:skip=CKV2_AWS_62:nothing waits for objects of these buckets
  #checkov:skip=CKV_AWS_144:copies in another region are AWS Backup, not replication
  bucket              = var.name
  force_destroy       = var.force_destroy
  object_lock_enabled = var.lock_days != null

  tags = { Name = var.name }
}

resource "aws_s3_bucket_public_access_block" "this" {
  bucket = aws_s3_bucket.this.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "this" {
  bucket = aws_s3_bucket.this.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  bucket = aws_s3_bucket.this.id

  rule {
    bucket_key_enabled = var.kms_key_arn != null

    apply_server_side_encryption_by_default {
      sse_algorithm     = var.kms_key_arn == null ? "AES256" : "aws:kms"
      kms_master_key_id = var.kms_key_arn
    }
  }
}

resource "aws_s3_bucket_versioning" "this" {
  bucket = aws_s3_bucket.this.id

  versioning_configuration {
    status = var.versioning ? "Enabled" : "Suspended"
  }
}

resource "aws_s3_bucket_object_lock_configuration" "this" {
  count = var.lock_days == null ? 0 : 1

  bucket = aws_s3_bucket_versioning.this.bucket

  rule {
    default_retention {
      mode = "GOVERNANCE"
      days = var.lock_days
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  bucket = aws_s3_bucket_versioning.this.bucket

  rule {
    id     = "tidy"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = var.lifecycle_days.unfinished
    }

    noncurrent_version_expiration {
      noncurrent_days = var.lifecycle_days.noncurrent
    }

    dynamic "transition" {
      for_each = var.lifecycle_days.infrequent == null ? [] : [var.lifecycle_days.infrequent]

      content {
        days          = transition.value
        storage_class = "STANDARD_IA"
      }
    }

    dynamic "expiration" {
      for_each = var.lifecycle_days.expire == null ? [] : [var.lifecycle_days.expire]

      content {
        days = expiration.value
      }
    }
  }
}

resource "aws_s3_bucket_logging" "this" {
  count = var.access_log == null ? 0 : 1

  bucket        = aws_s3_bucket.this.id
  target_bucket = var.access_log.bucket
  target_prefix = var.access_log.prefix
}

resource "aws_s3_bucket_cors_configuration" "this" {
  count = length(var.cors_origins) > 0 ? 1 : 0

  bucket = aws_s3_bucket.this.id

  cors_rule {
    allowed_origins = var.cors_origins
    allowed_methods = ["GET", "HEAD", "PUT"]
    allowed_headers = ["content-type", "content-md5", "x-amz-checksum-sha256"]
    expose_headers  = ["etag"]
    max_age_seconds = 3600
  }
}

locals {
  state_bucket = "stoa-${var.account_id}-${var.region}-tfstate"
  state_arn    = "arn:aws:s3:::${local.state_bucket}"

  root_statement = {
    Sid       = "AccountOwnsTheKey"
    Effect    = "Allow"
    Principal = { AWS = "arn:aws:iam::${var.account_id}:root" }
    Action    = "kms:*"
    Resource  = "*"
  }
}

resource "aws_kms_key" "state" {
  description             = "Encrypts the Terraform state"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  policy                  = jsonencode({ Version = "2012-10-17", Statement = [local.root_statement] })
}

resource "aws_kms_alias" "state" {
  name          = "alias/stoa-tfstate"
  target_key_id = aws_kms_key.state.key_id
}

# S3 refuses to delete a bucket that holds objects, and the policy below refuses it altogether;
# prevent_destroy would say the same but cannot be lifted by a variable for the emulator.
resource "aws_s3_bucket" "state" {
  bucket        = local.state_bucket
  force_destroy = var.emulator
}

resource "aws_s3_bucket_versioning" "state" {
  bucket = aws_s3_bucket.state.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "state" {
  bucket = aws_s3_bucket.state.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.state.arn
    }
  }
}

resource "aws_s3_bucket_public_access_block" "state" {
  bucket                  = aws_s3_bucket.state.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "state" {
  bucket = aws_s3_bucket.state.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

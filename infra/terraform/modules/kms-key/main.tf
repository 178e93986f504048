data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

locals {
  account   = data.aws_caller_identity.current.account_id
  partition = data.aws_partition.current.partition
  region    = data.aws_region.current.name

  owner = {
    Sid       = "AccountByIam"
    Effect    = "Allow"
    Principal = { AWS = "arn:${local.partition}:iam::${local.account}:root" }
    Action    = "kms:*"
    Resource  = "*"
  }

  # CloudWatch Logs sends no source account, only the log group as encryption context.
  logs = {
    Sid       = "Logs"
    Effect    = "Allow"
    Principal = { Service = "logs.${local.region}.amazonaws.com" }
    Action    = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"]
    Resource  = "*"
    Condition = {
      ArnLike = { "kms:EncryptionContext:aws:logs:arn" = "arn:${local.partition}:logs:${local.region}:${local.account}:*" }
    }
  }

  # Nor does EventBridge name the source when it publishes to an encrypted topic: with the condition it fails silently.
  unnamed = toset(["events"])

  services = [for service in sort(setsubtract(var.services, ["logs"])) : merge({
    Sid       = join("", [for word in split(".", service) : title(word)])
    Effect    = "Allow"
    Principal = { Service = "${service}.amazonaws.com" }
    Action    = ["kms:Decrypt", "kms:GenerateDataKey*", "kms:DescribeKey"]
    Resource  = "*"
    }, contains(local.unnamed, service) ? {} : {
    Condition = { StringEquals = { "aws:SourceAccount" = local.account } }
  })]

  logs_statements = [for statement in [local.logs] : statement if contains(var.services, "logs")]
}

resource "aws_kms_key" "this" {
  description             = var.description
  enable_key_rotation     = true
  deletion_window_in_days = var.deletion_window_days
  multi_region            = var.multi_region

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = concat([local.owner], local.logs_statements, local.services)
  })

  tags = { Name = var.name }
}

resource "aws_kms_alias" "this" {
  name          = "alias/${var.name}"
  target_key_id = aws_kms_key.this.key_id
}

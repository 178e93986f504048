locals {
  plain_http = {
    Sid       = "NeverWithoutTls"
    Effect    = "Deny"
    Action    = "*"
    Resource  = "*"
    Condition = { Bool = { "aws:SecureTransport" = "false" } }
  }

  publish = [for arn in [lookup(var.topic_arns, local.it.name, "missing")] : {
    Sid      = "PublishOwnEvents"
    Effect   = "Allow"
    Action   = ["sns:Publish"]
    Resource = [arn]
  } if local.publishes]

  consume = [for queue in [try(var.queues[local.it.name].arn, "missing")] : {
    Sid      = "ConsumeOwnQueue"
    Effect   = "Allow"
    Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes"]
    Resource = [queue]
  } if local.consumes]

  objects = [for statement in [{
    Sid      = "OwnObjects"
    Effect   = "Allow"
    Action   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"]
    Resource = [for arn in local.bucket_arns : "${arn}/*"]
  }] : statement if length(local.bucket_arns) > 0]

  listings = [for statement in [{
    Sid      = "ListOwnBuckets"
    Effect   = "Allow"
    Action   = ["s3:ListBucket"]
    Resource = local.bucket_arns
  }] : statement if length(local.bucket_arns) > 0]

  secrets = [for statement in [{
    Sid      = "ReadOwnSecrets"
    Effect   = "Allow"
    Action   = ["secretsmanager:GetSecretValue"]
    Resource = [for name in sort(keys(local.secret_arns)) : local.secret_arns[name]]
  }] : statement if length(local.secret_arns) > 0]

  database = [for role in [try(local.it.database.role, "none")] : {
    Sid      = "SignInAsOwnRole"
    Effect   = "Allow"
    Action   = ["rds-db:connect"]
    Resource = ["arn:${local.partition}:rds-db:${var.account.region}:${var.account.id}:dbuser:${try(var.database.resource_id, "*")}/${role}"]
  } if local.it.database != null]

  cache = [for name in [local.it.name] : {
    Sid      = "ConnectAsOwnCacheUser"
    Effect   = "Allow"
    Action   = ["elasticache:Connect"]
    Resource = ["${local.cache_arn}:replicationgroup:${local.cache_name}", "${local.cache_arn}:user:${local.cache_name}-${name}"]
  } if local.it.cache]

  # The key opens only through the services above, never for data fetched some other way.
  key_users = [for user in [
    { service = "s3", used = length(local.bucket_arns) > 0 },
    { service = "secretsmanager", used = length(local.secret_arns) > 0 },
    { service = "sns", used = local.publishes },
    { service = "sqs", used = local.consumes },
  ] : "${user.service}.${var.account.region}.amazonaws.com" if user.used]

  key = [for statement in [{
    Sid       = "UseKeyThroughOwnServices"
    Effect    = "Allow"
    Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
    Resource  = [coalesce(var.kms_key_arn, "none")]
    Condition = { StringEquals = { "kms:ViaService" = local.key_users } }
  }] : statement if var.kms_key_arn != null && length(local.key_users) > 0]

  statements = concat([local.plain_http], local.publish, local.consume, local.objects, local.listings, local.secrets, local.database, local.cache, local.key)
}

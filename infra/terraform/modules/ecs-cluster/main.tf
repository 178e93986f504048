locals {
  strategy = [
    { provider = "FARGATE", base = var.capacity.base, weight = var.capacity.fargate_weight },
    { provider = "FARGATE_SPOT", base = 0, weight = var.capacity.fargate_spot_weight },
  ]
  used = [for share in local.strategy : share if share.weight > 0 || share.base > 0]
}

resource "aws_service_discovery_http_namespace" "this" {
  name        = var.name
  description = "Service Connect names of ${var.name}."

  tags = { Name = var.name }
}

resource "aws_cloudwatch_log_group" "sessions" {
  #checkov:skip=CKV_AWS_338:environments choose; the CloudTrail record of who opened a session is kept longer
  name              = "/stoa/${var.name}/ecs-exec"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arn
}

resource "aws_ecs_cluster" "this" {
  #checkov:skip=CKV_AWS_224:encrypted whenever a key is given, which every stack does
  name = var.name

  setting {
    name  = "containerInsights"
    value = var.container_insights
  }

  configuration {
    execute_command_configuration {
      kms_key_id = var.kms_key_arn
      logging    = "OVERRIDE"

      log_configuration {
        cloud_watch_encryption_enabled = var.kms_key_arn != null
        cloud_watch_log_group_name     = aws_cloudwatch_log_group.sessions.name
      }
    }
  }

  tags = { Name = var.name }
}

resource "aws_ecs_cluster_capacity_providers" "this" {
  cluster_name       = aws_ecs_cluster.this.name
  capacity_providers = ["FARGATE", "FARGATE_SPOT"]

  dynamic "default_capacity_provider_strategy" {
    for_each = { for share in local.used : share.provider => share }

    content {
      capacity_provider = default_capacity_provider_strategy.key
      base              = default_capacity_provider_strategy.value.base
      weight            = default_capacity_provider_strategy.value.weight
    }
  }
}

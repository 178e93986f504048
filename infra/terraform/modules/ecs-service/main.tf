locals {
  runs = var.kind == "service" ? 1 : 0
}

resource "aws_ecs_service" "this" {
  count = local.runs

  name                  = var.name
  cluster               = var.cluster.arn
  task_definition       = aws_ecs_task_definition.this.arn
  desired_count         = var.scaling.min
  platform_version      = "LATEST"
  propagate_tags        = "SERVICE"
  wait_for_steady_state = var.wait_for_steady_state

  enable_ecs_managed_tags            = true
  enable_execute_command             = false
  availability_zone_rebalancing      = "ENABLED"
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  health_check_grace_period_seconds  = try(var.load_balancer.grace_seconds, null)

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = var.network.subnet_ids
    security_groups  = var.network.security_group_ids
    assign_public_ip = false
  }

  dynamic "capacity_provider_strategy" {
    for_each = var.cluster.capacity_strategy

    content {
      capacity_provider = capacity_provider_strategy.key
      base              = capacity_provider_strategy.value.base
      weight            = capacity_provider_strategy.value.weight
    }
  }

  service_connect_configuration {
    enabled   = true
    namespace = var.cluster.namespace_arn

    service {
      port_name      = "http"
      discovery_name = var.container.name

      client_alias {
        dns_name = var.container.name
        port     = var.container.port
      }

      # Event feeds are long polls, longer than the proxy's 15 seconds.
      timeout {
        per_request_timeout_seconds = 60
        idle_timeout_seconds        = 300
      }
    }
  }

  dynamic "load_balancer" {
    for_each = var.load_balancer == null ? [] : [var.load_balancer]

    content {
      target_group_arn = load_balancer.value.target_group_arn
      container_name   = var.container.name
      container_port   = var.container.port
    }
  }

  tags = { Name = var.name }

  lifecycle {
    ignore_changes = [desired_count]
  }

  # A task that starts before its role can read the secrets fails and burns the circuit breaker.
  depends_on = [aws_iam_role_policy.task, aws_iam_role_policy.execution]
}

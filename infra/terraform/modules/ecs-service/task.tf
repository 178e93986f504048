data "aws_region" "current" {}

locals {
  logs = {
    logDriver = "awslogs"
    options = {
      awslogs-group         = aws_cloudwatch_log_group.this.name
      awslogs-region        = data.aws_region.current.name
      awslogs-stream-prefix = var.container.name
      mode                  = "non-blocking"
      max-buffer-size       = "4m"
    }
  }

  port_mappings = [for port in [var.container.port] : { name = "http", containerPort = port, hostPort = port, protocol = "tcp", appProtocol = "http" } if port != null]

  # The images hold Node and no shell tools, so the probe is a line of JavaScript.
  probe = "fetch('http://127.0.0.1:${coalesce(var.container.port, 0)}${var.container.live_path}').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"
  health_check = [for port in [var.container.port] : {
    command     = ["CMD", "node", "-e", local.probe]
    interval    = 10
    timeout     = 5
    retries     = 3
    startPeriod = 30
  } if port != null]

  container = merge(
    {
      name                   = var.container.name
      image                  = var.container.image
      essential              = true
      user                   = var.container.user
      readonlyRootFilesystem = true
      stopTimeout            = var.container.stop_seconds
      environment            = [for name in sort(keys(var.environment)) : { name = name, value = var.environment[name] }]
      secrets                = [for name in sort(keys(var.secret_arns)) : { name = name, valueFrom = var.secret_arns[name] }]
      portMappings           = local.port_mappings
      logConfiguration       = local.logs
      linuxParameters        = { initProcessEnabled = true, capabilities = { drop = ["ALL"] } }
      mountPoints            = [{ sourceVolume = "tmp", containerPath = "/tmp", readOnly = false }]
      volumesFrom            = []
      systemControls         = []
    },
    length(local.health_check) == 0 ? {} : { healthCheck = local.health_check[0] },
    var.container.command == null ? {} : { command = var.container.command },
  )
}

resource "aws_cloudwatch_log_group" "this" {
  #checkov:skip=CKV_AWS_338:application logs hold no audit trail; environments choose
  name              = "/stoa/${var.name}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arn
}

resource "aws_ecs_task_definition" "this" {
  family                   = var.name
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = local.size.cpu
  memory                   = local.size.memory
  task_role_arn            = aws_iam_role.task.arn
  execution_role_arn       = aws_iam_role.execution.arn
  container_definitions    = jsonencode([local.container])

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = var.architecture
  }

  volume {
    name = "tmp"
  }

  tags = { Name = var.name }
}

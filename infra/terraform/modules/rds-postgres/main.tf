locals {
  port  = 5432
  major = split(".", var.engine_version)[0]

  fixed_parameters = {
    "rds.force_ssl"              = "1"
    "log_connections"            = "1"
    "log_disconnections"         = "1"
    "log_min_duration_statement" = "500"
    "shared_preload_libraries"   = "pg_stat_statements"
  }

  static_parameters = ["shared_preload_libraries", "max_connections", "wal_buffers", "shared_buffers"]
}

resource "aws_db_subnet_group" "this" {
  name        = var.name
  description = "Isolated subnets of ${var.name}"
  subnet_ids  = var.network.subnet_ids
}

resource "aws_db_parameter_group" "this" {
  name        = "${var.name}-pg${local.major}"
  family      = "postgres${local.major}"
  description = "Forced TLS and slow queries for ${var.name}"

  dynamic "parameter" {
    for_each = merge(local.fixed_parameters, var.parameters)

    content {
      name         = parameter.key
      value        = parameter.value
      apply_method = contains(local.static_parameters, parameter.key) ? "pending-reboot" : "immediate"
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "this" {
  for_each = toset(["postgresql", "upgrade"])

  name              = "/aws/rds/instance/${var.name}/${each.key}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arn
}

resource "aws_security_group" "this" {
  name        = var.name
  description = "PostgreSQL of ${var.name}"
  vpc_id      = var.network.vpc_id
  tags        = { Name = var.name }
}

resource "aws_vpc_security_group_ingress_rule" "client" {
  for_each = var.client_security_group_ids

  security_group_id            = aws_security_group.this.id
  referenced_security_group_id = each.value
  description                  = "PostgreSQL from ${each.key}"
  ip_protocol                  = "tcp"
  from_port                    = local.port
  to_port                      = local.port
}

resource "aws_db_instance" "this" {
  identifier                  = var.name
  engine                      = "postgres"
  engine_version              = var.engine_version
  instance_class              = var.instance_class
  db_name                     = var.database_name
  port                        = local.port
  parameter_group_name        = aws_db_parameter_group.this.name
  apply_immediately           = !var.production
  auto_minor_version_upgrade  = true
  allow_major_version_upgrade = false

  snapshot_identifier = try(var.restore_from.snapshot, null)

  dynamic "restore_to_point_in_time" {
    for_each = [for point in var.restore_from[*] : point if point.automated_backup_arn != null]

    content {
      source_db_instance_automated_backups_arn = restore_to_point_in_time.value.automated_backup_arn
      restore_time                             = restore_to_point_in_time.value.time
      use_latest_restorable_time               = restore_to_point_in_time.value.time == null ? true : null
    }
  }

  username                            = "stoa_owner"
  manage_master_user_password         = true
  master_user_secret_kms_key_id       = var.kms_key_arn
  iam_database_authentication_enabled = true
  ca_cert_identifier                  = "rds-ca-rsa2048-g1"

  allocated_storage     = var.storage.size_gb
  max_allocated_storage = var.storage.max_size_gb
  storage_type          = var.storage.type
  storage_encrypted     = true
  kms_key_id            = var.kms_key_arn

  db_subnet_group_name   = aws_db_subnet_group.this.name
  vpc_security_group_ids = [aws_security_group.this.id]
  publicly_accessible    = false
  multi_az               = var.multi_az

  backup_retention_period   = var.backup.retention_days
  backup_window             = var.backup.window
  maintenance_window        = var.backup.maintenance_window
  copy_tags_to_snapshot     = true
  delete_automated_backups  = !var.deletion_protection
  deletion_protection       = var.deletion_protection
  skip_final_snapshot       = !var.deletion_protection
  final_snapshot_identifier = "${var.name}-final"

  enabled_cloudwatch_logs_exports       = ["postgresql", "upgrade"]
  performance_insights_enabled          = true
  performance_insights_kms_key_id       = var.kms_key_arn
  performance_insights_retention_period = var.insights.retention_days
  monitoring_interval                   = var.insights.monitoring_seconds
  monitoring_role_arn                   = one(aws_iam_role.monitoring[*].arn)

  tags = { Name = var.name, Backup = "daily" }

  depends_on = [aws_cloudwatch_log_group.this]
}

resource "aws_db_instance" "replica" {
  for_each = var.replicas

  identifier                 = "${var.name}-${each.key}"
  replicate_source_db        = aws_db_instance.this.identifier
  instance_class             = coalesce(each.value.instance_class, var.instance_class)
  parameter_group_name       = aws_db_parameter_group.this.name
  vpc_security_group_ids     = [aws_security_group.this.id]
  publicly_accessible        = false
  storage_encrypted          = true
  max_allocated_storage      = var.storage.max_size_gb
  ca_cert_identifier         = "rds-ca-rsa2048-g1"
  auto_minor_version_upgrade = true
  apply_immediately          = !var.production
  copy_tags_to_snapshot      = true
  deletion_protection        = var.deletion_protection
  skip_final_snapshot        = true

  iam_database_authentication_enabled   = true
  performance_insights_enabled          = true
  performance_insights_kms_key_id       = var.kms_key_arn
  performance_insights_retention_period = var.insights.retention_days
  monitoring_interval                   = var.insights.monitoring_seconds
  monitoring_role_arn                   = one(aws_iam_role.monitoring[*].arn)

  tags = { Name = "${var.name}-${each.key}" }
}

mock_provider "aws" {}

variables {
  name                      = "stoa-dev-db"
  network                   = { vpc_id = "vpc-1", subnet_ids = ["subnet-a", "subnet-b"] }
  client_security_group_ids = { app = "sg-1" }
  kms_key_arn               = "arn:aws:kms:eu-central-1:111122223333:key/a"
}

run "secure_without_being_asked" {
  command = plan

  assert {
    condition = alltrue([
      aws_db_instance.this.storage_encrypted,
      aws_db_instance.this.manage_master_user_password,
      aws_db_instance.this.iam_database_authentication_enabled,
      aws_db_instance.this.performance_insights_enabled,
      aws_db_instance.this.deletion_protection,
      !aws_db_instance.this.publicly_accessible,
      !aws_db_instance.this.skip_final_snapshot,
    ])
    error_message = "A default is not the secure one."
  }
  assert {
    condition     = one([for p in aws_db_parameter_group.this.parameter : p.value if p.name == "rds.force_ssl"]) == "1"
    error_message = "TLS must be forced."
  }
  assert {
    condition     = aws_db_parameter_group.this.family == "postgres17" && length(aws_iam_role.monitoring) == 0
    error_message = "The family follows the version; OS samples are off."
  }
  assert {
    condition     = aws_vpc_security_group_ingress_rule.client["app"].referenced_security_group_id == "sg-1" && length(aws_vpc_security_group_ingress_rule.client) == 1
    error_message = "Only the named client may connect."
  }
}

run "production_must_be_durable" {
  command = plan

  variables {
    production          = true
    deletion_protection = false
    backup              = { retention_days = 3 }
  }

  expect_failures = [var.multi_az, var.deletion_protection, var.backup]
}

run "bad_input_is_refused" {
  command = plan

  variables {
    name                      = "Stoa--DB"
    engine_version            = "14.2"
    instance_class            = "db.m5.large"
    storage                   = { size_gb = 50, max_size_gb = 40, type = "gp2" }
    network                   = { vpc_id = "vpc-1", subnet_ids = ["subnet-a"] }
    client_security_group_ids = { world = "0.0.0.0/0" }
    kms_key_arn               = "alias/stoa"
    database_name             = "My Shop"
    backup                    = { window = "night" }
    restore_from              = { time = "yesterday" }
    replicas                  = { "Read One" = {} }
    insights                  = { retention_days = 8, monitoring_seconds = 2 }
    parameters                = { "rds.force_ssl" = "0" }
    log_retention_days        = 8
    permissions_boundary_arn  = "boundary"
  }

  expect_failures = [
    var.permissions_boundary_arn,
    var.name, var.engine_version, var.instance_class, var.storage, var.network,
    var.client_security_group_ids, var.kms_key_arn, var.database_name, var.backup,
    var.restore_from, var.replicas, var.insights, var.parameters, var.log_retention_days,
  ]
}

run "production_is_said_plainly" {
  command = plan

  variables {
    production = null
  }

  expect_failures = [var.production]
}

run "a_second_region_starts_from_the_copied_backup" {
  command = plan

  variables {
    restore_from = { automated_backup_arn = "arn:aws:rds:eu-west-1:111122223333:auto-backup:ab-1" }
  }

  assert {
    condition     = aws_db_instance.this.restore_to_point_in_time[0].use_latest_restorable_time && aws_db_instance.this.restore_to_point_in_time[0].source_db_instance_automated_backups_arn == "arn:aws:rds:eu-west-1:111122223333:auto-backup:ab-1"
    error_message = "Without a time the newest second is restored."
  }
}

mock_provider "aws" {
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::111122223333:role/stoa-prod-backup" }
  }
}

variables {
  name        = "stoa-prod-backup"
  kms_key_arn = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
}

run "daily_and_kept_five_weeks" {
  command = plan

  assert {
    condition     = one(aws_backup_plan.this["daily"].rule).lifecycle[0].delete_after == 35 && length(one(aws_backup_plan.this["daily"].rule).copy_action) == 0
    error_message = "Backups are kept 35 days, here."
  }
  assert {
    condition     = one(aws_backup_selection.this["daily"].selection_tag).key == "Backup" && aws_backup_vault.this.kms_key_arn == var.kms_key_arn
    error_message = "Tagged resources are saved, encrypted."
  }
}

run "a_receiving_vault_has_no_plan_of_its_own" {
  command = plan

  variables {
    plan            = null
    database_copies = { shop = "arn:aws:rds:eu-central-1:111122223333:db:stoa-prod-db" }
  }

  assert {
    condition     = length(aws_backup_plan.this) == 0 && length(aws_iam_role.this) == 0 && length(aws_iam_role_policy_attachment.this) == 0
    error_message = "It only receives."
  }
  assert {
    condition     = aws_db_instance_automated_backups_replication.this["shop"].retention_period == 14
    error_message = "Point-in-time recovery must be possible here."
  }
}

run "bad_input_is_refused" {
  command = plan

  variables {
    name                     = "Backup"
    kms_key_arn              = "key"
    plan                     = { schedule = "daily", retention_days = 40, cold_days = 30 }
    copy                     = { vault_arn = "vault" }
    selection_tag            = { key = "", value = "" }
    lock                     = { min_days = 30, max_days = 7 }
    database_copies          = { shop = "db" }
    database_copy_days       = 0
    alert_topic_arn          = "topic"
    permissions_boundary_arn = "boundary"
  }

  expect_failures = [
    var.permissions_boundary_arn,
    var.name, var.kms_key_arn, var.plan, var.copy, var.selection_tag, var.lock,
    var.database_copies, var.database_copy_days, var.alert_topic_arn,
  ]
}

run "a_locked_vault_is_not_thrown_away" {
  command = plan

  variables {
    lock          = {}
    force_destroy = true
  }

  expect_failures = [var.force_destroy]
}

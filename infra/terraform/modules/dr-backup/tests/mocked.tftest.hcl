mock_provider "aws" {
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::111122223333:role/stoa-prod-backup" }
  }
}

run "production_is_copied_abroad_locked_and_heard" {
  variables {
    name                     = "stoa-prod-backup"
    kms_key_arn              = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
    plan                     = { retention_days = 120, cold_days = 30 }
    copy                     = { vault_arn = "arn:aws:backup:eu-west-1:111122223333:backup-vault:stoa-dr-backup", retention_days = 60 }
    lock                     = { min_days = 7, max_days = 365 }
    alert_topic_arn          = "arn:aws:sns:eu-central-1:111122223333:stoa-prod-alarms"
    permissions_boundary_arn = "arn:aws:iam::111122223333:policy/stoa-prod-boundary"
  }

  assert {
    condition     = aws_iam_role.this["daily"].permissions_boundary == var.permissions_boundary_arn
    error_message = "A role without the boundary is one that the pipeline may not make."
  }
  assert {
    condition     = one(one(aws_backup_plan.this["daily"].rule).copy_action).destination_vault_arn == "arn:aws:backup:eu-west-1:111122223333:backup-vault:stoa-dr-backup"
    error_message = "Every backup needs a copy in the other region."
  }
  assert {
    condition     = aws_backup_vault_lock_configuration.this[0].max_retention_days == 365 && contains(aws_backup_vault_notifications.this[0].backup_vault_events, "COPY_JOB_FAILED")
    error_message = "The vault is locked and failures are heard."
  }
  assert {
    condition     = aws_backup_selection.this["daily"].iam_role_arn == aws_iam_role.this["daily"].arn && length(aws_iam_role_policy_attachment.this) == 4
    error_message = "The plan must be able to save and restore."
  }
}

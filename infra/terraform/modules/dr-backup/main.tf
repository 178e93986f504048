locals {
  plans = var.plan == null ? {} : { daily = var.plan }
}

resource "aws_backup_vault" "this" {
  name          = var.name
  kms_key_arn   = var.kms_key_arn
  force_destroy = var.force_destroy
}

resource "aws_backup_vault_lock_configuration" "this" {
  count = var.lock == null ? 0 : 1

  backup_vault_name  = aws_backup_vault.this.name
  min_retention_days = var.lock.min_days
  max_retention_days = var.lock.max_days
}

resource "aws_backup_vault_notifications" "this" {
  count = var.alert_topic_arn == null ? 0 : 1

  backup_vault_name   = aws_backup_vault.this.name
  sns_topic_arn       = var.alert_topic_arn
  backup_vault_events = ["BACKUP_JOB_FAILED", "COPY_JOB_FAILED", "RESTORE_JOB_COMPLETED"]
}

resource "aws_backup_plan" "this" {
  for_each = local.plans

  name = var.name

  rule {
    rule_name         = each.key
    target_vault_name = aws_backup_vault.this.name
    schedule          = each.value.schedule
    start_window      = 60
    completion_window = 360

    lifecycle {
      delete_after       = each.value.retention_days
      cold_storage_after = each.value.cold_days
    }

    dynamic "copy_action" {
      for_each = var.copy[*]

      content {
        destination_vault_arn = copy_action.value.vault_arn

        lifecycle {
          delete_after = copy_action.value.retention_days
        }
      }
    }
  }
}

resource "aws_backup_selection" "this" {
  for_each = local.plans

  name         = "${var.name}-${var.selection_tag.value}"
  plan_id      = aws_backup_plan.this[each.key].id
  iam_role_arn = aws_iam_role.this[each.key].arn

  selection_tag {
    type  = "STRINGEQUALS"
    key   = var.selection_tag.key
    value = var.selection_tag.value
  }
}

resource "aws_db_instance_automated_backups_replication" "this" {
  for_each = var.database_copies

  source_db_instance_arn = each.value
  kms_key_id             = var.kms_key_arn
  retention_period       = var.database_copy_days
}

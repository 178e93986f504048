variable "name" {
  description = "Name of the vault and plan, such as stoa-prod-backup."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,38}[a-z0-9]$", var.name))
    error_message = "name must be 4-40 lower-case letters, digits or dashes, starting with a letter."
  }
}

variable "kms_key_arn" {
  description = "Key of the vault."
  type        = string

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a KMS key."
  }
}

variable "plan" {
  description = "When backups start (UTC cron), how long they are kept, and when they become cold (null: never). Null makes a vault that only receives."
  type = object({
    schedule       = optional(string, "cron(0 1 * * ? *)")
    retention_days = optional(number, 35)
    cold_days      = optional(number)
  })
  default = {}

  validation {
    condition     = var.plan == null ? true : can(regex("^cron\\(.+\\)$", var.plan.schedule)) && var.plan.retention_days >= 7
    error_message = "plan.schedule must be a cron(...) and retention_days at least 7."
  }

  validation {
    condition     = try(var.plan.cold_days, null) == null ? true : var.plan.retention_days >= var.plan.cold_days + 90
    error_message = "plan.retention_days must exceed cold_days by 90, the least time in cold storage."
  }
}

variable "copy" {
  description = "Vault in another region that receives a copy of every backup, and how long it keeps it; null copies nothing."
  type = object({
    vault_arn      = string
    retention_days = optional(number, 35)
  })
  default = null

  validation {
    condition     = var.copy == null ? true : can(regex("^arn:aws[a-z-]*:backup:[a-z0-9-]+:[0-9]{12}:backup-vault:.+$", var.copy.vault_arn))
    error_message = "copy.vault_arn must be the ARN of a backup vault."
  }
}

variable "selection_tag" {
  description = "Tag that puts a resource into the plan."
  type = object({
    key   = string
    value = string
  })
  default = { key = "Backup", value = "daily" }

  validation {
    condition     = length(var.selection_tag.key) > 0 && length(var.selection_tag.value) > 0
    error_message = "selection_tag needs a key and a value."
  }
}

variable "lock" {
  description = "Shortest and longest retention that the vault accepts; null leaves it unlocked. Governance mode: privileged users can lift it."
  type = object({
    min_days = optional(number, 7)
    max_days = optional(number, 365)
  })
  default = null

  validation {
    condition     = var.lock == null ? true : var.lock.min_days >= 1 && var.lock.max_days > var.lock.min_days
    error_message = "lock.max_days must exceed lock.min_days."
  }
}

variable "database_copies" {
  description = "Databases of another region whose automated backups (point-in-time recovery) are copied into this one, as ARN by name."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for arn in values(var.database_copies) : can(regex("^arn:aws[a-z-]*:rds:[a-z0-9-]+:[0-9]{12}:db:.+$", arn))])
    error_message = "database_copies must hold ARNs of RDS instances."
  }
}

variable "database_copy_days" {
  description = "Days that copied automated backups are kept."
  type        = number
  default     = 14

  validation {
    condition     = var.database_copy_days >= 1 && var.database_copy_days <= 35
    error_message = "database_copy_days must be 1-35."
  }
}

variable "alert_topic_arn" {
  description = "Topic that hears of failed backups and copies, or null."
  type        = string
  default     = null

  validation {
    condition     = var.alert_topic_arn == null || can(regex("^arn:aws[a-z-]*:sns:", coalesce(var.alert_topic_arn, "x")))
    error_message = "alert_topic_arn must be the ARN of an SNS topic."
  }
}

variable "force_destroy" {
  description = "Deletes recovery points with the vault; for environments whose data is worth nothing."
  type        = bool
  default     = false

  validation {
    condition     = !coalesce(var.force_destroy, true) || var.lock == null
    error_message = "force_destroy must be false (and not null) on a locked vault."
  }
}

variable "permissions_boundary_arn" {
  description = "Permissions boundary of the role."
  type        = string
  default     = null

  validation {
    condition     = var.permissions_boundary_arn == null || can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:policy/.+$", var.permissions_boundary_arn))
    error_message = "permissions_boundary_arn must be the ARN of an IAM policy of an account."
  }
}

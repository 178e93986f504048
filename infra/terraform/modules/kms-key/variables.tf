variable "name" {
  description = "Alias of the key without the alias/ prefix, such as stoa-prod-data."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,60}[a-z0-9]$", var.name))
    error_message = "name must be 3 to 62 lower-case letters, digits and hyphens, starting with a letter."
  }
}

variable "description" {
  description = "What the key protects."
  type        = string

  validation {
    condition     = length(var.description) >= 10 && length(var.description) <= 250
    error_message = "description must say in 10 to 250 characters what the key protects."
  }
}

variable "services" {
  description = "AWS services that use the key on their own behalf: logs, sns, sqs, events, cloudwatch, cloudtrail, backup, budgets, delivery.logs, s3."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for service in var.services : contains(["logs", "sns", "sqs", "events", "cloudwatch", "cloudtrail", "backup", "budgets", "delivery.logs", "s3"], service)])
    error_message = "services may hold logs, sns, sqs, events, cloudwatch, cloudtrail, backup, budgets, delivery.logs and s3."
  }
}

variable "deletion_window_days" {
  description = "Days between asking for deletion and losing the key."
  type        = number
  default     = 30

  validation {
    condition     = var.deletion_window_days >= 7 && var.deletion_window_days <= 30 && floor(var.deletion_window_days) == var.deletion_window_days
    error_message = "deletion_window_days must be a whole number from 7 to 30."
  }
}

variable "multi_region" {
  description = "True makes a primary that a second region can hold a replica of. Cannot be changed later."
  type        = bool
  default     = false
}

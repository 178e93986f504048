variable "name" {
  description = "Name of the cluster and of its Service Connect namespace."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,60}[a-z0-9]$", var.name))
    error_message = "name must be 3 to 62 lower-case letters, digits and hyphens, starting with a letter."
  }
}

variable "container_insights" {
  description = "CloudWatch metrics by task: enhanced, enabled or disabled. Enhanced is billed by metric."
  type        = string
  default     = "enabled"

  validation {
    condition     = contains(["enhanced", "enabled", "disabled"], var.container_insights)
    error_message = "container_insights must be enhanced, enabled or disabled."
  }
}

variable "capacity" {
  description = "How tasks spread: the first `base` tasks of each service run on demand, the rest in the ratio of the weights."
  type = object({
    base                = optional(number, 1)
    fargate_weight      = optional(number, 1)
    fargate_spot_weight = optional(number, 0)
  })
  default = {}

  validation {
    condition     = var.capacity.base >= 0 && var.capacity.base <= 100 && var.capacity.fargate_weight >= 0 && var.capacity.fargate_spot_weight >= 0
    error_message = "capacity.base must be 0 to 100 and no weight may be negative."
  }

  validation {
    condition     = var.capacity.fargate_weight + var.capacity.fargate_spot_weight > 0
    error_message = "capacity needs at least one weight above zero."
  }
}

variable "log_retention_days" {
  description = "Days that the log of interactive sessions is kept."
  type        = number
  default     = 90

  validation {
    condition     = contains([7, 14, 30, 60, 90, 180, 365], var.log_retention_days)
    error_message = "log_retention_days must be one of 7, 14, 30, 60, 90, 180, 365."
  }
}

variable "kms_key_arn" {
  description = "KMS key of interactive sessions and their log; null uses the AWS-owned key."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a KMS key."
  }
}

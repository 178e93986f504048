variable "name" {
  description = "Name of the bus, such as stoa-dev-integration."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,38}[a-z0-9]$", var.name))
    error_message = "name must be 4-40 lower-case letters, digits or dashes, starting with a letter."
  }
}

variable "kms_key_arn" {
  description = "Key of the dead-letter queue and of the bus."
  type        = string

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a KMS key."
  }
}

variable "archive_days" {
  description = "Days that every event is kept for replay."
  type        = number
  default     = 30

  validation {
    condition     = var.archive_days >= 1 && var.archive_days <= 365
    error_message = "archive_days must be 1-365; an archive without end is a data store nobody owns."
  }
}

variable "forwards" {
  description = "Where events go: sources and types to match and the target's ARN (queue, log group, another bus with a role)."
  type = map(object({
    sources      = list(string)
    detail_types = optional(list(string), [])
    target_arn   = string
    role_arn     = optional(string)
  }))
  default = {}

  validation {
    condition     = alltrue([for f in values(var.forwards) : length(f.sources) > 0 && can(regex("^arn:aws", f.target_arn))])
    error_message = "Every forward needs at least one source and the ARN of a target."
  }
}

variable "retry" {
  description = "How long and how often delivery is tried before the event is parked."
  type = object({
    max_age_seconds = optional(number, 3600)
    max_attempts    = optional(number, 20)
  })
  default = {}

  validation {
    condition     = var.retry.max_age_seconds >= 60 && var.retry.max_age_seconds <= 86400 && var.retry.max_attempts >= 0 && var.retry.max_attempts <= 185
    error_message = "retry.max_age_seconds must be 60-86400 and max_attempts 0-185."
  }
}

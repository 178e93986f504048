variable "name" {
  description = "Path in front of every secret, such as stoa/dev."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]*(/[a-z0-9-]+)*$", var.name))
    error_message = "name must be a lower-case path, such as stoa/dev."
  }
}

variable "kms_key_arn" {
  description = "Key of the secrets."
  type        = string

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a KMS key."
  }
}

variable "secrets" {
  description = "Secrets by name: what each is for, whether its first value is generated (or an operator puts it in), and whether it is a ring of keys that data is sealed with, which a new generation must not replace."
  type = map(object({
    description = string
    generate    = optional(bool, true)
    ring        = optional(bool, false)
  }))

  validation {
    condition     = alltrue([for name in keys(var.secrets) : can(regex("^[A-Za-z0-9][A-Za-z0-9/_-]{0,120}$", name))])
    error_message = "A secret's name may hold letters, digits, slashes, dashes and underscores."
  }

  validation {
    condition     = alltrue([for s in values(var.secrets) : length(s.description) >= 3])
    error_message = "Every secret needs a description."
  }
}

variable "generated_values" {
  description = "First values of the secrets to generate, from an ephemeral resource of the caller."
  type        = map(string)
  default     = {}
  ephemeral   = true

  validation {
    condition     = alltrue([for name, value in var.generated_values : length(value) >= 32])
    error_message = "A generated value must be at least 32 characters long."
  }
}

variable "generation" {
  description = "Raise it to write new generated values; nothing else changes them."
  type        = number
  default     = 1

  validation {
    condition     = var.generation >= 1 && floor(var.generation) == var.generation
    error_message = "generation must be a whole number from 1."
  }
}

variable "recovery_days" {
  description = "Days in which a deleted secret can be restored; 0 deletes at once."
  type        = number
  default     = 30

  validation {
    condition     = var.recovery_days == 0 || (var.recovery_days >= 7 && var.recovery_days <= 30)
    error_message = "recovery_days must be 0 or 7-30."
  }
}

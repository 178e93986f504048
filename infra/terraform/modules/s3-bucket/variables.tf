variable "name" {
  description = "Bucket name, unique in all of AWS."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.name))
    error_message = "name must be 3 to 63 lower-case letters, digits and hyphens."
  }
}

variable "kms_key_arn" {
  description = "KMS key for the objects; null encrypts with the S3-managed key, which log delivery requires."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a KMS key."
  }

  validation {
    condition     = var.kms_key_arn == null || length(var.log_delivery) == 0
    error_message = "kms_key_arn must be null for a bucket that takes log_delivery: load balancers deliver to S3-managed keys only."
  }
}

variable "versioning" {
  description = "Keep overwritten and deleted objects as versions."
  type        = bool
  default     = true
}

variable "lifecycle_days" {
  description = "Days until objects move to infrequent access, expire (null: never), lose old versions, and until unfinished uploads are dropped."
  type = object({
    infrequent = optional(number)
    expire     = optional(number)
    noncurrent = optional(number, 30)
    unfinished = optional(number, 3)
  })
  default = {}

  validation {
    condition     = var.lifecycle_days.infrequent == null || try(var.lifecycle_days.infrequent >= 30, false)
    error_message = "lifecycle_days.infrequent must be at least 30: S3 refuses an earlier move."
  }

  validation {
    condition     = var.lifecycle_days.expire == null || try(var.lifecycle_days.expire > coalesce(var.lifecycle_days.infrequent, 0), false)
    error_message = "lifecycle_days.expire must come after lifecycle_days.infrequent."
  }

  validation {
    condition     = var.lifecycle_days.noncurrent >= 1 && var.lifecycle_days.unfinished >= 1
    error_message = "lifecycle_days.noncurrent and lifecycle_days.unfinished must be at least 1."
  }
}

variable "log_delivery" {
  description = "Who may write logs here: alb, s3, cloudtrail, delivery (VPC, WAF and CloudFront v2 logs)."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for writer in var.log_delivery : contains(["alb", "s3", "cloudtrail", "delivery"], writer)])
    error_message = "log_delivery may hold alb, s3, cloudtrail and delivery."
  }
}

variable "access_log" {
  description = "Bucket and prefix that take this bucket's access log; null for none."
  type = object({
    bucket = string
    prefix = string
  })
  default = null

  validation {
    condition     = var.access_log == null || try(endswith(var.access_log.prefix, "/") && var.access_log.bucket != var.name, false)
    error_message = "access_log.prefix must end with a slash and access_log.bucket must be another bucket."
  }
}

variable "cloudfront_readable" {
  description = "Let the account's CloudFront distributions read objects through origin access control."
  type        = bool
  default     = false
}

variable "cors_origins" {
  description = "Origins whose pages may read and upload objects with a signed URL."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for origin in var.cors_origins : can(regex("^https://[a-z0-9.-]+$", origin)) || can(regex("^http://localhost(:[0-9]+)?$", origin))])
    error_message = "cors_origins must be https origins without a path, or http://localhost with a port."
  }
}

variable "lock_days" {
  description = "Days in which no one can delete a version (governance object lock); null for none. Set at creation."
  type        = number
  default     = null

  validation {
    condition     = var.lock_days == null || try(var.lock_days >= 1 && var.lock_days <= 3650 && var.versioning, false)
    error_message = "lock_days must be 1 to 3650 and needs versioning."
  }
}

variable "force_destroy" {
  description = "Delete the objects with the bucket. Only for environments that hold nothing of worth."
  type        = bool
  default     = false

  validation {
    condition     = !(var.force_destroy && var.lock_days != null)
    error_message = "force_destroy and lock_days contradict each other."
  }
}

variable "name" {
  description = "Prefix of what this makes, such as stoa-prod."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,38}[a-z0-9]$", var.name))
    error_message = "name must be 4-40 lower-case letters, digits or dashes, starting with a letter."
  }
}

variable "kms_key_arn" {
  description = "Key of the trail and its log; its policy must let CloudTrail and CloudWatch Logs use it."
  type        = string

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a KMS key."
  }
}

variable "trail_bucket" {
  description = "Bucket that takes the trail; its policy must let CloudTrail write."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.trail_bucket))
    error_message = "trail_bucket must be a bucket's name."
  }
}

variable "account_wide" {
  description = "Whether this environment sets what a region or the account has once: block of public access, default encryption, GuardDuty, analyzer. False in the second environment of an account's region."
  type        = bool
  default     = true

  validation {
    condition     = var.account_wide != null
    error_message = "account_wide must be true or false."
  }
}

variable "threat_detection" {
  description = "GuardDuty: whether it runs, and how often it publishes."
  type = object({
    enabled   = optional(bool, true)
    frequency = optional(string, "FIFTEEN_MINUTES")
    features  = optional(set(string), ["S3_DATA_EVENTS", "EKS_AUDIT_LOGS", "RDS_LOGIN_EVENTS", "LAMBDA_NETWORK_LOGS", "RUNTIME_MONITORING"])
  })
  default = {}

  validation {
    condition     = contains(["FIFTEEN_MINUTES", "ONE_HOUR", "SIX_HOURS"], var.threat_detection.frequency)
    error_message = "threat_detection.frequency must be FIFTEEN_MINUTES, ONE_HOUR or SIX_HOURS."
  }

  validation {
    condition     = length(setsubtract(var.threat_detection.features, ["S3_DATA_EVENTS", "EKS_AUDIT_LOGS", "EBS_MALWARE_PROTECTION", "RDS_LOGIN_EVENTS", "LAMBDA_NETWORK_LOGS", "RUNTIME_MONITORING"])) == 0
    error_message = "threat_detection.features holds a feature that GuardDuty does not know."
  }
}

variable "access_analyzer" {
  description = "Whether IAM Access Analyzer looks for what is shared outside the account."
  type        = bool
  default     = true

  validation {
    condition     = var.access_analyzer != null
    error_message = "access_analyzer must be true or false."
  }
}

variable "data_events" {
  description = "Buckets whose object reads and writes the trail records too, as ARN by name."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for arn in values(var.data_events) : can(regex("^arn:aws[a-z-]*:s3:::[a-z0-9.-]+$", arn))])
    error_message = "data_events must hold ARNs of buckets."
  }
}

variable "log_retention_days" {
  description = "Days that CloudWatch keeps the log."
  type        = number
  default     = 365

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731], var.log_retention_days)
    error_message = "log_retention_days must be a retention that CloudWatch knows, such as 7, 30 or 365."
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

variable "name" {
  description = "Name of the function, such as stoa-dev-notifications-consumer."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,58}[a-z0-9]$", var.name))
    error_message = "name must be 4-60 lower-case letters, digits or dashes, starting with a letter."
  }
}

variable "package" {
  description = "The code: an image, or an archive in a bucket."
  type = object({
    image_uri         = optional(string)
    s3_bucket         = optional(string)
    s3_key            = optional(string)
    s3_object_version = optional(string)
    handler           = optional(string, "index.handler")
    runtime           = optional(string, "nodejs22.x")
  })

  validation {
    condition     = (var.package.image_uri == null) != (var.package.s3_bucket == null)
    error_message = "package needs either image_uri or s3_bucket with s3_key."
  }

  validation {
    condition     = (var.package.s3_bucket == null) == (var.package.s3_key == null)
    error_message = "package.s3_bucket and package.s3_key belong together."
  }
}

variable "queue" {
  description = "Queue that feeds the function; its visibility timeout must be six times the function's timeout."
  type = object({
    arn                = string
    visibility_seconds = number
  })

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:sqs:", var.queue.arn))
    error_message = "queue.arn must be the ARN of an SQS queue."
  }

  validation {
    condition     = var.queue.visibility_seconds >= 6 * var.size.timeout_seconds
    error_message = "queue.visibility_seconds must be at least six times size.timeout_seconds, or messages return while they are being handled."
  }
}

variable "size" {
  description = "Memory, timeout and how many run at once at most."
  type = object({
    memory_mib      = optional(number, 256)
    timeout_seconds = optional(number, 30)
    concurrency     = optional(number, 5)
  })
  default = {}

  validation {
    condition     = var.size.memory_mib >= 128 && var.size.memory_mib <= 10240 && var.size.timeout_seconds >= 1 && var.size.timeout_seconds <= 900
    error_message = "size.memory_mib must be 128-10240 and timeout_seconds 1-900."
  }

  validation {
    condition     = var.size.concurrency >= 2 && var.size.concurrency <= 1000
    error_message = "size.concurrency must be 2-1000, the range of the event source."
  }
}

variable "batch" {
  description = "Messages handed over at once, and how long to wait for them."
  type = object({
    messages     = optional(number, 10)
    wait_seconds = optional(number, 1)
  })
  default = {}

  validation {
    condition     = var.batch.messages >= 1 && var.batch.messages <= 100 && var.batch.wait_seconds >= 1 && var.batch.wait_seconds <= 300
    error_message = "batch.messages must be 1-100 and wait_seconds 1-300."
  }
}

variable "environment" {
  description = "Environment variables; no secrets, these are read from Secrets Manager."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for key in keys(var.environment) : can(regex("^[A-Z][A-Z0-9_]*$", key)) && !can(regex("(PASSWORD|TOKEN|_SECRET)$", key))])
    error_message = "environment keys must be UPPER_CASE and must not carry a secret (PASSWORD, TOKEN, _SECRET): pass its ARN."
  }
}

variable "policies" {
  description = "What the function may do besides its queue and log, as IAM policy JSON by name."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for policy in values(var.policies) : can(jsondecode(policy).Statement)])
    error_message = "Every policy must be JSON with a Statement."
  }
}

variable "network" {
  description = "Private subnets and security groups, or null to run outside the VPC."
  type = object({
    subnet_ids         = list(string)
    security_group_ids = list(string)
  })
  default = null

  validation {
    condition     = var.network == null ? true : length(var.network.subnet_ids) >= 2 && length(var.network.security_group_ids) >= 1
    error_message = "network needs two subnets and a security group."
  }
}

variable "kms_key_arn" {
  description = "Key of the queue, the environment and the log."
  type        = string

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a KMS key."
  }
}

variable "log_retention_days" {
  description = "Days that CloudWatch keeps the log."
  type        = number
  default     = 30

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

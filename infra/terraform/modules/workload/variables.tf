variable "workload" {
  description = "One entry of the fleet description; fields that this module does not need may be left out."
  type = object({
    name      = string
    kind      = string
    port      = optional(number)
    calls     = optional(list(object({ service = string })), [])
    publishes = optional(list(string), [])
    consumes  = optional(list(object({ from = string, events = list(string) })), [])
    database  = optional(object({ schema = string, role = string }))
    cache     = optional(bool, false)
    buckets   = optional(list(string), [])
    secrets   = optional(list(string), [])
  })

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,40}$", var.workload.name))
    error_message = "workload.name must be lower-case letters, digits and hyphens."
  }

  validation {
    condition     = contains(["service", "web", "job", "lambda"], var.workload.kind)
    error_message = "workload.kind must be service, web, job or lambda."
  }

  validation {
    condition     = !contains(["service", "web"], var.workload.kind) || try(var.workload.port >= 1024 && var.workload.port <= 65535, false)
    error_message = "workload.port must be 1024 to 65535 for a service or web workload."
  }
}

variable "env" {
  description = "Environment, part of names the workload is told."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,15}$", var.env))
    error_message = "env must be 2 to 16 lower-case letters, digits and hyphens."
  }
}

variable "account" {
  description = "Account, region and partition that the ARNs belong to."
  type = object({
    id        = string
    region    = string
    partition = optional(string, "aws")
  })

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account.id)) && can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.account.region))
    error_message = "account.id must have twelve digits and account.region must be a region name."
  }
}

variable "ports" {
  description = "Workload name to port, for the addresses of the services it calls."
  type        = map(number)
  default     = {}

  validation {
    condition     = alltrue([for port in values(var.ports) : port >= 1024 && port <= 65535])
    error_message = "ports must be 1024 to 65535."
  }
}

variable "topic_arns" {
  description = "Publishing workload to SNS topic ARN."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for arn in values(var.topic_arns) : startswith(arn, "arn:")])
    error_message = "topic_arns must hold ARNs."
  }
}

variable "queues" {
  description = "Consuming workload to its SQS queue."
  type        = map(object({ arn = string, url = string }))
  default     = {}

  validation {
    condition     = alltrue([for queue in values(var.queues) : startswith(queue.arn, "arn:") && startswith(queue.url, "http")])
    error_message = "queues must hold an ARN and a URL each."
  }
}

variable "buckets" {
  description = "Bucket name in the fleet to the real bucket's name."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for bucket in values(var.buckets) : can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", bucket))])
    error_message = "buckets must hold bucket names, not ARNs."
  }
}

variable "secret_arns" {
  description = "Secret name in the fleet to its Secrets Manager ARN."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for arn in values(var.secret_arns) : startswith(arn, "arn:")])
    error_message = "secret_arns must hold ARNs."
  }
}

variable "database" {
  description = "Address of the database."
  type = object({
    host        = string
    port        = optional(number, 5432)
    name        = optional(string, "stoa")
    resource_id = optional(string, "*")
  })
  default = null

  validation {
    condition     = var.database == null || try(length(var.database.host) > 0 && var.database.port > 0, false)
    error_message = "database must have a host and a port."
  }
}

variable "cache_host" {
  description = "Address of the cache."
  type        = string
  default     = null

  validation {
    condition     = var.cache_host == null || can(regex("^[a-zA-Z0-9.-]+$", var.cache_host))
    error_message = "cache_host must be a host name without scheme or port."
  }
}

variable "kms_key_arn" {
  description = "KMS key of buckets, queues, topics and secrets."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a KMS key."
  }
}

variable "environment" {
  description = "Further variables that this environment tells the workload; none may be secret."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for name in keys(var.environment) : can(regex("^[A-Z][A-Z0-9_]*$", name))])
    error_message = "environment must be keyed by upper-case names."
  }
}

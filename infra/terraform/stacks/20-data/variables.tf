variable "database" {
  description = "Size and safety of PostgreSQL; replicas are names with their class. Null in a region that waits to be restored into."
  type = object({
    engine_version     = optional(string, "17.6")
    instance_class     = optional(string, "db.t4g.micro")
    size_gb            = optional(number, 20)
    max_size_gb        = optional(number, 100)
    multi_az           = optional(bool, false)
    replicas           = optional(map(string), {})
    backup_days        = optional(number, 7)
    monitoring_seconds = optional(number, 0)
    restore_from = optional(object({
      automated_backup_arn = optional(string)
      time                 = optional(string)
      snapshot             = optional(string)
    }))
  })
  default = {}
}

variable "cache" {
  description = "Node type and copies of Valkey."
  type = object({
    node_type = optional(string, "cache.t4g.micro")
    replicas  = optional(number, 0)
  })
  default = {}

  validation {
    condition     = var.env != "prod" || var.cache.replicas >= 1
    error_message = "cache.replicas must be at least 1 in prod."
  }
}

variable "kafka" {
  description = "Brokers of the optional Kafka cluster; null has none."
  type = object({
    per_subnet    = optional(number, 1)
    instance_type = optional(string, "kafka.m7g.large")
    volume_gb     = optional(number, 100)
  })
  default = null
}

variable "lambda" {
  description = "Released packages of the fleet's functions by workload, and how they run."
  type = object({
    packages = optional(map(object({
      image_uri         = optional(string)
      s3_bucket         = optional(string)
      s3_key            = optional(string)
      s3_object_version = optional(string)
    })), {})
    timeout_seconds = optional(number, 30)
    concurrency     = optional(number, 5)
  })
  default = {}
}

variable "backup" {
  description = "Plan of the vault (null only receives), the vault that gets copies, its lock, and databases of another region to copy from."
  type = object({
    plan = optional(object({
      schedule       = optional(string, "cron(0 1 * * ? *)")
      retention_days = optional(number, 35)
      cold_days      = optional(number)
    }))
    copy = optional(object({
      vault_arn      = string
      retention_days = optional(number, 35)
    }))
    lock = optional(object({
      min_days = optional(number, 7)
      max_days = optional(number, 365)
    }))
    database_copies = optional(map(string), {})
  })
  default = {}
}

variable "issued_secrets" {
  description = "Secrets of the fleet that others issue, which therefore are not generated."
  type        = set(string)
  default     = []
}

variable "secret_generation" {
  description = "Raise it to write new values into all generated secrets but rings of keys. Then run the migrate job, which gives the database roles their new passwords, and roll the services."
  type        = number
  default     = 1
}

variable "queue_retention_days" {
  description = "Days that a queue keeps a message."
  type        = number
  default     = 4
}

variable "event_archive_days" {
  description = "Days that the integration bus keeps events for replay."
  type        = number
  default     = 30
}

variable "log_retention_days" {
  description = "Days that CloudWatch keeps logs."
  type        = number
  default     = 30
}

variable "log_expiry_days" {
  description = "Days that access logs and trails are kept in their bucket."
  type        = number
  default     = 365
}

variable "name" {
  description = "Identifier of the instance, such as stoa-dev-db."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,40}[a-z0-9]$", var.name)) && !strcontains(var.name, "--")
    error_message = "name must be 4-42 lower-case letters, digits and single dashes, starting with a letter."
  }
}

variable "production" {
  description = "Holds the invariants of production: Multi-AZ, deletion protection, at least seven days of point-in-time recovery."
  type        = bool
  default     = false

  validation {
    condition     = var.production != null
    error_message = "production must be true or false."
  }
}

variable "engine_version" {
  description = "PostgreSQL version, major or major.minor; minor upgrades come in the maintenance window."
  type        = string
  default     = "17.6"

  validation {
    condition     = can(regex("^1[5-8](\\.[0-9]+)?$", var.engine_version))
    error_message = "engine_version must be PostgreSQL 15 to 18, such as 17.6."
  }
}

variable "instance_class" {
  description = "Graviton instance class."
  type        = string
  default     = "db.t4g.micro"

  validation {
    condition     = can(regex("^db\\.(t4g|[mr][678]g)d?\\.[a-z0-9]+$", var.instance_class))
    error_message = "instance_class must be a Graviton class, such as db.t4g.micro or db.m7g.large."
  }
}

variable "storage" {
  description = "First size, ceiling of autoscaling, and volume type. A ceiling of 0 turns autoscaling off."
  type = object({
    size_gb     = optional(number, 20)
    max_size_gb = optional(number, 100)
    type        = optional(string, "gp3")
  })
  default = {}

  validation {
    condition     = var.storage.size_gb >= 20 && (var.storage.max_size_gb == 0 || var.storage.max_size_gb > var.storage.size_gb)
    error_message = "storage.size_gb must be at least 20 and max_size_gb above it (or 0)."
  }

  validation {
    condition     = contains(["gp3", "io2"], var.storage.type)
    error_message = "storage.type must be gp3 or io2."
  }
}

variable "network" {
  description = "VPC and the isolated subnets, in at least two zones."
  type = object({
    vpc_id     = string
    subnet_ids = list(string)
  })

  validation {
    condition     = length(var.network.subnet_ids) >= 2
    error_message = "network.subnet_ids needs subnets of at least two zones."
  }
}

variable "client_security_group_ids" {
  description = "Security groups that may connect, by a name of your own."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for id in values(var.client_security_group_ids) : can(regex("^sg-[0-9a-z]+$", id))])
    error_message = "client_security_group_ids must hold security group ids (sg-...)."
  }
}

variable "kms_key_arn" {
  description = "Key for storage, snapshots, the master secret and Performance Insights."
  type        = string

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a KMS key."
  }
}

variable "database_name" {
  description = "Database made at creation."
  type        = string
  default     = "stoa"

  validation {
    condition     = can(regex("^[a-z][a-z0-9_]{0,62}$", var.database_name))
    error_message = "database_name must be a lower-case PostgreSQL identifier."
  }
}

variable "multi_az" {
  description = "Keeps a synchronous standby in another zone."
  type        = bool
  default     = false

  validation {
    condition     = var.multi_az || !var.production
    error_message = "multi_az must be true in production."
  }
}

variable "deletion_protection" {
  description = "Refuses deletion and, with it, requires a last snapshot."
  type        = bool
  default     = true

  validation {
    condition     = var.deletion_protection || !var.production
    error_message = "deletion_protection must be true in production."
  }
}

variable "backup" {
  description = "Days of point-in-time recovery, and the daily backup and weekly maintenance windows (UTC)."
  type = object({
    retention_days     = optional(number, 7)
    window             = optional(string, "02:00-03:00")
    maintenance_window = optional(string, "sun:03:30-sun:04:30")
  })
  default = {}

  validation {
    condition     = var.backup.retention_days >= (var.production ? 7 : 1) && var.backup.retention_days <= 35
    error_message = "backup.retention_days must be 1-35, and at least 7 in production."
  }

  validation {
    condition     = can(regex("^[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]$", var.backup.window)) && can(regex("^[a-z]{3}:[0-9:]{5}-[a-z]{3}:[0-9:]{5}$", var.backup.maintenance_window))
    error_message = "backup.window must look like 02:00-03:00 and maintenance_window like sun:03:30-sun:04:30."
  }
}

variable "restore_from" {
  description = "Start from a copied automated backup (its ARN; the newest second unless a UTC time is given) or from a snapshot instead of empty. Leave it set while the instance lives."
  type = object({
    automated_backup_arn = optional(string)
    time                 = optional(string)
    snapshot             = optional(string)
  })
  default = null

  validation {
    condition     = var.restore_from == null ? true : (var.restore_from.automated_backup_arn == null) != (var.restore_from.snapshot == null)
    error_message = "restore_from needs either automated_backup_arn or snapshot."
  }

  validation {
    condition     = try(var.restore_from.time, null) == null ? true : can(formatdate("YYYY", var.restore_from.time)) && var.restore_from.automated_backup_arn != null
    error_message = "restore_from.time must be a UTC time such as 2026-11-21T09:00:00Z, and goes with automated_backup_arn."
  }
}

variable "replicas" {
  description = "Read replicas by name, each with an instance class (default: that of the primary)."
  type        = map(object({ instance_class = optional(string) }))
  default     = {}

  validation {
    condition     = length(var.replicas) <= 5 && alltrue([for name in keys(var.replicas) : can(regex("^[a-z0-9]{1,12}$", name))])
    error_message = "replicas holds at most five, each named with 1-12 lower-case letters or digits."
  }
}

variable "insights" {
  description = "Days that Performance Insights keeps (7, or 731) and seconds between OS samples (0 is off)."
  type = object({
    retention_days     = optional(number, 7)
    monitoring_seconds = optional(number, 0)
  })
  default = {}

  validation {
    condition     = contains([7, 731], var.insights.retention_days) && contains([0, 1, 5, 10, 15, 30, 60], var.insights.monitoring_seconds)
    error_message = "insights.retention_days must be 7 or 731, monitoring_seconds one of 0, 1, 5, 10, 15, 30, 60."
  }
}

variable "parameters" {
  description = "Further PostgreSQL parameters; TLS and the connection log are not negotiable."
  type        = map(string)
  default     = {}

  validation {
    condition     = length(setintersection(keys(var.parameters), ["rds.force_ssl", "log_connections", "log_disconnections"])) == 0
    error_message = "parameters must not set rds.force_ssl, log_connections or log_disconnections."
  }
}

variable "log_retention_days" {
  description = "Days that CloudWatch keeps the PostgreSQL log."
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

variable "name" {
  description = "Id of the replication group, such as stoa-dev-cache."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,38}[a-z0-9]$", var.name))
    error_message = "name must be 4-40 lower-case letters, digits or dashes, starting with a letter."
  }
}

variable "production" {
  description = "Refuses a cache without a replica in another zone."
  type        = bool
  default     = false

  validation {
    condition     = var.production != null
    error_message = "production must be true or false."
  }
}

variable "engine_version" {
  description = "Valkey version."
  type        = string
  default     = "8.0"

  validation {
    condition     = can(regex("^(7\\.2|8\\.[0-9])$", var.engine_version))
    error_message = "engine_version must be 7.2 or 8.x."
  }
}

variable "node_type" {
  description = "Graviton node type."
  type        = string
  default     = "cache.t4g.micro"

  validation {
    condition     = can(regex("^cache\\.(t4g|[mr][67]g)\\.[a-z0-9]+$", var.node_type))
    error_message = "node_type must be a Graviton type, such as cache.t4g.micro or cache.m7g.large."
  }
}

variable "replicas" {
  description = "Copies beside the primary; one or more gives failover across zones."
  type        = number
  default     = 0

  validation {
    condition     = var.replicas >= (coalesce(var.production, false) ? 1 : 0) && var.replicas <= 5
    error_message = "replicas must be 0-5, and at least 1 in production."
  }
}

variable "network" {
  description = "VPC and private subnets, in at least two zones."
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
  description = "Key for data at rest; null uses the one that AWS owns. Data is encrypted either way."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null ? true : can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a KMS key, or null."
  }
}

variable "users" {
  description = "IAM-authenticated users (a service each): the key patterns and commands each may use, in Valkey's ACL language."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for name, acl in var.users : can(regex("^[a-z][a-z0-9-]{0,30}$", name)) && can(regex("^on ~", acl))])
    error_message = "users must map a lower-case name to an ACL that starts with the keys it may touch, such as on ~cart:* -@all +@read +@write."
  }
}

variable "parameters" {
  description = "Engine parameters beyond the eviction policy."
  type        = map(string)
  default     = {}

  validation {
    condition     = !contains(keys(var.parameters), "maxmemory-policy")
    error_message = "parameters must not set maxmemory-policy: this is a cache and evicts what is used least."
  }
}

variable "snapshot_retention_days" {
  description = "Days that daily snapshots are kept; 0 takes none, which suits a cache."
  type        = number
  default     = 0

  validation {
    condition     = var.snapshot_retention_days >= 0 && var.snapshot_retention_days <= 35
    error_message = "snapshot_retention_days must be 0-35."
  }
}

variable "maintenance_window" {
  description = "Weekly maintenance window (UTC)."
  type        = string
  default     = "sun:04:30-sun:05:30"

  validation {
    condition     = can(regex("^[a-z]{3}:[0-9]{2}:[0-9]{2}-[a-z]{3}:[0-9]{2}:[0-9]{2}$", var.maintenance_window))
    error_message = "maintenance_window must look like sun:04:30-sun:05:30."
  }
}

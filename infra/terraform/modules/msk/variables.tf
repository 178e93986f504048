variable "name" {
  description = "Name of the cluster, such as stoa-prod-kafka."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,38}[a-z0-9]$", var.name))
    error_message = "name must be 4-40 lower-case letters, digits or dashes, starting with a letter."
  }
}

variable "kafka_version" {
  description = "Kafka version; KRaft, without ZooKeeper."
  type        = string
  default     = "3.9.x.kraft"

  validation {
    condition     = can(regex("^(3\\.[7-9]|4\\.[0-9])\\.x(\\.kraft)?$", var.kafka_version))
    error_message = "kafka_version must be a version MSK offers with KRaft, such as 3.9.x.kraft."
  }
}

variable "brokers" {
  description = "Brokers in each subnet, their Graviton type and disk."
  type = object({
    per_subnet    = optional(number, 1)
    instance_type = optional(string, "kafka.m7g.large")
    volume_gb     = optional(number, 100)
  })
  default = {}

  validation {
    condition     = can(regex("^kafka\\.(t3\\.small|(m7g|express\\.m7g)\\.[a-z0-9]+)$", var.brokers.instance_type)) && var.brokers.per_subnet >= 1 && var.brokers.per_subnet <= 10
    error_message = "brokers.instance_type must be kafka.t3.small or of the m7g family, per_subnet 1-10."
  }

  validation {
    condition     = var.brokers.volume_gb >= 1 && var.brokers.volume_gb <= 16384
    error_message = "brokers.volume_gb must be 1-16384."
  }
}

variable "network" {
  description = "VPC and private subnets, in three zones."
  type = object({
    vpc_id     = string
    subnet_ids = list(string)
  })

  validation {
    condition     = length(var.network.subnet_ids) == 3
    error_message = "network.subnet_ids needs subnets of three zones."
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
  description = "Key for data at rest and the broker log."
  type        = string

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a KMS key."
  }
}

variable "retention_hours" {
  description = "Hours that a topic keeps its messages unless it says otherwise."
  type        = number
  default     = 168

  validation {
    condition     = var.retention_hours >= 1 && var.retention_hours <= 8760
    error_message = "retention_hours must be 1-8760."
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

variable "name" {
  description = "Prefix of the alarms, such as stoa-prod."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,38}[a-z0-9]$", var.name))
    error_message = "name must be 4-40 lower-case letters, digits or dashes, starting with a letter."
  }
}

variable "kms_key_arn" {
  description = "Key of the alarm topic; its policy must let CloudWatch use it."
  type        = string

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a KMS key."
  }
}

variable "runbooks_url" {
  description = "Where the runbooks are; every alarm links one below it."
  type        = string

  validation {
    condition     = can(regex("^https://.+[^/]$", var.runbooks_url))
    error_message = "runbooks_url must be an https URL without a slash at its end."
  }
}

variable "subscribers" {
  description = "Who is told, by name: protocol (email or https), endpoint, and whether they hear all, alarms or only pages."
  type = map(object({
    protocol = string
    endpoint = string
    hears    = optional(string, "all")
  }))
  default = {}

  validation {
    condition     = alltrue([for s in values(var.subscribers) : contains(["email", "https"], s.protocol) && (s.protocol == "email" ? can(regex("^[^@]+@[^@]+$", s.endpoint)) : startswith(s.endpoint, "https://"))])
    error_message = "A subscriber is an email address or an https URL, with protocol email or https."
  }

  validation {
    condition     = alltrue([for s in values(var.subscribers) : contains(["all", "alarms", "pages"], s.hears)])
    error_message = "A subscriber hears all, alarms or pages."
  }
}

variable "load_balancer" {
  description = "The load balancer that customers reach, as the suffix of its ARN (app/name/id), what it may do wrong, and its target groups by service (targetgroup/name/id); null leaves it out."
  type = object({
    arn_suffix      = string
    max_5xx_percent = optional(number, 1)
    max_p95_seconds = optional(number, 0.8)
    target_groups   = optional(map(string), {})
  })
  default = null

  validation {
    condition     = var.load_balancer == null ? true : can(regex("^app/[^/]+/[^/]+$", var.load_balancer.arn_suffix))
    error_message = "load_balancer.arn_suffix must look like app/name/id."
  }

  validation {
    condition     = var.load_balancer == null ? true : var.load_balancer.max_5xx_percent > 0 && var.load_balancer.max_5xx_percent <= 100 && var.load_balancer.max_p95_seconds > 0
    error_message = "load_balancer.max_5xx_percent must be above 0 up to 100, max_p95_seconds above 0."
  }

  validation {
    condition     = alltrue([for suffix in values(try(var.load_balancer.target_groups, {})) : can(regex("^targetgroup/[^/]+/[^/]+$", suffix))])
    error_message = "load_balancer.target_groups must look like targetgroup/name/id."
  }
}

variable "services" {
  description = "ECS services whose processor is watched, as cluster and service by name."
  type = map(object({
    cluster         = string
    service         = string
    max_cpu_percent = optional(number, 85)
  }))
  default = {}

  validation {
    condition     = alltrue([for s in values(var.services) : s.max_cpu_percent >= 10 && s.max_cpu_percent <= 100])
    error_message = "max_cpu_percent must be 10-100."
  }
}

variable "databases" {
  description = "RDS instances by name, and when they need a person."
  type = map(object({
    identifier      = string
    max_cpu_percent = optional(number, 80)
    min_free_gb     = optional(number, 5)
    max_connections = optional(number, 80)
  }))
  default = {}

  validation {
    condition     = alltrue([for d in values(var.databases) : d.max_cpu_percent >= 10 && d.max_cpu_percent <= 100 && d.min_free_gb > 0 && d.max_connections > 0])
    error_message = "max_cpu_percent must be 10-100, min_free_gb and max_connections above 0."
  }
}

variable "queues" {
  description = "Queues by name: the queue, its dead-letter queue, and how old a message may grow."
  type = map(object({
    name            = string
    dead_letter     = string
    max_age_seconds = optional(number, 300)
  }))
  default = {}

  validation {
    condition     = alltrue([for q in values(var.queues) : q.name != q.dead_letter && q.max_age_seconds >= 60])
    error_message = "A queue is not its own dead-letter queue, and max_age_seconds must be at least 60."
  }
}

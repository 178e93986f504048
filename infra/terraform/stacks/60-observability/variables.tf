variable "runbooks_url" {
  description = "Where the runbooks are."
  type        = string
  default     = "https://github.com/stoa-commerce/stoa/blob/main/docs/runbooks"
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
    condition     = var.env != "prod" || length(var.subscribers) > 0
    error_message = "subscribers must name at least one in prod: an alarm that nobody hears is none."
  }
}

variable "databases" {
  description = "Instances to watch by the last part of their name (db, db-read), and their limits."
  type = map(object({
    max_cpu_percent = optional(number, 80)
    min_free_gb     = optional(number, 5)
    max_connections = optional(number, 80)
  }))
  default = { db = {} }
}

variable "watched_services" {
  description = "ECS services whose processor is watched: those that cannot scale past a limit."
  type        = set(string)
  default     = ["gateway", "orders"]
}

variable "limits" {
  description = "What customers may suffer before someone is told."
  type = object({
    max_5xx_percent   = optional(number, 1)
    max_p95_seconds   = optional(number, 0.8)
    max_queue_seconds = optional(number, 300)
  })
  default = {}
}

variable "load_balancer_suffix" {
  description = "Load balancer of EKS (app/name/id), once its controller has made it; null watches none."
  type        = string
  default     = null
}

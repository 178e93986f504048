variable "name" {
  description = "Name of the load balancer and prefix of its target groups."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,18}[a-z0-9]$", var.name))
    error_message = "name must be 3 to 20 lower-case letters, digits and hyphens, so that <name>-<target> fits the 32 that AWS allows."
  }
}

variable "vpc_id" {
  description = "VPC of the load balancer and its targets."
  type        = string

  validation {
    condition     = startswith(var.vpc_id, "vpc-")
    error_message = "vpc_id must be the id of a VPC."
  }
}

variable "subnet_ids" {
  description = "Subnets in at least two zones: public ones for an internet-facing load balancer."
  type        = list(string)

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "subnet_ids must name subnets in at least two zones."
  }
}

variable "internal" {
  description = "True keeps the load balancer inside the VPC."
  type        = bool
  default     = false
}

variable "certificate_arn" {
  description = "ACM certificate in this region. Null is possible only together with plain_http."
  type        = string
  default     = null

  validation {
    condition     = var.certificate_arn == null || can(regex("^arn:aws[a-z-]*:acm:", var.certificate_arn))
    error_message = "certificate_arn must be the ARN of an ACM certificate."
  }

  validation {
    condition     = (var.certificate_arn == null) == var.plain_http
    error_message = "Give certificate_arn, or set plain_http where there is no certificate; not both and not neither."
  }
}

variable "plain_http" {
  description = "Serve HTTP without TLS. For development environments only."
  type        = bool
  default     = false
}

variable "ingress" {
  description = "Who may connect: prefix lists (such as CloudFront's origin-facing one) and IPv4 ranges."
  type = object({
    prefix_list_ids = optional(set(string), [])
    cidrs           = optional(set(string), [])
  })

  validation {
    condition     = length(var.ingress.prefix_list_ids) + length(var.ingress.cidrs) > 0
    error_message = "ingress must name at least one prefix list or range, or nobody can connect."
  }

  validation {
    condition     = alltrue([for cidr in var.ingress.cidrs : can(cidrnetmask(cidr))])
    error_message = "ingress.cidrs must be IPv4 ranges."
  }
}

variable "targets" {
  description = "Target groups by key: where they listen, how their health is asked for, which security group they carry, and which paths reach them. Exactly one without paths takes the rest."
  type = map(object({
    port                 = number
    security_group_id    = string
    health_path          = optional(string, "/readyz")
    deregistration_delay = optional(number, 30)
    paths                = optional(list(string), [])
    priority             = optional(number)
  }))

  validation {
    condition     = length([for target in values(var.targets) : target if length(target.paths) == 0]) == 1
    error_message = "targets must hold exactly one target without paths: it takes every request that no other takes."
  }

  validation {
    condition     = alltrue([for target in values(var.targets) : target.port >= 1 && target.port <= 65535 && startswith(target.health_path, "/") && target.deregistration_delay >= 0 && target.deregistration_delay <= 3600])
    error_message = "targets need a port, a health_path that starts with a slash and a deregistration_delay of 0 to 3600 seconds."
  }

  validation {
    condition     = alltrue([for target in values(var.targets) : length(target.paths) == 0 || try(target.priority >= 1 && length(target.paths) <= 5, false)])
    error_message = "targets with paths need a priority and at most five paths."
  }

  validation {
    condition     = alltrue([for key in keys(var.targets) : length(key) <= 11 && can(regex("^[a-z][a-z0-9-]*$", key))])
    error_message = "targets must be keyed by at most 11 lower-case letters, digits and hyphens."
  }
}

variable "access_logs" {
  description = "Bucket and prefix of the access log. The bucket must admit delivery by load balancers."
  type = object({
    bucket = string
    prefix = optional(string, "alb")
  })
  default = null

  validation {
    condition     = var.access_logs != null || var.plain_http
    error_message = "access_logs may be left out only where plain_http is served."
  }
}

variable "idle_timeout_seconds" {
  description = "Seconds a connection may be idle. The servers' keep-alive must be longer, or requests meet a closing connection."
  type        = number
  default     = 60

  validation {
    condition     = var.idle_timeout_seconds >= 1 && var.idle_timeout_seconds <= 4000
    error_message = "idle_timeout_seconds must be 1 to 4000."
  }
}

variable "deletion_protection" {
  description = "Refuse to delete the load balancer."
  type        = bool
  default     = true
}

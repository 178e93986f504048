variable "name" {
  description = "Name of task family, service, roles and log group, such as stoa-prod-catalog."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,50}[a-z0-9]$", var.name))
    error_message = "name must be 3 to 52 lower-case letters, digits and hyphens, starting with a letter."
  }
}

variable "kind" {
  description = "service keeps tasks running; job only registers the task definition to be run on demand."
  type        = string
  default     = "service"

  validation {
    condition     = contains(["service", "job"], var.kind)
    error_message = "kind must be service or job."
  }
}

variable "container" {
  description = "The container: name in Service Connect, image, port (null for a job), user, command, seconds to drain."
  type = object({
    name         = string
    image        = string
    port         = optional(number)
    live_path    = optional(string, "/livez")
    user         = optional(string, "1000:1000")
    command      = optional(list(string))
    stop_seconds = optional(number, 60)
  })

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,40}$", var.container.name)) && length(var.container.image) > 0
    error_message = "container needs a name of lower-case letters, digits and hyphens, and an image."
  }

  validation {
    condition     = var.kind == "job" || try(var.container.port >= 1024 && var.container.port <= 65535, false)
    error_message = "container.port must be 1024 to 65535 for a service: it does not run as root."
  }

  validation {
    condition     = var.container.stop_seconds >= 2 && var.container.stop_seconds <= 120
    error_message = "container.stop_seconds must be 2 to 120: Fargate kills after two minutes."
  }

  validation {
    condition     = !can(regex("^(0|root)(:|$)", var.container.user))
    error_message = "container.user must not be root."
  }
}

variable "wanted" {
  description = "CPU in thousandths of a core and memory in MiB, rounded up to the next Fargate size."
  type = object({
    cpu_milli  = number
    memory_mib = number
  })

  validation {
    condition     = var.wanted.cpu_milli > 0 && var.wanted.cpu_milli <= 4000 && var.wanted.memory_mib > 0 && var.wanted.memory_mib <= 30720
    error_message = "wanted.cpu_milli must be 1 to 4000 and wanted.memory_mib 1 to 30720."
  }
}

variable "architecture" {
  description = "ARM64 (Graviton, about a fifth cheaper) or X86_64."
  type        = string
  default     = "ARM64"

  validation {
    condition     = contains(["ARM64", "X86_64"], var.architecture)
    error_message = "architecture must be ARM64 or X86_64."
  }
}

variable "environment" {
  description = "Environment variables; none may be secret."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for name in keys(var.environment) : can(regex("^[A-Z][A-Z0-9_]*$", name))])
    error_message = "environment must be keyed by upper-case names."
  }
}

variable "secret_arns" {
  description = "Environment variable to the Secrets Manager ARN that fills it, with :key:: behind it for one key of a JSON secret."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for arn in values(var.secret_arns) : can(regex("^arn:aws[a-z-]*:secretsmanager:[^:]+:[0-9]{12}:secret:[^:]+(:[^:]*:[^:]*:[^:]*)?$", arn))])
    error_message = "secret_arns must hold Secrets Manager ARNs."
  }

  validation {
    condition     = length(setintersection(keys(var.secret_arns), keys(var.environment))) == 0
    error_message = "secret_arns and environment must not set the same variable."
  }
}

variable "policy_json" {
  description = "IAM policy of the task role."
  type        = string

  validation {
    condition     = can(jsondecode(var.policy_json).Statement)
    error_message = "policy_json must be an IAM policy document."
  }
}

variable "repository_arn" {
  description = "ECR repository that the image is pulled from; null for a public image."
  type        = string
  default     = null

  validation {
    condition     = var.repository_arn == null || can(regex("^arn:aws[a-z-]*:ecr:", var.repository_arn))
    error_message = "repository_arn must be the ARN of an ECR repository."
  }
}

variable "kms_key_arn" {
  description = "KMS key of the secrets and the log group."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a KMS key."
  }
}

variable "log_retention_days" {
  description = "Days that the container's log is kept."
  type        = number
  default     = 30

  validation {
    condition     = contains([7, 14, 30, 60, 90, 180, 365], var.log_retention_days)
    error_message = "log_retention_days must be one of 7, 14, 30, 60, 90, 180, 365."
  }
}

variable "cluster" {
  description = "Cluster of the service and its Service Connect namespace; null for a job."
  type = object({
    name              = string
    arn               = string
    namespace_arn     = string
    capacity_strategy = map(object({ base = number, weight = number }))
  })
  default = null

  validation {
    condition     = (var.cluster == null) == (var.kind == "job")
    error_message = "cluster must be given for a service and left out for a job."
  }
}

variable "network" {
  description = "Private subnets and security groups of the tasks; null for a job."
  type = object({
    subnet_ids         = list(string)
    security_group_ids = list(string)
  })
  default = null

  validation {
    condition     = var.kind == "job" || try(length(var.network.subnet_ids) > 0 && length(var.network.security_group_ids) > 0 && length(var.network.security_group_ids) <= 5, false)
    error_message = "network needs subnets and one to five security groups for a service."
  }
}

variable "load_balancer" {
  description = "Target group that the tasks join, and seconds a new task may take before its health counts; null behind no load balancer."
  type = object({
    target_group_arn = string
    grace_seconds    = optional(number, 60)
  })
  default = null

  validation {
    condition     = var.load_balancer == null || try(var.load_balancer.grace_seconds >= 0 && var.load_balancer.grace_seconds <= 3600, false)
    error_message = "load_balancer.grace_seconds must be 0 to 3600."
  }
}

variable "scaling" {
  description = "Tasks at least and at most, and the CPU percentage and requests per task and minute that scaling aims at. `request_label` names load balancer and target group."
  type = object({
    min              = optional(number, 1)
    max              = optional(number, 1)
    cpu_percent      = optional(number, 60)
    requests_per_min = optional(number, 0)
    request_label    = optional(string)
  })
  default = {}

  validation {
    condition     = var.scaling.min >= 0 && var.scaling.max >= var.scaling.min && var.scaling.max <= 200
    error_message = "scaling.min must not be negative, and scaling.max must be at least scaling.min and at most 200."
  }

  validation {
    condition     = var.scaling.cpu_percent >= 10 && var.scaling.cpu_percent <= 90
    error_message = "scaling.cpu_percent must be 10 to 90."
  }

  validation {
    condition     = var.scaling.requests_per_min == 0 || var.load_balancer != null
    error_message = "scaling.requests_per_min needs a load_balancer."
  }
}

variable "autoscaling" {
  description = "Register the service with Application Auto Scaling when scaling.max is above scaling.min."
  type        = bool
  default     = true
}

variable "wait_for_steady_state" {
  description = "Make apply wait until the tasks run and are healthy."
  type        = bool
  default     = false
}

variable "permissions_boundary_arn" {
  description = "Permissions boundary of both roles."
  type        = string
  default     = null

  validation {
    condition     = var.permissions_boundary_arn == null || can(regex("^arn:aws[a-z-]*:iam::", var.permissions_boundary_arn))
    error_message = "permissions_boundary_arn must be the ARN of an IAM policy."
  }
}

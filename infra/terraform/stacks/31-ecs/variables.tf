variable "env" {
  description = "Environment this stack belongs to."
  type        = string

  validation {
    condition     = contains(["dev", "staging", "prod", "dr"], var.env)
    error_message = "env must be dev, staging, prod or dr."
  }
}

variable "region" {
  description = "AWS region."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region must be a region name such as eu-central-1."
  }
}

variable "account_id" {
  description = "The only AWS account this environment may be applied to."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id must have twelve digits."
  }
}

variable "domain" {
  description = "The shop's domain."
  type        = string

  validation {
    condition     = can(regex("^([a-z0-9-]+\\.)+[a-z]{2,}$", var.domain))
    error_message = "domain must be a domain name such as shop.example.com."
  }
}

variable "cost_center" {
  description = "Cost allocation tag."
  type        = string

  validation {
    condition     = length(trimspace(var.cost_center)) > 0
    error_message = "cost_center must not be empty."
  }
}

variable "emulator" {
  description = "True only against the AWS emulator: leaves out what it refuses."
  type        = bool
  default     = false
}

variable "fleet_file" {
  description = "Fleet description, relative to the stack."
  type        = string
  default     = "../../../../fleet/fleet.json"

  validation {
    condition     = endswith(var.fleet_file, ".json")
    error_message = "fleet_file must be a JSON file."
  }
}

# tflint-ignore: terraform_unused_declarations # one common.tfvars serves every stack
variable "compute" {
  description = "Where the workloads run: eks or ecs."
  type        = string
  default     = "ecs"

  validation {
    condition     = contains(["eks", "ecs"], var.compute)
    error_message = "compute must be eks or ecs."
  }
}

variable "image_tag" {
  description = "Tag of every workload's image, a release's commit."
  type        = string
  default     = "unreleased"

  validation {
    condition     = can(regex("^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$", var.image_tag))
    error_message = "image_tag must be a valid image tag."
  }
}

variable "images" {
  description = "Workload to full image reference, by digest, where it differs from <repository>:<image_tag>."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for image in values(var.images) : can(regex("@sha256:[0-9a-f]{64}$", image))])
    error_message = "images must be pinned by digest: <repository>@sha256:<64 hex digits>."
  }
}

variable "edge_workload" {
  description = "The one workload that the load balancer reaches."
  type        = string
  default     = "gateway"

  validation {
    condition     = contains([for workload in jsondecode(file(var.fleet_file)).workloads : workload.name if workload.port != null], var.edge_workload)
    error_message = "edge_workload must be a workload of the fleet that listens."
  }
}

variable "zone_id" {
  description = "Hosted zone of the domain. Given, the load balancer gets its own certificate for origin.<domain>."
  type        = string
  default     = null

  validation {
    condition     = var.zone_id == null || can(regex("^Z[A-Z0-9]{5,31}$", var.zone_id))
    error_message = "zone_id must be a Route 53 zone id."
  }
}

variable "certificate_arn" {
  description = "Certificate of the load balancer, where it is not issued here. Without it and zone_id only dev works, over plain HTTP."
  type        = string
  default     = null

  validation {
    condition     = var.env == "dev" || var.emulator || var.certificate_arn != null || var.zone_id != null
    error_message = "certificate_arn or zone_id must be given outside dev: the load balancer serves TLS only."
  }
}

variable "ingress_cidrs" {
  description = "Ranges that may reach the load balancer; empty admits CloudFront only."
  type        = set(string)
  default     = []
}

variable "architecture" {
  description = "ARM64 (Graviton) or X86_64."
  type        = string
  default     = "ARM64"
}

variable "capacity" {
  description = "Base of on-demand tasks in each service and the weights of Fargate and Fargate Spot above it."
  type = object({
    base                = optional(number, 1)
    fargate_weight      = optional(number, 1)
    fargate_spot_weight = optional(number, 0)
  })
  default = {}
}

variable "scaling" {
  description = "Tasks at least and at most: of every workload, and of those that differ."
  type = object({
    default   = optional(object({ min = number, max = number }), { min = 1, max = 1 })
    workloads = optional(map(object({ min = number, max = number })), {})
  })
  default = {}

  validation {
    condition     = var.env != "prod" || var.scaling.default.min >= 2
    error_message = "scaling.default.min must be at least 2 in prod: one task is one zone."
  }
}

variable "requests_per_min" {
  description = "Requests per task and minute that the edge workload scales at; 0 scales it by CPU only."
  type        = number
  default     = 3000
}

variable "container_insights" {
  description = "Metrics by task: enhanced, enabled or disabled."
  type        = string
  default     = "enabled"
}

variable "log_retention_days" {
  description = "Days that logs of workloads and sessions are kept."
  type        = number
  default     = 30
}

variable "wait_for_steady_state" {
  description = "Make apply wait until every service runs healthy tasks."
  type        = bool
  default     = false
}

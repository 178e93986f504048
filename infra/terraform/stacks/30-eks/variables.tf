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

variable "kubernetes_version" {
  description = "Kubernetes version of the control plane."
  type        = string
  default     = "1.34"
}

variable "node_compute" {
  description = "karpenter, or auto for EKS Auto Mode."
  type        = string
  default     = "karpenter"
}

variable "system_nodes" {
  description = "The managed node group; with dedicated = false it takes workloads too."
  type = object({
    architecture   = optional(string, "ARM64")
    instance_types = optional(list(string), ["m7g.large", "m6g.large"])
    capacity       = optional(string, "ON_DEMAND")
    min            = optional(number, 2)
    max            = optional(number, 3)
    disk_gib       = optional(number, 40)
    dedicated      = optional(bool, true)
  })
  default = {}
}

variable "workload_nodes" {
  description = "What Karpenter may buy for workloads: capacity types in order of liking, architectures, and the CPU limit of all its nodes."
  type = object({
    capacity      = optional(list(string), ["spot", "on-demand"])
    architectures = optional(list(string), ["arm64"])
    cpu_limit     = optional(number, 64)
  })
  default = {}

  validation {
    condition     = length(setsubtract(var.workload_nodes.capacity, ["spot", "on-demand"])) == 0 && length(var.workload_nodes.capacity) > 0
    error_message = "workload_nodes.capacity may hold spot and on-demand, and must not be empty."
  }

  validation {
    condition     = length(setsubtract(var.workload_nodes.architectures, ["arm64", "amd64"])) == 0 && length(var.workload_nodes.architectures) > 0 && var.workload_nodes.cpu_limit > 0
    error_message = "workload_nodes.architectures may hold arm64 and amd64, and workload_nodes.cpu_limit must be above 0."
  }
}

variable "access" {
  description = "Who may use the Kubernetes API; empty gives the pipeline's apply role the cluster."
  type = map(object({
    principal_arn = string
    policy        = string
    namespaces    = optional(list(string), [])
  }))
  default = {}
}

variable "public_endpoint_cidrs" {
  description = "Ranges that may reach the Kubernetes API from outside; empty keeps it private."
  type        = set(string)
  default     = []
}

variable "namespace" {
  description = "Kubernetes namespace of the workloads."
  type        = string
  default     = "stoa"
}

variable "log_retention_days" {
  description = "Days that the control-plane log is kept."
  type        = number
  default     = 30
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
  description = "Hosted zone of the domain. Given, the cluster's load balancer gets a certificate for origin.<domain>."
  type        = string
  default     = null

  validation {
    condition     = var.zone_id == null || can(regex("^Z[A-Z0-9]{5,31}$", var.zone_id))
    error_message = "zone_id must be a Route 53 zone id."
  }
}

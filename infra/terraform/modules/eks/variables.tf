variable "name" {
  description = "Name of the cluster."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,38}[a-z0-9]$", var.name))
    error_message = "name must be 3 to 40 lower-case letters, digits and hyphens, starting with a letter."
  }
}

variable "kubernetes_version" {
  description = "Kubernetes version of the control plane, such as 1.34."
  type        = string
  default     = "1.34"

  validation {
    condition     = can(regex("^1\\.(3[2-9]|4[0-9])$", var.kubernetes_version))
    error_message = "kubernetes_version must be 1.32 or newer, written without a patch."
  }
}

variable "subnet_ids" {
  description = "Private subnets of control plane and nodes, in at least two zones."
  type        = list(string)

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "subnet_ids must name subnets in at least two zones."
  }
}

variable "node_security_group_ids" {
  description = "Security groups that nodes carry besides the cluster's own, such as the one that the stores admit."
  type        = list(string)
  default     = []

  validation {
    condition     = length(var.node_security_group_ids) <= 4
    error_message = "node_security_group_ids may hold at most four: the cluster's own group is the fifth."
  }
}

variable "public_endpoint_cidrs" {
  description = "Ranges that may reach the Kubernetes API from outside; empty keeps it private."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for cidr in var.public_endpoint_cidrs : can(cidrnetmask(cidr)) && cidr != "0.0.0.0/0"])
    error_message = "public_endpoint_cidrs must be IPv4 ranges, and not the whole internet."
  }
}

variable "kms_key_arn" {
  description = "KMS key of Kubernetes secrets and the control-plane log."
  type        = string

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a KMS key."
  }
}

variable "log_retention_days" {
  description = "Days that the control-plane log, audit included, is kept."
  type        = number
  default     = 90

  validation {
    condition     = contains([7, 14, 30, 60, 90, 180, 365], var.log_retention_days)
    error_message = "log_retention_days must be one of 7, 14, 30, 60, 90, 180, 365."
  }
}

variable "compute" {
  description = "karpenter: a system node group, and what Karpenter needs for the rest. auto: EKS Auto Mode runs the nodes, the load balancers and the disks."
  type        = string
  default     = "karpenter"

  validation {
    condition     = contains(["karpenter", "auto"], var.compute)
    error_message = "compute must be karpenter or auto."
  }
}

variable "system_nodes" {
  description = "The managed node group: instance types of one architecture, size, Spot or on-demand, disk, and whether it is kept for add-ons (dedicated) or takes workloads too."
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

  validation {
    condition     = contains(["ARM64", "X86_64"], var.system_nodes.architecture) && contains(["ON_DEMAND", "SPOT"], var.system_nodes.capacity)
    error_message = "system_nodes.architecture must be ARM64 or X86_64 and system_nodes.capacity ON_DEMAND or SPOT."
  }

  validation {
    condition     = length(var.system_nodes.instance_types) > 0 && alltrue([for type in var.system_nodes.instance_types : can(regex("^[a-z]+[0-9]+g[a-z]*\\.", type)) == (var.system_nodes.architecture == "ARM64")])
    error_message = "system_nodes.instance_types must all be of system_nodes.architecture: Graviton types carry a g after the generation."
  }

  validation {
    condition     = var.system_nodes.min >= 1 && var.system_nodes.max >= var.system_nodes.min && var.system_nodes.max <= 100
    error_message = "system_nodes.min must be at least 1 and system_nodes.max at least as many, up to 100."
  }

  validation {
    condition     = var.system_nodes.disk_gib >= 20 && var.system_nodes.disk_gib <= 500
    error_message = "system_nodes.disk_gib must be 20 to 500."
  }
}

variable "access" {
  description = "Who may use the Kubernetes API, by a name of your own: IAM principal, cluster-admin, admin, edit or view, and the namespaces (none: the whole cluster)."
  type = map(object({
    principal_arn = string
    policy        = string
    namespaces    = optional(list(string), [])
  }))

  validation {
    condition     = alltrue([for entry in values(var.access) : contains(["cluster-admin", "admin", "edit", "view"], entry.policy)])
    error_message = "access policies must be cluster-admin, admin, edit or view."
  }

  validation {
    condition     = alltrue([for entry in values(var.access) : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:(role|user)/", entry.principal_arn))])
    error_message = "access principals must be ARNs of IAM roles or users."
  }

  validation {
    condition     = anytrue([for entry in values(var.access) : entry.policy == "cluster-admin" && length(entry.namespaces) == 0])
    error_message = "access needs one cluster-admin of the whole cluster: the creator gets nothing by itself."
  }
}

variable "addon_versions" {
  description = "Add-on to a pinned version; without one EKS takes the default of the Kubernetes version."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for version in values(var.addon_versions) : can(regex("^v[0-9]+\\.[0-9]+\\.[0-9]+-eksbuild\\.[0-9]+$", version))])
    error_message = "addon_versions must look like v1.19.2-eksbuild.1."
  }
}

variable "permissions_boundary_arn" {
  description = "Permissions boundary of the roles."
  type        = string
  default     = null

  validation {
    condition     = var.permissions_boundary_arn == null || can(regex("^arn:aws[a-z-]*:iam::", var.permissions_boundary_arn))
    error_message = "permissions_boundary_arn must be the ARN of an IAM policy."
  }
}

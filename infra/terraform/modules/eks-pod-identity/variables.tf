variable "name" {
  description = "Name of the role, such as stoa-prod-catalog-pod."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,62}[a-z0-9]$", var.name))
    error_message = "name must be 3 to 64 lower-case letters, digits and hyphens, starting with a letter."
  }
}

variable "cluster" {
  description = "Name and ARN of the EKS cluster."
  type = object({
    name = string
    arn  = string
  })

  validation {
    condition     = length(var.cluster.name) > 0 && can(regex("^arn:aws[a-z-]*:eks:", var.cluster.arn))
    error_message = "cluster needs a name and the ARN of an EKS cluster."
  }
}

variable "namespace" {
  description = "Kubernetes namespace of the service account."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", var.namespace))
    error_message = "namespace must be a Kubernetes namespace name."
  }
}

variable "service_account" {
  description = "Kubernetes service account whose pods take the role."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", var.service_account))
    error_message = "service_account must be a Kubernetes service account name."
  }
}

variable "policies" {
  description = "IAM policies of the role by name, as JSON. The names must be known before apply, the policies need not be."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for policy in values(var.policies) : can(jsondecode(policy).Statement)])
    error_message = "policies must hold IAM policy documents."
  }
}

variable "managed_policies" {
  description = "AWS managed policies of the role, by name, such as AmazonEKS_CNI_Policy or service-role/AmazonEBSCSIDriverPolicy."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for policy in var.managed_policies : can(regex("^[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*$", policy))])
    error_message = "managed_policies must hold names, not ARNs."
  }
}

variable "permissions_boundary_arn" {
  description = "Permissions boundary of the role."
  type        = string
  default     = null

  validation {
    condition     = var.permissions_boundary_arn == null || can(regex("^arn:aws[a-z-]*:iam::", var.permissions_boundary_arn))
    error_message = "permissions_boundary_arn must be the ARN of an IAM policy."
  }
}

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

# tflint-ignore: terraform_unused_declarations # one common.tfvars serves every stack
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

variable "compute" {
  description = "Where the workloads run: eks or ecs."
  type        = string
  default     = "ecs"

  validation {
    condition     = contains(["eks", "ecs"], var.compute)
    error_message = "compute must be eks or ecs."
  }
}

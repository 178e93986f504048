variable "account_id" {
  description = "AWS account that this bootstrap owns; any other account is refused."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id must be the 12 digits of an AWS account."
  }
}

variable "region" {
  description = "Region of the state bucket and its key."
  type        = string
  default     = "eu-central-1"

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region must look like eu-central-1."
  }
}

variable "cost_center" {
  description = "Value of the CostCenter tag."
  type        = string
  default     = "platform"

  validation {
    condition     = can(regex("^[a-z0-9-]{2,32}$", var.cost_center))
    error_message = "cost_center must be 2-32 lower-case letters, digits or dashes."
  }
}

variable "github" {
  description = "Repository that may assume the roles. The numeric ids make the immutable subject; without them only the spelling by name is trusted. Null in a second region of an account that has the roles already."
  type = object({
    owner         = string
    repository    = string
    owner_id      = optional(string)
    repository_id = optional(string)
  })
  nullable = true

  validation {
    condition     = var.github == null ? true : can(regex("^[A-Za-z0-9][A-Za-z0-9-]{0,38}$", var.github.owner)) && can(regex("^[A-Za-z0-9._-]{1,100}$", var.github.repository))
    error_message = "github.owner and github.repository must be plain GitHub names, without a slash or wildcard."
  }

  validation {
    condition     = var.github == null ? true : alltrue([for id in [var.github.owner_id, var.github.repository_id] : id == null || can(regex("^[0-9]+$", id))])
    error_message = "github.owner_id and github.repository_id must be the numeric ids, in digits."
  }

  validation {
    condition     = var.github == null ? true : (var.github.owner_id == null) == (var.github.repository_id == null)
    error_message = "Give both github.owner_id and github.repository_id, or neither."
  }
}

variable "environments" {
  description = "Environments that live in this account: their monthly budget and the branch whose pushes may plan."
  type = map(object({
    monthly_budget_usd = number
    branch             = optional(string, "main")
  }))

  validation {
    condition     = alltrue([for name in keys(var.environments) : can(regex("^[a-z][a-z0-9]{1,11}$", name))])
    error_message = "Every environment must be named with 2-12 lower-case letters or digits."
  }

  validation {
    condition     = alltrue([for e in values(var.environments) : e.monthly_budget_usd > 0])
    error_message = "Every monthly_budget_usd must be above 0."
  }

  validation {
    condition     = alltrue([for e in values(var.environments) : can(regex("^[A-Za-z0-9._/-]+$", e.branch))])
    error_message = "Every branch must be a plain branch name, without wildcards."
  }
}

variable "alert_emails" {
  description = "Addresses that receive budget alerts."
  type        = set(string)

  validation {
    condition     = length(var.alert_emails) > 0 && alltrue([for a in var.alert_emails : can(regex("^[^@\\s]+@[^@\\s]+$", a))])
    error_message = "alert_emails needs at least one e-mail address."
  }
}

variable "permissions_boundary_arn" {
  description = "Policy that bounds what the plan and apply roles can ever do, or null."
  type        = string
  default     = null

  validation {
    condition     = var.permissions_boundary_arn == null || can(regex("^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/.+$", var.permissions_boundary_arn))
    error_message = "permissions_boundary_arn must be the ARN of an IAM policy."
  }
}

variable "emulator" {
  description = "True only against the emulator: lets a destroy remove the state bucket with what is in it."
  type        = bool
  default     = false

  validation {
    condition     = var.emulator != null
    error_message = "emulator must be true or false."
  }
}

variable "name" {
  description = "Prefix of every repository, such as stoa-prod; repositories are <name>/<key>."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,30}[a-z0-9]$", var.name))
    error_message = "name must be 3 to 32 lower-case letters, digits and hyphens, starting with a letter."
  }
}

variable "repositories" {
  description = "One repository for each of these names."
  type        = set(string)

  validation {
    condition     = length(var.repositories) > 0 && alltrue([for repository in var.repositories : can(regex("^[a-z0-9]+([._-][a-z0-9]+)*$", repository))])
    error_message = "repositories must hold at least one name of lower-case letters and digits, separated by . _ or -."
  }
}

variable "kms_key_arn" {
  description = "KMS key for the layers; null uses the registry's own encryption."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a KMS key."
  }
}

variable "keep_images" {
  description = "Tagged images kept in each repository; older ones are dropped."
  type        = number
  default     = 50

  validation {
    condition     = var.keep_images >= 5 && var.keep_images <= 1000
    error_message = "keep_images must be 5 to 1000: fewer than five leaves no way back."
  }
}

variable "untagged_days" {
  description = "Days after which an untagged image is dropped."
  type        = number
  default     = 7

  validation {
    condition     = var.untagged_days >= 1 && var.untagged_days <= 90
    error_message = "untagged_days must be 1 to 90."
  }
}

variable "pull_account_ids" {
  description = "Other AWS accounts that may pull, for promotion without a second push."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for account in var.pull_account_ids : can(regex("^[0-9]{12}$", account))])
    error_message = "pull_account_ids must have twelve digits each."
  }
}

variable "force_delete" {
  description = "Delete the images with the repository."
  type        = bool
  default     = false
}

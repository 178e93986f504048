variable "domain" {
  description = "Domain that the certificate is for."
  type        = string

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", var.domain))
    error_message = "domain must be a lower-case domain name, such as shop.stoa.example."
  }
}

variable "alternative_names" {
  description = "Further names in the certificate, wildcards included; all inside the zone."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for name in var.alternative_names : can(regex("^(\\*\\.)?([a-z0-9-]+\\.)+[a-z]{2,}$", name)) && endswith(name, coalesce(var.zone_name, var.domain))])
    error_message = "Every alternative name must be a domain inside the zone."
  }
}

variable "zone_name" {
  description = "Name of the zone to make, or null for the domain itself."
  type        = string
  default     = null

  validation {
    condition     = var.zone_name == null || can(regex("^([a-z0-9-]+\\.)+[a-z]{2,}$", coalesce(var.zone_name, "x")))
    error_message = "zone_name must be a domain name."
  }
}

variable "zone_id" {
  description = "Existing zone that takes the records, or null to make one."
  type        = string
  default     = null

  validation {
    condition     = var.zone_id == null || can(regex("^Z[A-Z0-9]{5,31}$", coalesce(var.zone_id, "x")))
    error_message = "zone_id must be a Route 53 zone id, such as Z0123456789ABC."
  }
}

variable "wait" {
  description = "Wait until the certificate is issued; needs the zone to be delegated."
  type        = bool
  default     = true

  validation {
    condition     = var.wait != null
    error_message = "wait must be true or false."
  }
}

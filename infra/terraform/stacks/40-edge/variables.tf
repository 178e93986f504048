variable "zone_id" {
  description = "Hosted zone of the domain, delegated before the first deployment; null makes one."
  type        = string
  default     = null
}

variable "origin_domain" {
  description = "Name of the load balancer for CloudFront; null is origin.<domain>, which the cluster's DNS controller keeps in EKS."
  type        = string
  default     = null
}

variable "plain_http_origin" {
  description = "Speak HTTP to the load balancer, for dev without a certificate."
  type        = bool
  default     = false

  validation {
    condition     = !var.plain_http_origin || var.env == "dev"
    error_message = "plain_http_origin is for dev only."
  }
}

variable "rate_limit" {
  description = "Requests that one address may send in five minutes, in all and to the paths where passwords are tried."
  type = object({
    all     = optional(number, 2000)
    sign_in = optional(number, 100)
  })
  default = {}
}

variable "countries" {
  description = "Countries served (whitelist) or refused (blacklist); none serves all."
  type = object({
    mode  = optional(string, "none")
    codes = optional(list(string), [])
  })
  default = {}
}

variable "price_class" {
  description = "Which edge locations serve."
  type        = string
  default     = "PriceClass_100"
}

variable "log_retention_days" {
  description = "Days that the firewall's log is kept."
  type        = number
  default     = 30
}

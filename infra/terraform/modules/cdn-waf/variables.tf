variable "name" {
  description = "Name of the distribution and web ACL, such as stoa-prod-edge."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,38}[a-z0-9]$", var.name))
    error_message = "name must be 4-40 lower-case letters, digits or dashes, starting with a letter."
  }
}

variable "aliases" {
  description = "Names that the distribution answers to."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for name in var.aliases : can(regex("^([a-z0-9-]+\\.)+[a-z]{2,}$", name))])
    error_message = "aliases must be domain names."
  }
}

variable "certificate_arn" {
  description = "Certificate in us-east-1 for the aliases; null only without aliases."
  type        = string
  default     = null

  validation {
    condition     = var.certificate_arn == null ? length(var.aliases) == 0 : can(regex("^arn:aws[a-z-]*:acm:us-east-1:[0-9]{12}:certificate/.+$", var.certificate_arn))
    error_message = "certificate_arn must be a certificate of us-east-1, and is needed for aliases."
  }
}

variable "origin" {
  description = "Where pages and the API come from: the load balancer's name, and whether it speaks TLS (it must, outside dev)."
  type = object({
    domain_name = string
    https       = optional(bool, true)
  })

  validation {
    condition     = can(regex("^[A-Za-z0-9.-]+\\.[A-Za-z0-9-]+$", var.origin.domain_name))
    error_message = "origin.domain_name must be a host name, without scheme or path."
  }
}

variable "assets" {
  description = "Private bucket served under a path through origin access control; null serves none. The bucket's policy must let CloudFront read."
  type = object({
    bucket_domain_name = string
    path               = optional(string, "/assets/*")
  })
  default = null

  validation {
    condition     = var.assets == null ? true : startswith(var.assets.path, "/") && endswith(var.assets.path, "/*")
    error_message = "assets.path must look like /assets/*."
  }
}

variable "rate_limit" {
  description = "Requests that one address may send in five minutes, in all and to the paths where passwords are tried."
  type = object({
    all     = optional(number, 2000)
    sign_in = optional(number, 100)
    paths   = optional(list(string), ["/api/v1/sessions"])
  })
  default = {}

  validation {
    condition     = var.rate_limit.all >= 100 && var.rate_limit.sign_in >= 10 && var.rate_limit.sign_in <= var.rate_limit.all
    error_message = "rate_limit.all must be at least 100 and sign_in 10 to all."
  }

  validation {
    condition     = length(var.rate_limit.paths) > 0 && alltrue([for path in var.rate_limit.paths : startswith(path, "/")])
    error_message = "rate_limit.paths needs at least one path that starts with a slash."
  }
}

variable "countries" {
  description = "Whether the listed countries (ISO codes) are the only ones served, or the ones refused; none serves all."
  type = object({
    mode  = optional(string, "none")
    codes = optional(list(string), [])
  })
  default = {}

  validation {
    condition     = contains(["none", "whitelist", "blacklist"], var.countries.mode) && (var.countries.mode == "none") == (length(var.countries.codes) == 0)
    error_message = "countries.mode must be none, whitelist or blacklist, with codes unless it is none."
  }

  validation {
    condition     = alltrue([for code in var.countries.codes : can(regex("^[A-Z]{2}$", code))])
    error_message = "countries.codes must be two capital letters each."
  }
}

variable "price_class" {
  description = "Which edge locations serve: 100 (Europe, North America), 200, or All."
  type        = string
  default     = "PriceClass_100"

  validation {
    condition     = contains(["PriceClass_100", "PriceClass_200", "PriceClass_All"], var.price_class)
    error_message = "price_class must be PriceClass_100, PriceClass_200 or PriceClass_All."
  }
}

variable "content_security_policy" {
  description = "Policy for pages that do not send their own."
  type        = string
  default     = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'"

  validation {
    condition     = strcontains(var.content_security_policy, "default-src") && !strcontains(var.content_security_policy, "unsafe-eval")
    error_message = "content_security_policy must set default-src and must not allow unsafe-eval."
  }
}

variable "access_log_bucket_arn" {
  description = "Bucket that takes the access log, or null; its policy must let delivery.logs.amazonaws.com write."
  type        = string
  default     = null

  validation {
    condition     = var.access_log_bucket_arn == null || can(regex("^arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]+$", var.access_log_bucket_arn))
    error_message = "access_log_bucket_arn must be the ARN of a bucket."
  }
}

variable "log_refused" {
  description = "Log what the firewall refuses or counts."
  type        = bool
  default     = true

  validation {
    condition     = var.log_refused != null
    error_message = "log_refused must be true or false."
  }
}

variable "log_retention_days" {
  description = "Days that CloudWatch keeps the log."
  type        = number
  default     = 30

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731], var.log_retention_days)
    error_message = "log_retention_days must be a retention that CloudWatch knows, such as 7, 30 or 365."
  }
}

variable "name" {
  description = "Prefix of every resource name, such as stoa-prod."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,30}[a-z0-9]$", var.name))
    error_message = "name must be 3 to 32 lower-case letters, digits and hyphens, starting with a letter."
  }
}

variable "cidr" {
  description = "IPv4 range of the VPC, /16 to /20."
  type        = string

  validation {
    condition     = can(cidrnetmask(var.cidr)) && try(tonumber(split("/", var.cidr)[1]) >= 16 && tonumber(split("/", var.cidr)[1]) <= 20, false)
    error_message = "cidr must be an IPv4 range between /16 and /20, such as 10.20.0.0/16."
  }

  validation {
    condition     = try(cidrhost(var.cidr, 0) == split("/", var.cidr)[0], false)
    error_message = "cidr must start at its network address, such as 10.20.0.0/16 rather than 10.20.3.0/16."
  }
}

variable "availability_zones" {
  description = "Availability zone name to address slot (0-3). The slot fixes the zone's ranges, so removing a zone never renumbers another."
  type        = map(number)

  validation {
    condition     = length(var.availability_zones) >= 2 && length(var.availability_zones) <= 4
    error_message = "availability_zones must name two to four zones."
  }

  validation {
    condition     = alltrue([for slot in values(var.availability_zones) : contains([0, 1, 2, 3], slot)]) && length(distinct(values(var.availability_zones))) == length(var.availability_zones)
    error_message = "availability_zones must give each zone its own slot from 0 to 3."
  }

  validation {
    condition     = alltrue([for zone in keys(var.availability_zones) : can(regex("^[a-z]{2}(-[a-z]+)+-[0-9][a-z]$", zone))])
    error_message = "availability_zones must be keyed by zone names such as eu-central-1a."
  }
}

variable "nat" {
  description = "NAT gateways: single (cheap, one zone is a single point of failure) or per-az."
  type        = string
  default     = "per-az"

  validation {
    condition     = contains(["single", "per-az"], var.nat)
    error_message = "nat must be single or per-az."
  }
}

variable "flow_log_retention_days" {
  description = "Days that VPC flow logs are kept in CloudWatch."
  type        = number
  default     = 30

  validation {
    condition     = contains([7, 14, 30, 60, 90, 180, 365], var.flow_log_retention_days)
    error_message = "flow_log_retention_days must be one of 7, 14, 30, 60, 90, 180, 365."
  }
}

variable "kms_key_arn" {
  description = "KMS key for the flow log group; null leaves the AWS-owned key."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a KMS key."
  }
}

variable "interface_endpoints" {
  description = "AWS services reached over private endpoints instead of NAT, such as ecr.api or secretsmanager. Each costs per zone and hour."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for service in var.interface_endpoints : can(regex("^[a-z0-9][a-z0-9.-]+$", service))])
    error_message = "interface_endpoints must hold short service names such as ecr.api."
  }

  validation {
    condition     = length(setintersection(var.interface_endpoints, ["s3", "dynamodb"])) == 0
    error_message = "interface_endpoints must not name s3 or dynamodb: they have free gateway endpoints already."
  }
}

variable "cluster_name" {
  description = "EKS cluster whose load balancers and nodes discover these subnets by tag; null without EKS."
  type        = string
  default     = null

  validation {
    condition     = var.cluster_name == null || can(regex("^[a-z][a-z0-9-]{1,98}$", var.cluster_name))
    error_message = "cluster_name must be lower-case letters, digits and hyphens."
  }
}

variable "permissions_boundary_arn" {
  description = "Permissions boundary of the role."
  type        = string
  default     = null

  validation {
    condition     = var.permissions_boundary_arn == null || can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:policy/.+$", var.permissions_boundary_arn))
    error_message = "permissions_boundary_arn must be the ARN of an IAM policy of an account."
  }
}

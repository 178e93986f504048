variable "account_wide" {
  description = "Whether this environment holds the account's and region's own settings; false for a second one beside it."
  type        = bool
  default     = true
}

variable "threat_features" {
  description = "What GuardDuty looks at besides its foundations."
  type        = set(string)
  default     = ["S3_DATA_EVENTS", "EKS_AUDIT_LOGS", "RDS_LOGIN_EVENTS", "RUNTIME_MONITORING"]
}

variable "record_objects" {
  description = "Record reads and writes of backups in the trail."
  type        = bool
  default     = true
}

variable "log_retention_days" {
  description = "Days that CloudWatch keeps the trail; the bucket keeps it longer."
  type        = number
  default     = 90
}

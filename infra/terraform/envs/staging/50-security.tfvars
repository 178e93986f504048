threat_features    = ["S3_DATA_EVENTS", "EKS_AUDIT_LOGS"]
record_objects     = false
log_retention_days = 30

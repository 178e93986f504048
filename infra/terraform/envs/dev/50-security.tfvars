threat_features    = ["S3_DATA_EVENTS"]
record_objects     = false
log_retention_days = 30

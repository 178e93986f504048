# What the proof of small plans changes: one number of one resource, in no environment's own files the same.
flow_log_retention_days = 60

cidr                    = "10.30.0.0/16"
nat                     = "per-az"
flow_log_retention_days = 90

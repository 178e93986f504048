cidr                    = "10.40.0.0/16"
nat                     = "single"
flow_log_retention_days = 30

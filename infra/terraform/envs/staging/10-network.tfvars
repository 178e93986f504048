cidr                    = "10.20.0.0/16"
nat                     = "single"
flow_log_retention_days = 14

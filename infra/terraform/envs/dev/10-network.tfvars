cidr                    = "10.10.0.0/16"
nat                     = "single"
flow_log_retention_days = 7

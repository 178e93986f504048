system_nodes       = { instance_types = ["t4g.large", "m6g.large", "m7g.large"], min = 2, max = 3 }
workload_nodes     = { cpu_limit = 32 }
log_retention_days = 14

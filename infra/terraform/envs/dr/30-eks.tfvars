system_nodes       = { instance_types = ["m7g.large", "m6g.large"], min = 2, max = 6, disk_gib = 60 }
workload_nodes     = { capacity = ["spot", "on-demand"], cpu_limit = 128 }
log_retention_days = 90

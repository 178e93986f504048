# Two Spot nodes take everything; Karpenter stays for the day they do not suffice.
system_nodes       = { instance_types = ["t4g.large", "m6g.large", "m7g.large"], capacity = "SPOT", dedicated = false, min = 2, max = 4 }
workload_nodes     = { capacity = ["spot"], cpu_limit = 16 }
log_retention_days = 7

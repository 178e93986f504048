"""What is still there after everything was destroyed."""

LISTS = (
    ("ec2", "describe_subnets", "Subnets"), ("ec2", "describe_nat_gateways", "NatGateways"),
    ("rds", "describe_db_instances", "DBInstances"), ("elasticache", "describe_replication_groups", "ReplicationGroups"),
    ("sqs", "list_queues", "QueueUrls"), ("sns", "list_topics", "Topics"), ("s3", "list_buckets", "Buckets"),
    ("elbv2", "describe_load_balancers", "LoadBalancers"), ("ecs", "list_clusters", "clusterArns"), ("eks", "list_clusters", "clusters"),
    ("ecr", "describe_repositories", "repositories"), ("secretsmanager", "list_secrets", "SecretList"),
    ("lambda", "list_functions", "Functions"), ("cloudtrail", "list_trails", "Trails"), ("iam", "list_roles", "Roles"),
    ("iam", "list_policies", "Policies"), ("iam", "list_open_id_connect_providers", "OpenIDConnectProviderList"),
    ("cloudwatch", "describe_alarms", "MetricAlarms"), ("ssm", "describe_parameters", "Parameters"),
    ("logs", "describe_log_groups", "logGroups"), ("backup", "list_backup_plans", "BackupPlansList"),
)


def ours(item):
    text = str(item)
    return "stoa" in text and "'State': 'deleted'" not in text


def judge_leftovers(account):
    for service, operation, key in LISTS:
        arguments = {"Scope": "Local"} if operation == "list_policies" else {}
        left = [item for item in account.pages(service, operation, key, **arguments) if ours(item)]
        names = [item if isinstance(item, str) else next(iter(item.values())) for item in left]
        account.promise("after destroy", f"no {key} left", ["the list"], names)

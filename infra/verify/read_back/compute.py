"""EKS or ECS, whichever the environment runs on."""


def judge_eks(account):
    eks = account.client("eks")
    names = eks.list_clusters()["clusters"]
    clusters = [eks.describe_cluster(name=n)["cluster"] for n in names]
    account.promise("EKS", "Kubernetes secrets are encrypted with a key of ours", clusters, [c["name"] for c in clusters if not c.get("encryptionConfig")])
    entries = [e for n in names for e in eks.list_access_entries(clusterName=n)["accessEntries"]]
    account.promise("EKS", "people come in by access entries", entries, [])
    modes = [c.get("accessConfig", {}).get("authenticationMode") for c in clusters]
    account.promise("EKS", "no aws-auth map", modes, [m for m in modes if m not in ("API", None)])
    bound = [a for n in names for a in eks.list_pod_identity_associations(clusterName=n)["associations"]]
    account.promise("EKS", "services get their role by Pod Identity", bound, [])
    audit = [c["name"] for c in clusters if "audit" not in str(c.get("logging"))]
    account.promise("EKS", "the audit log is on", clusters, audit)


def judge_ecs(account):
    ecs = account.client("ecs")
    services = []
    for cluster in account.pages("ecs", "list_clusters", "clusterArns"):
        arns = account.pages("ecs", "list_services", "serviceArns", cluster=cluster)
        for start in range(0, len(arns), 10):
            services += ecs.describe_services(cluster=cluster, services=arns[start : start + 10])["services"]
    unsafe = [s["serviceName"] for s in services if not s.get("deploymentConfiguration", {}).get("deploymentCircuitBreaker", {}).get("rollback")]
    account.promise("ECS", "a bad release rolls back", services, unsafe)
    public = [s["serviceName"] for s in services if s.get("networkConfiguration", {}).get("awsvpcConfiguration", {}).get("assignPublicIp") == "ENABLED"]
    account.promise("ECS", "no task has a public address", services, public)
    tasks = [ecs.describe_task_definition(taskDefinition=s["taskDefinition"])["taskDefinition"] for s in services]
    writable = [t["family"] for t in tasks for c in t["containerDefinitions"] if not c.get("readonlyRootFilesystem")]
    account.promise("ECS", "no container writes its own image", tasks, writable)
    roles = {t.get("taskRoleArn") for t in tasks}
    account.promise("ECS", "every service has a role of its own", tasks, [] if len(roles) == len(tasks) else [f"{len(roles)} roles for {len(tasks)} services"])

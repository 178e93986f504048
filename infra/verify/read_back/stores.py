"""Database and cache."""


def judge_database(account):
    instances = account.pages("rds", "describe_db_instances", "DBInstances")
    primaries = [i for i in instances if not i.get("ReadReplicaSourceDBInstanceIdentifier")]
    name = lambda i: i["DBInstanceIdentifier"]
    account.promise("database", "storage is encrypted", instances, [name(i) for i in instances if not i["StorageEncrypted"]])
    account.promise("database", "no public address", instances, [name(i) for i in instances if i.get("PubliclyAccessible")])
    account.promise("database", "point-in-time recovery", primaries, [name(i) for i in primaries if not i.get("BackupRetentionPeriod")])
    account.promise("database", "services sign in by IAM", primaries, [name(i) for i in primaries if not i.get("IAMDatabaseAuthenticationEnabled")])
    if account.production:
        account.promise("database", "two zones in production", primaries, [name(i) for i in primaries if not i.get("MultiAZ")])
        replicas = [i for i in instances if i.get("ReadReplicaSourceDBInstanceIdentifier")]
        account.promise("database", "a read replica in production", replicas, [])
    judge_forced_tls(account, primaries)


def judge_forced_tls(account, primaries):
    groups = {g["DBParameterGroupName"] for i in primaries for g in i.get("DBParameterGroups", [])}
    forced = []
    for group in groups:
        parameters = account.pages("rds", "describe_db_parameters", "Parameters", DBParameterGroupName=group)
        if any(p["ParameterName"] == "rds.force_ssl" and p.get("ParameterValue") == "1" for p in parameters):
            forced.append(group)
    account.promise("database", "TLS is forced", sorted(groups), sorted(groups - set(forced)))


def judge_cache(account):
    groups = account.pages("elasticache", "describe_replication_groups", "ReplicationGroups")
    name = lambda g: g["ReplicationGroupId"]
    account.promise("cache", "encrypted at rest", groups, [name(g) for g in groups if not g.get("AtRestEncryptionEnabled")])
    account.promise("cache", "encrypted on the way", groups, [name(g) for g in groups if not g.get("TransitEncryptionEnabled")])
    if account.production:
        account.promise("cache", "fails over in production", groups, [name(g) for g in groups if g.get("AutomaticFailover") not in ("enabled", "enabling")])


def judge_secrets(account):
    secrets = account.pages("secretsmanager", "list_secrets", "SecretList")
    client = account.client("secretsmanager")
    ours = [client.describe_secret(SecretId=s["ARN"]) for s in secrets if s["Name"].startswith(("stoa", "/stoa"))]
    account.promise("secrets", "each is encrypted with a key of ours", ours, [s["Name"] for s in ours if not s.get("KmsKeyId")])

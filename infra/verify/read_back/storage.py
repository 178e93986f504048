"""Buckets, keys, registries."""
from .account import statements


def tls_only(policy):
    return any(
        s.get("Effect") == "Deny" and s.get("Condition", {}).get("Bool", {}).get("aws:SecureTransport") in ("false", False)
        for s in statements(policy)
    )


def answer(call, key, **arguments):
    try:
        return call(**arguments).get(key)
    except Exception:  # S3 answers an absent setting with an error of its own name
        return None


def judge_buckets(account):
    s3 = account.client("s3")
    names = [bucket["Name"] for bucket in s3.list_buckets()["Buckets"]]
    public, plain, open_to_http, unversioned = [], [], [], []
    for name in names:
        block = answer(s3.get_public_access_block, "PublicAccessBlockConfiguration", Bucket=name) or {}
        if len(block) != 4 or not all(block.values()):
            public.append(name)
        if not answer(s3.get_bucket_encryption, "ServerSideEncryptionConfiguration", Bucket=name):
            plain.append(name)
        if not tls_only(answer(s3.get_bucket_policy, "Policy", Bucket=name)):
            open_to_http.append(name)
        if answer(s3.get_bucket_versioning, "Status", Bucket=name) != "Enabled" and "logs" not in name:
            unversioned.append(name)
    account.promise("buckets", "no bucket can be made public", names, public)
    account.promise("buckets", "every bucket encrypts", names, plain)
    account.promise("buckets", "every bucket refuses plain HTTP", names, open_to_http)
    account.promise("buckets", "every bucket but the logs keeps old versions", names, unversioned)


def judge_keys(account):
    kms = account.client("kms")
    keys = [key["KeyId"] for key in account.pages("kms", "list_keys", "Keys")]
    ours = [k for k in keys if kms.describe_key(KeyId=k)["KeyMetadata"].get("KeyManager", "CUSTOMER") == "CUSTOMER"]
    live = [k for k in ours if kms.describe_key(KeyId=k)["KeyMetadata"]["KeyState"] == "Enabled"]
    account.promise("keys", "every key rotates", live, [k for k in live if not kms.get_key_rotation_status(KeyId=k)["KeyRotationEnabled"]])


def judge_registry(account):
    repositories = account.pages("ecr", "describe_repositories", "repositories")
    mutable = [r["repositoryName"] for r in repositories if not r["imageTagMutability"].startswith("IMMUTABLE")]
    unscanned = [r["repositoryName"] for r in repositories if not r.get("imageScanningConfiguration", {}).get("scanOnPush")]
    account.promise("images", "no tag can be moved", repositories, mutable)
    account.promise("images", "every image is scanned when pushed", repositories, unscanned)

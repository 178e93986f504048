"""Gives another account what one environment published, so that a second environment can be planned from nothing.

Stacks read each other through SSM parameters and look secrets up by name; values of secrets are nobody's business here.
"""
import argparse

import boto3


def session(place):
    env, account, region = place.split(":")
    return env, boto3.Session(aws_access_key_id=account, aws_secret_access_key="test", region_name=region), account, region


def copy_parameters(from_env, source, to_env, target):
    pages = source.get_paginator("get_parameters_by_path").paginate(Path=f"/stoa/{from_env}", Recursive=True)
    found = [parameter for page in pages for parameter in page["Parameters"]]
    for parameter in found:
        name = parameter["Name"].replace(f"/stoa/{from_env}/", f"/stoa/{to_env}/")
        target.put_parameter(Name=name, Value=parameter["Value"], Type=parameter["Type"], Overwrite=True)
    return len(found)


def copy_secret_names(from_env, source, to_env, target):
    pages = source.get_paginator("list_secrets").paginate()
    names = [secret["Name"].replace(f"stoa/{from_env}/", f"stoa/{to_env}/") for page in pages for secret in page["SecretList"]]
    there = {secret["Name"] for page in target.get_paginator("list_secrets").paginate() for secret in page["SecretList"]}
    for name in set(names) - there:
        target.create_secret(Name=name)


def main():
    parser = argparse.ArgumentParser(prog="copy_published", description=__doc__)
    for name in ("endpoint", "source", "target"):
        parser.add_argument(f"--{name}", required=True)
    given = parser.parse_args()
    from_env, source, _, _ = session(given.source)
    to_env, target, account, region = session(given.target)
    client = lambda of, service: of.client(service, endpoint_url=given.endpoint)
    count = copy_parameters(from_env, client(source, "ssm"), to_env, client(target, "ssm"))
    copy_secret_names(from_env, client(source, "secretsmanager"), to_env, client(target, "secretsmanager"))
    place = {} if region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": region}}
    s3 = client(target, "s3")
    bucket = f"stoa-{account}-{region}-tfstate"
    if bucket not in {one["Name"] for one in s3.list_buckets()["Buckets"]}:
        s3.create_bucket(Bucket=bucket, **place)
    print(count)


main()

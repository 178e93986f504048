"""The account under judgement: cached clients and the promises found so far."""
import functools
import json
import os
from dataclasses import dataclass, field

import boto3
from botocore.config import Config


@dataclass
class Account:
    env: str
    compute: str
    rows: list = field(default_factory=list)

    @property
    def production(self):
        return self.env == "prod"

    @functools.cache
    def client(self, service, region=None):
        config = Config(retries={"max_attempts": 2}, s3={"addressing_style": "path"})
        return boto3.client(service, region_name=region, config=config, endpoint_url=os.environ.get("AWS_ENDPOINT_URL"))

    def pages(self, service, operation, key, **arguments):
        client = self.client(service)
        if client.can_paginate(operation):
            return [item for page in client.get_paginator(operation).paginate(**arguments) for item in page.get(key) or []]
        return getattr(client, operation)(**arguments).get(key) or []

    def promise(self, component, text, found, wrong):
        """A promise about nothing is not kept: an empty list of things fails."""
        detail = "; ".join(str(item) for item in wrong[:8]) if wrong else f"{len(found)} looked at"
        self.rows.append({"component": component, "promise": text, "ok": bool(found) and not wrong, "detail": detail if found else "nothing found"})

    def __hash__(self):
        return id(self)


def parse(policy):
    return json.loads(policy) if isinstance(policy, str) else policy or {}


def statements(policy):
    found = parse(policy).get("Statement", [])
    return found if isinstance(found, list) else [found]

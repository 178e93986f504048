import argparse
import json
import sys

from . import compute, edge, leftovers, messages, network, operations, storage, stores
from .account import Account

STANDING = (
    storage.judge_buckets, storage.judge_keys, storage.judge_registry, network.judge_routes, network.judge_reachability,
    stores.judge_database, stores.judge_cache, stores.judge_secrets, messages.judge_queues, messages.judge_topics,
    messages.judge_bus, operations.judge_alarms, operations.judge_logs, operations.judge_trail, operations.judge_backups,
    operations.judge_pipeline, edge.judge_distribution, edge.judge_firewall,
)
COMPUTE = {"eks": (compute.judge_eks,), "ecs": (compute.judge_ecs, edge.judge_load_balancer)}


def main():
    parser = argparse.ArgumentParser(prog="read_back", description=__doc__)
    parser.add_argument("--env", required=True)
    parser.add_argument("--compute", required=True, choices=sorted(COMPUTE))
    parser.add_argument("--gone", action="store_true", help="judge that nothing is left")
    given = parser.parse_args()
    account = Account(given.env, given.compute)
    judges = (leftovers.judge_leftovers,) if given.gone else STANDING + COMPUTE[given.compute]
    for judge in judges:
        try:
            judge(account)
        except Exception as error:
            account.promise(judge.__module__.rsplit(".", 1)[1], judge.__name__, ["the call"], [f"{type(error).__name__}: {error}"])
    json.dump(account.rows, sys.stdout, indent=1)


main()

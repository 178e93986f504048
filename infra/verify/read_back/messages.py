"""Queues, topics, the event bus."""
import json


def judge_queues(account):
    sqs = account.client("sqs")
    urls = account.pages("sqs", "list_queues", "QueueUrls")
    attributes = {u: sqs.get_queue_attributes(QueueUrl=u, AttributeNames=["All"])["Attributes"] for u in urls}
    arns = {a["QueueArn"] for a in attributes.values()}
    # A lost notice of Spot's is repeated by the next one, so Karpenter's queue has no dead letters.
    dead = lambda url: url.endswith(("-dlq", "-dead", "-dead-letters", "-interruption"))
    lost, plain = [], []
    for url, found in attributes.items():
        target = json.loads(found.get("RedrivePolicy", "{}")).get("deadLetterTargetArn")
        if not dead(url) and target not in arns:
            lost.append(url.rsplit("/", 1)[1])
        if not found.get("KmsMasterKeyId") and found.get("SqsManagedSseEnabled") != "true":
            plain.append(url.rsplit("/", 1)[1])
    account.promise("messages", "every queue has a dead-letter queue that exists", [u for u in urls if not dead(u)], lost)
    account.promise("messages", "every queue encrypts", urls, plain)


def judge_topics(account):
    sns = account.client("sns")
    arns = [t["TopicArn"] for t in account.pages("sns", "list_topics", "Topics")]
    plain = [a for a in arns if not sns.get_topic_attributes(TopicArn=a)["Attributes"].get("KmsMasterKeyId")]
    account.promise("messages", "every topic encrypts", arns, plain)
    subscriptions = account.pages("sns", "list_subscriptions", "Subscriptions")
    queues = [s for s in subscriptions if s["Protocol"] == "sqs"]
    unfiltered = [s["Endpoint"] for s in queues if not sns.get_subscription_attributes(SubscriptionArn=s["SubscriptionArn"])["Attributes"].get("FilterPolicy")]
    account.promise("messages", "every consumer's queue is fed through a filter", queues, unfiltered)


def judge_bus(account):
    archives = account.client("events").list_archives().get("Archives", [])
    account.promise("messages", "the event bus has an archive", archives, [a["ArchiveName"] for a in archives if a.get("State") not in ("ENABLED", "CREATING", None)])

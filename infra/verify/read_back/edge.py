"""Load balancer, CloudFront, the firewall before them."""


def judge_load_balancer(account):
    elb = account.client("elbv2")
    balancers = account.pages("elbv2", "describe_load_balancers", "LoadBalancers")
    listeners = [l for b in balancers for l in elb.describe_listeners(LoadBalancerArn=b["LoadBalancerArn"])["Listeners"]]
    redirects = lambda l: all(a["Type"] == "redirect" for a in l.get("DefaultActions", []))
    plain = [f"{l['Protocol']}:{l['Port']}" for l in listeners if l["Protocol"] != "HTTPS" and not redirects(l)]
    account.promise("load balancer", "HTTPS only outside dev", listeners, [] if account.env == "dev" else plain)
    logged = []
    for balancer in balancers:
        found = elb.describe_load_balancer_attributes(LoadBalancerArn=balancer["LoadBalancerArn"])["Attributes"]
        values = {a["Key"]: a["Value"] for a in found}
        logged.append((balancer["LoadBalancerName"], values.get("access_logs.s3.enabled"), values.get("routing.http.drop_invalid_header_fields.enabled")))
    account.promise("load balancer", "access logs are kept", logged, [n for n, logs, _ in logged if logs != "true"])
    account.promise("load balancer", "broken headers are dropped", logged, [n for n, _, drop in logged if drop != "true"])


def judge_distribution(account):
    front = account.client("cloudfront")
    items = front.list_distributions().get("DistributionList", {}).get("Items", [])
    configs = [front.get_distribution_config(Id=i["Id"])["DistributionConfig"] for i in items]
    plain = [c["Comment"] for c in configs if c["DefaultCacheBehavior"]["ViewerProtocolPolicy"] == "allow-all"]
    account.promise("edge", "browsers are sent to HTTPS", configs, plain)
    account.promise("edge", "the firewall stands before it", configs, [c["Comment"] for c in configs if not c.get("WebACLId")])


def judge_firewall(account):
    waf = account.client("wafv2", "us-east-1")
    acls = waf.list_web_acls(Scope="CLOUDFRONT").get("WebACLs", [])
    full = [waf.get_web_acl(Name=a["Name"], Scope="CLOUDFRONT", Id=a["Id"])["WebACL"] for a in acls]
    for word in ("RateBasedStatement", "SQLiRuleSet", "CommonRuleSet"):
        account.promise("edge", f"the firewall has a {word}", full, [a["Name"] for a in full if word not in str(a["Rules"])])

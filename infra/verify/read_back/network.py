"""Subnets' ways out, and who may reach whom."""

ANYWHERE = {"0.0.0.0/0", "::/0"}


def tag(resource, key):
    return next((t["Value"] for t in resource.get("Tags", []) if t["Key"] == key), "")


def default_target(table):
    for route in table["Routes"]:
        if route.get("DestinationCidrBlock") == "0.0.0.0/0":
            return "internet" if route.get("GatewayId", "").startswith("igw-") else "nat" if route.get("NatGatewayId") else "other"
    return "none"


def subnet_exits(account):
    tables = account.pages("ec2", "describe_route_tables", "RouteTables")
    exits = {a["SubnetId"]: default_target(t) for t in tables for a in t.get("Associations", []) if a.get("SubnetId")}
    ours = [s for s in account.pages("ec2", "describe_subnets", "Subnets") if tag(s, "Project") == "stoa"]
    return [(tag(s, "Name") or s["SubnetId"], exits.get(s["SubnetId"], "none"), s) for s in ours]


def judge_routes(account):
    exits = subnet_exits(account)
    for kind, wanted in (("public", "internet"), ("private", "nat"), ("database", "none")):
        found = [(name, way) for name, way, _ in exits if kind in name]
        account.promise("subnets", f"{kind} subnets' way out: {wanted}", found, [f"{n}: {w}" for n, w in found if w != wanted])
    zones = {s["AvailabilityZone"] for _, _, s in exits}
    account.promise("subnets", "three zones", sorted(zones), [] if len(zones) == 3 else sorted(zones))
    nats = [n for n in account.pages("ec2", "describe_nat_gateways", "NatGateways") if n["State"] == "available"]
    wanted = 3 if account.production else 1
    account.promise("subnets", "NAT gateways: one a zone in production, one elsewhere", nats, [] if len(nats) == wanted else [len(nats)])


def sources(group):
    for permission in group["IpPermissions"]:
        for entry in permission.get("IpRanges", []) + permission.get("Ipv6Ranges", []):
            yield permission, entry.get("CidrIp") or entry.get("CidrIpv6")
        for pair in permission.get("UserIdGroupPairs", []):
            yield permission, pair["GroupId"]
        for prefix in permission.get("PrefixListIds", []):
            yield permission, prefix["PrefixListId"]


def judge_reachability(account):
    groups = [g for g in account.pages("ec2", "describe_security_groups", "SecurityGroups") if tag(g, "Project") == "stoa"]
    names = {g["GroupId"]: g["GroupName"] for g in groups}
    open_groups = sorted({g["GroupName"] for g in groups for _, source in sources(g) if source in ANYWHERE})
    account.promise("reachability", "only the load balancer is open to the internet", groups, [n for n in open_groups if "alb" not in n])
    stores = [g for g in groups if any(word in g["GroupName"] for word in ("db", "rds", "postgres", "cache", "valkey"))]
    wrong = [
        f"{g['GroupName']} admits {names.get(source, source)}"
        for g in stores
        for _, source in sources(g)
        if source != g["GroupId"] and "app" not in names.get(source, "")
    ]
    account.promise("reachability", "database and cache admit the services' group only", stores, wrong)
    defaults = [g for g in account.pages("ec2", "describe_security_groups", "SecurityGroups") if g["GroupName"] == "default" and tag(g, "Project") == "stoa"]
    account.promise("reachability", "the default group admits nothing", defaults, [g["GroupId"] for g in defaults if g["IpPermissions"]])

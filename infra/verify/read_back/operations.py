"""Alarms, logs, trail, backups, budgets, the pipeline's way in."""
import re
from pathlib import Path

ROOT = Path(__file__).parents[3]


def runbook_exists(text):
    named = re.search(r"docs/runbooks/[\w./-]+\.md", text)
    return named is not None and (ROOT / named[0]).is_file()


def judge_alarms(account):
    watch = account.client("cloudwatch")
    found = watch.describe_alarms()
    alarms = found.get("MetricAlarms", [])
    topics = {t["TopicArn"] for t in account.pages("sns", "list_topics", "Topics")}
    silent = [a["AlarmName"] for a in alarms if not a.get("AlarmActions") or not set(a["AlarmActions"]) <= topics]
    unexplained = [a["AlarmName"] for a in alarms if not runbook_exists(a.get("AlarmDescription", ""))]
    account.promise("alarms", "every alarm tells a topic that exists", alarms, silent)
    account.promise("alarms", "every alarm links a runbook that exists", alarms, unexplained)


def judge_logs(account):
    groups = account.pages("logs", "describe_log_groups", "logGroups")
    ours = [g for g in groups if "stoa" in g["logGroupName"]]
    account.promise("logs", "no log is kept for ever", ours, [g["logGroupName"] for g in ours if not g.get("retentionInDays")])


def judge_trail(account):
    trails = account.client("cloudtrail").describe_trails()["trailList"]
    weak = [t["Name"] for t in trails if not (t.get("IsMultiRegionTrail") and t.get("LogFileValidationEnabled") and t.get("KmsKeyId"))]
    account.promise("audit trail", "all regions, validated, encrypted", trails, weak)


def judge_backups(account):
    backup = account.client("backup")
    plans = [backup.get_backup_plan(BackupPlanId=p["BackupPlanId"])["BackupPlan"] for p in backup.list_backup_plans().get("BackupPlansList", [])]
    rules = [rule for plan in plans for rule in plan["Rules"]]
    account.promise("backups", "every rule lets old backups go", rules, [r["RuleName"] for r in rules if not r.get("Lifecycle", {}).get("DeleteAfterDays")])
    if account.production:
        far = [r for r in rules if r.get("CopyActions")]
        account.promise("backups", "production copies to another region", far, [])
    vaults = backup.list_backup_vaults().get("BackupVaultList", [])
    account.promise("backups", "every vault encrypts with a key of ours", vaults, [v["BackupVaultName"] for v in vaults if not v.get("EncryptionKeyArn")])


def judge_pipeline(account):
    iam = account.client("iam")
    providers = iam.list_open_id_connect_providers()["OpenIDConnectProviderList"]
    github = [p for p in providers if "token.actions.githubusercontent.com" in p["Arn"]]
    account.promise("pipeline", "GitHub signs in without a stored key", github, [])
    roles = [r for r in account.pages("iam", "list_roles", "Roles") if r["RoleName"].endswith(("-plan", "-apply"))]
    loose = [r["RoleName"] for r in roles if "sub" not in str(r["AssumeRolePolicyDocument"]) or "*" in str(r["AssumeRolePolicyDocument"])]
    account.promise("pipeline", "each role is bound to exact subjects", roles, loose)
    users = account.pages("iam", "list_users", "Users")
    account.promise("pipeline", "no IAM user exists", ["the list"], [u["UserName"] for u in users])
    number = account.client("sts").get_caller_identity()["Account"]
    budgets = account.client("budgets", "us-east-1").describe_budgets(AccountId=number).get("Budgets", [])
    account.promise("pipeline", "a budget is set", budgets, [])

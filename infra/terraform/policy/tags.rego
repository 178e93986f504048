package tags

import data.plan
import rego.v1

required := {"Project", "Environment", "Stack", "ManagedBy", "CostCenter"}

deny contains sprintf("%s: lacks the tags %s", [resource.address, concat(", ", sort(missing))]) if {
	some resource in plan.resources
	tags := resource.after.tags_all
	not object.get(resource.unknown, "tags_all", false) == true
	missing := required - {name | some name, value in object.union({}, tags); value != ""}
	count(missing) > 0
}

deny contains sprintf("%s: has no tags at all", [resource.address]) if {
	some resource in plan.resources
	resource.after.tags_all == null
}

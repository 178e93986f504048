# What the policies read of a plan: `terraform show -json` of a saved plan.
package plan

import rego.v1

resources contains resource if {
	some change in input.resource_changes
	change.mode == "managed"
	change.change.actions != ["delete"]
	resource := {
		"address": change.address,
		"type": change.type,
		"module": object.get(change, "module_address", ""),
		"after": change.change.after,
		"unknown": object.get(change.change, "after_unknown", {}),
	}
}

of_type(type) := {resource | some resource in resources; resource.type == type}

# A value that only the apply will know counts as given: it comes from another resource.
given(resource, name) if object.get(resource.after, name, null) != null

given(resource, name) if object.get(resource.unknown, name, false) == true

flag(resource, name) if lower(sprintf("%v", [object.get(resource.after, name, false)])) == "true"

variable(name) := object.get(object.get(object.get(input, "variables", {}), name, {}), "value", null)

environment := variable("env")

# The emulator's own variable switches off what it refuses, so that is not held against its plans.
emulated if variable("emulator") == true

# The three spellings of everyone in a policy's Principal.
anyone(principal) if principal == "*"

anyone(principal) if principal.AWS == "*"

anyone(principal) if "*" in principal.AWS

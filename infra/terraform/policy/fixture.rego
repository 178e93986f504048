# Plans for the tests of the policies, in the shape of `terraform show -json`.
package fixture

import rego.v1

resource(type, after) := {"address": concat(".", [type, "this"]), "type": type, "after": after}

inside(module, type, after) := {
	"address": concat(".", [module, type, "this"]),
	"module_address": module,
	"type": type,
	"after": after,
}

in_env(env, resources) := {
	"variables": {"env": {"value": env}},
	"resource_changes": [change_of(resource) | some resource in resources],
}

on_emulator(env, resources) := object.union(in_env(env, resources), {"variables": {"env": {"value": env}, "emulator": {"value": true}}})

prod(resources) := in_env("prod", resources)

dev(resources) := in_env("dev", resources)

change_of(resource) := {
	"address": resource.address,
	"module_address": object.get(resource, "module_address", ""),
	"type": resource.type,
	"mode": "managed",
	"change": {
		"actions": object.get(resource, "actions", ["create"]),
		"after": resource.after,
		"after_unknown": object.get(resource, "after_unknown", {}),
	},
}

policy(statements) := json.marshal({"Version": "2012-10-17", "Statement": statements})

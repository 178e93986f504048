package tags_test

import data.fixture
import data.tags
import rego.v1

refused(after, unknown) := found if {
	resource := object.union(fixture.resource("aws_sqs_queue", after), {"after_unknown": unknown})
	found := tags.deny with input as fixture.prod([resource])
}

all_tags := {"Project": "stoa", "Environment": "prod", "Stack": "20-data", "ManagedBy": "terraform", "CostCenter": "shop", "Name": "x"}

test_tagged_passes if count(refused({"tags_all": all_tags}, {})) == 0

test_what_cannot_be_tagged_passes if count(refused({"name": "x"}, {})) == 0

test_tags_known_after_apply_pass if count(refused({"tags_all": {}}, {"tags_all": true})) == 0

test_each_tag_is_demanded if {
	every name in tags.required {
		sprintf("aws_sqs_queue.this: lacks the tags %s", [name]) in refused({"tags_all": object.remove(all_tags, [name])}, {})
		sprintf("aws_sqs_queue.this: lacks the tags %s", [name]) in refused({"tags_all": object.union(all_tags, {name: ""})}, {})
	}
}

test_no_tags_at_all_is_refused if {
	"aws_sqs_queue.this: has no tags at all" in refused({"tags_all": null}, {})
}

test_what_is_deleted_needs_no_tags if {
	gone := object.union(fixture.resource("aws_sqs_queue", {"tags_all": {}}), {"actions": ["delete"]})
	found := tags.deny with input as fixture.prod([gone])
	count(found) == 0
}

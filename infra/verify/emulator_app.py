"""MiniStack, with what keeps Terraform from working against it mended in one place."""
from ministack.app import app  # noqa: F401  what the web server serves
from ministack.services import rds

filtered = rds._apply_instance_filters


def filtered_by_resource_id_too(instances, filters):
    """The provider waits for an instance by this filter; ignored, a deleted replica is mistaken for its primary for an hour."""
    wanted = filters.get("dbi-resource-id")
    return [one for one in filtered(instances, filters) if wanted is None or one["DbiResourceId"] in wanted]


rds._apply_instance_filters = filtered_by_resource_id_too

"""Story to page: every word a page shows, worked out here, drawn elsewhere. Pure."""

"""Every register as a list, made from its declaration; and the audit trail."""

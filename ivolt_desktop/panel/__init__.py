"""What a person does: one public function, one change."""

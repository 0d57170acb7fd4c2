"""What went out once is never written over."""

from pathlib import Path

from ivolt_desktop.panel.documents import unwritten


def test_a_paper_made_again_gets_its_next_version(tmp_path: Path) -> None:
    path = tmp_path / "IVOLT pack June 2026.pdf"
    assert unwritten(path) == path
    path.write_bytes(b"what the panel was sent")
    second = unwritten(path)
    assert second.name == "IVOLT pack June 2026, version 2.pdf"
    second.write_bytes(b"with one more person")
    assert unwritten(path).name == "IVOLT pack June 2026, version 3.pdf"
    assert path.read_bytes() == b"what the panel was sent"

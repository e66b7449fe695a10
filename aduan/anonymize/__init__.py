"""Finding and masking personal data in a text. Pure; suggests, a person decides."""

from aduan.anonymize.detect import Known, detect
from aduan.anonymize.known import left_over
from aduan.anonymize.span import Span, merge

__all__ = ["Known", "Span", "detect", "left_over", "merge"]

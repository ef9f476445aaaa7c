"""How much a template may hold and a run may make.

Reasons for the figures: the largest real ones of 381 documents were 59 members, 1.7 MB for one,
2.7 MB for all and a ratio of 32; long tables of our own reach 57.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one template.

    Args:
        file: bytes of the file.
        members: files in the package.
        member: bytes of one member, inflated.
        package: bytes of all members, inflated.
        ratio: inflated to packed bytes of a member once past one MiB.
        elements: elements of a part.
        attributes: attributes of an element.
        tags: tags of a part.
        steps: turns that all loops of a part take together.
        output: characters of a part that is made of any data.
        growth: characters of a part for each character of the data, if that allows more; every
            value counts ten characters more, and past 512 Mi characters nothing is made. Tables
            of our own need about 15.
    """

    file: int = 50 * 2**20
    members: int = 1_000
    member: int = 64 * 2**20
    package: int = 128 * 2**20
    ratio: int = 200
    elements: int = 1_000_000
    attributes: int = 256
    tags: int = 20_000
    steps: int = 1_000_000
    output: int = 64 * 2**20
    growth: int = 40


DEFAULT = Limits()

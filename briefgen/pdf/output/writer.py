"""Pages into a file: content, fonts, structure, properties."""

from collections.abc import Sequence

from briefgen.pdf.attachments import Attachment
from briefgen.pdf.layout.display import Element
from briefgen.pdf.layout.pages import Layout, Page
from briefgen.pdf.output.attaching import add_attachments
from briefgen.pdf.output.content import POINT, FontUse, PageContent, short
from briefgen.pdf.output.document import File, Raw, array, dictionary
from briefgen.pdf.output.fonts import embed
from briefgen.pdf.output.metadata import Properties, add_metadata
from briefgen.pdf.output.navigation import Annotations, add_links, add_outline
from briefgen.pdf.output.tagging import add_structure


def write(layout: Layout, properties: Properties, attachments: Sequence[Attachment] = ()) -> bytes:
    """Return the PDF file of a layout: PDF/UA-1 and PDF/A-2a, with attachments PDF/A-3a."""
    file = File(properties.language)
    fonts = FontUse()
    contents = [_content(page, number, layout, fonts) for number, page in enumerate(layout.pages)]
    tree, tree_reference = file.reserve()
    resources, resources_reference = file.reserve()
    notes = Annotations()
    pages = [
        _add_page(file, content, layout, (tree_reference, resources_reference), notes)
        for content in contents
    ]
    _fill_tree(tree, pages)
    names = {name: embed(file, face, fonts.letters[face]) for face, name in fonts.names.items()}
    resources.text = dictionary({"Font": dictionary(names)})
    marked: list[list[Element]] = [content.elements for content in contents]
    if notes.lists:
        add_links(file, contents, pages, notes)
    if layout.bookmarks:
        add_outline(file, contents, pages)
    add_structure(file, layout.root, pages, marked, notes.elements)
    if attachments:
        add_attachments(file, attachments, properties)
    information = add_metadata(file, properties, 3 if attachments else 2)
    file.catalog["Pages"] = tree_reference
    return file.finish(information)


def _content(page: Page, number: int, layout: Layout, fonts: FontUse) -> PageContent:
    content = PageContent(number, layout.height, fonts)
    for kind, items in page.furniture:
        if kind == "header":
            content.add(items, artifact=kind)
    for strip, y in page.placed:
        content.add(strip.items, y)
    content.add(page.guides)
    for kind, items in page.furniture:
        if kind == "footer":
            content.add(items, artifact=kind)
    return content


def _add_page(
    file: File,
    content: PageContent,
    layout: Layout,
    links: tuple[bytes, bytes],
    notes: Annotations,
) -> bytes:
    size = b"[0 0 %s %s]" % tuple(
        short(side * POINT).encode("ascii") for side in (layout.width, layout.height)
    )
    entries = {
        "Type": b"/Page",
        "Parent": links[0],
        "MediaBox": size,
        "Resources": links[1],
        "Contents": file.add_stream(content.finish()),
        "StructParents": b"%d" % content.page,
        "Tabs": b"/S",
    }
    if content.links:
        entries["Annots"] = notes.reserve(file, content.page)
    return file.add(dictionary(entries))


def _fill_tree(tree: Raw, pages: list[bytes]) -> None:
    entries = {"Type": b"/Pages", "Kids": array(pages), "Count": b"%d" % len(pages)}
    tree.text = dictionary(entries)

"""Pages into a file: content, fonts, structure, properties."""

from briefgen.pdf.layout.display import Element
from briefgen.pdf.layout.pages import Layout, Page
from briefgen.pdf.output.content import POINT, FontUse, PageContent, short
from briefgen.pdf.output.document import File, Raw, array, dictionary
from briefgen.pdf.output.fonts import embed
from briefgen.pdf.output.metadata import Properties, add_metadata
from briefgen.pdf.output.tagging import add_structure


def write(layout: Layout, properties: Properties) -> bytes:
    """Return the PDF file of a layout: PDF/A-2a and PDF/UA-1."""
    file = File(properties.language)
    fonts = FontUse()
    contents = [_content(page, number, layout, fonts) for number, page in enumerate(layout.pages)]
    tree, tree_reference = file.reserve()
    resources, resources_reference = file.reserve()
    pages = [
        _add_page(file, content.finish(), number, layout, (tree_reference, resources_reference))
        for number, content in enumerate(contents)
    ]
    _fill_tree(tree, pages)
    names = {name: embed(file, face, fonts.letters[face]) for face, name in fonts.names.items()}
    resources.text = dictionary({"Font": dictionary(names)})
    marked: list[list[Element]] = [content.elements for content in contents]
    add_structure(file, layout.root, pages, marked)
    information = add_metadata(file, properties)
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
    file: File, operators: bytes, number: int, layout: Layout, links: tuple[bytes, bytes]
) -> bytes:
    size = b"[0 0 %s %s]" % tuple(
        short(side * POINT).encode("ascii") for side in (layout.width, layout.height)
    )
    return file.add(
        dictionary(
            {
                "Type": b"/Page",
                "Parent": links[0],
                "MediaBox": size,
                "Resources": links[1],
                "Contents": file.add_stream(operators),
                "StructParents": b"%d" % number,
                "Tabs": b"/S",
            }
        )
    )


def _fill_tree(tree: Raw, pages: list[bytes]) -> None:
    entries = {"Type": b"/Pages", "Kids": array(pages), "Count": b"%d" % len(pages)}
    tree.text = dictionary(entries)

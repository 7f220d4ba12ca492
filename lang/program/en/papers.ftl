### Papers: PDFs with a bundle inside. Sentences have no full stop at their end.

page-not-compared = the bundle inside this PDF was judged. What the page says was not compared with it: paraph-paper --check does that
ask-for-the-bundle = ask the sender for the PDF as paraph-paper made it, or for the bundle itself

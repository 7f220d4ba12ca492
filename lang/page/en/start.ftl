### What the page says where it cannot run the module. The page has these sentences in itself.

cannot = This page cannot work in this browser.
needs-javascript = It needs JavaScript, which is turned off.
needs-webassembly = The browser has no WebAssembly, or an old one without SIMD.
needs-worker = The browser did not start the page's worker.
needs-whole = This copy of the page is damaged. Get the file again, and open it from your disk.
otherwise = Open the page in a current version of Chrome, Edge or Firefox. To verify without the page, use the command paraph:
command = paraph verify tor.bundle.json --roster roster.toml

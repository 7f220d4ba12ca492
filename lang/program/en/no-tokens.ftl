### Keys in tokens, in a program that is built without the feature pkcs11.

not-built = this program was built without support for tokens
not-built-hint = use a program that was built with it: cargo build --features pkcs11

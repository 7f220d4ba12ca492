// The part of the package fzstd that the page uses. The package is below target/, where tsc does not look.
declare module "fzstd" {
  export function decompress(data: Uint8Array): Uint8Array;
}

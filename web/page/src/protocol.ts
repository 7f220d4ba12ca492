// What the page and its worker send to each other.

// The bytes of an attachment: a file is read by the worker, when they are needed.
export type Attachment = Uint8Array | File;

export type Order =
  // The module, compressed, and its SHA-256. The worker answers once it runs.
  | { readonly kind: "start"; readonly module: Uint8Array; readonly sha256: string }
  | {
      readonly kind: "call";
      readonly name: string;
      readonly request: object;
      readonly attachments: readonly Attachment[];
      // Attachments that are overwritten after the call.
      readonly secrets: readonly number[];
    }
  // Does the first work of the module, before the user has some.
  | { readonly kind: "prepare" }
  // What each file is: a list of `Recognised`.
  | { readonly kind: "recognise"; readonly files: readonly File[] }
  // The size and SHA-256 of a file of any size.
  | { readonly kind: "measure"; readonly file: File }
  // Ends the work on the order with this number.
  | { readonly kind: "cancel"; readonly order: number };

// A file, and what the worker knows of it because it read it whole.
export interface Recognised {
  readonly kind: string | null;
  readonly sha256?: string;
  // The number of the attachment with its bytes.
  readonly bytes?: number;
}

export type Failure =
  // The compressed module is not what was packed.
  | { readonly kind: "damaged" }
  // The module trapped; the worker has started it again.
  | { readonly kind: "stopped" }
  // A file could not be read.
  | { readonly kind: "unreadable"; readonly file: string }
  | { readonly kind: "cancelled" };

export interface Answer {
  readonly answer: unknown;
  readonly attachments: readonly Uint8Array[];
}

export type Reply =
  | { readonly id: number; readonly kind: "answer"; readonly value: Answer }
  | { readonly id: number; readonly kind: "failure"; readonly failure: Failure }
  | { readonly id: number; readonly kind: "progress"; readonly done: number };

/** The Content-Security-Policy of every answer, written once: of pages, of the door, of scripts and of everything else. */

export interface PolicySources {
  /** Hashes of inline style sheets as `hashSource` writes them; our own style sheets are always allowed. */
  styles?: readonly string[];
  /** Compiling WebAssembly: the search worker alone. */
  wasm?: boolean;
  /** Origins that scripts of the page may ask besides ourselves. */
  asks?: readonly string[];
  /** Origin to which the answer to a form may lead besides: the store from which large copies are fetched. */
  formsTo?: string;
}

/**
 * Of HTML and of scripts that run as workers, whose policy is their own answer's. Nothing is loaded from elsewhere, nothing frames
 * it, and forms go to ourselves.
 */
export function contentPolicy({
  styles = [],
  wasm = false,
  asks = [],
  formsTo,
}: PolicySources = {}): string {
  return [
    "default-src 'none'",
    ["script-src 'self'", ...(wasm ? ["'wasm-unsafe-eval'"] : [])].join(" "),
    ["style-src 'self'", ...styles].join(" "),
    "img-src 'self' data:",
    ["connect-src 'self'", ...asks].join(" "),
    "manifest-src 'self'",
    ["form-action 'self'", ...(formsTo ? [formsTo] : [])].join(" "),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Of what is data and never a page. */
export const NOTHING_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** @param digest SHA-256 in base64 */
export const hashSource = (digest: string): string => `'sha256-${digest}'`;

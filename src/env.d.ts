interface ImportMetaEnv {
  /** Whether the portal is built with its door: then there is a server behind the pages. */
  readonly FANLIGHT_DOOR: boolean;
}

declare namespace App {
  interface Locals {
    /** Set by src/gate/middleware.ts for the door's pages and endpoints, and for no others. */
    door: import("./gate/http/door.ts").Door;
    /** Resolves once the connection takes more bytes, or is gone; given by a server that can tell. */
    drained?: () => Promise<boolean>;
    /** The visitor's network address as the host of the function states it; a server reads it from the connection. */
    address?: string;
  }
}

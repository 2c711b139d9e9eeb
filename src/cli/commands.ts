/** Every command, loaded only when it is asked for: `check` must not wait for what only `build` needs. */
import type { Command } from "./command.ts";

export const commands: readonly Command[] = [
  {
    name: "start",
    summary: "Build the portal if anything changed, and serve it on this machine",
    load: () => import("./site/start.ts"),
  },
  {
    name: "dev",
    summary: "Serve the portal while you write; pages follow the files",
    load: () => import("./site/dev.ts"),
  },
  {
    name: "build",
    summary: "Build the portal into dist/",
    load: () => import("./site/build.ts"),
  },
  {
    name: "preview",
    summary: "Serve dist/ as it is, with the headers that a host should send",
    load: () => import("./site/preview.ts"),
  },
  {
    name: "check",
    summary: "Check the content without building",
    load: () => import("./checks/check.ts"),
  },
  {
    name: "init",
    summary: "Replace the fictional company with the beginnings of yours",
    load: () => import("./init/init.ts"),
  },
  {
    name: "access explain",
    summary: "Say what would happen if an address asked for a document, and by which rule",
    load: () => import("./access/explain.ts"),
  },
  {
    name: "document add",
    summary: "Take a PDF into the storage, ready for copies, and write down what it is",
    load: () => import("./document/add.ts"),
  },
  {
    name: "document verify",
    summary: "Check that the storage holds what the metadata says, and that copies can be made",
    load: () => import("./document/verify.ts"),
  },
  {
    name: "receipt verify",
    summary: "Check the receipt of a signature and the text that was signed, offline",
    load: () => import("./receipt/verify.ts"),
  },
  {
    name: "import comply",
    summary: "Turn strongdm/comply policies and narratives into policies",
    load: () => import("./import/comply.ts"),
  },
  {
    name: "import upptime",
    summary: "Turn an Upptime summary into uptime history",
    load: () => import("./import/upptime.ts"),
  },
  {
    name: "docs content",
    summary: "Write docs/content.md again from the schemas",
    load: () => import("./docs/content.ts"),
  },
  {
    name: "docs rules",
    summary: "Write docs/rules/ again from the rule table",
    load: () => import("./docs/rules.ts"),
  },
  {
    name: "docs schemas",
    summary: "Write the JSON Schemas that editors use again",
    load: () => import("./docs/schemas.ts"),
  },
];

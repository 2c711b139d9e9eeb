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
    name: "headers",
    summary: "Print the portal's headers in the form that your host takes",
    load: () => import("./headers/headers.ts"),
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
    name: "release",
    summary: "Keep what is published today, so that later builds can say what has changed",
    load: () => import("./release/release.ts"),
  },
  {
    name: "manifest key",
    summary: "Print a new pair of keys for signing the list of what a build publishes",
    load: () => import("./manifest/key.ts"),
  },
  {
    name: "manifest verify",
    summary: "Check that a copy of a portal is what was published, offline",
    load: () => import("./manifest/verify.ts"),
  },
  {
    name: "addresses keep",
    summary: "Keep the addresses of the last build, so that none of them vanishes unnoticed",
    load: () => import("./addresses/keep.ts"),
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
    name: "invite",
    summary: "Invite readers to documents that are not public",
    load: () => import("./invite/invite.ts"),
  },
  {
    name: "notify",
    summary: "Tell subscribers by mail what is new since the last time",
    load: () => import("./notify/notify.ts"),
  },
  {
    name: "audit verify",
    summary: "Check that nothing was taken out of the sealed log, changed or put in",
    load: () => import("./audit/verify.ts"),
  },
  {
    name: "audit head",
    summary: "Print the last record of the sealed log, to be noted elsewhere",
    load: () => import("./audit/head.ts"),
  },
  {
    name: "person erase",
    summary: "Erase everything that the door keeps about somebody",
    load: () => import("./person/erase.ts"),
  },
  {
    name: "receipt verify",
    summary: "Check the receipt of a signature and the text that was signed, offline",
    load: () => import("./receipt/verify.ts"),
  },
  {
    name: "import all",
    summary: "Import every feed that imports/feeds.yaml names",
    load: () => import("./import/all.ts"),
  },
  {
    name: "import answers",
    summary: "Turn a table of answers (CSV or XLSX) into content, one file each",
    load: () => import("./import/answers.ts"),
  },
  {
    name: "import comply",
    summary: "Turn strongdm/comply policies and narratives into policies",
    load: () => import("./import/comply.ts"),
  },
  {
    name: "import policies",
    summary: "Turn a register of policies into policies without text",
    load: async () => (await import("./import/lists.ts")).listImporter("policies"),
  },
  {
    name: "import questionnaire",
    summary:
      "Turn a questionnaire (XLSX, CSV or OSCAL) into a definition, and say what is answered",
    load: () => import("./import/questionnaire.ts"),
  },
  {
    name: "import reports",
    summary: "Turn a register of reports and certificates into hidden reports",
    load: async () => (await import("./import/lists.ts")).listImporter("reports"),
  },
  {
    name: "import status",
    summary: "Turn what a tool saw of your controls into control status and history",
    load: () => import("./import/status.ts"),
  },
  {
    name: "import subprocessors",
    summary: "Turn a list of subprocessors into content, one file each",
    load: async () => (await import("./import/lists.ts")).listImporter("subprocessors"),
  },
  {
    name: "import uptime",
    summary: "Turn what a status page or a probe tells into uptime history",
    load: () => import("./import/uptime.ts"),
  },
  {
    name: "import upptime",
    summary: "Turn an Upptime summary into uptime history",
    load: () => import("./import/upptime.ts"),
  },
  {
    name: "export answers",
    summary: "Write all answers, internal ones included, into a CSV or XLSX file",
    load: () => import("./export/answers.ts"),
  },
  {
    name: "backup",
    summary: "Write everything in the database into one file",
    load: () => import("./store/backup.ts"),
  },
  {
    name: "restore",
    summary: "Put a backup in the place of the database",
    load: () => import("./store/restore.ts"),
  },
  {
    name: "migrate",
    summary: "Bring the database to the schema of this version",
    load: () => import("./store/migrate.ts"),
  },
  {
    name: "store move",
    summary: "Move everything from the embedded database to PostgreSQL",
    load: () => import("./store/move.ts"),
  },
  {
    name: "docs content",
    summary: "Write docs/content.md again from the schemas",
    load: () => import("./docs/content.ts"),
  },
  {
    name: "docs imports",
    summary: "Write docs/imports/ again from the importers",
    load: () => import("./docs/imports.ts"),
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

/** Controls in Markdown. */
import { addressOf } from "../../domain/addresses.ts";
import { countOf } from "../../domain/counting-words.ts";
import { formatDay } from "../../domain/dates.ts";
import { wordOf } from "../../domain/state-words.ts";
import type { ControlView, Portal } from "../../domain/views.ts";
import { absoluteTo, type ExportFile } from "../export-file.ts";
import { markdownFile } from "./page.ts";
import { blocks, facts, heading, link, list, plain, table } from "./write-markdown.ts";

const NEVER_MET = "No state says that a criterion is met.";

function historyOf({ history }: ControlView): string | undefined {
  if (!history.published || !history.value) return undefined;
  const rows = history.value.map(({ from, to, state, note }) => [
    formatDay(from),
    formatDay(to),
    wordOf(state),
    plain(note ?? ""),
  ]);
  return blocks([heading(2, "History, 52 weeks"), table(["From", "To", "Seen as", "Note"], rows)]);
}

function bodyOf(portal: Portal, control: ControlView): string {
  const absolute = absoluteTo(portal.company.portal);
  const { observation, lastPerformed } = control;
  const seen = observation.published ? observation.value : undefined;
  return blocks([
    plain(control.description),
    control.detail && plain(control.detail),
    facts([
      ["State", wordOf(control.state)],
      ["Basis", "Self-reported"],
      ["Because", plain(control.because)],
      ["Note of the tool", seen?.note && plain(seen.note)],
      ["Last check", seen && `${seen.lastChecked}, by ${plain(seen.tool)}`],
      [
        "Checks",
        seen?.checks &&
          `${seen.checks.passed} passed, ${seen.checks.failed} failed, ${seen.checks.unknown} unknown`,
      ],
      [
        "Last performed",
        lastPerformed &&
          `${formatDay(lastPerformed.on)} by the ${plain(lastPerformed.by)}, stated by ${plain(portal.company.name)}`,
      ],
      ["Next by", lastPerformed?.nextBy && formatDay(lastPerformed.nextBy)],
      [
        "How it runs",
        wordOf(control.operation === "both" ? "automated-and-manual" : control.operation),
      ],
      ["Cadence", control.cadence && plain(control.cadence)],
      ["Owner", control.owner && plain(control.owner)],
      ["Products", control.products.map(plain).join(", ")],
    ]),
    control.criteria.length > 0 &&
      blocks([
        heading(2, "Criteria it bears on"),
        "A mapping by the company, nothing more.",
        list(control.criteria.map((id) => link(id, absolute(addressOf.criterion(id))))),
      ]),
    control.policies.length > 0 &&
      blocks([
        heading(2, "Policies"),
        list(
          control.policies.map(
            ({ id, title, version, state }) =>
              `${link(title, absolute(addressOf.policy(id)))}, version ${plain(version)}, ${wordOf(state).toLowerCase()}`,
          ),
        ),
      ]),
    historyOf(control),
    NEVER_MET,
  ]);
}

export function listControlPages(portal: Portal): ExportFile[] {
  const absolute = absoluteTo(portal.company.portal);
  const { controls } = portal;
  if (controls.length === 0) return [];
  const all = markdownFile(portal, {
    page: "/controls/",
    title: "Controls",
    body: () =>
      blocks([
        `${countOf(controls.length, "control")} of ${plain(portal.company.name)}. ${NEVER_MET}`,
        table(
          ["Id", "Control", "State", "Because", "Criteria"],
          controls.map((control) => [
            control.id,
            link(control.title, absolute(addressOf.control(control.id))),
            wordOf(control.state),
            plain(control.because),
            control.criteria.join(", "),
          ]),
        ),
      ]),
  });
  return [
    all,
    ...controls.map((control) =>
      markdownFile(portal, {
        page: addressOf.control(control.id),
        title: `${control.id} ${control.title}`,
        oneOf: "control",
        body: () => bodyOf(portal, control),
      }),
    ),
  ];
}

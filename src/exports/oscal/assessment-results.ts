/**
 * What tools saw of the controls, as OSCAL assessment results: at the level of controls only, never of criteria. A finding
 * stands only where a tool saw the control operating or failing; unknown, stale, partial, withheld, planned and merely
 * stated ones are observations without one.
 */
import { addressOf } from "../../domain/addresses.ts";
import type { ControlState, ControlView, Portal } from "../../domain/views.ts";
import { statementOf } from "./catalogs.ts";
import {
  line,
  metadataOf,
  OSCAL_ADDRESS,
  type OscalAround,
  oscalAround,
  ownProp,
  startOf,
  tokenOf,
  unlessEmpty,
} from "./shared.ts";

export const RESULTS_TITLE = "Self-reported control monitoring, not an independent assessment";

const FINDINGS: Partial<Record<ControlState, "satisfied" | "not-satisfied">> = {
  operating: "satisfied",
  failing: "not-satisfied",
};

/** Where the status of no control is published there are no results at all. */
export function hasResults({ controls }: Pick<Portal, "controls">): boolean {
  return controls.some(({ level }) => level !== "none");
}

function seenOf({ observation }: ControlView) {
  return observation.published ? observation.value : undefined;
}

function observationOf(around: OscalAround, control: ControlView) {
  const seen = seenOf(control);
  const performed = control.lastPerformed?.on;
  return {
    uuid: around.uuid(`observation/${control.id}`),
    title: line(`${control.id} ${control.title}`),
    description: line(control.because),
    props: [
      ownProp(around, "control", control.id),
      ownProp(around, "state", control.state),
      ownProp(around, "basis", "self-reported"),
      ...(seen ? [ownProp(around, "tool", line(seen.tool))] : []),
    ],
    links: [{ href: around.absolute(addressOf.control(control.id)), rel: "reference" }],
    methods: [seen ? "TEST" : performed ? "EXAMINE" : "UNKNOWN"],
    collected: seen?.lastChecked ?? startOf(performed ?? around.portal.asOf),
  };
}

function findingOf(around: OscalAround, control: ControlView) {
  const state = FINDINGS[control.state];
  if (!state) return [];
  return [
    {
      uuid: around.uuid(`finding/${control.id}`),
      title: line(`${control.id} ${control.title}`),
      description: line(control.because),
      target: {
        type: "statement-id",
        "target-id": statementOf(control.id),
        status: { state },
      },
      "related-observations": [{ "observation-uuid": around.uuid(`observation/${control.id}`) }],
    },
  ];
}

export function writeAssessmentResults(portal: Portal): object {
  const around = oscalAround(portal, OSCAL_ADDRESS.results);
  const plan = around.uuid("plan");
  const { controls } = portal;
  return {
    "assessment-results": {
      uuid: around.uuid(),
      metadata: metadataOf(around, RESULTS_TITLE),
      "import-ap": { href: `#${plan}` },
      results: [
        {
          uuid: around.uuid("result"),
          title: RESULTS_TITLE,
          description:
            "What the company’s tools last saw of its controls, and what the company states. No auditor took part. No state says that a criterion is met.",
          start: startOf(portal.asOf),
          "reviewed-controls": {
            "control-selections": [
              {
                "include-controls": controls.map(({ id }) => ({ "control-id": tokenOf(id) })),
              },
            ],
            links: [{ href: around.absolute(OSCAL_ADDRESS.controls), rel: "reference" }],
          },
          ...unlessEmpty(
            "observations",
            controls.map((control) => observationOf(around, control)),
          ),
          ...unlessEmpty(
            "findings",
            controls.flatMap((control) => findingOf(around, control)),
          ),
        },
      ],
      "back-matter": {
        resources: [
          {
            uuid: plan,
            title: "No assessment plan",
            description:
              "Monitoring follows no assessment plan; this resource stands where OSCAL asks for one.",
          },
        ],
      },
    },
  };
}

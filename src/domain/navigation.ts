/** The five groups of the navigation. What the content does not have has no page and no link. */
import type { Portal } from "./views.ts";

export interface NavigationLink {
  label: string;
  href: string;
}
export interface NavigationGroup extends NavigationLink {
  id: "reports" | "controls" | "data" | "status" | "answers";
  links: NavigationLink[];
}

/** Pages that have nothing to say do not exist; whoever links to one asks first. */
export function hasPage(portal: Portal, href: string): boolean {
  return describeNavigation(portal).some(({ links }) => links.some((link) => link.href === href));
}

export function describeNavigation(portal: Portal): NavigationGroup[] {
  const link = (label: string, href: string, shown: boolean): NavigationLink[] =>
    shown ? [{ label, href }] : [];
  const customers = portal.customers.published ? portal.customers.value : [];
  const duties = portal.controls.length + portal.providers.length + customers.length > 0;
  const groups: Omit<NavigationGroup, "href">[] = [
    {
      id: "reports",
      label: "Reports & documents",
      links: [
        ...link("Reports", "/reports/", portal.reports.length > 0),
        ...link(
          "Documents",
          "/documents/",
          portal.documents.length > 0 || portal.reports.length > 0,
        ),
        ...link(
          "Verify a document",
          "/verify/",
          [...portal.reports, ...portal.documents].some(({ file }) => file !== undefined),
        ),
        ...link("Share", "/share/", true),
        ...link("What SOC 2 is", "/soc2/", true),
        ...link("Privacy of requests", "/privacy/", portal.privacy !== undefined),
      ],
    },
    {
      id: "controls",
      label: "Controls & policies",
      links: [
        ...link("Criteria", "/criteria/", true),
        ...link("Controls", "/controls/", portal.controls.length > 0),
        ...link("Policies", "/policies/", portal.policies.length > 0),
        ...link("Responsibilities", "/responsibilities/", duties),
        ...link("For machines", "/api/", true),
      ],
    },
    {
      id: "data",
      label: "Data & subprocessors",
      links: [
        ...link("Data", "/data/", portal.data !== undefined),
        ...link("Subprocessors", "/subprocessors/", portal.subprocessors.length > 0),
        ...link("Changes", "/subprocessors/changes/", portal.subprocessorChanges.length > 0),
        ...link("AI", "/ai/", portal.ai !== undefined),
      ],
    },
    {
      id: "status",
      label: "Status & updates",
      links: [
        ...link("Uptime", "/uptime/", portal.uptime !== undefined),
        ...link("Updates", "/updates/", portal.updates.length > 0),
        ...link("What changed", "/changes/", true),
      ],
    },
    {
      id: "answers",
      label: "Answers",
      links: [
        ...link("Answers", "/answers/", portal.answers.length + portal.gatedAnswers.length > 0),
        ...link("Questionnaires", "/questionnaires/", portal.questionnaires.length > 0),
      ],
    },
  ];
  return groups.flatMap((group) =>
    group.links[0] ? [{ ...group, href: group.links[0].href }] : [],
  );
}

import { expect, test } from "vitest";
import {
  describeChange,
  describeDeadline,
  groupByYear,
  identifyChanges,
} from "#src/components/subprocessors/change-years.ts";
import {
  countInWords,
  describeEntity,
  describeSubjects,
  listAnnounced,
  objectionContact,
  objectionMail,
} from "#src/components/subprocessors/subprocessor-words.ts";
import { portalOf, present, subprocessor } from "../../support/content-builder.ts";

const NOTICE = { announcedOn: "2026-11-12", effectiveOn: "2026-12-20" };

function only(over: Parameters<typeof subprocessor>[1]) {
  return present(portalOf({ subprocessors: [subprocessor("one", over)] }).subprocessors[0]);
}

test("the count names each state that occurs, in the singular where it is one", () => {
  const { subprocessors } = portalOf({
    subprocessors: [
      subprocessor("a"),
      subprocessor("b", NOTICE),
      subprocessor("c", { announcedOn: "2026-09-01", effectiveOn: "2026-12-20" }),
      subprocessor("d", { removedOn: "2026-10-01" }),
      subprocessor("e", { removedOn: "2026-10-01" }),
    ],
  });
  expect(countInWords(subprocessors)).toBe(
    "1 subprocessor handles customer data now, 1 is in notice, 1 is announced and 2 were removed.",
  );
  expect(countInWords([])).toBe("No subprocessors handle customer data now.");
});

test("announced are those not in use, and an emergency replacement while objections are open", () => {
  const emergency = { reason: "The provider closed.", noticeSentOn: "2026-11-10" };
  const announced = listAnnounced(
    portalOf({
      subprocessors: [
        subprocessor("active"),
        subprocessor("notice", NOTICE),
        subprocessor("urgent", { announcedOn: "2026-11-10", effectiveOn: "2026-11-12", emergency }),
        subprocessor("gone", { removedOn: "2026-10-01" }),
      ],
    }),
  );
  expect(announced.map(({ id, state }) => `${id} ${state}`)).toEqual([
    "notice in-notice",
    "urgent active",
  ]);
});

test("objections go to the privacy contact, and to the security contact where there is none", () => {
  const security = { email: "security@example.com" };
  const privacy = { email: "privacy@example.com" };
  expect(objectionContact(portalOf({ company: { contacts: { security, privacy } } })).email).toBe(
    "privacy@example.com",
  );
  expect(objectionContact(portalOf()).role).toBe("security contact");
  expect(objectionMail({ name: "Fish & Co?" }, portalOf())).toBe(
    "mailto:security@example.com?subject=Objection%20to%20Fish%20%26%20Co%3F",
  );
});

test("people are named in lower case, but for words in capitals", () => {
  expect(describeSubjects(only({ dataSubjects: ["Users at customers", "EU citizens"] }))).toBe(
    "of users at customers; EU citizens",
  );
  expect(describeSubjects(only({}))).toBeUndefined();
});

test("the entity is its legal name and seat, as far as they are stated", () => {
  expect(describeEntity(only({ legalName: "One Ltd.", entityCountry: "IE" }))).toBe(
    "One Ltd., Ireland",
  );
  expect(describeEntity(only({}))).toBeUndefined();
});

test("changes stand by year, newest first", () => {
  const { subprocessorChanges } = portalOf({
    subprocessors: [
      subprocessor("a", {
        announcedOn: "2025-05-01",
        effectiveOn: "2025-07-01",
        changes: [{ on: "2026-02-01", text: "It moved." }],
      }),
    ],
  });
  const years = groupByYear(subprocessorChanges);
  expect(years.map(({ year, changes }) => [year, changes.map(({ on }) => on)])).toEqual([
    ["2026", ["2026-02-01"]],
    ["2025", ["2025-07-01", "2025-05-01"]],
  ]);
  expect(describeChange(present(subprocessorChanges[0]))).toBe("Changed: It moved.");
  expect(describeChange(present(subprocessorChanges[1]))).toBe("In effect: Hosting, Germany.");
});

test("the last day for objections counts as open, the day after as ended", () => {
  const change = {
    on: "2026-11-12",
    kind: "announced" as const,
    subprocessor: "a",
    name: "A",
    text: "",
    objectionDeadline: "2026-12-12",
    basis: "dates" as const,
  };
  expect(describeDeadline(change, "2026-12-12")).toBe(
    "Customers may object until 12 December 2026.",
  );
  expect(describeDeadline(change, "2026-12-13")).toBe(
    "Time for objections ended on 12 December 2026.",
  );
  expect(
    describeDeadline({ ...change, objectionDeadline: undefined }, "2026-12-13"),
  ).toBeUndefined();
});

test("each change has an id of its own, which later changes do not alter", () => {
  const changes = [
    { on: "2026-02-01", text: "It moved." },
    { on: "2026-02-01", text: "It grew." },
  ];
  const { subprocessorChanges } = portalOf({ subprocessors: [subprocessor("a", { changes })] });
  expect([...identifyChanges(subprocessorChanges).values()]).toEqual([
    "change-2026-02-01-a-changed",
    "change-2026-02-01-a-changed-2",
  ]);
});

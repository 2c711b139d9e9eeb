import { expect, test } from "vitest";
import { groupByTopic } from "#src/components/answers/answer-topics.ts";
import { nameQuestionnaire } from "#src/components/answers/questionnaire-names.ts";
import { tellOverdue } from "#src/components/policies/overdue-reviews.ts";
import { answer, portalOf } from "../../support/content-builder.ts";

test("each question stands once, under its first topic, topics in the alphabet's order", () => {
  const { answers } = portalOf({
    answers: [
      answer("late", { topics: ["Retention & deletion", "Access"] }),
      answer("early", { topics: ["Access"] }),
    ],
  });
  expect(groupByTopic(answers).map(({ id, name, answers: own }) => [id, name, own.length])).toEqual(
    [
      ["topic-access", "Access", 1],
      ["topic-retention-deletion", "Retention & deletion", 1],
    ],
  );
});

test("short names of questionnaires are abbreviations", () => {
  expect(nameQuestionnaire("mvsp")).toBe("MVSP");
  expect(nameQuestionnaire("acme-vendors")).toBe("acme-vendors");
});

test("overdue reviews are counted in words", () => {
  const overdue = answer("one", { lastReviewed: "2025-01-01", validUntil: "2025-06-01" });
  expect(tellOverdue(portalOf({ answers: [answer("two")] }).answers)).toBe("no review is overdue");
  expect(tellOverdue(portalOf({ answers: [overdue, answer("two")] }).answers)).toBe(
    "1 review is overdue",
  );
  expect(tellOverdue([{ state: "overdue" }, { state: "review-overdue" }])).toBe(
    "2 reviews are overdue",
  );
});

import { expect, it } from "vitest";
import { findProblems } from "../../fixtures/change-company.ts";

it("refuses an id that a list names twice", async () => {
  expect(
    await findProblems({
      "controls/access.yaml": [
        ["[CC6.1]", "[CC6.1, CC6.2, CC6.1]"],
        ["[app]", "[app, app]"],
        ["[access-control]", "[access-control, access-control]"],
      ],
      "policies/access-control.mdx": [["[CC6.1, A1.2]", "[A1.2, A1.2]"]],
    }),
  ).toMatchInlineSnapshot(`
    "controls/access.yaml:4:28 error listed-twice
    The criterion "CC6.1" already stands above in this list.
    received: CC6.1

    controls/access.yaml:5:19 error listed-twice
    The product "app" already stands above in this list.
    received: app

    controls/access.yaml:6:30 error listed-twice
    The policy "access-control" already stands above in this list.
    received: access-control

    policies/access-control.mdx:6:18 error listed-twice
    The criterion "A1.2" already stands above in this list.
    received: A1.2"
  `);
});

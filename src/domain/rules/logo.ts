/** The logo that company.yaml names: that it is there, and that every page can carry it. */
import { nearestWord } from "../../schemas/nearest.ts";
import { findLogoFault, trimLogo } from "../logo.ts";
import { findingAt, type Rule } from "./rule.ts";

export const logoRules: readonly Rule[] = [
  {
    id: "missing-logo",
    title: "The logo does not exist",
    severity: "error",
    soft: false,
    why: "company.yaml names a logo that is not in brand/. The page would show a broken picture.",
    fix: "Put the file into the content's brand/ folder, or correct the name.",
    check: ({ content, files }) => {
      const { logo } = content.company.data;
      if (logo === undefined || !files || files.brand.includes(logo)) return [];
      return [
        findingAt(content.company, ["logo"], `There is no file "${logo}" in brand/.`, {
          received: logo,
          suggestion: nearestWord(logo, files.brand),
        }),
      ];
    },
  },
  {
    id: "logo-unsafe",
    title: "The logo cannot stand on every page",
    severity: "error",
    soft: false,
    why: "The logo is written into every page, where the Content-Security-Policy forbids styles, scripts, handlers and addresses from a drawing, and its size counts on each page.",
    fix: "Save the logo as a plain, small SVG file whose colours are attributes such as fill.",
    check: ({ content, files }) => {
      const name = content.company.data.logo;
      if (name === undefined || files?.logo === undefined) return [];
      const fault = findLogoFault(trimLogo(files.logo), `brand/${name}`);
      return fault === undefined ? [] : [findingAt(content.company, ["logo"], fault)];
    },
  },
];

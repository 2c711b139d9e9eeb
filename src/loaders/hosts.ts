/** Hosts on which a real portal is built: there the clock is the real one and the fictional company is refused. */
import type { Company } from "../schemas/company.ts";
import type { Entry } from "../schemas/content.ts";
import { type Position, type Problem, problemAt } from "./problem.ts";

export interface Environment {
  readonly FANLIGHT_TODAY?: string | undefined;
  readonly FANLIGHT_CONTENT?: string | undefined;
  readonly FANLIGHT_ALLOW_SAMPLE?: string | undefined;
  readonly [variable: string]: string | undefined;
}

/** The variable that each host sets during a build. */
const HOST_VARIABLES = {
  NETLIFY: "Netlify",
  VERCEL: "Vercel",
  CF_PAGES: "Cloudflare Pages",
  WORKERS_CI: "Cloudflare Workers",
  RENDER: "Render",
  AWS_APP_ID: "AWS Amplify",
  AWS_AMPLIFY: "AWS Amplify",
  RAILWAY_ENVIRONMENT: "Railway",
} as const;

export function nameHost(environment: Environment): string | undefined {
  const variable = Object.keys(HOST_VARIABLES).find((name) => (environment[name] ?? "") !== "");
  return variable === undefined
    ? undefined
    : HOST_VARIABLES[variable as keyof typeof HOST_VARIABLES];
}

/** Hosts that run the door as functions. Undefined: a server of one's own, or a host for static files. */
export function functionHost(environment: Environment): "netlify" | "vercel" | undefined {
  if (environment.NETLIFY) return "netlify";
  return environment.VERCEL ? "vercel" : undefined;
}

export function refuseSampleOnHost(
  company: Entry<Company>,
  environment: Environment,
  position: Position,
): Problem[] {
  const host = nameHost(environment);
  if (!company.data.sample || host === undefined || environment.FANLIGHT_ALLOW_SAMPLE === "1")
    return [];
  return [
    problemAt("sample-on-host", company.origin.file, position, {
      key: "sample",
      message: `This is the fictional company, and this build runs on ${host}. A portal with made-up claims is not published by accident: put your own content in its place, or set FANLIGHT_ALLOW_SAMPLE=1 for a demonstration.`,
    }),
  ];
}

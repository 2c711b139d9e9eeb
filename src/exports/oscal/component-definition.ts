/** Products and policies, and which criteria the company’s controls bear on: a mapping, never that a criterion is met. */
import { addressOf } from "../../domain/addresses.ts";
import type { ControlState, ControlView, PolicyView, Portal } from "../../domain/views.ts";
import {
  line,
  metadataOf,
  OSCAL_ADDRESS,
  type OscalAround,
  oscalAround,
  ownProp,
  unlessEmpty,
} from "./shared.ts";

/** Only where the word of OSCAL says what the company says; unknown, stale, failing and withheld have no word there. */
const IMPLEMENTATION: Partial<Record<ControlState, string>> = {
  operating: "implemented",
  stated: "implemented",
  partial: "partial",
  planned: "planned",
  "not-applicable": "not-applicable",
};

type Product = Portal["company"]["products"][number];

function requirementOf(around: OscalAround, product: Product, control: ControlView) {
  const status = IMPLEMENTATION[control.state];
  return control.criteria.map((criterion) => ({
    uuid: around.uuid(`${product.id}/${criterion}/${control.id}`),
    "control-id": criterion,
    description: line(`${control.id} ${control.title}: ${control.description}`),
    props: [
      ownProp(around, "control", control.id),
      ownProp(around, "state", control.state),
      ownProp(around, "basis", "self-reported"),
      ...(status ? [ownProp(around, "implementation-status", status)] : []),
    ],
    links: [{ href: around.absolute(addressOf.control(control.id)), rel: "reference" }],
  }));
}

interface Implementation {
  part: string;
  description: string;
  requirements: readonly object[];
}

function implementationOf(
  around: OscalAround,
  { part, description, requirements }: Implementation,
) {
  if (requirements.length === 0) return {};
  return {
    "control-implementations": [
      {
        uuid: around.uuid(part),
        source: around.absolute(OSCAL_ADDRESS.catalog),
        description,
        "implemented-requirements": requirements,
      },
    ],
  };
}

function productOf(around: OscalAround, product: Product) {
  const { portal } = around;
  const controls = portal.controls.filter(
    ({ products }) => products.length === 0 || products.includes(product.id),
  );
  return {
    uuid: around.uuid(`product/${product.id}`),
    type: "service",
    title: line(product.name),
    description: line(product.description ?? portal.company.description),
    ...implementationOf(around, {
      part: `product/${product.id}/controls`,
      description: "Controls that bear on the criteria, as the company maps them; self-reported",
      requirements: controls.flatMap((control) => requirementOf(around, product, control)),
    }),
  };
}

function policyOf(around: OscalAround, policy: PolicyView) {
  return {
    uuid: around.uuid(`policy/${policy.id}`),
    type: "policy",
    title: line(policy.title),
    description: line(policy.summary ?? policy.title),
    props: [
      { name: "version", value: policy.version },
      ownProp(around, "state", policy.state),
      ...(policy.nextReview ? [ownProp(around, "next-review", policy.nextReview)] : []),
    ],
    links: [{ href: around.absolute(addressOf.policy(policy.id)), rel: "reference" }],
    ...implementationOf(around, {
      part: `policy/${policy.id}/criteria`,
      description: "Criteria that the policy names",
      requirements: policy.criteria.map((criterion) => ({
        uuid: around.uuid(`policy/${policy.id}/${criterion}`),
        "control-id": criterion,
        description: line(`${policy.title}, version ${policy.version}`),
      })),
    }),
  };
}

export function writeComponentDefinition(portal: Portal): object {
  const around = oscalAround(portal, OSCAL_ADDRESS.components);
  const components = [
    ...portal.company.products.map((product) => productOf(around, product)),
    ...portal.policies.map((policy) => policyOf(around, policy)),
  ];
  return {
    "component-definition": {
      uuid: around.uuid(),
      metadata: metadataOf(around, `Products and policies of ${portal.company.name}`),
      ...unlessEmpty("components", components),
    },
  };
}

import { getViteConfig } from "astro/config";

export default getViteConfig({
  test: {
    name: "astro",
    include: ["tests/components/**/*.test.ts"],
    testTimeout: 30_000,
  },
});

/** Cards take seconds where nothing is in the cache, so there is a way to build without them; pages then name none. */
export const drawsCards = (command: string, env: NodeJS.ProcessEnv): boolean =>
  command === "build" && env.FANLIGHT_CARDS !== "off";

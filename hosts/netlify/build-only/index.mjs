/** The adapter asks for this plugin in every mode; all that it does is emulate Netlify while somebody develops. */
export default function netlify() {
  return { name: "fanlight:no-netlify-emulation" };
}

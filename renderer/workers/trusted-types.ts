/**
 * The one default policy that the content security policy allows. Mantine and Recharts set style text through
 * innerHTML and the worker is started by address: both go through, markup and foreign addresses do not.
 */
interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createHTML(text: string): string; createScriptURL(address: string): string },
  ): unknown;
}

export function installTrustedTypes(scope: {
  trustedTypes?: PolicyFactory;
  location: { origin: string; href: string };
}): void {
  scope.trustedTypes?.createPolicy("default", {
    createHTML(text) {
      if (text.includes("<")) throw new TypeError("Markup is never written as text");
      return text;
    },
    createScriptURL(address) {
      if (new URL(address, scope.location.href).origin !== scope.location.origin) {
        throw new TypeError("Scripts come from this application only");
      }
      return address;
    },
  });
}

/** As much of Trusted Types as is of use here; TypeScript does not know them all. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/**
 * `url` as a page that requires Trusted Types takes it for a worker's script: by the policy `gan-trainer`, which the page
 * may have to allow. Elsewhere the address itself.
 * @throws TypeError where the page does not allow the policy.
 */
export function trustedScriptUrl(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return url;
  policy ??= trustedTypes.createPolicy('gan-trainer', { createScriptURL: (given) => given });
  return policy.createScriptURL(url);
}

import type { ComponentChildren } from 'preact';

/**
 * The address, when a page may link to it: https, no user name inside, and on one of `hosts` or under it.
 * Null otherwise. Never throws.
 */
export function safeHref(href: string | null | undefined, hosts: readonly string[]): string | null {
  if (!href) return null;
  try {
    const url = new URL(href);
    const known = hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
    return url.protocol === 'https:' && known && !url.username && !url.password ? url.href : null;
  } catch {
    return null;
  }
}

type Props = {
  href: string | null | undefined;
  /** Host names that the catalogue or the person named. */
  hosts: readonly string[];
  class?: string;
  children: ComponentChildren;
};

/** A link to a page outside; plain text where the address is not one that may be linked. */
export function OutsideLink({ href, hosts, class: className, children }: Props) {
  const safe = safeHref(href, hosts);
  if (!safe) return <span class={className}>{children}</span>;
  return (
    <a class={className} href={safe} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}

import type { SitePageName } from '@phoeiphrae/shared/sitePages';

export interface SiteLink {
  readonly name: SitePageName;
  /** Of the words for it. */
  readonly label: string;
}

/** The pages that menu, footer and site map lead to, each once. */
export const SITE_LINKS = {
  find: [
    { name: 'home', label: 'layout.home' },
    { name: 'public-items', label: 'layout.allItems' },
    { name: 'changes', label: 'layout.changes' },
    { name: 'announcement', label: 'layout.policy' },
    { name: 'information-act', label: 'layout.informationAct' },
    { name: 'assessment', label: 'layout.assessment' },
  ],
  reach: [
    { name: 'verify', label: 'layout.verify' },
    { name: 'public-opinions', label: 'layout.opinions' },
    { name: 'contact', label: 'layout.contactPage' },
    { name: 'request-information', label: 'layout.requestInformation' },
    { name: 'subscribe', label: 'layout.byMail' },
  ],
  about: [
    { name: 'official', label: 'layout.official' },
    { name: 'privacy', label: 'layout.privacy' },
    { name: 'accessibility', label: 'layout.accessibility' },
    { name: 'developers', label: 'layout.developers' },
    { name: 'broken-links', label: 'layout.brokenLinks' },
    { name: 'site-map', label: 'layout.siteMap' },
  ],
} as const satisfies Record<string, readonly SiteLink[]>;

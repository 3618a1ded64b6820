import type { Office } from '@phoeiphrae/shared/policy/office';
import type { Static } from 'typebox';

/** What an office publishes as its own: its mail and its telephone are no person's data. */
export const officeContactsOf = ({ email, website, phone }: Static<typeof Office>) => ({
  officeDomains: [email.split('@')[1] ?? '', new URL(website).hostname.replace(/^www\./, '')],
  officeContacts: [phone, email],
});

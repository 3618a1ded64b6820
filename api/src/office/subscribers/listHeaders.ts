/**
 * What programs for mail read: that this is a list, and how its reader leaves it with one tap (RFC 2369, 2919, 8058).
 * @param link of this reader alone; a POST to it ends all
 */
export const listHeaders = (origin: string, link: string): Record<string, string> => ({
  'List-Id': `<updates.${new URL(origin).hostname}>`,
  'List-Unsubscribe': `<${link}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  Precedence: 'bulk',
});

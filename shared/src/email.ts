/** An address that mail is sent to: plain letters only, so that nothing in it can be read as another header or address. */
export const EMAIL = /^[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;

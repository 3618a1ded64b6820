import { describe, expect, it } from 'vitest';
import { mailFaults } from './mail.ts';

const mailFrom = 'info@example.go.th';

describe('mailFaults', () => {
  it('none with both settings, and with neither', () => {
    expect(mailFaults({ smtpUrl: 'smtp://us%40er:p%3Ass@mail.example.go.th:587', mailFrom })).toEqual([]);
    expect(mailFaults({})).toEqual([]);
  });

  it.each([{ smtpUrl: 'smtp://mail.example.go.th' }, { mailFrom }])('one alone is a fault: %o', (config) => {
    expect(mailFaults(config)).toEqual(['SMTP_URL, MAIL_FROM: give both, or neither']);
  });

  it.each(['smtp://user:100%@mail.example.go.th', 'smtp://mail.example.go.th:99999'])(
    'an address that cannot be read is a fault, and is not repeated: %s',
    (smtpUrl) => {
      expect(mailFaults({ smtpUrl, mailFrom })).toEqual(['SMTP_URL: is no address of a server']);
    },
  );
});

export interface MailAttachment {
  readonly filename: string;
  readonly content: Buffer;
  readonly contentType: string;
}

/** What a mail says. The subject may come from anything that people typed. */
export interface MailWords {
  readonly subject: string;
  readonly text: string;
  readonly attachments?: readonly MailAttachment[];
  /** Of our own making: names and values of ASCII, with nothing in them that people typed. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface OutgoingMail extends MailWords {
  /** The same for the same mail, however often it is tried. */
  readonly id: string;
  /** Without a name where none is known. */
  readonly to: { readonly name?: string; readonly address: string };
  readonly fromName: string;
  readonly date: Date;
}

export interface Mailer {
  /**
   * Gives a mail to the server. `handing` is called, and waited for, when the server is ready to take the message: from
   * then on it may have it.
   * @throws {MailFault}
   */
  send(mail: OutgoingMail, handing: () => Promise<void>): Promise<void>;
}

/**
 * Why a mail was not taken, or is not known to have been. `later`: the server cannot now, or does not let us in;
 * `never`: it does not want this mail; `unknown`: it was given the message and did not answer.
 */
export class MailFault extends Error {
  override name = 'MailFault';
  readonly outcome: 'later' | 'never' | 'unknown';
  /** A code of the library or of SMTP; unlike the message it names nobody. */
  readonly reason: string;

  constructor(outcome: 'later' | 'never' | 'unknown', reason: string, message: string) {
    super(message);
    this.outcome = outcome;
    this.reason = reason;
  }
}
